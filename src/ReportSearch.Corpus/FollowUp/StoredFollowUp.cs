using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Search;
using ReportSearch.Reports;

namespace ReportSearch.Corpus.FollowUp;

/// <summary>Follows the problems and promises of a body through the current reports of a store.</summary>
internal static class StoredFollowUp
{
    /// <summary>The follow-up of a body; null when the store has no report of it.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="body">Id or full name of the body, or name or code of the region whose government it is.</param>
    /// <param name="read">Reads the original of a row.</param>
    /// <exception cref="SearchParameterException">Several bodies are called so.</exception>
    public static BodyFollowUp? Compare(CatalogueReader catalogue, string body, Func<ReportRow, Report> read)
    {
        IReadOnlyList<ReportRow> rows = catalogue.ReportsOfBody(body);
        string[] bodies = [.. rows.Select(row => row.BodyId!).Distinct(StringComparer.Ordinal)];
        if (bodies.Length > 1)
            throw new SearchParameterException("body", $"'{body}' names {bodies.Length} bodies; give one of their ids: {string.Join(", ", rows.DistinctBy(row => row.BodyId).Select(row => $"{row.BodyId} ({row.BodyName})"))}");
        return bodies is [var id]
            ? YearComparison.Compare(id, rows[^1].BodyName, rows.Where(row => row.Year is not null).Select(row => YearPoints.Of(row.Id, row.Year!.Value, read(row))))
            : null;
    }
}
