using ReportSearch.Reports.Sections;

namespace ReportSearch.Reports.Cleaning;

/// <summary>Whether a paragraph goes on in the next line.</summary>
internal sealed class LineJoining(string text, WrapMeasure wrap)
{
    // A line of a file without hard breaks that ends in the middle of a sentence after this many characters was cut, not finished.
    private const int LongUnfinished = 40;

    private static readonly string[] TitleEnds =
        ["情况", "工作", "问题", "措施", "建设", "制度", "方面", "事项", "公开", "平台", "机制", "渠道", "管理", "服务", "水平", "能力", "监督", "培训", "概述", "作用", "实效", "格局", "附表", "打算", "安排"];

    /// <param name="above">The line that may go on.</param>
    /// <param name="opening">Where the paragraph that <paramref name="above"/> belongs to begins.</param>
    /// <param name="below">The next line with content.</param>
    /// <param name="blanks">Blank lines between the two.</param>
    /// <param name="cut">True when a page or picture mark stood between the two.</param>
    internal bool GoesOn(TextLine above, int opening, TextLine below, int blanks, bool cut)
    {
        if (wrap.SetIn)
            return below.Indent < WrapMeasure.LeastIndent && blanks <= (cut ? 3 : 0);
        char last = text[above.End - 1];
        char first = text[below.Start];
        if (IsAddress(above) || IsAddress(below))
            return IsAddress(above) && IsAddress(below) ? false : wrap.Width > 0 && !LoneAddress(above) && !LoneAddress(below) && InWrapped(above, opening, below, blanks, cut);
        if (HeadingNumber.TryParse(below.Content(text), out HeadingNumber number) && !(number.Style == NumberStyle.ArabicDot && wrap.Width > 0 && char.IsAsciiDigit(last))
            && !(wrap.Width > 0 && IsWithinSentence(below.Content(text), number, last)))
            return false;
        if (StartsLikeItem(below.Content(text)))
            return false;
        return wrap.Width > 0 ? InWrapped(above, opening, below, blanks, cut) : InUnwrapped(above, opening, below, blanks, cut, last, first);
    }

    /// <summary>A number that only the line end brought to the beginning: 百分之 / 五，or （维持1、纠正 / 2），.</summary>
    private static bool IsWithinSentence(ReadOnlySpan<char> below, HeadingNumber number, char last)
    {
        if (Script.IsSentenceEnd(last) || last is '：' or ':')
            return false;
        return (number.Length < below.Length && Script.CannotBegin(below[number.Length])) || below[number.Length - 1] is '，' or ',';
    }

    private bool InWrapped(TextLine above, int opening, TextLine below, int blanks, bool cut)
    {
        int allowed = wrap.BlankBetweenLines ? 1 : 0;
        if (blanks > allowed + (cut ? 3 : 0))
            return false;
        ReadOnlySpan<char> upper = above.Content(text);
        ReadOnlySpan<char> lower = below.Content(text);
        if (Script.CannotBegin(lower[0]))
            return true;
        // A new paragraph is set in by two characters where the layout was kept.
        if (below.Indent - wrap.BaseIndent is >= 3 and < 12)
            return false;
        int room = wrap.Width - Script.Width(upper) - FirstUnit(lower);
        bool opensParagraph = above.Start == opening;
        if (Script.IsSentenceEnd(LastMark(upper)))
            return room <= -1 && !IsCaptionOrClosing(lower);
        if (room > (opensParagraph ? 6 : 4))
            return false;
        return !opensParagraph || !IsWholeHeading(upper, lower);
    }

    private bool InUnwrapped(TextLine above, int opening, TextLine below, int blanks, bool cut, char last, char first)
    {
        if (blanks > (cut ? 3 : 0) && !(blanks <= 1 && Script.CannotBegin(first)))
            return false;
        if (Script.CannotBegin(first))
            return above.Length >= 8;
        int length = above.End - opening;
        if (Script.IsSentenceEnd(last) || Script.IsClosing(last) || last is '：' or ':')
            return false;
        if (last is '，' or ',' or '、' or '（' or '《' or '“')
            return length >= 12;
        // A bracket with a number goes on with what it stands behind: ..., (18 items), ...
        bool bracketedFigure = first is '（' or '(' && below.Length > 2 && char.IsAsciiDigit(text[below.Start + 1])
            && text.AsSpan(below.Start, below.Length).IndexOfAny("）)") < below.Length - 1;
        if (bracketedFigure && Script.IsChinese(last))
            return length >= 12;
        return length >= LongUnfinished && below.Indent < 3 && (below.Length >= 12 || Script.IsSentenceEnd(text[below.End - 1]))
            && Script.IsChinese(last) && !IsCaptionOrClosing(below.Content(text));
    }

    /// <summary>A numbered line that is complete: a long line of text below it is a new paragraph.</summary>
    private bool IsWholeHeading(ReadOnlySpan<char> upper, ReadOnlySpan<char> lower)
    {
        if (!HeadingNumber.TryParse(upper, out HeadingNumber number) || upper.IndexOfAny("。！？；") >= 0)
            return false;
        bool shortBelow = Script.Width(lower) * 10 < wrap.Width * 6;
        if (shortBelow && !Script.IsSentenceEnd(lower[^1]))
            return false;
        if (number.Style is NumberStyle.HanComma or NumberStyle.Part)
            return true;
        foreach (string end in TitleEnds)
        {
            if (upper.EndsWith(end))
                return wrap.Width - Script.Width(upper) >= 2;
        }

        return false;
    }

    private static bool IsCaptionOrClosing(ReadOnlySpan<char> line) =>
        line.StartsWith("图：") || line.StartsWith("图:") || line.StartsWith("附件") || line.StartsWith("附表") || line.StartsWith("附：");

    private static bool StartsLikeItem(ReadOnlySpan<char> line) =>
        line.StartsWith("图：") || line.StartsWith("图:") || line.StartsWith("附件：") || line.StartsWith("附件:") || line.StartsWith("附表：") || line.StartsWith("附：")
        || line[0] is '●' or '◆' or '■' or '★' or '▲' or '◎' or '※';

    private static char LastMark(ReadOnlySpan<char> line)
    {
        int at = line.Length - 1;
        while (at > 0 && Script.IsClosing(line[at]) && line[at] is '”' or '’' or '"')
            at--;
        return line[at];
    }

    /// <summary>Width of what could not be broken off the beginning of the next line.</summary>
    internal static int FirstUnit(ReadOnlySpan<char> line)
    {
        int length = 1;
        // An opening mark may not end a line and takes what it opens along.
        while (length < line.Length && line[length - 1] is '（' or '(' or '《' or '“' or '〔' or '「')
            length++;
        if (char.IsAscii(line[length - 1]))
        {
            while (length < line.Length && char.IsAscii(line[length]) && line[length] != ' ')
                length++;
        }
        else
        {
            // Closing marks may not begin a line and take the character before them along.
            while (length < line.Length && (Script.CannotBegin(line[length])))
                length++;
        }

        return Script.Width(line[..length]);
    }

    private bool IsAddress(TextLine line) => line.Content(text) is var content && (content.StartsWith("http", StringComparison.OrdinalIgnoreCase) || content.StartsWith("www.", StringComparison.OrdinalIgnoreCase));

    private bool LoneAddress(TextLine line) => IsAddress(line) && line.Content(text).IndexOf(' ') < 0 && !Script.HasChinese(line.Content(text));
}
