using System.Text;
using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus.Tests.Search.Quotations;

/// <summary>
/// The texts of one field of all units, folded character by character, without white space, a line feed where a paragraph, cell or row ends, one behind the other:
/// a plain scan over one string. Shares with the product the folding of one character and nothing else.
/// </summary>
internal sealed class ScannedTexts
{
    private readonly string _all;
    private readonly int[] _starts;

    public ScannedTexts(IReadOnlyList<string> texts)
    {
        var all = new StringBuilder();
        _starts = new int[texts.Count + 1];
        for (int unit = 0; unit < texts.Count; unit++)
        {
            _starts[unit] = all.Length;
            all.Append(Folded(texts[unit], null)).Append('\n');
        }

        _starts[^1] = all.Length;
        _all = all.ToString();
    }

    public int Characters => _all.Length;

    /// <summary>Folded characters, a line feed for each break.</summary>
    /// <param name="text">The text.</param>
    /// <param name="places">Gets the place in the text of each character; null when not wanted.</param>
    public static string Folded(string text, List<int>? places)
    {
        var folded = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char unit = text[i];
            if (char.IsWhiteSpace(unit) && "\n\r\t\f".Contains(unit))
                folded.Append('\n');
            else if (!char.IsWhiteSpace(unit))
                folded.Append(CharacterFolding.Fold(unit));
            else
                continue;
            places?.Add(i);
        }

        return folded.ToString();
    }

    /// <summary>What a text asked for is, folded: white space of every kind goes.</summary>
    public static string Wanted(string text) => Folded(text, null).Replace("\n", "", StringComparison.Ordinal);

    /// <summary>Marks the units that hold the folded text.</summary>
    public void Mark(string wanted, bool[] units)
    {
        ReadOnlySpan<char> left = _all;
        int unit = 0;
        while (true)
        {
            int at = left.IndexOf(wanted, StringComparison.Ordinal);
            if (at < 0)
                return;
            int place = _all.Length - left.Length + at;
            while (_starts[unit + 1] <= place)
                unit++;
            units[unit] = true;
            left = _all.AsSpan(_starts[unit + 1]);
        }
    }

    /// <summary>
    /// The marks of these folded texts in a text, as ranges of it: from left to right the longest text that begins at a place, none over another.
    /// </summary>
    public static List<(int Start, int End)> Marks(string text, IReadOnlyList<string> wanted)
    {
        List<int> places = [];
        string folded = Folded(text, places);
        List<(int, int)> marks = [];
        for (int at = 0; at < folded.Length;)
        {
            int longest = 0;
            foreach (string one in wanted)
            {
                if (one.Length > longest && string.CompareOrdinal(folded, at, one, 0, one.Length) == 0)
                    longest = one.Length;
            }

            if (longest > 0)
                marks.Add((places[at], places[at + longest - 1] + 1));
            at += Math.Max(1, longest);
        }

        return marks;
    }
}
