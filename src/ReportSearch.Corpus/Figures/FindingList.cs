using System.Security.Cryptography;
using System.Text;
using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports.Audit;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Figures;

/// <summary>Which findings are asked for.</summary>
public sealed record FindingParameters : ReportParameters
{
    /// <summary>contradiction, suspicion, holds, cannotJudge; empty for the first two.</summary>
    public IReadOnlyList<string> Verdicts { get; init; } = [];

    /// <summary>Kinds of rules; any of them.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Ids of rules; any of them.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>What a person said: confirmed, explained, wrong, or none for what nobody judged; empty for all.</summary>
    public IReadOnlyList<string> Judgements { get; init; } = [];

    /// <inheritdoc/>
    protected override IEnumerable<string> Parts() => [Part("verdict", Verdicts), Part("kind", Kinds), Part("rule", Rules), Part("judgement", Judgements), .. base.Parts()];
}

/// <summary>A figure of a side of a finding.</summary>
public sealed record FoundPart(string? Id, decimal? Value, int Start, int End, int? Year);

/// <summary>A side of a finding.</summary>
public sealed record FoundSide(string? Id, decimal? Value, string? Printed, int? Start, int? End, IReadOnlyList<FoundPart> Parts);

/// <summary>A person's verdict on a finding.</summary>
public sealed record Judgement(string Verdict, string? Note, string? Author, string Noted);

/// <summary>A finding of the audit in the store.</summary>
/// <param name="Id">Names it for `annotate`: report id, a stroke, eight hex digits of its key.</param>
/// <param name="Report">Report id.</param>
/// <param name="Against">Id of the report of the year before that it was held against, or null.</param>
/// <param name="Key">Names it within its report, the same after every reading that finds the same.</param>
/// <param name="Judgement">What a person said of it, or null.</param>
public sealed record FindingRow(
    string Id, string Report, string? BodyId, string? Body, string Level, string? RegionCode, string? Region, int? Year, string Kind, string Verdict, string Rule, string Message,
    FoundSide Left, FoundSide Right, string? Against, string Key, Judgement? Judgement);

/// <summary>A page of findings.</summary>
public sealed record FindingPage(string CorpusVersion, string Query, IReadOnlyList<string> Notices, IReadOnlyList<FindingRow> Findings, string? Next);

/// <summary>Findings across reports: report by report; first those of the report alone, then those against the year before.</summary>
internal sealed class FindingList
{
    private static readonly string[] s_verdicts = [.. Enum.GetValues<Verdict>().Select(FindingRows.Name)];
    private static readonly string[] s_kinds = [.. Enum.GetValues<FindingKind>().Select(FindingRows.Name)];

    private readonly CatalogueReader _catalogue;
    private readonly ReportFilter _filter;
    private readonly FindingParameters _asked;
    private readonly IReadOnlyList<string> _verdicts;
    private readonly ILookup<(string Report, string Key), Annotation> _said;

    public FindingList(CatalogueReader catalogue, FindingParameters asked, RegionTable table, Divisions divisions, IReadOnlyList<Annotation> annotations)
    {
        (_catalogue, _asked) = (catalogue, asked);
        _filter = ReportFilter.Read(asked, table, divisions);
        Demand("verdict", asked.Verdicts, s_verdicts);
        Demand("kind", asked.Kinds, s_kinds);
        Demand("judgement", asked.Judgements, [.. AnnotationRules.Verdicts, "none"]);
        _verdicts = asked.Verdicts.Count > 0 ? asked.Verdicts : ["contradiction", "suspicion"];
        _said = annotations.Where(said => said.Kind == "finding").ToLookup(said => (said.Report, said.Subject));
    }

    public IReadOnlyList<string> Notices => _filter.Notices;

    /// <summary>The short name of a finding.</summary>
    public static string IdOf(string report, string key) => $"{report}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 4))}";

    public (List<FindingRow> Page, (int Reports, int Entries)? Next) Page(int reports, int entries, int limit) => _catalogue.Read(database =>
    {
        var page = new List<FindingRow>();
        foreach ((FindingRow row, int report, int entry) in Rows(database, reports))
        {
            if (report == reports && entry < entries)
                continue;
            if (page.Count == limit)
                return (page, ((int, int)?)(report, entry));
            page.Add(row);
        }

        return (page, null);
    });

    public void Each(Action<FindingRow> take, CancellationToken cancellation) => _catalogue.Read(database =>
    {
        foreach ((FindingRow row, _, _) in Rows(database, 0))
        {
            cancellation.ThrowIfCancellationRequested();
            take(row);
        }

        return true;
    });

    private IEnumerable<(FindingRow Row, int Report, int Entry)> Rows(Database database, int skip)
    {
        using OneTimeStatement reports = database.Prepare(ListedReport.Sql(_filter, skip), 1);
        int at = skip;
        foreach (ListedReport report in reports.Rows(ListedReport.Read, _catalogue.Commit))
        {
            int entry = 0;
            foreach ((Finding finding, string? against) in Of(database, report.Reading))
            {
                FindingRow row = Row(report, finding, against);
                if (IsAsked(row))
                    yield return (row, at, entry++);
            }

            at++;
        }
    }

    /// <summary>The findings of a reading that count: of itself, and against a year before whose reading still counts.</summary>
    private IEnumerable<(Finding Finding, string? Against)> Of(Database database, long reading)
    {
        List<(long Prior, byte[]? Packed)> audits = database.Query(
            $"""
            SELECT prior, packed FROM audits WHERE reading = $2 AND (prior = 0 OR EXISTS (
                SELECT 1 FROM reports WHERE reading = audits.prior AND current = 1 AND isReport = 1 AND {CatalogueSchema.ValidAt})) ORDER BY prior
            """,
            r => (r.GetInt64(0), r.IsDBNull(1) ? null : r.GetFieldValue<byte[]>(1)), _catalogue.Commit, reading);
        bool quiet = _verdicts.Contains("holds") || _verdicts.Contains("cannotJudge");
        foreach ((long prior, byte[]? packed) in audits)
        {
            string? against = prior == 0 ? null : database.Text("SELECT reportId FROM readings WHERE id = $1", prior);
            foreach (Finding finding in database.Query(
                "SELECT f.kind, f.verdict, t.text, f.message, f.detail FROM findings AS f JOIN texts AS t ON t.id = f.rule WHERE f.reading = $1 AND f.prior = $2 ORDER BY f.ordinal",
                r => FindingRows.Read(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4)), reading, prior))
            {
                yield return (finding, against);
            }

            foreach (Finding finding in quiet ? FindingRows.Unpack(packed) : [])
                yield return (finding, against);
        }
    }

    private FindingRow Row(ListedReport report, Finding finding, string? against)
    {
        Annotation? said = _said[(report.Report, finding.Key)].FirstOrDefault();
        return new FindingRow(
            IdOf(report.Report, finding.Key), report.Report, report.BodyId, report.Body, report.Level, report.RegionCode, report.Region, report.Year,
            FindingRows.Name(finding.Kind), FindingRows.Name(finding.Verdict), finding.Rule, finding.Message, Side(finding.Left), Side(finding.Right), against, finding.Key,
            said?.Verdict is null ? null : new Judgement(said.Verdict, said.Note, said.Author, said.Noted));
    }

    private static FoundSide Side(FindingSide side) =>
        new(side.Id, side.Value, side.Printed, side.Start, side.End, [.. side.Parts.Select(part => new FoundPart(part.Id, part.Value, part.Start, part.End, part.Year))]);

    private bool IsAsked(FindingRow row) =>
        _verdicts.Contains(row.Verdict)
        && (_asked.Kinds.Count == 0 || _asked.Kinds.Contains(row.Kind))
        && (_asked.Rules.Count == 0 || _asked.Rules.Contains(row.Rule))
        && (_asked.Judgements.Count == 0 || _asked.Judgements.Contains(row.Judgement?.Verdict ?? "none"));

    private static void Demand(string name, IReadOnlyList<string> values, string[] known)
    {
        foreach (string value in values)
        {
            if (!known.Contains(value))
                throw new SearchParameterException(name, $"{name} '{value}' is unknown; it is one of {string.Join(", ", known)}");
        }
    }
}
