namespace ReportSearch.Corpus;

/// <summary>Numbers of a store, as `stats` shows them. Reports are current ones: one for each body and year, and those whose body or year is unknown.</summary>
/// <param name="Reports">Current reports.</param>
/// <param name="Units">Their units in the index.</param>
/// <param name="ByYear">Current reports by year; "unknown" where it is not known.</param>
/// <param name="ByLevel">Current reports by level of the body.</param>
/// <param name="ByForm">Current reports by form.</param>
/// <param name="Quarantined">Originals in quarantine, and paths of which no byte could be kept.</param>
/// <param name="OriginalBytes">Bytes of originals and provenance.</param>
/// <param name="CatalogueBytes">Bytes of the catalogue.</param>
/// <param name="IndexBytes">Bytes of the index.</param>
/// <param name="StoreBytes">Bytes of the whole folder.</param>
/// <param name="CorpusVersion">Version of the content.</param>
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
