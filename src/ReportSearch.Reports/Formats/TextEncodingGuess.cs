using System.Text;
using System.Text.Unicode;
using ReportSearch.Reports.Cleaning;

namespace ReportSearch.Reports.Formats;

/// <summary>A text decoded by a guess.</summary>
/// <param name="Encoding">IANA name, lower case; empty when no encoding is likely enough.</param>
/// <param name="Text">The decoded text.</param>
/// <param name="Confidence">How sure the guess is, 0 to 1: the share of common characters and the distance to the next candidate.</param>
/// <param name="Tried">What was tried with what result, for the message.</param>
internal sealed record GuessedText(string Encoding, string Text, double Confidence, string Tried);

/// <summary>
/// The encoding of a text that does not declare one: UTF-8 by its byte sequences, and GB18030, Big5 and UTF-16 by valid sequences and by the share of
/// common Chinese characters, of which a wrong decoding has hardly any.
/// </summary>
internal static class TextEncodingGuess
{
    private const int FewestChinese = 8;
    private const int BadUnitsOneIn = 2000;
    private const double LeastShare = 0.35;
    private const double LeastConfidence = 0.5;

    private static readonly Encoding s_gb18030 = Of("gb18030");
    private static readonly Encoding s_big5 = Of("big5");

    internal static Encoding Gb18030 => s_gb18030;

    internal static Encoding Big5 => s_big5;

    /// <summary>Decodes bytes without a byte order mark.</summary>
    internal static GuessedText Decode(ReadOnlySpan<byte> bytes)
    {
        bool nuls = bytes.Contains((byte)0);
        if (!nuls && Utf8.IsValid(bytes))
            return new GuessedText("utf-8", Encoding.UTF8.GetString(bytes), 1, "");
        if (!nuls && CutTail(bytes) is > 0 and var cut)
            return new GuessedText("utf-8", Encoding.UTF8.GetString(bytes[..^cut]) + "\uFFFD", 1, "");
        var candidates = new List<(string Name, string Text, double Score)>();
        if (!nuls)
        {
            Add("utf-8", Encoding.UTF8.GetString(bytes));
            Add("gb18030", s_gb18030.GetString(bytes));
            Add("big5", s_big5.GetString(bytes));
        }

        Add("utf-16le", Encoding.Unicode.GetString(bytes));
        Add("utf-16be", Encoding.BigEndianUnicode.GetString(bytes));

        candidates.Sort((a, b) => b.Score.CompareTo(a.Score));
        string tried = string.Join(", ", candidates.Select(candidate => FormattableString.Invariant($"{candidate.Name} {candidate.Score:0.00}")));
        if (candidates.Count == 0 || candidates[0].Score < LeastShare)
            return new GuessedText("", "", 0, tried);
        double second = candidates.Count > 1 ? Math.Max(candidates[1].Score, 0) : 0;
        double confidence = (candidates[0].Score - second) / candidates[0].Score;
        return confidence < LeastConfidence
            ? new GuessedText("", "", confidence, tried)
            : new GuessedText(candidates[0].Name, candidates[0].Text, confidence, tried);

        void Add(string name, string text) => candidates.Add((name, text, Score(text)));
    }

    /// <summary>How many bytes at the end of a text in UTF-8 are the beginning of a character, as where a file was cut; 0 where it is none, or no other character is Chinese.</summary>
    private static int CutTail(ReadOnlySpan<byte> bytes)
    {
        for (int tail = 1; tail <= 3 && tail < bytes.Length; tail++)
        {
            // Lead bytes of two, three and four.
            if (bytes[^tail] is >= 0xC2 and <= 0xF4)
                return tail < (bytes[^tail] < 0xE0 ? 2 : bytes[^tail] < 0xF0 ? 3 : 4) && Utf8.IsValid(bytes[..^tail]) && CommonCharacters.Count(Encoding.UTF8.GetString(bytes[..^tail])).Chinese >= FewestChinese ? tail : 0;
        }

        return 0;
    }

    /// <summary>Share of common characters among all that are not ASCII, punctuation and full-width forms left out; 0 for a text that is not possible.</summary>
    private static double Score(string text)
    {
        int other = 0, bad = 0;
        // A file that was cut ends in half a character.
        foreach (char unit in text.EndsWith('\uFFFD') ? text.AsSpan(0, text.Length - 1) : text)
        {
            if (unit == '\uFFFD' || unit < ' ' && unit is not ('\t' or '\n' or '\r' or '\f' or '\v'))
                bad++;
            else if (unit >= 0x80 && !Script.IsChinese(unit) && !IsOrdinaryMark(unit))
                other++;
        }

        (int chinese, int common) = CommonCharacters.Count(text);
        if (chinese < FewestChinese || bad * (long)BadUnitsOneIn > text.Length)
            return 0;
        return (double)common / (chinese + other);
    }

    private static bool IsOrdinaryMark(char unit) =>
        unit is (>= '\u3000' and <= '\u303F') or (>= '\uFF00' and <= '\uFFEF') or (>= '\u2000' and <= '\u2060') or '\u00A0' or '\u00B7' or (>= '\u2460' and <= '\u24FF') or (>= '\u2500' and <= '\u25FF');

    private static Encoding Of(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name) ?? throw new InvalidOperationException($"this runtime has no encoding {name}");
}
