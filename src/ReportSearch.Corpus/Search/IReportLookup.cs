using ReportSearch.Corpus.Catalogue;

namespace ReportSearch.Corpus.Search;

/// <summary>The catalogue as a search needs it.</summary>
public interface IReportLookup
{
    /// <summary>The row of a report in the state that belongs to the snapshot searched, or null.</summary>
    ReportRow? FindRow(string reportId);

    /// <summary>Ids of the other versions of the report, in ordinal order; empty where versions are not kept.</summary>
    IReadOnlyList<string> OtherVersions(ReportRow row) => [];
}
