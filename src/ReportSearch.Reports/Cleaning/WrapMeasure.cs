namespace ReportSearch.Reports.Cleaning;

/// <summary>How wide the lines of a file are wrapped, learnt from the file: 0 when each line is a paragraph.</summary>
/// <param name="Width">Printed width of a full line, a Chinese character counting 2; 0 for a file without hard line breaks.</param>
/// <param name="BlankBetweenLines">True when a blank line stands between every two lines and so says nothing.</param>
/// <param name="BaseIndent">The smallest indent that many lines have: that of lines which go on.</param>
/// <param name="SetIn">True when every paragraph begins set in and the lines that are not set in go on: then the indent alone tells.</param>
internal sealed record WrapMeasure(int Width, bool BlankBetweenLines, int BaseIndent, bool SetIn = false)
{
    /// <summary>What is set in by less stands at the left edge.</summary>
    internal const int LeastIndent = 3;

    private const int FewestLines = 8;
    private const int BaseIndentOneIn = 8;
    private const int NarrowestWrap = 30;
    private const int WidestWrap = 170;
    private const int FewestGoingOn = 2;
    private const int DeepestIndent = 12;
    private const int ShortOfFull = 4;

    /// <summary>The measure of a file whose lines are paragraphs.</summary>
    internal static WrapMeasure None { get; } = new(0, false, 0);

    internal static WrapMeasure Learn(string text, IReadOnlyList<TextLine> lines) =>
        OfSetIn(text, lines) ?? OfWidths(text, lines);

    /// <summary>
    /// The measure of a file in which every line above one that is not set in is full: so few lines are enough. Headings and signatures at the left edge stand
    /// below lines of any width.
    /// </summary>
    private static WrapMeasure? OfSetIn(string text, IReadOnlyList<TextLine> lines)
    {
        int full = 0, setIn = 0;
        foreach (TextLine line in lines)
        {
            full = Math.Max(full, PrintedEnd(line));
            setIn += line.Indent is >= LeastIndent and < DeepestIndent ? 1 : 0;
        }

        if (full is < NarrowestWrap or > WidestWrap)
            return null;
        int goingOn = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            if (lines[i].IsBlank || lines[i].Indent >= LeastIndent)
                continue;
            if (i == 0 || lines[i - 1].IsBlank || PrintedEnd(lines[i - 1]) + LineJoining.FirstUnit(lines[i].Content(text)) < full - ShortOfFull)
                return null;
            goingOn++;
        }

        return goingOn >= FewestGoingOn && setIn >= FewestGoingOn ? new WrapMeasure(full, false, 0, SetIn: true) : null;

        int PrintedEnd(TextLine line) => line.IsBlank ? 0 : Math.Min(line.Indent, DeepestIndent) + Script.Width(line.Content(text));
    }

    private static WrapMeasure OfWidths(string text, IReadOnlyList<TextLine> lines)
    {
        var widths = new List<int>();
        var indents = new Dictionary<int, int>();
        int pairs = 0, blankPairs = 0, previous = -1;
        for (int i = 0; i < lines.Count; i++)
        {
            TextLine line = lines[i];
            if (line.IsBlank)
                continue;
            ReadOnlySpan<char> content = line.Content(text);
            if (previous >= 0)
            {
                pairs++;
                blankPairs += i - previous > 1 ? 1 : 0;
            }

            previous = i;
            indents[line.Indent] = indents.GetValueOrDefault(line.Indent) + 1;
            if (Script.HasChinese(content))
                widths.Add(Script.Width(content));
        }

        // Where most paragraphs take one line, set in, the lines that go on are few.
        int baseIndent = indents.Count == 0 ? 0 : indents.Where(pair => pair.Value * BaseIndentOneIn >= pairs + 1).Select(pair => pair.Key).DefaultIfEmpty(indents.MaxBy(pair => (pair.Value, -pair.Key)).Key).Min();
        bool blankBetween = pairs > 0 && blankPairs * 10 > pairs * 7;
        widths.RemoveAll(width => width < 16);
        if (widths.Count < FewestLines)
            return new WrapMeasure(0, blankBetween, baseIndent);
        widths.Sort();
        int full = widths[widths.Count * 9 / 10];
        if (full is < NarrowestWrap or > WidestWrap || widths[^1] > full * 3 / 2)
            return new WrapMeasure(0, blankBetween, baseIndent);
        int near = 0, unfinished = 0;
        foreach (TextLine line in lines)
        {
            if (line.IsBlank || Math.Abs(Script.Width(line.Content(text)) - full) > 6)
                continue;
            near++;
            unfinished += Script.IsSentenceEnd(text[line.End - 1]) ? 0 : 1;
        }

        bool wrapped = near * 10 >= widths.Count * 4 && unfinished * 2 >= near;
        return new WrapMeasure(wrapped ? full : 0, blankBetween, baseIndent);
    }
}
