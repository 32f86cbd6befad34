using System.Text;
using ReportSearch.Reports.Cleaning;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Sections;

/// <summary>Finds headings among the paragraphs: numbered ones that fill their line or run into their paragraph, and lines without number that carry a title of the genre.</summary>
internal static class HeadingFinder
{
    private const int LongestClause = 30;
    private const int LongestBareTitle = 24;
    private const int ShortestRunInText = 12;
    private const int ShortestClauseBehind = 5;
    private static readonly string[] FigureUnits = ["件", "条", "次", "篇", "人", "个", "份", "期", "起", "项", "万元", "%", "轮", "场", "册", "家", "块", "批"];

    /// <summary>The numbered lines of one paragraph, in order; most have none or one. The first may be no heading, what it is then is told by its company.</summary>
    internal static List<NumberedLine> Numbered(Document document, int blockIndex)
    {
        Block block = document.Blocks[blockIndex];
        int at = block.Start, end = TrimmedEnd(document.Text, block.Start, block.End);
        HeadingNumber? before = null;
        var lines = new List<NumberedLine>(1);
        while (at < end)
        {
            ReadOnlySpan<char> rest = document.Text.AsSpan(at, end - at);
            bool bare = false;
            bool read = HeadingNumber.TryParse(rest, out HeadingNumber number) || (before is null && (bare = HeadingNumber.TryParseBare(rest, out number)));
            if (read && (before is not { } outer || Follows(number, outer)))
            {
                (int titleStart, int titleEnd, int length) = bare ? BareTitleRange(rest, number) : TitleRange(rest, number);
                int inner = length == 0 || bare ? 0 : SecondLevel(rest[titleStart..titleEnd], number);
                if (inner > 0)
                {
                    titleEnd = titleStart + inner;
                    length = titleEnd;
                }

                string title = length == 0 ? "" : Cut(rest[titleStart..titleEnd]);
                if (title.Length > 0)
                {
                    bool whole = at + length >= end;
                    lines.Add(new NumberedLine(blockIndex, number, bare, new Heading(at, whole ? block.End : at + length, number, NumberingOf(rest, number), title, blockIndex)));
                    before = number;
                    at += length;
                    while (at < end && char.IsWhiteSpace(document.Text[at]))
                        at++;
                    if (inner > 0 || (at < end && HeadingNumber.TryParse(document.Text.AsSpan(at, end - at), out HeadingNumber next) && Follows(next, number)))
                        continue;
                }
                else if (before is null)
                {
                    lines.Add(new NumberedLine(blockIndex, number, bare, TitleBelow(document, blockIndex, number, rest)));
                }
            }

            // Further headings of a paragraph begin behind a full stop and go on with the count.
            if (before is null || !NextNumber(document.Text, end, before.Value, ref at))
                break;
        }

        return lines;
    }

    /// <summary>The number as printed; 【 opens a title and counts nothing.</summary>
    private static string NumberingOf(ReadOnlySpan<char> line, HeadingNumber number) => line[0] == '【' && number.Style == NumberStyle.Bullet ? "" : Closed(line[..number.Length]);

    /// <summary>第一部分 alone in its line has its title in the next one.</summary>
    private static Heading? TitleBelow(Document document, int blockIndex, HeadingNumber number, ReadOnlySpan<char> line)
    {
        if (number.Length < line.Length || number.Style > NumberStyle.HanBracket || blockIndex + 1 == document.Blocks.Count || document.Blocks[blockIndex + 1] is not { Kind: BlockKind.Paragraph } below)
            return null;
        ReadOnlySpan<char> title = document.Text.AsSpan(below.Start, below.End - below.Start).Trim();
        return title.Length is 0 or > LongestClause || title.IndexOfAny("。；！") >= 0 || HeadingNumber.TryParse(title, out _)
            ? null
            : new Heading(document.Blocks[blockIndex].Start, below.End, number, Closed(line), Cut(title), blockIndex + 1);
    }

    /// <summary>The title behind a bare number, an ordinal or a bullet.</summary>
    private static (int Start, int End, int Length) BareTitleRange(ReadOnlySpan<char> line, HeadingNumber number)
    {
        int start = number.Length;
        while (start < line.Length && line[start] is ' ' or '\u3000')
            start++;
        ReadOnlySpan<char> rest = line[start..];
        if (rest.IsEmpty || Script.CannotBegin(rest[0]) || IsDocumentName(rest))
            return default;
        if (line[0] == '【' && number.Style == NumberStyle.Bullet)
        {
            int closing = rest.IndexOf('】');
            return closing is >= 2 and <= LongestBareTitle && TitleTagging.NamesTheme(rest[..closing].ToString()) ? (start, start + closing, start + closing + 1) : default;
        }

        bool ordinal = number.Style == NumberStyle.Ordinal, bullet = number.Style == NumberStyle.Bullet;
        int stop = rest.IndexOfAny("。！；：:");
        if (stop < 0 || stop == rest.Length - 1)
        {
            // A bullet may close what it opens: ■概要■
            int end = bullet && rest[^1] == line[0] ? rest.Length - 1 : stop < 0 ? rest.Length : stop;
            bool title = end is > 1 and <= LongestBareTitle && (stop < 0 || rest[stop] is '：' or ':') && !HasFigure(rest[..end]) && rest[end - 1] is not ('，' or '、' or '；');
            return title ? (start, start + end, line.Length) : default;
        }

        if (!(ordinal || bullet) || rest[stop] is '；' or '！' || stop > LongestBareTitle || rest.Length - stop < ShortestRunInText)
            return default;
        ReadOnlySpan<char> clause = rest[..stop];
        bool runIn = !HasFigure(clause) && clause.Count('，') <= 1 && (!bullet || clause.Length <= 12) && clause.Length >= 2;
        return runIn ? (start, start + stop, start + stop + 1) : default;
    }

    /// <summary>《...》 or 关于...的通知: an item of a list of documents.</summary>
    private static bool IsDocumentName(ReadOnlySpan<char> title)
    {
        ReadOnlySpan<char> plain = title.TrimEnd("。；，、. ");
        return plain.Length > 2 && ((plain[0] == '《' && plain[^1] is '》' or '）') || plain.EndsWith("的通知") || plain.EndsWith("的意见"));
    }

    private static bool Follows(HeadingNumber number, HeadingNumber before) =>
        number.Style == before.Style && number.Depth == before.Depth ? number.Value == before.Value + 1 : number.Value == 1 && number.Style > before.Style;

    private static bool NextNumber(string text, int end, HeadingNumber before, ref int at)
    {
        for (int stop = text.IndexOf('。', at, end - at); stop >= 0 && stop + 2 < end; stop = text.IndexOf('。', stop + 1, end - stop - 1))
        {
            int next = stop + 1;
            while (next < end && char.IsWhiteSpace(text[next]))
                next++;
            if (next < end && HeadingNumber.TryParse(text.AsSpan(next, end - next), out HeadingNumber number) && Follows(number, before))
            {
                at = next;
                return true;
            }
        }

        return false;
    }

    /// <summary>The paragraph as a heading without number, or null.</summary>
    internal static Heading? Unnumbered(Document document, int blockIndex)
    {
        Block block = document.Blocks[blockIndex];
        if (block.Kind != BlockKind.Paragraph || block.End - block.Start > 40)
            return null;
        string line = Closed(document.Text.AsSpan(block.Start, block.End - block.Start));
        return TitleTagging.IsKnownTitle(line) ? new Heading(block.Start, block.End, null, "", Cut(line), blockIndex) : null;
    }

    /// <summary>Where the title stands behind its number and where the heading ends, closing mark included; length 0 when the paragraph is no heading.</summary>
    private static (int Start, int End, int Length) TitleRange(ReadOnlySpan<char> line, HeadingNumber number)
    {
        int start = number.Length;
        while (start < line.Length && char.IsWhiteSpace(line[start]))
            start++;
        ReadOnlySpan<char> rest = line[start..];
        if (rest.IsEmpty || Script.CannotBegin(rest[0]))
            return default;
        int longest = Longest(number.Style);
        int sentence = rest.IndexOfAny("。！");
        int colon = rest.IndexOfAny("：:");
        bool top = number.Style <= NumberStyle.HanComma;
        if (!top && IsDocumentName(rest))
            return default;

        // 1. The whole line, with or without a full stop.
        if (sentence < 0 && rest.IndexOf('；') < 0 && rest.Length <= longest && (colon < 0 || colon == rest.Length - 1 || (top && colon > 20)))
            return (top || !HasFigure(rest)) && rest[^1] is not ('，' or '、') ? (start, line.Length, line.Length) : default;

        // 2. A title and a blank before the text.
        int gap = rest.IndexOf(' ');
        if (gap is >= 2 and <= 25 && rest.Length > gap + 8 && Script.IsChinese(rest[gap - 1]) && rest[..gap].IndexOfAny("，。；：") < 0
            && FirstClause(rest[(gap + 1)..]) is > ShortestClauseBehind and var clauseBehind && !TitleTagging.IsKnownTitle(Closed(rest[..(gap + 1 + clauseBehind)]))
            && (top ? TitleTagging.IsLikeTitle(rest[..gap].ToString()) : gap <= 16 && sentence > gap && TitleTagging.NamesTheme(rest[..gap].ToString())))
            return (start, start + gap, start + gap);

        if (top && RunInTitle.Length(rest) is > 0 and var title)
            return (start, start + title, start + title);

        // 3. A short first sentence; when nothing follows it, its first clause.
        if (sentence > 0 && sentence <= longest - 10 && (colon < 0 || colon > sentence)
            && !HasFigure(rest[..sentence]) && rest[..sentence].Count('，') <= (number.Style <= NumberStyle.HanBracket ? 2 : 1) && rest[..sentence].IndexOf('；') < 0)
        {
            int clause = rest.IndexOf('，');
            ReadOnlySpan<char> behind = rest[(sentence + 1)..].TrimStart();
            // Nothing of its own behind it: a sentence, and a heading only where its first clause names a theme.
            bool alone = sentence + 1 < rest.Length ? HeadingNumber.TryParse(behind, out _) : rest.Length > 24;
            if (!alone)
                return (start, start + sentence, start + sentence + 1);
            if (clause is > 1 and <= 12 && !HasFigure(rest[..clause]) && (top || TitleTagging.NamesTheme(rest[..clause].ToString())))
                return (start, start + clause, start + clause + 1);
            return top || clause < 0 && rest.Length <= 24 ? (start, start + sentence, start + sentence + 1) : default;
        }

        // 4. A few words and a colon, or a known title and a blank or comma.
        if (colon is > 1 and <= 20 && rest[..colon].IndexOfAny("，。；") < 0)
            return (start, start + colon, start + colon + 1);
        int blank = rest.IndexOf(' ');
        if (blank is > 1 and <= 25 && rest[..blank].IndexOfAny("，。；、") < 0 && TitleTagging.NamesTheme(rest[..blank].ToString()) && rest.Length > longest)
            return (start, start + blank, start + blank);

        // 5. A numbered part without title: its first clause stands for one.
        if (top)
        {
            int clause = rest.IndexOfAny("，。；：");
            if (clause is > 1 and <= LongestClause)
                return (start, start + clause, start + clause + 1);
        }

        return default;
    }

    /// <summary>Length of the first clause; what is shorter than a few characters behind a blank is the rest of the title.</summary>
    private static int FirstClause(ReadOnlySpan<char> text) => text.IndexOfAny("。，；：") is >= 0 and var end ? end : text.Length;

    private static int Longest(NumberStyle style) => style switch
    {
        <= NumberStyle.HanComma => 60,
        NumberStyle.HanBracket => 50,
        NumberStyle.ArabicComma or NumberStyle.ArabicDot or NumberStyle.ArabicDotted => 40,
        _ => 36,
    };

    /// <summary>Two levels in one line: where the second number begins within the title, or 0.</summary>
    private static int SecondLevel(ReadOnlySpan<char> title, HeadingNumber number)
    {
        if (number.Style > NumberStyle.HanBracket)
            return 0;
        for (int i = 2; i < title.Length - 3; i++)
        {
            bool opens = number.Style <= NumberStyle.HanComma ? title[i] is '（' or '(' : title[i] is '1' or '１';
            if (opens && HeadingNumber.TryParse(title[i..], out HeadingNumber second) && second.Value == 1 && second.Style > number.Style)
                return i;
        }

        return 0;
    }

    /// <summary>An item that counts something, as 当面申请63件, is no title.</summary>
    internal static bool HasFigure(ReadOnlySpan<char> title)
    {
        for (int i = 1; i < title.Length; i++)
        {
            if (!char.IsAsciiDigit(title[i - 1]) || char.IsAsciiDigit(title[i]))
                continue;
            ReadOnlySpan<char> behind = title[i..].TrimStart("余多 万.");
            foreach (string unit in FigureUnits)
            {
                if (behind.StartsWith(unit))
                    return true;
            }
        }

        return EndsInCount(title);
    }

    /// <summary>召开专题会议两次 ends in a count, too; “三个一” and 第一批 do not.</summary>
    private static bool EndsInCount(ReadOnlySpan<char> title)
    {
        ReadOnlySpan<char> plain = title.TrimEnd("。；， ");
        if (plain.Length < 4 || !"件条次篇人份期起项轮场册家块批名".Contains(plain[^1]))
            return false;
        int at = plain[^2] is '人' or '余' ? plain.Length - 2 : plain.Length - 1;
        int digits = at;
        while (digits > 0 && "一二两三四五六七八九十百千万零〇几".Contains(plain[digits - 1]))
            digits--;
        return digits < at && digits > 1 && plain[digits - 1] is not ('第' or '“' or '每' or '新');
    }

    private static string Cut(ReadOnlySpan<char> title) => WithoutLatinNote(Closed(title).TrimEnd("。：:.！ ".ToCharArray()));

    /// <summary>总体情况(Overview) is 总体情况.</summary>
    private static string WithoutLatinNote(string title)
    {
        int open = title.LastIndexOfAny(['(', '（']);
        bool note = open > 1 && title[^1] is ')' or '）' && !Script.HasChinese(title.AsSpan(open)) && title.AsSpan(open).IndexOfAnyInRange('A', 'z') >= 0;
        return note ? title[..open].TrimEnd() : title;
    }

    /// <summary>Without the blanks beside Chinese characters, which layout put there.</summary>
    internal static string Closed(ReadOnlySpan<char> text)
    {
        var closed = new StringBuilder(text.Length);
        text = text.Trim();
        for (int i = 0; i < text.Length; i++)
        {
            bool inner = char.IsWhiteSpace(text[i]) && text[i - 1] < '\u0300' && text[i + 1] < '\u0300';
            if (!char.IsWhiteSpace(text[i]) || inner)
                closed.Append(text[i]);
        }

        return closed.ToString();
    }

    internal static int TrimmedEnd(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }
}
