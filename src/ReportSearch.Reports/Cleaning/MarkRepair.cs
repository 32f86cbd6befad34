using System.Text.RegularExpressions;
using ReportSearch.Text;

namespace ReportSearch.Reports.Cleaning;

/// <summary>Marks that a converter left for pictures, bookmarks and fields. The text before and after a removed mark goes on in the same paragraph.</summary>
internal static class MarkRepair
{
    private const int LongestMark = 600;
    private const int LongestRubbish = 80;
    private static readonly string[] PictureWords = ["image", "picture", "drawing", "shape", "chart", "object", "textbox", "graphic"];

    private static readonly Regex FieldCode = InputPattern.Of(
        """HYPERLINK[ \t]+(\\l[ \t]+)?"[^"\n]{0,300}"([ \t]*\\[a-z]([ \t]+"[^"\n]{0,80}")?)*|PAGEREF[ \t]+_Toc[0-9]+([ \t]*\\[a-z])*|(NOTEREF|REF)[ \t]+_Ref[0-9]+([ \t]*\\[a-z])*|INCLUDEPICTURE([ \t]+\\[a-z])*[ \t]+"[^"\n]{0,300}"([ \t]*\\[*]?[ \t]*[a-zA-Z]{1,16})*|EMBED[ \t]+[A-Z][A-Za-z]{1,20}(\.[A-Za-z0-9]{1,20}){1,3}|SEQ[ \t]+[^\\\n ]{1,12}[ \t]+\\\*[ \t]*ARABIC|SHAPE[ \t]+\\\*[ \t]*MERGEFORMAT|TOC([ \t]+\\[a-z]([ \t]+"[^"\n]{0,20}")?)+|(PAGE|NUMPAGES|SECTIONPAGES|DATE|TIME)[ \t]*\\\*[ \t]*[A-Za-z]+|\\\*[ \t]*MERGEFORMAT(INET)?""");

    /// <param name="Draft">The text without marks.</param>
    /// <param name="Pictures">Picture marks removed.</param>
    /// <param name="Bookmarks">Bookmarks removed.</param>
    /// <param name="Fields">Field codes removed.</param>
    /// <param name="Places">Where in the new text a picture mark stood, in order.</param>
    internal sealed record Outcome(TextDraft Draft, int Pictures, int Bookmarks, int Fields, IReadOnlyList<int> Places);

    internal static Outcome Repair(TextDraft draft)
    {
        string text = draft.Text;
        var removed = new List<(int Start, int Length)>();
        var places = new List<int>();
        int pictures = 0, bookmarks = 0, shrunk = 0;
        for (int open = text.IndexOf('['); open >= 0; open = open + 1 < text.Length ? text.IndexOf('[', open + 1) : -1)
        {
            bool picture = StartsPicture(text, open);
            if (!picture && !Starts(text, open, "bookmark"))
                continue;
            int end = MarkEnd(text, open);
            if (end < 0)
                continue;
            if (picture)
            {
                pictures++;
                end = SkipRubbish(text, end);
                places.Add(open - shrunk);
            }
            else
            {
                bookmarks++;
            }

            removed.Add((open, end - open));
            shrunk += end - open;
            open = end - 1;
        }

        TextDraft unmarked = draft.Without(removed);
        var fields = new List<(int Start, int Length)>();
        if (unmarked.Text.Contains('\\') || unmarked.Text.Contains("HYPERLINK", StringComparison.Ordinal) || unmarked.Text.Contains("EMBED", StringComparison.Ordinal) || unmarked.Text.Contains("INCLUDEPICTURE", StringComparison.Ordinal))
        {
            foreach (ValueMatch field in FieldCode.EnumerateMatches(unmarked.Text))
                fields.Add((field.Index, field.Length));
        }

        return new Outcome(unmarked.Without(fields), pictures, bookmarks, fields.Count, Shifted(places, fields));
    }

    /// <summary>Places of a text after the ranges were taken out of it.</summary>
    internal static IReadOnlyList<int> Shifted(IReadOnlyList<int> places, List<(int Start, int Length)> fields)
    {
        if (fields.Count == 0)
            return places;
        var shifted = new List<int>(places.Count);
        int next = 0, shrunk = 0;
        foreach (int place in places)
        {
            while (next < fields.Count && fields[next].Start < place)
                shrunk += fields[next++].Length;
            shifted.Add(Math.Max(place - shrunk, 0));
        }

        return shifted;
    }

    private static bool StartsPicture(string text, int open)
    {
        foreach (string word in PictureWords)
        {
            if (Starts(text, open, word))
                return true;
        }

        return false;
    }

    private static bool Starts(string text, int open, string word) =>
        string.Compare(text, open + 1, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
        && open + 1 + word.Length < text.Length && text[open + 1 + word.Length] is ':' or '：';

    /// <summary>One past the closing bracket; brackets inside, as in a file name [1].jpg, are paired.</summary>
    private static int MarkEnd(string text, int open)
    {
        int depth = 0;
        for (int i = open; i < text.Length && i - open < LongestMark && text[i] is not ('\n' or '\r'); i++)
        {
            if (text[i] == '[')
                depth++;
            else if (text[i] == ']' && --depth == 0)
                return i + 1;
        }

        int first = text.IndexOf(']', open, Math.Min(LongestMark, text.Length - open));
        int line = text.AsSpan(open, Math.Min(LongestMark, text.Length - open)).IndexOfAny('\n', '\r');
        return first >= 0 && (line < 0 || first < open + line) ? first + 1 : -1;
    }

    /// <summary>
    /// What text recognition made of the picture: Latin letters and signs up to the end of the line or the next mark. A run that Chinese text goes on
    /// behind may be real (PPP项目) and stays.
    /// </summary>
    private static int SkipRubbish(string text, int from)
    {
        int letters = 0, others = 0, digits = 0, at = from;
        for (; at < text.Length && text[at] is not ('\n' or '\r' or '\t' or '\f' or '['); at++)
        {
            char unit = text[at];
            if (at - from > LongestRubbish || Script.IsChinese(unit) || (unit > '\u00FF' && Script.IsSentenceEnd(unit)))
                return from;
            if (char.IsAsciiLetter(unit))
                letters++;
            else if (char.IsAsciiDigit(unit))
                digits++;
            else if (unit != ' ')
                others++;
        }

        ReadOnlySpan<char> run = text.AsSpan(from, at - from);
        bool address = run.Contains("www.", StringComparison.OrdinalIgnoreCase) || run.Contains("://", StringComparison.Ordinal) || run.Contains('@');
        return letters > 1 && letters >= digits + others && !address ? at : from;
    }
}
