using System.Text;

namespace ReportSearch.Reports.Formats;

/// <summary>Text that was decoded wrongly before it was saved, so that its characters are others than the printed ones.</summary>
internal static class Mojibake
{
    private const int SampledUnits = 20_000;
    private const int FewestUnits = 20;

    // Right text has over half; the rare characters of a wrong decoding stay far below a third.
    private const double MostCommonOfWrong = 0.33;
    private const double LeastCommonOfRight = 0.5;

    private static readonly Encoding s_strictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: false);

    private static readonly (string Name, Encoding ReadAs, Encoding Was)[] s_mixUps =
    [
        ("UTF-8 read as GBK", TextEncodingGuess.Gb18030, s_strictUtf8),
        ("Big5 read as GBK", TextEncodingGuess.Gb18030, TextEncodingGuess.Big5),
        ("GBK read as Big5", TextEncodingGuess.Big5, TextEncodingGuess.Gb18030),
        ("UTF-8 read as Latin-1", Encoding.Latin1, s_strictUtf8),
        ("GBK read as Latin-1", Encoding.Latin1, TextEncodingGuess.Gb18030),
    ];

    /// <summary>What happened to the text, or null when it is sound. A text is only called wrong when undoing the mix-up gives Chinese.</summary>
    internal static string? Find(string text)
    {
        int lost = Count(text, "锟斤拷") * 3;
        foreach (char unit in text)
            lost += unit == '\uFFFD' ? 1 : 0;
        (int chinese, int common) = CommonCharacters.Count(text);
        if (lost > FewestUnits && lost * 10L > chinese)
            return "its characters were lost in an earlier conversion (锟斤拷)";
        int marks = text.AsSpan().Count('?');
        if (marks > FewestUnits && marks * 2L > chinese && text.Contains("????", StringComparison.Ordinal))
            return "its characters were lost in an earlier conversion (????)";
        int latin = 0, units = 0;
        foreach (char unit in text.AsSpan(0, Math.Min(text.Length, SampledUnits)))
        {
            latin += unit is >= '\u0080' and <= '\u00FF' ? 1 : 0;
            units += unit >= '\u0080' ? 1 : 0;
        }

        bool rare = chinese >= FewestUnits && common < chinese * MostCommonOfWrong;
        bool latinText = units >= FewestUnits && latin * 2 > units;
        if (!rare && !latinText)
            return null;
        string sample = text[..Math.Min(text.Length, SampledUnits)];
        foreach ((string name, Encoding readAs, Encoding was) in s_mixUps)
        {
            string undone = was.GetString(readAs.GetBytes(sample));
            (int right, int rightCommon) = CommonCharacters.Count(undone);
            if (right >= FewestUnits / 2 && rightCommon >= right * LeastCommonOfRight)
                return name;
        }

        return null;
    }

    private static int Count(string text, string part)
    {
        int count = 0;
        for (int at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
            count++;
        return count;
    }
}
