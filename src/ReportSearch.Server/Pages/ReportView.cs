using ReportSearch.Corpus;
using ReportSearch.Corpus.Catalogue;
using ReportSearch.Server.Pages.Findings;

namespace ReportSearch.Server.Pages;

/// <summary>A piece of a unit as it is laid out.</summary>
public abstract record TextBlock
{
    private TextBlock()
    {
    }

    /// <summary>A heading of the outline; level 1 is the highest.</summary>
    public sealed record Heading(int Level, int Section, IReadOnlyList<MarkedRun> Runs) : TextBlock;

    /// <summary>A paragraph; when a heading runs into it, the heading as its lead and the section that begins with it.</summary>
    public sealed record Paragraph(int? Section, IReadOnlyList<MarkedRun> Lead, IReadOnlyList<MarkedRun> Runs) : TextBlock;

    /// <summary>Where a section begins whose heading is not in the text as it stands in the outline.</summary>
    public sealed record Anchor(int Section) : TextBlock;

    /// <summary>A table, row by row.</summary>
    public sealed record Table(IReadOnlyList<TableRow> Rows, int Columns) : TextBlock;
}

/// <summary>A row of a table: cells in order.</summary>
/// <param name="Cells">Its cells.</param>
/// <param name="IsHead">Whether it holds headings alone.</param>
public sealed record TableRow(IReadOnlyList<TableCell> Cells, bool IsHead);

/// <summary>A cell of a table.</summary>
public sealed record TableCell(IReadOnlyList<MarkedRun> Runs, bool IsNumber);

/// <summary>A unit as it is laid out.</summary>
/// <param name="Number">Its number; its anchor is u and the number.</param>
/// <param name="IsResidue">Whether it is residue of charts and pictures.</param>
/// <param name="IsTarget">Whether it is the one that was asked for.</param>
/// <param name="Blocks">Its content.</param>
/// <param name="Hit">Its place among the units with matches, from 1; null without one.</param>
/// <param name="Previous">Number of the unit with matches before it.</param>
/// <param name="Next">Number of the unit with matches behind it.</param>
/// <param name="Notes">What was read in it, figures aside.</param>
/// <param name="Source">The source text that it came from, when that is shown beside it.</param>
public sealed record UnitView(
    int Number, bool IsResidue, bool IsTarget, IReadOnlyList<TextBlock> Blocks, int? Hit, int? Previous, int? Next, IReadOnlyList<PlacedNote> Notes, string? Source);

/// <summary>What the report page shows.</summary>
/// <param name="Row">What is known of the report.</param>
/// <param name="Outline">Its outline.</param>
/// <param name="Units">Its text.</param>
/// <param name="Repairs">What was repaired in it, and how often.</param>
/// <param name="Query">The query whose matches are marked, or empty.</param>
/// <param name="Samples">Whether it is an invented sample.</param>
public sealed record ReportView(
    ReportRow Row,
    IReadOnlyList<OutlineEntry> Outline,
    IReadOnlyList<UnitView> Units,
    IReadOnlyDictionary<string, int> Repairs,
    string Query,
    bool Samples)
{
    /// <summary>The other versions of the report, the current one first.</summary>
    public IReadOnlyList<ReportVersion> OtherVersions { get; init; } = [];

    /// <summary>The figures with their places.</summary>
    public IReadOnlyList<PlacedNote> Figures { get; init; } = [];

    /// <summary>Findings that have no place in the text.</summary>
    public IReadOnlyList<PlacedNote> Placeless { get; init; } = [];

    /// <summary>What places of the file, and the manifest, say otherwise of who reports on what year.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];

    /// <summary>Its address; one from a manifest is somebody's text, so only web addresses are shown and become links.</summary>
    public string? WebSource =>
        Uri.TryCreate(Row.SourceUrl, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) ? url.AbsoluteUri : null;

    /// <summary>How it is cited by GB/T 7714-2015: who, what, kind, when, seen when, where. What is not known is left out.</summary>
    public string Citation
    {
        get
        {
            var online = WebSource is not null;
            var dates = string.Concat(Row.PublishedDate is { } published ? online ? $"({published})" : published : "", Row.Retrieved is { } retrieved ? $"[{retrieved}]" : "");
            return $"{Row.Issuer ?? Row.BodyName ?? "佚名"}. {Title}[{(online ? "R/OL" : "R")}]." + (dates.Length > 0 ? $" {dates}." : "") + (online ? $" {WebSource}." : "");
        }
    }

    /// <summary>Whether the source text stands beside the cleaned one.</summary>
    public bool ShowsSource { get; init; }

    /// <summary>The title, or the file's name when there is none.</summary>
    public string Title => Row.Title ?? Row.File;

    /// <summary>The outline without the title, which stands above it.</summary>
    public IEnumerable<OutlineEntry> Contents => Outline.Where(entry => entry.Numbering.Length > 0 || UnitLayout.WithoutSpace(entry.Title) != UnitLayout.WithoutSpace(Title));

    /// <summary>Numbers of the units with matches.</summary>
    public IReadOnlyList<int> HitUnits => [.. Units.Where(unit => unit.Hit is not null).Select(unit => unit.Number)];

    /// <summary>Lays out a report with a query's matches.</summary>
    public static ReportView Of(ReportText report, IReadOnlyList<UnitMarks> marks, string query, int? target, bool samples, IReadOnlyList<ReportNote>? notes = null, string? source = null)
    {
        List<PlacedNote> placed = [.. (notes ?? []).Select((note, number) => new PlacedNote(note.Kind == NoteKind.Finding ? FindingsView.Anchor(note.Id) : $"n{number}", note))];
        var notesOf = placed.Where(note => note.Note.Unit is not null).ToLookup(note => note.Note.Unit!.Value);
        var marksOf = marks.Where(unit => unit.Marks.Count > 0).ToDictionary(unit => unit.Unit, unit => unit.Marks);
        var hits = report.Units.Select(unit => unit.Number).Where(marksOf.ContainsKey).ToList();
        var units = report.Units.Select(unit =>
        {
            var place = hits.IndexOf(unit.Number);
            return new UnitView(
                unit.Number,
                unit.Kind == "residue",
                unit.Number == target,
                UnitLayout.Blocks(unit, [.. report.Outline.Where(entry => entry.FirstUnit == unit.Number)], marksOf.GetValueOrDefault(unit.Number) ?? [], [.. notesOf[unit.Number]]),
                place < 0 ? null : place + 1,
                place > 0 ? hits[place - 1] : null,
                place >= 0 && place + 1 < hits.Count ? hits[place + 1] : null,
                [.. notesOf[unit.Number].Where(note => note.Note.Kind != NoteKind.Figure)],
                source is not null && unit.SourceEnd <= source.Length && unit.SourceStart <= unit.SourceEnd ? source[unit.SourceStart..unit.SourceEnd] : null);
        });
        return new ReportView(report.Row, report.Outline, [.. units], report.Repairs, query, samples)
        {
            OtherVersions = [.. report.Versions.Where(version => version.Report != report.Row.Id)],
            Figures = [.. placed.Where(note => note.Note is { Kind: NoteKind.Figure, Unit: not null })],
            Placeless = [.. placed.Where(note => note.Note is { Kind: NoteKind.Finding, Unit: null })],
            Conflicts = [.. report.ConflictMessages],
            ShowsSource = source is not null,
        };
    }
}
