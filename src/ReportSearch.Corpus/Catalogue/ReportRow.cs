namespace ReportSearch.Corpus.Catalogue;

/// <summary>One report version as the catalogue holds it. Null is unknown.</summary>
/// <param name="Id">First 16 hex digits of the SHA-256.</param>
/// <param name="Sha256">Hash of the original, 64 hex digits.</param>
/// <param name="File">Name of the file as it came.</param>
/// <param name="Current">Whether this is the one current version for its body and year.</param>
public sealed record ReportRow(
    string Id,
    string Sha256,
    string File,
    bool Current,
    string? Title,
    string? Issuer,
    string? RegionCode,
    string? RegionName,
    IReadOnlyList<string> RegionChain,
    IReadOnlyList<string> RegionChainCodes,
    string? BodyId,
    string? BodyName,
    string Level,
    int? Year,
    string Form,
    string TableForm,
    string? PublishedDate,
    string? SourceUrl,
    string? Retrieved,
    int Units);
