namespace ReportSearch.Reports.Cleaning;

/// <summary>A line of the draft; its content [Start, End) has no white space at either end.</summary>
/// <param name="RawStart">Where the line begins.</param>
/// <param name="Start">First unit of content.</param>
/// <param name="End">One past the last unit of content; equal to Start for a blank line.</param>
/// <param name="Break">Place of the line end in the draft, or -1 at the end of the text.</param>
/// <param name="Indent">Printed width of the blanks before the content.</param>
/// <param name="LeadingTab">True when the blanks before the content, or a blank line, hold a tab.</param>
/// <param name="PageBreakBefore">True when a form feed stands before the line.</param>
internal readonly record struct TextLine(int RawStart, int Start, int End, int Break, int Indent, bool LeadingTab, bool PageBreakBefore)
{
    internal int Length => End - Start;

    internal bool IsBlank => End == Start;

    /// <summary>A cell of a table as Word's text gives it: a tab, then the cell, perhaps empty.</summary>
    internal bool IsCell => LeadingTab;

    internal ReadOnlySpan<char> Content(string text) => text.AsSpan(Start, End - Start);

    /// <summary>Cuts a text at \n, \r\n, \r, form feed, vertical tab and the Unicode line ends.</summary>
    internal static List<TextLine> Split(string text)
    {
        var lines = new List<TextLine>(text.Length / 32);
        int start = 0;
        bool pageBreak = false;
        while (start < text.Length)
        {
            int length = text.AsSpan(start).IndexOfAny("\n\r\f\v\u0085\u2028\u2029");
            int end = length < 0 ? text.Length : start + length;
            lines.Add(Line(text, start, end, length < 0 ? -1 : end, pageBreak));
            pageBreak = length >= 0 && text[end] == '\f';
            start = end + 1;
            if (length >= 0 && text[end] == '\r' && start < text.Length && text[start] == '\n')
                start++;
        }

        return lines;
    }

    private static TextLine Line(string text, int from, int end, int lineEnd, bool pageBreak)
    {
        int start = from, last = end, indent = 0;
        bool tab = false;
        while (start < last && char.IsWhiteSpace(text[start]))
        {
            tab |= text[start] == '\t' && start == from;
            indent += text[start] == '\t' ? 8 : Script.Width(text[start]);
            start++;
        }

        while (last > start && char.IsWhiteSpace(text[last - 1]))
            last--;
        return new TextLine(from, start, last, lineEnd, indent, tab, pageBreak);
    }
}
