using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Cleaning;

/// <summary>Takes the marks of Markdown out, so that headings and paragraphs read as printed. Tables between pipes stay for the table finder.</summary>
internal static class MarkdownRepair
{
    private const int LongestTarget = 2000;
    private const int MostFrontMatterLines = 60;

    internal static (TextDraft Draft, int Count) Repair(TextDraft draft)
    {
        string text = draft.Text;
        var removed = new List<(int Start, int Length)>();
        char fence = '\0';
        for (int start = FrontMatter(text, removed); start < text.Length;)
        {
            int length = text.AsSpan(start).IndexOfAny('\n', '\r');
            int end = length < 0 ? text.Length : start + length;
            (int from, int to) = TextRange.Trimmed(text, start, end);
            if (from < to)
            {
                ReadOnlySpan<char> line = text.AsSpan(from, to - from);
                // What stands in a fence is shown as it is written; the fence itself is not.
                if (line.StartsWith("```") || line.StartsWith("~~~"))
                {
                    if (fence == '\0' || line[0] == fence)
                    {
                        fence = fence == '\0' ? line[0] : '\0';
                        removed.Add((from, to - from));
                    }
                }
                else if (fence == '\0')
                {
                    Line(text, from, to, removed);
                }
            }

            start = end + 1;
        }

        return (draft.Without(removed), removed.Count);
    }

    /// <summary>Settings between two lines of --- at the very beginning; gives where the text goes on.</summary>
    private static int FrontMatter(string text, List<(int Start, int Length)> removed)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal) && !text.StartsWith("---\r\n", StringComparison.Ordinal))
            return 0;
        int at = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        for (int lines = 0; lines < MostFrontMatterLines && at < text.Length; lines++)
        {
            int end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            ReadOnlySpan<char> line = text.AsSpan(at, end - at).Trim();
            if (line.SequenceEqual("---"))
            {
                removed.Add((0, end));
                return Math.Min(end + 1, text.Length);
            }

            // A line that is no setting: the text was only parted by a rule.
            if (!line.IsEmpty && line.IndexOf(':') < 0 && !line.StartsWith("-") && !line.StartsWith("#"))
                return 0;
            at = end + 1;
        }

        return 0;
    }

    private static void Line(string text, int start, int end, List<(int Start, int Length)> removed)
    {
        ReadOnlySpan<char> line = text.AsSpan(start, end - start);
        bool rule = line.Length >= 3 && (line.IndexOfAnyExcept("=") < 0 || line.IndexOfAnyExcept("- ") < 0 || line.IndexOfAnyExcept("* ") < 0 || line.IndexOfAnyExcept("_ ") < 0);
        if (rule || IsDefinition(line))
        {
            removed.Add((start, end - start));
            return;
        }

        // 1. Marks at the beginning: quotation, heading, item, box of a task.
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
            if (at + 3 < end && text[at] == '[' && text[at + 1] is ' ' or 'x' or 'X' && text[at + 2] == ']' && text[at + 3] == ' ')
                at += 4;
        }

        Inside(text, start, at, end, removed);
    }

    /// <summary>[name]: address, which only links refer to.</summary>
    private static bool IsDefinition(ReadOnlySpan<char> line)
    {
        if (line.Length < 6 || line[0] != '[' || line[1] == '^')
            return false;
        int close = line.IndexOf("]:");
        if (close < 2)
            return false;
        ReadOnlySpan<char> target = line[(close + 2)..].Trim();
        return !target.IsEmpty && (target[0] is '<' or '/' or '#' or '.' || target.Contains("://", StringComparison.Ordinal)) && !Script.HasChinese(target[..Math.Max(target.IndexOf(' '), 1)]);
    }

    /// <summary>Emphasis, code, links, pictures, comments and escapes between <paramref name="at"/> and the end; what stands before is removed, too.</summary>
    private static void Inside(string text, int start, int at, int end, List<(int Start, int Length)> removed)
    {
        if (at > start)
            removed.Add((start, at - start));
        bool stars = IsPaired(text, at, end, '*', 1), lows = IsPaired(text, at, end, '_', 2), struck = IsPaired(text, at, end, '~', 2);
        for (int i = at; i < end; i++)
        {
            char unit = text[i];
            if (unit == '\\' && i + 1 < end && char.IsAscii(text[i + 1]) && (char.IsPunctuation(text[i + 1]) || char.IsSymbol(text[i + 1])))
            {
                removed.Add((i++, 1));
            }
            else if ((unit == '*' && stars) || unit == '`' || (unit == '_' && lows && IsDoubled(text, i, at, end)) || (unit == '~' && struck && IsDoubled(text, i, at, end)))
            {
                removed.Add((i, 1));
            }
            else if (unit == '<' && Markup(text, i, end) is > 0 and var length)
            {
                // <http://a> is an address in brackets, which stays.
                if (text.AsSpan(i + 1, length - 2).Contains("://", StringComparison.Ordinal))
                {
                    removed.Add((i, 1));
                    removed.Add((i + length - 1, 1));
                }
                else
                {
                    removed.Add((i, length));
                }

                i += length - 1;
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

    /// <summary>Whether runs of at least so many of a mark open and close something: their number is even and not nothing.</summary>
    private static bool IsPaired(string text, int at, int end, char mark, int least)
    {
        int runs = 0;
        for (int i = at; i < end; i++)
        {
            if (text[i] != mark || (i > at && text[i - 1] == mark))
                continue;
            int length = 1;
            while (i + length < end && text[i + length] == mark)
                length++;
            runs += length >= least ? 1 : 0;
        }

        return runs > 1 && runs % 2 == 0;
    }

    private static bool IsDoubled(string text, int i, int at, int end) => (i > at && text[i - 1] == text[i]) || (i + 1 < end && text[i + 1] == text[i]);

    /// <summary>Length of a comment, an element or an address in angle brackets that begins here; 0 for a mere sign.</summary>
    private static int Markup(string text, int at, int end)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at, Math.Min(end - at, LongestTarget));
        if (rest.StartsWith("<!--"))
            return rest.IndexOf("-->") is > 0 and var close ? close + 3 : 0;
        if (rest.Length < 3 || !(char.IsAsciiLetter(rest[1]) || rest[1] == '/'))
            return 0;
        int length = rest.IndexOf('>');
        return length > 1 && !Script.HasChinese(rest[..length]) ? length + 1 : 0;
    }

    /// <summary>[label](target) or [label][name], perhaps with ! before it.</summary>
    private static (int LabelEnd, int End)? Link(string text, int at, int end)
    {
        int open = text[at] == '!' ? at + 1 : at;
        if (open >= end || text[open] != '[')
            return null;
        ReadOnlySpan<char> rest = text.AsSpan(open, Math.Min(end - open, LongestTarget));
        int close = rest.IndexOf(']');
        if (close < 0 || close + 1 >= rest.Length || rest[close + 1] is not ('(' or '['))
            return null;
        int target = rest[(close + 1)..].IndexOf(rest[close + 1] == '(' ? ')' : ']');
        return target < 0 ? null : (open + close, open + close + 1 + target + 1);
    }
}
