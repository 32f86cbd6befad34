using System.Text;
using ReportSearch.Reports.Cleaning;

namespace ReportSearch.Reports.Formats.Pages;

/// <summary>The edges between which lines of text are set, on paper of one width.</summary>
internal readonly record struct TextEdges(double Left, double Right, int Paper);

/// <summary>Joins lines to paragraphs, over the ends of columns and pages where a paragraph goes on.</summary>
/// <param name="source">Where paragraphs are written.</param>
/// <param name="pitch">Usual distance of two lines of a paragraph, in points.</param>
/// <param name="bodyEm">Size of the letters of running text, in points.</param>
internal sealed class PageParagraphs(SourceTextBuilder source, double pitch, double bodyEm)
{
    // A line that ends this near to the right edge of the text is full: the next unit did not fit.
    private const double FullLineInEm = 1.7;
    private const double SlackInEm = 0.4;
    private const double ForeignSlackInEm = 0.8;
    private const double IndentInEm = 0.9;
    private const double DeepestIndentInEm = 3.2;
    // Pages that set in by style and by typed blanks as well.
    private const double DoubleIndentInEm = 5;
    private const double LeastBlockInEm = 12;
    private const double OtherSize = 0.12;

    private readonly List<string> _notes = [];
    private readonly StringBuilder _paragraph = new();
    private PageLine? _above;
    private TextEdges _aboveEdges;
    private bool _broken;

    /// <summary>Line ends removed inside paragraphs.</summary>
    internal int JoinedLines { get; private set; }

    /// <summary>Says that the next line begins a new page or column.</summary>
    internal void Break() => _broken = true;

    /// <summary>Takes the next line.</summary>
    internal void Add(PageLine line, TextEdges edges)
    {
        if (_above is { } above && GoesOn(above, line, edges))
        {
            JoinedLines++;
            _paragraph.Append(PageLine.Joint(above.Text, line.Text));
        }
        else
        {
            End();
        }

        _paragraph.Append(line.Text);
        (_above, _aboveEdges, _broken) = (line, edges, false);
    }

    /// <summary>Keeps a note at the foot of a page until the paragraph above it has ended.</summary>
    internal void AddNote(string note)
    {
        if (_above is null)
            source.Paragraph(note);
        else
            _notes.Add(note);
    }

    /// <summary>Writes the open paragraph.</summary>
    internal void End()
    {
        if (_above is not null)
            source.Paragraph(_paragraph.ToString());
        _above = null;
        _paragraph.Clear();
        foreach (string note in _notes)
            source.Paragraph(note);
        _notes.Clear();
    }

    private bool GoesOn(PageLine above, PageLine below, TextEdges edges)
    {
        double em = above.Em;
        if (IsWrappedTitle(above, below))
            return true;
        // Pages of other paper begin a part of their own, unless a sentence goes on.
        if (edges.Paper != _aboveEdges.Paper && Script.IsSentenceEnd(above.Text[^1]))
            return false;
        double room = (_aboveEdges.Right - above.Right) / em;
        if (room > FullLineInEm && room > below.FirstUnitInEm() + (char.IsAscii(below.Text[0]) ? ForeignSlackInEm : SlackInEm) && !Script.CannotBegin(below.Text[0]))
            return false;
        // What begins far from the left edge is centred or set to the right, as a signature.
        bool full = room <= FullLineInEm && above.Right - above.Left > LeastBlockInEm * em && above.Left <= _aboveEdges.Left + (DoubleIndentInEm * em);
        if (above.Left > _aboveEdges.Left + (DeepestIndentInEm * em) && !Hanging(above, below) && !full)
            return false;
        bool indented = below.Left > edges.Left + (IndentInEm * em) && below.Left - edges.Left > above.Left - _aboveEdges.Left - (IndentInEm * em);
        if (indented && !Hanging(above, below))
            return false;
        // The size of foreign letters is not known from their width.
        if (Math.Abs(below.Em - above.Em) > OtherSize * em && above.SizeIsKnown && below.SizeIsKnown)
            return false;
        // Larger letters stand on lines that are further apart.
        double size = above.SizeIsKnown && bodyEm > 0 ? Math.Max(em / bodyEm, 1) : 1;
        return _broken || below.Middle - above.Middle <= Math.Max(pitch * size * 1.35, em * 1.2);
    }

    /// <summary>A long title in larger letters goes on in the middle of the next line.</summary>
    private bool IsWrappedTitle(PageLine above, PageLine below) =>
        !_broken && above.Em > bodyEm * 1.15 && Math.Abs(above.Em - below.Em) <= OtherSize * above.Em
        && above.Right - above.Left > 0.85 * (_aboveEdges.Right - _aboveEdges.Left) && below.Left > above.Left
        && Math.Abs(above.Left + above.Right - below.Left - below.Right) < 2 * above.Em;

    /// <summary>Lines of a narrow block set in from both sides keep their left edge.</summary>
    private bool Hanging(PageLine above, PageLine below) =>
        Math.Abs(above.Left - below.Left) < 0.3 * above.Em && above.Left > _aboveEdges.Left + (2.6 * above.Em) && above.Right - above.Left > LeastBlockInEm * above.Em;
}
