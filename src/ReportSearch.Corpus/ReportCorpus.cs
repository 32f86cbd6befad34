using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Search;

namespace ReportSearch.Corpus;

/// <summary>Numbers of a store, as `stats` shows them.</summary>
public sealed record CorpusStatistics(
    long Reports,
    long Units,
    IReadOnlyDictionary<string, long> ByYear,
    IReadOnlyDictionary<string, long> ByLevel,
    IReadOnlyDictionary<string, long> ByForm,
    long Quarantined,
    long OriginalBytes,
    long CatalogueBytes,
    long IndexBytes,
    long StoreBytes,
    string CorpusVersion);

/// <summary>A unit for reading: cleaned text with the source range that it came from.</summary>
/// <param name="Kind">text, table or residue.</param>
/// <param name="SourceStart">Source offset of its first character.</param>
/// <param name="SourceEnd">Source offset one past its last.</param>
/// <param name="Section">Index of its section in the outline, or null.</param>
public sealed record ReportUnit(int Number, string Kind, string Text, int? Section, IReadOnlyList<string> Headings, IReadOnlyList<string> Tags, int SourceStart, int SourceEnd);

/// <summary>An entry of the outline, with the first unit that belongs to it.</summary>
public sealed record OutlineEntry(int Index, int? Parent, int Level, string Numbering, string Title, IReadOnlyList<string> Tags, int FirstUnit);

/// <summary>A report for reading: its row, its outline, its units in order, and the repairs that were made.</summary>
public sealed record ReportText(ReportRow Row, IReadOnlyList<OutlineEntry> Outline, IReadOnlyList<ReportUnit> Units, IReadOnlyDictionary<string, int> Repairs);

/// <summary>A stretch of a unit's text with offsets of matches in it.</summary>
public sealed record UnitMarks(int Unit, IReadOnlyList<int[]> Marks);

/// <summary>Settings of a store or a reading, the same for every process that opens it.</summary>
/// <param name="RegionOverlay">CSV file of further regions, as those of the invented samples; null for China alone.</param>
public sealed record CorpusOptions(string? RegionOverlay = null);

/// <summary>
/// A store opened for reading: pairs the newest index commit with the catalogue rows visible at it. Safe for any number of threads; any number of
/// processes may read while one writes.
/// </summary>
public sealed class ReportCorpus : IDisposable
{
    /// <summary>Opens the store in <paramref name="folder"/>.</summary>
    /// <param name="folder">Folder of the store.</param>
    /// <param name="options">Settings; null for the default.</param>
    /// <exception cref="Store.StoreException">Missing or unusable.</exception>
    public static ReportCorpus Open(string folder, CorpusOptions? options = null) => throw new NotSupportedException();

    /// <summary>Moves on to the newest commit, when there is a newer one; searches under way end on the old one. True when it moved.</summary>
    public bool Refresh() => throw new NotSupportedException();

    /// <summary>Hash of originals and versions: the same content gives the same version.</summary>
    public string CorpusVersion => throw new NotSupportedException();

    /// <summary>Searches.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning; the message says which and what is allowed.</exception>
    public SearchAnswer Search(SearchParameters parameters, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>The report with this id, or null.</summary>
    public ReportText? FindReport(string id) => throw new NotSupportedException();

    /// <summary>Where a query's texts stand in the units of a report, as offsets of the units' cleaned texts; units without a match are left out.</summary>
    public IReadOnlyList<UnitMarks> MarkReport(string id, string query) => throw new NotSupportedException();

    /// <summary>What the reader finds in the report's original, in the contract's inspect JSON, or null when there is no such report.</summary>
    public string? InspectReport(string id) => throw new NotSupportedException();

    /// <summary>The source text that offsets lead to, or null.</summary>
    public string? ReadSource(string id) => throw new NotSupportedException();

    /// <summary>The original bytes of a report, or null.</summary>
    public byte[]? ReadOriginal(string id) => throw new NotSupportedException();

    /// <summary>Counts.</summary>
    public CorpusStatistics Statistics() => throw new NotSupportedException();

    /// <summary>Closes the store.</summary>
    public void Dispose()
    {
    }
}
