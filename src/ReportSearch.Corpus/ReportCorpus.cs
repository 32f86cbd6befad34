using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Search;
using ReportSearch.Text.Regions;

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

/// <summary>A report for reading: its row and its units in order.</summary>
public sealed record ReportText(ReportRow Row, IReadOnlyList<IndexUnit> Units);

/// <summary>
/// A store opened for reading: pairs the newest index commit with the catalogue rows visible at it. Safe for any number of threads; any number of
/// processes may read while one writes.
/// </summary>
public sealed class ReportCorpus : IDisposable
{
    /// <summary>Opens the store in <paramref name="folder"/>.</summary>
    /// <param name="folder">Folder of the store.</param>
    /// <param name="regions">Table that names of regions are looked up in.</param>
    /// <exception cref="Store.StoreException">Missing or unusable.</exception>
    public static ReportCorpus Open(string folder, RegionTable regions) => throw new NotSupportedException();

    /// <summary>Moves on to the newest commit, when there is a newer one; searches under way end on the old one. True when it moved.</summary>
    public bool Refresh() => throw new NotSupportedException();

    /// <summary>Hash of originals and versions: the same content gives the same version.</summary>
    public string CorpusVersion => throw new NotSupportedException();

    /// <summary>Searches.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning; the message says which and what is allowed.</exception>
    public SearchAnswer Search(SearchParameters parameters, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>The report with this id, or null.</summary>
    public ReportText? FindReport(string id) => throw new NotSupportedException();

    /// <summary>The original bytes of a report, or null.</summary>
    public byte[]? ReadOriginal(string id) => throw new NotSupportedException();

    /// <summary>Counts.</summary>
    public CorpusStatistics Statistics() => throw new NotSupportedException();

    /// <summary>Closes the store.</summary>
    public void Dispose()
    {
    }
}
