using System.Text.Json;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports;
using ReportSearch.Reports.Identity;

namespace ReportSearch.Corpus.Catalogue;

/// <summary>One report version with everything that the catalogue keeps of it. Null is unknown.</summary>
internal sealed record CatalogueReport
{
    public required ReportRow Row { get; init; }
    public required IReadOnlyList<string> Names { get; init; }
    public required bool IsReport { get; init; }
    public required long Intake { get; init; }
    public string? RegionLevel { get; init; }
    public string? BodyKind { get; init; }
    public string? BodyParentId { get; init; }
    public required string Scope { get; init; }
    public ReportPeriod? Period { get; init; }
    public required IdentityConfidence Confidence { get; init; }
    public required string Format { get; init; }
    public required string Encoding { get; init; }
    public required int TextLength { get; init; }
    public required IReadOnlyDictionary<string, int> Repairs { get; init; }
    public required string ReadWith { get; init; }

    /// <summary>The content, whatever its format and script; null when there is too little text to tell.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>What places of the file, and the manifest, say otherwise.</summary>
    public IReadOnlyList<IdentityConflict> Conflicts { get; init; } = [];

    /// <summary>These conflicts with the manifest's as the provenance has them now.</summary>
    public IReadOnlyList<IdentityConflict> ConflictsWith(Provenance provenance) =>
        [.. Conflicts.Where(conflict => conflict.From != ManifestConflicts.From), .. ManifestConflicts.Of(Row.Issuer, Row.Year, provenance)];

    /// <summary>Length of a report id: the first hex digits of the SHA-256.</summary>
    public const int IdLength = 16;

    public static string IdOf(string sha256) => sha256[..IdLength];

    /// <summary>What the catalogue keeps of a report as it was read.</summary>
    public static CatalogueReport Of(Report report, Provenance provenance, bool isReport, long intake, int units, string readWith)
    {
        ReportIdentity identity = report.Identity;
        Origin? published = provenance.PublishedOrigin;
        return new CatalogueReport
        {
            Row = new ReportRow(
                IdOf(provenance.Sha256), provenance.Sha256, provenance.MainName, Current: true, identity.Title, identity.Issuer,
                identity.Region?.Code, identity.Region?.Name, identity.Region?.Chain ?? [], identity.Region?.ChainCodes ?? [],
                identity.Body?.Id, identity.Body?.Name, ContractName(identity.Level), identity.ReportYear, ContractName(identity.Form), NameOf(identity.TableForm),
                identity.PublishedDate, published?.Url, published?.Retrieved, units),
            Names = provenance.Names,
            IsReport = isReport,
            Intake = intake,
            RegionLevel = identity.Region is null ? null : ContractName(identity.Region.Level),
            BodyKind = identity.Body?.Kind,
            BodyParentId = identity.Body?.ParentId,
            Scope = ContractName(identity.Scope),
            Period = identity.Period,
            Confidence = identity.Confidence,
            Format = report.Document.Format,
            Encoding = report.Document.Encoding,
            TextLength = report.Document.Text.Length,
            Repairs = report.Document.Repairs.GroupBy(r => r.Kind, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(r => r.Count), StringComparer.Ordinal),
            ReadWith = readWith,
            Fingerprint = ContentFingerprint.Of(report),
            Conflicts = [.. identity.Conflicts, .. ManifestConflicts.Of(identity.Issuer, identity.ReportYear, provenance)],
        };
    }

    /// <summary>What the index keeps with every unit of the report.</summary>
    public static ReportKey KeyOf(ReportRow row) =>
        new(row.Id, row.Title, row.Issuer, row.RegionChain, row.RegionChainCodes, row.Year, row.Level, row.Form);

    private static string ContractName<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    // The two forms that a year names are written as that year alone.
    public static string NameOf(TableForm form) => form switch
    {
        TableForm.Standard2019 => "2019",
        TableForm.Standard2021 => "2021",
        _ => ContractName(form),
    };
}
