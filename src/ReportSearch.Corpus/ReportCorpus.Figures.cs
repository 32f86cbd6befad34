using ReportSearch.Corpus.Export;
using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;
using ReportSearch.Corpus.Topics;
using ReportSearch.Reports.Audit;

namespace ReportSearch.Corpus;

/// <summary>A page of reports.</summary>
public sealed record ReportListPage(string CorpusVersion, string Query, IReadOnlyList<string> Notices, IReadOnlyList<ListedReport> Reports, string? Next);

/// <summary>Figures, series, findings and lists of reports, all of the same state as a search.</summary>
public sealed partial class ReportCorpus
{
    private const int MaxPage = 1_000;

    private readonly Lock _divisionsGate = new();
    private Divisions? _divisions;

    private Divisions DivisionsOfTable
    {
        get
        {
            lock (_divisionsGate)
                return _divisions ??= new Divisions(_stages.Regions);
        }
    }

    /// <summary>A page of figures, report by report.</summary>
    /// <param name="asked">Which.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="cursor">From an earlier page, or null.</param>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public FigurePage Figures(FigureParameters asked, int limit = 100, string? cursor = null) => With(state =>
    {
        DemandLimit(limit);
        var list = new FigureList(state.Catalogue, asked, _stages.Regions, DivisionsOfTable);
        List<string> notices = [.. list.Notices];
        ListCursor at = ListCursor.Read(cursor, "figures " + asked.Describe(), state.CorpusVersion, notices);
        (List<FigureRow> page, (int Reports, int Entries)? next) = list.Page(at.Reports, at.Entries, limit);
        return new FigurePage(state.CorpusVersion, asked.Describe(), notices, page, Next(at, next));
    });

    /// <summary>Gives every figure to <paramref name="take"/>, report by report.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public void EachFigure(FigureParameters asked, Action<FigureRow> take, CancellationToken cancellation = default) => With(state =>
    {
        new FigureList(state.Catalogue, asked, _stages.Regions, DivisionsOfTable).Each(take, cancellation);
        return true;
    });

    /// <summary>How many figures there are.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public long CountFigures(FigureParameters asked) => With(state => new FigureList(state.Catalogue, asked, _stages.Regions, DivisionsOfTable).Count());

    /// <summary>Writes every figure as a table. All rows and the stamp are of one state.</summary>
    /// <param name="asked">Which.</param>
    /// <param name="format">The format.</param>
    /// <param name="output">Stays open.</param>
    /// <param name="exportedAt">Time for the stamp, yyyy-MM-ddTHH:mm:ssZ.</param>
    /// <param name="stamped">Whether rows of CSV and JSON Lines carry the stamp.</param>
    /// <param name="byteOrderMark">Whether CSV begins with one.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    /// <returns>The stamp.</returns>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    /// <exception cref="ExportRefusedException">A workbook has no room for them.</exception>
    public ExportStamp ExportFigures(
        FigureParameters asked, ExportFormat format, Stream output, string exportedAt, bool stamped, bool byteOrderMark = false, CancellationToken cancellation = default) => With(state =>
    {
        var list = new FigureList(state.Catalogue, asked, _stages.Regions, DivisionsOfTable);
        if (format == ExportFormat.Xlsx)
            XlsxTable.DemandRoom(list.Count());
        var stamp = new ExportStamp(asked.Describe(), state.CorpusVersion, exportedAt);
        using IExportTable table = ExportTables.Open(format, output, FigureRow.Columns, stamp, stamped, byteOrderMark);
        list.Each(row => table.Add(row.Cells), cancellation);
        table.Finish();
        return stamp;
    });

    /// <summary>A series or ratio over the years.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public SeriesAnswer Series(SeriesParameters asked) =>
        With(state => new SeriesService(state.Catalogue, _stages.Regions, DivisionsOfTable, state.CorpusVersion).Answer(asked));

    /// <summary>Writes a series as a table with one row for each line and year.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public void ExportSeries(SeriesParameters asked, ExportFormat format, Stream output, string exportedAt, bool byteOrderMark = false)
    {
        SeriesAnswer answer = Series(asked);
        using IExportTable table = ExportTables.Open(format, output, SeriesTable.Columns, new ExportStamp(answer.Query, answer.CorpusVersion, exportedAt), stamped: true, byteOrderMark);
        foreach (IReadOnlyList<object?> row in SeriesTable.Rows(answer))
            table.Add(row);
        table.Finish();
    }

    /// <summary>The division with a code and what lies next below it, as of the newest division table; null when there is none.</summary>
    /// <param name="code">GB/T 2260 code; null for the whole country.</param>
    public Place? FindPlace(string? code) => PlaceDirectory.Find(_stages.Regions, code);

    /// <summary>Every series and ratio of one body over its years.</summary>
    /// <param name="bodyId">Id of the body.</param>
    public BodyFigures BodyFigures(string bodyId) => With(state => new SeriesService(state.Catalogue, _stages.Regions, DivisionsOfTable, state.CorpusVersion).OfBody(bodyId));

    /// <summary>Which years and divisions have a report.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public CoverageAnswer Coverage(ReportParameters asked) =>
        With(state => new CoverageList(state.Catalogue, _stages.Regions, DivisionsOfTable, state.CorpusVersion).Answer(asked));

    /// <summary>Which body has a report of which year: a page of bodies.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public CoverageGridPage CoverageGrid(ReportParameters asked, int limit = 100, string? cursor = null) => With(state =>
    {
        DemandLimit(limit);
        return new CoverageGrid(state.Catalogue, _stages.Regions, DivisionsOfTable, state.CorpusVersion).Page(asked, limit, cursor);
    });

    /// <summary>Which topics bodies name, by year and level; of the topics asked for also a page of the mentions.</summary>
    /// <param name="asked">Which.</param>
    /// <param name="limit">Mentions a page, 1 to 1,000.</param>
    /// <param name="cursor">From an earlier page, or null.</param>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public TopicAnswer Topics(TopicParameters asked, int limit = 100, string? cursor = null) => With(state =>
    {
        DemandLimit(limit);
        return new TopicTrend(state.Catalogue, _stages.Regions, DivisionsOfTable, state.CorpusVersion).Answer(asked, limit, cursor);
    });

    /// <summary>Writes what persons said of topics as training texts, in the columns of index-data/topics.</summary>
    /// <param name="output">Stays open.</param>
    /// <returns>How many texts were written, and how many corrections have no text: their report is gone, or the place is not in it.</returns>
    public (int Written, int Lost) ExportTopicCorrections(Stream output)
    {
        (IReadOnlyList<string> lines, int lost) = TopicCorrections.Write(Annotations(), ReadSource);
        using var text = new StreamWriter(output, new System.Text.UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(TopicCorrections.Header);
        foreach (string line in lines)
            text.WriteLine(line);
        return (lines.Count, lost);
    }

    /// <summary>A page of findings, report by report.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public FindingPage Findings(FindingParameters asked, int limit = 100, string? cursor = null) => With(state =>
    {
        DemandLimit(limit);
        FindingList list = FindingsOf(state, asked);
        List<string> notices = [.. list.Notices];
        ListCursor at = ListCursor.Read(cursor, "findings " + asked.Describe(), state.CorpusVersion, notices);
        (List<FindingRow> page, (int Reports, int Entries)? next) = list.Page(at.Reports, at.Entries, limit);
        return new FindingPage(state.CorpusVersion, asked.Describe(), notices, page, Next(at, next));
    });

    /// <summary>Gives every finding to <paramref name="take"/>, report by report.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public void EachFinding(FindingParameters asked, Action<FindingRow> take, CancellationToken cancellation = default) => With(state =>
    {
        FindingsOf(state, asked).Each(take, cancellation);
        return true;
    });

    /// <summary>A page of current reports.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public ReportListPage Reports(ReportParameters asked, int limit = 100, string? cursor = null) => With(state =>
    {
        DemandLimit(limit);
        ReportFilter filter = ReportFilter.Read(asked, _stages.Regions, DivisionsOfTable);
        List<string> notices = [.. filter.Notices];
        ListCursor at = ListCursor.Read(cursor, "reports " + asked.Describe(), state.CorpusVersion, notices);
        List<ListedReport> page = state.Catalogue.Read(database =>
        {
            using OneTimeStatement statement = database.Prepare(ListedReport.Sql(filter, at.Reports, limit + 1), 1);
            return statement.Rows(ListedReport.Read, state.Catalogue.Commit).ToList();
        });
        bool more = page.Count > limit;
        return new ReportListPage(
            state.CorpusVersion, asked.Describe(), notices, more ? page[..limit] : page, Next(at, more ? (at.Reports + limit, 0) : null));
    });

    /// <summary>What counts of what persons said, in order of report, kind and subject.</summary>
    /// <param name="report">Of one report; null for all.</param>
    public IReadOnlyList<Annotation> Annotations(string? report = null) => With(state =>
        (IReadOnlyList<Annotation>)[.. state.Annotations.Where(said => report is null || said.Report == report)]);

    /// <summary>The key of a finding of a report, from its key or its short id; null when the report has no such finding.</summary>
    public string? FindFinding(string report, string keyOrId)
    {
        string? found = null;
        var all = new FindingParameters { Reports = [report], Verdicts = [.. Enum.GetValues<Verdict>().Select(Catalogue.FindingRows.Name)] };
        EachFinding(all, row => found = row.Key == keyOrId || row.Id == keyOrId ? row.Key : found);
        return found;
    }

    /// <summary>Writes a consistent copy of the catalogue, with what persons said until now, to be opened with any SQLite tool.</summary>
    /// <param name="file">A file that is not there yet.</param>
    /// <exception cref="StoreException">It is there, or cannot be written.</exception>
    public void Snapshot(string file) => With(state =>
    {
        Catalogue.CatalogueSnapshot.Write(_folder.Catalogue(state.Generation), file, state.Annotations);
        return true;
    });

    /// <summary>Writes every full match of a search, as a table with one row a unit or as references with one entry a report.</summary>
    /// <param name="asked">The search; limit, cursor and grouping are not looked at.</param>
    /// <param name="format">csv, jsonl, xlsx, bibtex, ris or gbt7714.</param>
    /// <param name="output">Stays open.</param>
    /// <param name="exportedAt">Time for the stamp, yyyy-MM-ddTHH:mm:ssZ.</param>
    /// <param name="byteOrderMark">Whether CSV begins with one.</param>
    /// <param name="cancellation">Stops between two hits.</param>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    /// <exception cref="ExportRefusedException">A workbook has no room for them.</exception>
    public HitExportOutcome ExportHits(
        SearchParameters asked, string format, Stream output, string exportedAt, bool byteOrderMark = false, CancellationToken cancellation = default) => With(state =>
    {
        ReferenceFormat? references = ReferenceFormats.Find(format);
        if (references is null && format is not ("csv" or "jsonl" or "xlsx"))
            throw new SearchParameterException("format", $"format '{format}' is unknown; there are csv, jsonl, xlsx, bibtex, ris, gbt7714, csljson");
        var stamp = new ExportStamp(HitExport.Describe(asked), state.CorpusVersion, exportedAt);
        (SearchTotal total, IReadOnlyList<string> reports, IEnumerable<SearchHit> hits) =
            SearchServiceOf(state).Everything(asked with { Limit = 1, Cursor = null, Group = "none", Facets = false, Explain = false }, cancellation);
        if (references is { } style)
            return new HitExportOutcome(WriteReferences(state, reports, style, stamp, output), total.Units, total.Reports, stamp);
        ExportFormat table = ExportTables.Parse(format);
        if (table == ExportFormat.Xlsx)
            XlsxTable.DemandRoom(total.Units);
        long rows = 0;
        using IExportTable written = ExportTables.Open(table, output, HitExport.Columns, stamp, stamped: true, byteOrderMark);
        foreach (SearchHit hit in hits)
        {
            cancellation.ThrowIfCancellationRequested();
            written.Add(HitExport.Cells(hit));
            rows++;
        }

        written.Finish();
        return new HitExportOutcome(rows, total.Units, total.Reports, stamp);
    });

    /// <summary>How a report, or a place in it, is cited; null when there is no such report or unit.</summary>
    /// <param name="report">The report's id.</param>
    /// <param name="unit">Number of the unit, or null for the report as a whole.</param>
    /// <param name="format">The format.</param>
    /// <param name="citedAt">Time for the stamp, yyyy-MM-ddTHH:mm:ssZ.</param>
    public string? Cite(string report, int? unit, ReferenceFormat format, string citedAt) => With(state =>
    {
        List<ListedReport> found = state.Catalogue.Read(database =>
        {
            using OneTimeStatement find = database.Prepare($"SELECT {ListedReport.Columns} FROM reports WHERE reportId = $2 AND {Catalogue.CatalogueSchema.ValidAt}", 2);
            return find.Rows(ListedReport.Read, state.Catalogue.Commit, report).ToList();
        });
        Indexing.IndexUnit? cited = unit is int number ? state.Snapshot.ReadUnit(report, number) : null;
        if (found.Count == 0 || (unit is not null && cited is null))
            return null;
        using var text = new StringWriter();
        var list = new ReferenceList(text, format, new ExportStamp($"report={report}", state.CorpusVersion, citedAt));
        list.Begin();
        list.Add(found[0], cited is null ? null : new CitedPlace(report, cited.Number, cited.Headings));
        list.Finish();
        return text.ToString();
    });

    // In order of place and year, as a list of references is read.
    private static long WriteReferences(PairedState state, IReadOnlyList<string> reports, ReferenceFormat format, ExportStamp stamp, Stream output)
    {
        using var text = new StreamWriter(output, new System.Text.UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var list = new ReferenceList(text, format, stamp);
        list.Begin();
        List<ListedReport> listed = state.Catalogue.Read(database =>
        {
            var all = new List<ListedReport>(reports.Count);
            using OneTimeStatement find = database.Prepare($"SELECT {ListedReport.Columns} FROM reports WHERE reportId = $2 AND {Catalogue.CatalogueSchema.ValidAt}", 2);
            foreach (string id in reports)
                all.AddRange(find.Rows(ListedReport.Read, state.Catalogue.Commit, id));
            return all;
        });
        foreach (ListedReport report in listed.OrderBy(r => r.RegionCode, StringComparer.Ordinal).ThenBy(r => r.BodyId, StringComparer.Ordinal).ThenBy(r => r.Year).ThenBy(r => r.Report, StringComparer.Ordinal))
            list.Add(report);
        list.Finish();
        return listed.Count;
    }

    private FindingList FindingsOf(PairedState state, FindingParameters asked) => new(state.Catalogue, asked, _stages.Regions, DivisionsOfTable, state.Annotations);

    private static string? Next(ListCursor at, (int Reports, int Entries)? next) =>
        next is { } place ? (at with { Reports = place.Reports, Entries = place.Entries }).Write() : null;

    private static void DemandLimit(int limit)
    {
        if (limit is < 1 or > MaxPage)
            throw new SearchParameterException("limit", $"limit is {limit}; it must be 1 to {MaxPage}");
    }
}
