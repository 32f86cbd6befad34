namespace ReportSearch.Corpus.Catalogue;

/// <summary>One version of a report: of the same body and year, or the same content in another format or script.</summary>
/// <param name="Report">Report id.</param>
/// <param name="File">Name of its file.</param>
/// <param name="Format">txt, html, docx, doc, pdf, ofd or md.</param>
/// <param name="Current">Whether it is the one that counts and is searched.</param>
/// <param name="PublishedDate">Date of signature or publication, yyyy-MM-dd, or null.</param>
/// <param name="SameContent">Whether its letters and digits are those of the report that was asked for.</param>
/// <param name="Url">Where it was published, or null.</param>
/// <param name="Retrieved">When it was retrieved, or null.</param>
public sealed record ReportVersion(string Report, string File, string Format, bool Current, string? PublishedDate, bool SameContent, string? Url, string? Retrieved)
{
    internal static ReportVersion Of(CatalogueReport version, CatalogueReport asked) => new(
        version.Row.Id, version.Row.File, version.Format, version.Row.Current, version.Row.PublishedDate,
        version.Row.Id == asked.Row.Id || (version.Fingerprint is { } content && content == asked.Fingerprint), version.Row.SourceUrl, version.Row.Retrieved);
}
