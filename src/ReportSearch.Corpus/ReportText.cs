using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Reports;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Corpus;

/// <summary>A unit for reading: cleaned text with the source range that it came from.</summary>
/// <param name="Number">Place in the report, from 0.</param>
/// <param name="Kind">text, table or residue.</param>
/// <param name="Text">The cleaned text.</param>
/// <param name="Section">Index of its section in the outline, or null.</param>
/// <param name="Headings">Headings from the highest section down.</param>
/// <param name="Tags">Section tags, own first.</param>
/// <param name="SourceStart">Source offset of its first character.</param>
/// <param name="SourceEnd">Source offset one past its last.</param>
public sealed record ReportUnit(int Number, string Kind, string Text, int? Section, IReadOnlyList<string> Headings, IReadOnlyList<string> Tags, int SourceStart, int SourceEnd)
{
    /// <summary>The way of the unit's text to the source; null where it is not known.</summary>
    internal OffsetMap? Map { get; init; }

    /// <summary>The range of <see cref="Text"/> that stands in a source range; null when none of it does.</summary>
    public (int Start, int End)? Find(int sourceStart, int sourceEnd) => Map?.ToClean(sourceStart, sourceEnd);

    /// <summary>A unit of the index for reading.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="before">Source offset where the unit before it ends: a unit that a repair inserted as a whole stands there.</param>
    internal static ReportUnit Of(IndexUnit unit, int before)
    {
        (int start, int end) = unit.Map.Runs.Count > 0 ? unit.Map.ToSource(0, unit.Text.Length) : (before, before);
        string kind = unit.Kind switch
        {
            UnitKind.Table => "table",
            UnitKind.Residue => "residue",
            _ => "text",
        };
        return new ReportUnit(unit.Number, kind, unit.Text, unit.Section, unit.Headings, unit.Tags, start, end) { Map = unit.Map };
    }
}

/// <summary>An entry of the outline, with the first unit that belongs to it.</summary>
public sealed record OutlineEntry(int Index, int? Parent, int Level, string Numbering, string Title, IReadOnlyList<string> Tags, int FirstUnit);

/// <summary>A report for reading: its row, its outline, its units in order, and the repairs that were made.</summary>
public sealed record ReportText(ReportRow Row, IReadOnlyList<OutlineEntry> Outline, IReadOnlyList<ReportUnit> Units, IReadOnlyDictionary<string, int> Repairs)
{
    /// <summary>Every version of the report, itself included, the current one first.</summary>
    public IReadOnlyList<ReportVersion> Versions { get; init; } = [];

    /// <summary>What places of the file, and the manifest, say otherwise.</summary>
    public IReadOnlyList<IdentityConflict> Conflicts { get; init; } = [];

    /// <summary>The same as sentences.</summary>
    public IEnumerable<string> ConflictMessages => Conflicts.Select(conflict => conflict.Message);
}

/// <summary>A stretch of a unit's text with offsets of matches in it.</summary>
public sealed record UnitMarks(int Unit, IReadOnlyList<int[]> Marks);
