namespace ReportSearch.Reports.Cleaning;

/// <summary>Takes the marks of Markdown out, so that headings and paragraphs read as printed. Tables between pipes stay for the table finder.</summary>
internal static class MarkdownRepair
{
    private const int LongestTarget = 2000;

    internal static (TextDraft Draft, int Count) Repair(TextDraft draft)
    {
        string text = draft.Text;
        var removed = new List<(int Start, int Length)>();
        for (int start = 0; start < text.Length;)
        {
            int length = text.AsSpan(start).IndexOfAny('\n', '\r');
            int end = length < 0 ? text.Length : start + length;
            Line(text, start, end, removed);
            start = end + 1;
        }

        return (draft.Without(removed), removed.Count);
    }

    private static void Line(string text, int start, int end, List<(int Start, int Length)> removed)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        ReadOnlySpan<char> line = text.AsSpan(start, end - start);
        if (line.IsEmpty)
            return;
        bool rule = line.Length >= 3 && (line.IndexOfAnyExcept("=") < 0 || line.IndexOfAnyExcept("- ") < 0 || line.IndexOfAnyExcept("* ") < 0 || line.IndexOfAnyExcept("_ ") < 0);
        if (rule || line.StartsWith("```") || line.StartsWith("~~~"))
        {
            removed.Add((start, end - start));
            return;
        }

        // 1. Marks at the beginning: quotation, heading, item.
        int at = start;
        while (at + 1 < end && text[at] == '>')
            at += text[at + 1] == ' ' ? 2 : 1;
        int heading = text.AsSpan(at, end - at).IndexOfAnyExcept('#');
        if (heading is >= 1 and <= 6 && text[at + heading] == ' ')
        {
            at += heading + 1;
            int last = end;
            while (last > at && text[last - 1] == '#')
                last--;
            if (last < end && last > at && text[last - 1] == ' ')
            {
                Inside(text, start, at, last, removed);
                removed.Add((last, end - last));
                return;
            }
        }
        else if (at + 1 < end && text[at] is '-' or '*' or '+' && text[at + 1] == ' ')
        {
            at += 2;
        }

        Inside(text, start, at, end, removed);
    }

    /// <summary>Emphasis, code, links, pictures and escapes between <paramref name="at"/> and the end; what stands before is removed, too.</summary>
    private static void Inside(string text, int start, int at, int end, List<(int Start, int Length)> removed)
    {
        if (at > start)
            removed.Add((start, at - start));
        bool stars = Runs(text, at, end) is > 1 and var runs && runs % 2 == 0;
        for (int i = at; i < end; i++)
        {
            char unit = text[i];
            if (unit == '\\' && i + 1 < end && char.IsAscii(text[i + 1]) && char.IsPunctuation(text[i + 1]))
            {
                removed.Add((i++, 1));
            }
            else if (unit == '*' && stars || unit == '`')
            {
                removed.Add((i, 1));
            }
            else if (unit is '[' or '!' && Link(text, i, end) is { } link)
            {
                if (unit == '!')
                {
                    removed.Add((i, link.End - i));
                }
                else
                {
                    removed.Add((i, 1));
                    removed.Add((link.LabelEnd, link.End - link.LabelEnd));
                }

                i = link.End - 1;
            }
        }
    }

    private static int Runs(string text, int at, int end)
    {
        int runs = 0;
        for (int i = at; i < end; i++)
            runs += text[i] == '*' && (i == at || text[i - 1] != '*') ? 1 : 0;
        return runs;
    }

    /// <summary>[label](target), perhaps with ! before it.</summary>
    private static (int LabelEnd, int End)? Link(string text, int at, int end)
    {
        int open = text[at] == '!' ? at + 1 : at;
        if (open >= end || text[open] != '[')
            return null;
        ReadOnlySpan<char> rest = text.AsSpan(open, Math.Min(end - open, LongestTarget));
        int close = rest.IndexOf(']');
        if (close < 0 || close + 1 >= rest.Length || rest[close + 1] != '(')
            return null;
        int target = rest[close..].IndexOf(')');
        return target < 0 ? null : (open + close, open + close + target + 1);
    }
}
