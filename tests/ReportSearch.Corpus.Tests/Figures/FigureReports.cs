using System.Text;
using System.Text.Json;
using ReportSearch.Corpus.Tests.Store;
using ReportSearch.Reports;
using ReportSearch.Reports.Audit;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Statistics;
using ReportSearch.Reports.Topics;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Tests.Figures;

/// <summary>What a file of these tests says: the JSON is the file.</summary>
internal sealed record WrittenReport(string Region, int? Year)
{
    public string? Body { get; init; }
    public BodyLevel? Level { get; init; }
    public TableForm TableForm { get; init; } = TableForm.Standard2021;
    public string Published { get; init; } = "";
    public List<WrittenFigure> Figures { get; init; } = [];
    public List<WrittenFinding> Findings { get; init; } = [];
    public List<WrittenTopic> Topics { get; init; } = [];
    public string Salt { get; init; } = "";
}

/// <summary>A figure of a file.</summary>
internal sealed record WrittenFigure(string? Id, string Printed, decimal? Value, FigureState State = FigureState.Value)
{
    public bool Approximate { get; init; }
    public FigureOrigin From { get; init; }
    public string? Label { get; init; }
    public string? Unit { get; init; }
    public string? Note { get; init; }
    public ReportScope Scope { get; init; } = ReportScope.Jurisdiction;
}

/// <summary>A mention of a file.</summary>
internal sealed record WrittenTopic(string Id, string Text, int? Count = null, TopicSubject Subject = TopicSubject.Requests);

/// <summary>A finding of a file.</summary>
internal sealed record WrittenFinding(string Rule, Verdict Verdict, decimal Left, decimal Right);

/// <summary>A reader of files that say their figures outright, so that a test foresees every row.</summary>
internal static class FigureReports
{
    public static CorpusStages Stages() => TestStore.SimpleStages() with { Read = (bytes, name, corrected) => TestStore.Corrected(Read(bytes, name), corrected), CompareYears = Compare };

    public static byte[] Bytes(WrittenReport report) => JsonSerializer.SerializeToUtf8Bytes(report);

    public static WrittenFigure Count(string id, decimal value) => new(id, value.ToString(System.Globalization.CultureInfo.InvariantCulture), value);

    public static void Add(TestStore store, params WrittenReport[] reports)
    {
        string[] paths = [.. reports.Select((report, i) => store.Write($"{report.Region}-{report.Year}-{i}-{Guid.NewGuid():N}.json", Bytes(report)))];
        store.Ingest(paths);
    }

    public static List<Figure> FiguresOf(WrittenReport written) => [.. written.Figures.Select((figure, i) =>
    {
        Indicator? official = figure.Id is null ? null : IndicatorTable.Find(figure.Id);
        return new Figure(
            figure.Id, figure.Label ?? official?.Label ?? "", figure.Unit ?? official?.Unit ?? "件", figure.Printed, figure.Value, figure.State, figure.Approximate,
            100 + 10 * i, 100 + 10 * i + figure.Printed.Length, 0, 0, figure.From, written.TableForm, figure.Scope, figure.Note);
    })];

    public static ReadResult Read(byte[] bytes, string fileName)
    {
        WrittenReport written = JsonSerializer.Deserialize<WrittenReport>(bytes)!;
        string text = Encoding.UTF8.GetString(bytes);
        var document = new Document("txt", "utf-8", text, text, OffsetMap.Identity(text.Length), [new Block(BlockKind.Paragraph, 0, text.Length, [])], []);
        Region? region = RegionTable.China.ByName(written.Region, written.Year).FirstOrDefault();
        IReadOnlyList<Region> chain = region is null ? [] : RegionTable.China.Chain(region, written.Year);
        BodyLevel level = written.Level ?? region?.Level switch
        {
            RegionLevel.Province => BodyLevel.Province,
            RegionLevel.Prefecture => BodyLevel.Prefecture,
            RegionLevel.County => BodyLevel.County,
            _ => BodyLevel.Unknown,
        };
        string body = written.Body ?? written.Region + "人民政府";
        var identity = new ReportIdentity(
            $"{body}{written.Year}年政府信息公开工作年度报告", body,
            region is null ? null : new ReportRegion(region.Code, region.Name, region.Level, [.. chain.Select(r => r.Name)], [.. chain.Select(r => r.Code)]),
            new ReportBody(body, body, "government", null), ReportScope.Jurisdiction, level, written.Year,
            written.Year is { } year ? new ReportPeriod($"{year}-01-01", $"{year}-12-31") : null, ReportForm.Standard2021, written.TableForm,
            written.Published.Length > 0 ? written.Published : null, new IdentityConfidence(1, 1, 1));
        var section = new Section(0, null, 1, "", "全文", ["overview"], [], 0, text.Length, true, 0, text.Length, 0);
        return new ReadResult.Readable(new Report(document, identity, [section])
        {
            Figures = FiguresOf(written),
            Findings = [.. written.Findings.Select(FindingOf)],
            Topics = [.. written.Topics.Select((topic, i) => new TopicSentence(
                10 * i, 10 * i + 9, topic.Text, topic.Subject, [new MentionedTopic(topic.Id, 0.9, new TopicMention(topic.Text, 10 * i + 2, 10 * i + 2 + topic.Text.Length, topic.Count))], 10 * i))],
        });
    }

    public static Finding FindingOf(WrittenFinding written) => new(
        FindingKind.Sum, written.Verdict, written.Rule, $"左边{written.Left}，右边{written.Right}",
        new FindingSide("rq_received", written.Left, null, 100, 103, []),
        new FindingSide(null, written.Right, null, null, null, [new FindingPart("rq_by_fax", written.Right, 110, 112)]));

    // This year's carried-in against last year's carried-out.
    private static IReadOnlyList<Finding> Compare(IReadOnlyList<Figure> figures, int year, IReadOnlyList<Figure> before, int yearBefore)
    {
        Figure? carriedIn = figures.FirstOrDefault(f => f.Id == "ap_carried_in.total");
        Figure? carriedOut = before.FirstOrDefault(f => f.Id == "ap_carried_out.total");
        if (carriedIn is null || carriedOut is null)
            return [];
        Verdict verdict = carriedIn.Value == carriedOut.Value ? Verdict.Holds : Verdict.Contradiction;
        return
        [
            new Finding(
                FindingKind.CrossYear, verdict, "carry", $"{year}年上年结转{carriedIn.Value}，{yearBefore}年结转下年{carriedOut.Value}",
                new FindingSide(carriedIn.Id, carriedIn.Value, null, carriedIn.Start, carriedIn.End, []),
                new FindingSide(carriedOut.Id, carriedOut.Value, null, carriedOut.Start, carriedOut.End, [new FindingPart(carriedOut.Id, carriedOut.Value, carriedOut.Start, carriedOut.End, yearBefore)])),
        ];
    }
}
