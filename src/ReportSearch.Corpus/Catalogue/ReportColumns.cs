using System.Text.Json;
using Microsoft.Data.Sqlite;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports;

namespace ReportSearch.Corpus.Catalogue;

/// <summary>The columns of the table reports, in one order for writing and reading.</summary>
internal static class ReportColumns
{
    public const string All =
        "reportId, sha256, file, names, isReport, current, intake, title, issuer, regionCode, regionName, regionLevel, regionChain, regionChainCodes, " +
        "bodyId, bodyName, bodyKind, bodyParentId, scope, level, year, periodFrom, periodTo, form, tableForm, publishedDate, issuerConfidence, regionConfidence, " +
        "yearConfidence, sourceUrl, retrieved, format, encoding, textLength, repairs, units, readWith, fingerprint, conflicts, sum";

    /// <summary>How many they are.</summary>
    public const int Count = Summed + 1;

    // All but the sum itself, and but what says when the row is valid.
    private const int Summed = 39;

    public static string Insert { get; } =
        $"INSERT INTO reports ({All}, readCommit, reading, fromCommit) VALUES ({string.Join(", ", Enumerable.Range(1, Count + 3).Select(i => FormattableString.Invariant($"${i}")))})";

    public static object?[] Values(CatalogueReport report, long readCommit, long reading, long fromCommit)
    {
        ReportRow row = report.Row;
        object?[] values =
        [
            row.Id, row.Sha256, row.File, StoreJson.Write(report.Names), report.IsReport ? 1 : 0, row.Current ? 1 : 0, report.Intake,
            row.Title, row.Issuer, row.RegionCode, row.RegionName, report.RegionLevel, StoreJson.Write(row.RegionChain), StoreJson.Write(row.RegionChainCodes),
            row.BodyId, row.BodyName, report.BodyKind, report.BodyParentId, report.Scope, row.Level, row.Year, report.Period?.From, report.Period?.To,
            row.Form, row.TableForm, row.PublishedDate, report.Confidence.Issuer, report.Confidence.Region, report.Confidence.ReportYear, row.SourceUrl, row.Retrieved,
            report.Format, report.Encoding, report.TextLength, StoreJson.Write(report.Repairs), row.Units, report.ReadWith, report.Fingerprint,
            JsonSerializer.Serialize(report.Conflicts, StoreJson.Options),
        ];
        return [.. values, RowSums.Of(values), readCommit, reading, fromCommit];
    }

    /// <exception cref="DamagedRowException">A value of the row was changed.</exception>
    public static CatalogueReport Read(SqliteDataReader row)
    {
        RowSums.Demand(row, Summed, "reports", row.GetString(0));
        return Whole(row);
    }

    private static CatalogueReport Whole(SqliteDataReader row) => new()
    {
        Row = new ReportRow(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(5) == 1, row.TextOrNull(7), row.TextOrNull(8), row.TextOrNull(9), row.TextOrNull(10),
            StoreJson.ReadNames(row.GetString(12)), StoreJson.ReadNames(row.GetString(13)), row.TextOrNull(14), row.TextOrNull(15), row.GetString(19),
            row.IntegerOrNull(20), row.GetString(23), row.GetString(24), row.TextOrNull(25), row.TextOrNull(29), row.TextOrNull(30), row.GetInt32(35)),
        Names = StoreJson.ReadNames(row.GetString(3)),
        IsReport = row.GetInt64(4) == 1,
        Intake = row.GetInt64(6),
        RegionLevel = row.TextOrNull(11),
        BodyKind = row.TextOrNull(16),
        BodyParentId = row.TextOrNull(17),
        Scope = row.GetString(18),
        Period = row.IsDBNull(21) || row.IsDBNull(22) ? null : new ReportPeriod(row.GetString(21), row.GetString(22)),
        Confidence = new IdentityConfidence(row.GetDouble(26), row.GetDouble(27), row.GetDouble(28)),
        Format = row.GetString(31),
        Encoding = row.GetString(32),
        TextLength = row.GetInt32(33),
        Repairs = JsonSerializer.Deserialize<Dictionary<string, int>>(row.GetString(34), StoreJson.Options) ?? [],
        ReadWith = row.GetString(36),
        Fingerprint = row.TextOrNull(37),
        Conflicts = JsonSerializer.Deserialize<List<IdentityConflict>>(row.GetString(38), StoreJson.Options) ?? [],
    };
}
