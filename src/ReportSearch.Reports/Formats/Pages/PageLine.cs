using System.Text;
using ReportSearch.Reports.Cleaning;

namespace ReportSearch.Reports.Formats.Pages;

/// <summary>Words that stand on one line, from left to right.</summary>
internal sealed record PageLine(double Left, double Right, double Middle, double Em, string Text, IReadOnlyList<PlacedWord> Words)
{
    // A gap this wide is a blank that someone typed; less is what justification stretches.
    private const double BlankInEm = 0.75;
    private const double TypedBlankInEm = 0.18;
    private const double MixedBlankInEm = 0.38;
    private const int MostTypedBlanks = 2;
    private const double LatinBlankInEm = 0.15;

    private const double LeastChineseShare = 0.6;

    // Parts of a line whose middles differ by less than this share of the font size stand on one line: fonts place their letters differently.
    private const double LineTolerance = 0.5;

    /// <summary>Whether the size of the letters could be measured: on a word of which Chinese characters make most of the width.</summary>
    internal bool SizeIsKnown => Words.Any(word => word.Text.Count(Script.IsChinese) >= LeastChineseShare * WidthInEm(word.Text));

    /// <summary>Where the text ends without a last mark, which programs let hang out into the margin.</summary>
    internal double RightOfText => Script.CannotBegin(Text[^1]) && Text[^1] >= '\u2000' ? Right - Em : Right;

    /// <summary>Printed width: Chinese characters take one font size, the others about half of it.</summary>
    internal static double WidthInEm(ReadOnlySpan<char> text)
    {
        double width = 0;
        foreach (char unit in text)
            width += unit < 0x2000 || unit is (>= '\uDC00' and <= '\uDFFF') or (>= '\uFF61' and <= '\uFF9F') ? (char.IsLowSurrogate(unit) ? 0 : 0.5) : 1;
        return width;
    }

    /// <summary>Groups words to lines from top to bottom.</summary>
    internal static List<PageLine> Group(IEnumerable<PlacedWord> words)
    {
        List<PlacedWord> sorted = [.. words];
        var lines = new List<PageLine>();
        foreach ((int first, int end) in Ranges(sorted))
            lines.Add(Of(sorted[first..end]));
        return lines;
    }

    /// <summary>Sorts words from top to bottom and gives the ranges that stand on one line.</summary>
    internal static IEnumerable<(int First, int End)> Ranges(List<PlacedWord> words)
    {
        words.Sort((a, b) => a.Middle != b.Middle ? a.Middle.CompareTo(b.Middle) : a.Left.CompareTo(b.Left));
        int first = 0;
        double middle = 0, em = 0;
        for (int i = 0; i < words.Count; i++)
        {
            PlacedWord word = words[i];
            if (i > first && word.Middle - middle > LineTolerance * Math.Max(em, word.Em))
            {
                yield return (first, i);
                first = i;
            }

            // The largest words lead: a figure set high does not move the line.
            if (i == first || word.Right - word.Left > em * 4)
                middle = word.Middle;
            em = i == first ? word.Em : Math.Max(em, word.Em);
        }

        if (words.Count > 0)
            yield return (first, words.Count);
    }

    /// <summary>One line of these words.</summary>
    internal static PageLine Of(List<PlacedWord> words)
    {
        words.Sort((a, b) => a.Left.CompareTo(b.Left));
        // Chinese letters tell the size, foreign ones are as wide as their font likes.
        double em = words.MaxBy(word => (word.Text.Count(Script.IsChinese), word.Text.Length)).Em;
        var text = new StringBuilder();
        // Where only a few Chinese letters stand apart, a blank was typed there; a stretched line sets many apart.
        int apart = 0;
        var mixed = new List<double>();
        for (int i = 1; i < words.Count; i++)
        {
            double gap = words[i].Left - words[i - 1].Right;
            apart += IsChineseGap(words[i - 1], words[i]) && gap > TypedBlankInEm * em ? 1 : 0;
            if (IsMixedGap(words[i - 1], words[i]))
                mixed.Add(gap);
        }

        // Programs set foreign words a little apart from Chinese ones; a blank that was typed makes it more.
        mixed.Sort();
        double mixedBlank = Math.Max(MixedBlankInEm * em, mixed.Count < 3 ? 0 : mixed[mixed.Count / 2] * 1.6);
        for (int i = 0; i < words.Count; i++)
        {
            if (i > 0 && NeedsBlank(words[i - 1], words[i], em, apart <= MostTypedBlanks, mixedBlank))
                text.Append(' ');
            text.Append(words[i].Text);
        }

        return new PageLine(words[0].Left, words.Max(word => word.Right), words.Average(word => word.Middle), em, text.ToString(), words);
    }

    /// <summary>The parts of a line that wide gaps set apart, as the columns of a table without rules.</summary>
    internal List<PageLine> Parts(double gapInEm)
    {
        var parts = new List<PageLine>();
        var open = new List<PlacedWord>();
        double right = 0;
        foreach (PlacedWord word in Words)
        {
            if (open.Count > 0 && word.Left - right > gapInEm * Em)
            {
                parts.Add(Of(open));
                open = [];
            }

            right = open.Count == 0 ? word.Right : Math.Max(right, word.Right);
            open.Add(word);
        }

        parts.Add(Of(open));
        return parts;
    }

    /// <summary>What stands between the last character of one line and the first of the next when the two are one paragraph.</summary>
    internal static string Joint(ReadOnlySpan<char> above, ReadOnlySpan<char> below) =>
        above.Length > 0 && below.Length > 0 && Script.IsLatinOrDigit(above[^1]) && Script.IsLatinOrDigit(below[0]) && !(char.IsAsciiDigit(above[^1]) && char.IsAsciiDigit(below[0])) ? " " : "";

    /// <summary>
    /// Width of what could not be broken off the beginning of the line: a number or foreign word, a character with the marks that may not begin a line. Where
    /// a word of foreign letters begins it, these are as wide as they are printed.
    /// </summary>
    internal double FirstUnitInEm()
    {
        ReadOnlySpan<char> text = Text;
        PlacedWord first = Words[0];
        double printed = Ascii.IsValid(first.Text) ? ((first.Right - first.Left) / Em) - WidthInEm(first.Text) : 0;
        return FirstUnitInEm(text) + Math.Max(printed, 0);
    }

    private static double FirstUnitInEm(ReadOnlySpan<char> text)
    {
        int length = 1;
        // An opening mark may not end a line and takes what it opens along.
        while (length < text.Length && text[length - 1] is '（' or '(' or '《' or '“' or '〔' or '「')
            length++;
        if (char.IsAsciiLetterOrDigit(text[length - 1]))
        {
            while (length < text.Length && char.IsAscii(text[length]) && text[length] != ' ')
                length++;
        }

        while (length < text.Length && Script.CannotBegin(text[length]))
            length++;
        return WidthInEm(text[..length]);
    }

    private static bool NeedsBlank(in PlacedWord left, in PlacedWord right, double em, bool typed, double mixedBlank)
    {
        double gap = right.Left - left.Right;
        bool latin = char.IsAscii(left.Text[^1]) && char.IsAscii(right.Text[0]);
        if (IsMixedGap(left, right))
            return gap > mixedBlank;
        return gap > (latin ? LatinBlankInEm : typed && IsChineseGap(left, right) ? TypedBlankInEm : BlankInEm) * em;
    }

    private static bool IsMixedGap(in PlacedWord left, in PlacedWord right) =>
        (Script.IsChinese(left.Text[^1]) && Script.IsLatinOrDigit(right.Text[0])) || (Script.IsLatinOrDigit(left.Text[^1]) && Script.IsChinese(right.Text[0]));

    private static bool IsChineseGap(in PlacedWord left, in PlacedWord right) => Script.IsChinese(left.Text[^1]) && Script.IsChinese(right.Text[0]);
}
