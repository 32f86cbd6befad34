using System.Text.Json.Serialization;
using Microsoft.Data.Sqlite;
using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;

namespace ReportSearch.Corpus.Figures;

/// <summary>A current report as lists show it. Null is unknown.</summary>
public sealed record ListedReport(
    string Report,
    string? Title,
    string? Issuer,
    string? BodyId,
    string? Body,
    string? BodyKind,
    string Level,
    string? RegionCode,
    string? Region,
    int? Year,
    string? PeriodFrom,
    string? PeriodTo,
    string Scope,
    string Form,
    string TableForm,
    string? PublishedDate,
    string File,
    HitSource Source,
    int Units)
{
    internal const string Columns =
        "reportId, title, issuer, bodyId, bodyName, bodyKind, level, regionCode, regionName, year, periodFrom, periodTo, scope, form, tableForm, publishedDate, file, sourceUrl, " +
        "retrieved, units, reading";

    /// <summary>Order of all lists of reports: where, who, when.</summary>
    internal const string Order = "regionCode, bodyId, year, reportId";

    /// <summary>The reading that its figures and findings belong to.</summary>
    [JsonIgnore]
    internal long Reading { get; init; }

    internal static ListedReport Read(SqliteDataReader row) => new(
        row.GetString(0), row.TextOrNull(1), row.TextOrNull(2), row.TextOrNull(3), row.TextOrNull(4), row.TextOrNull(5), row.GetString(6), row.TextOrNull(7), row.TextOrNull(8),
        row.IntegerOrNull(9), row.TextOrNull(10), row.TextOrNull(11), row.GetString(12), row.GetString(13), row.GetString(14), row.TextOrNull(15), row.GetString(16),
        new HitSource(row.TextOrNull(17), row.TextOrNull(18)), row.GetInt32(19))
    { Reading = row.GetInt64(20) };

    /// <summary>The SQL of a list of reports at commit $1.</summary>
    internal static string Sql(ReportFilter filter, int skip = 0, int? limit = null) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"SELECT {Columns} FROM reports WHERE {CatalogueSchema.ValidAt} AND {filter.Where} ORDER BY {Order} LIMIT {limit ?? -1} OFFSET {skip}");
}
