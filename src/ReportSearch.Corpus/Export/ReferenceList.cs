using System.Globalization;
using System.Text;
using ReportSearch.Corpus.Figures;

namespace ReportSearch.Corpus.Export;

/// <summary>How reports are cited.</summary>
public enum ReferenceFormat
{
    /// <summary>BibTeX: one @techreport a report, with the stamp as a comment before them.</summary>
    Bibtex,
    /// <summary>RIS: one RPRT a report, each with the stamp as a note.</summary>
    Ris,
    /// <summary>GB/T 7714-2015: numbered entries, with the stamp as the last line.</summary>
    Gbt7714,
    /// <summary>CSL-JSON: one array of reports, each with the stamp as a note.</summary>
    CslJson,
}

/// <summary>Formats of references by name.</summary>
public static class ReferenceFormats
{
    /// <summary>bibtex, ris, gbt7714 or csljson; null for another name.</summary>
    public static ReferenceFormat? Find(string name) => name switch
    {
        "bibtex" => ReferenceFormat.Bibtex,
        "ris" => ReferenceFormat.Ris,
        "gbt7714" => ReferenceFormat.Gbt7714,
        "csljson" => ReferenceFormat.CslJson,
        _ => null,
    };
}

/// <summary>Writes reports as references, for those who cite them.</summary>
public sealed class ReferenceList(TextWriter output, ReferenceFormat format, ExportStamp stamp)
{
    private const string NoAuthor = "佚名";
    private int _number;
    private CitedPlace? _place;

    /// <summary>Writes what stands before the first reference.</summary>
    public void Begin()
    {
        if (format == ReferenceFormat.Bibtex)
            output.Write($"% {Line(Stamp)}\n\n");
        if (format == ReferenceFormat.CslJson)
            output.Write('[');
    }

    /// <summary>Writes a reference.</summary>
    /// <param name="report">The report.</param>
    /// <param name="place">The place in it that is cited, or null for the report as a whole.</param>
    public void Add(ListedReport report, CitedPlace? place = null)
    {
        _place = place;
        _number++;
        switch (format)
        {
            case ReferenceFormat.Bibtex:
                WriteBibtex(report);
                break;
            case ReferenceFormat.Ris:
                WriteRis(report);
                break;
            case ReferenceFormat.CslJson:
                WriteCslJson(report);
                break;
            default:
                WriteGbt7714(report);
                break;
        }
    }

    /// <summary>Writes what stands behind the last reference.</summary>
    public void Finish()
    {
        if (format == ReferenceFormat.Gbt7714)
            output.Write($"\n{Line(Stamp)}\n");
        if (format == ReferenceFormat.CslJson)
            output.Write("\n]\n");
        output.Flush();
    }

    private string Stamp => $"检索式 query: {stamp.Query}; 语料版本 corpus version: {stamp.CorpusVersion}; 导出时间 exported: {stamp.ExportedAt}";

    private static string AuthorOf(ListedReport report) => report.Issuer ?? report.Body ?? NoAuthor;

    private static string TitleOf(ListedReport report) => report.Title ?? report.File;

    /// <summary>Year of publication; where it is not known the year after the one reported on is not guessed: then there is none.</summary>
    private static string? PublishedYear(ListedReport report) => report.PublishedDate is { Length: >= 4 } date ? date[..4] : null;

    private void WriteBibtex(ListedReport report)
    {
        output.Write($"@techreport{{r{report.Report},\n");
        Field("author", $"{{{Tex(AuthorOf(report))}}}");
        Field("title", $"{{{Tex(TitleOf(report))}}}");
        Field("institution", $"{{{Tex(AuthorOf(report))}}}");
        if ((PublishedYear(report) ?? report.Year?.ToString(CultureInfo.InvariantCulture)) is { } year)
            Field("year", $"{{{year}}}");
        if (report.PublishedDate is { } date)
            Field("date", $"{{{Tex(date)}}}");
        if (report.Source.Url is { } url)
            Field("url", $"{{{Tex(url)}}}");
        if (report.Source.Retrieved is { } retrieved)
            Field("urldate", $"{{{Tex(retrieved)}}}");
        Field("language", "{chinese}");
        Field("note", $"{{{Tex($"{(_place is null ? "" : _place.Describe() + "; ")}ReportSearch {report.Report}, corpus {stamp.CorpusVersion}")}}}");
        output.Write("}\n\n");

        void Field(string name, string value) => output.Write($"  {name} = {value},\n");
    }

    private void WriteRis(ListedReport report)
    {
        Tag("TY", "RPRT");
        Tag("AU", AuthorOf(report));
        Tag("TI", TitleOf(report));
        Tag("PB", AuthorOf(report));
        Tag("PY", PublishedYear(report) ?? report.Year?.ToString(CultureInfo.InvariantCulture));
        Tag("DA", report.PublishedDate?.Replace('-', '/'));
        Tag("UR", report.Source.Url);
        Tag("Y2", report.Source.Retrieved?.Replace('-', '/'));
        Tag("LA", "zh");
        Tag("ID", report.Report);
        Tag("SP", _place?.Describe());
        Tag("N1", Stamp);
        output.Write("ER  - \n\n");

        void Tag(string name, string? value)
        {
            if (value is not null)
                output.Write($"{name}  - {Line(value)}\n");
        }
    }

    private void WriteGbt7714(ListedReport report)
    {
        var entry = new StringBuilder();
        entry.Append(CultureInfo.InvariantCulture, $"[{_number}] {AuthorOf(report)}. {TitleOf(report)}[{(report.Source.Url is null ? "R" : "R/OL")}].");
        if (report.PublishedDate is { } date)
            entry.Append(report.Source.Url is null ? $" {date}" : $" ({date})");
        if (report.Source.Retrieved is { } retrieved)
            entry.Append(CultureInfo.InvariantCulture, $"[{retrieved}]");
        if (report.PublishedDate is not null || report.Source.Retrieved is not null)
            entry.Append('.');
        if (report.Source.Url is { } url)
            entry.Append(CultureInfo.InvariantCulture, $" {url}.");
        if (_place is not null)
            entry.Append(CultureInfo.InvariantCulture, $" {_place.Describe()}.");
        output.Write(Line(entry.ToString()) + "\n");
    }

    private void WriteCslJson(ListedReport report)
    {
        int[][]? DateParts(string? date) => date is null ? null : [[.. date.Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture))]];
        var item = new Dictionary<string, object?>
        {
            ["id"] = report.Report,
            ["type"] = "report",
            ["title"] = Line(TitleOf(report)),
            ["author"] = new[] { new { literal = Line(AuthorOf(report)) } },
            ["publisher"] = Line(AuthorOf(report)),
            ["language"] = "zh-CN",
            ["note"] = Line(Stamp),
        };
        if (DateParts(report.PublishedDate ?? report.Year?.ToString(CultureInfo.InvariantCulture)) is { } issued)
            item["issued"] = new Dictionary<string, object> { ["date-parts"] = issued };
        if (report.Source.Url is { } url)
            item["URL"] = Line(url);
        if (DateParts(report.Source.Retrieved) is { } accessed)
            item["accessed"] = new Dictionary<string, object> { ["date-parts"] = accessed };
        if (_place is not null)
            (item["locator"], item["label"]) = (_place.Describe(), "paragraph");
        output.Write((_number == 1 ? "\n" : ",\n") + ContractJson.Write(item));
    }

    // A line end inside of a field would begin a tag or an entry of its own.
    private static string Line(string text) => string.Concat(text.Select(unit => char.IsControl(unit) || unit is '\u2028' or '\u2029' ? ' ' : unit));

    private static string Tex(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (char unit in Line(text))
        {
            _ = unit switch
            {
                '\\' => escaped.Append("\\textbackslash{}"),
                '{' or '}' or '%' or '&' or '#' or '$' or '_' => escaped.Append('\\').Append(unit),
                '~' => escaped.Append("\\textasciitilde{}"),
                '^' => escaped.Append("\\textasciicircum{}"),
                _ => escaped.Append(unit),
            };
        }

        return escaped.ToString();
    }
}

/// <summary>A place in a report that is cited.</summary>
/// <param name="Report">The report.</param>
/// <param name="Unit">Number of the unit.</param>
/// <param name="Heading">Headings from the highest down.</param>
public sealed record CitedPlace(string Report, int Unit, IReadOnlyList<string> Heading)
{
    /// <summary>The headings, the number of the paragraph as pages count it, and the address with its anchor.</summary>
    public string Describe() => string.Create(
        CultureInfo.InvariantCulture, $"{(Heading.Count > 0 ? $"“{string.Join(" › ", Heading)}”，" : "")}第 {Unit} 段，/reports/{Report}#u{Unit}");
}
