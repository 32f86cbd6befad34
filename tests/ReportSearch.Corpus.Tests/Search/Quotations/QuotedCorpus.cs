using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Tests.Indexing;
using ReportSearch.Reports;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Tests.Search.Quotations;

/// <summary>Reports in the product's index, in several commits and with replaced ones, and the same texts for the plain scan.</summary>
internal sealed class QuotedCorpus : IReportLookup, IDisposable
{
    private const int ReportsOfOneCommit = 9;

    private readonly TemporaryFolder _folder = new();
    private readonly List<(ReportKey Key, List<IndexUnit> Units, string? Source)> _reports = [];
    private readonly Dictionary<(string, int), int> _numbers = [];
    private readonly Dictionary<UnitField, ScannedTexts> _scanned = [];

    private QuotedCorpus(IEnumerable<(ReportKey Key, List<IndexUnit> Units, string? Source)> reports)
    {
        _reports.AddRange(reports);
        Index();
        foreach ((ReportKey key, List<IndexUnit> units, string? source) in _reports)
        {
            foreach (IndexUnit unit in units)
            {
                _numbers.Add((key.ReportId, unit.Number), Units.Count);
                Units.Add((key, unit, source));
            }
        }

        Snapshot = SectionIndexSnapshot.OpenNewest(_folder.Path);
        Service = new SearchService(Snapshot, this, RegionTable.China, LexiconSegmenter.Default, "v");
        foreach (UnitField field in Fields)
            _scanned.Add(field, new ScannedTexts([.. Units.Select(unit => string.Join('\n', TextsOf(unit.Key, unit.Unit, field)))]));
    }

    public static IReadOnlyList<UnitField> Fields { get; } = [UnitField.Body, UnitField.Heading, UnitField.Title, UnitField.Issuer];

    /// <summary>Every unit, with the source text of its report; none of what was made at random.</summary>
    public List<(ReportKey Key, IndexUnit Unit, string? Source)> Units { get; } = [];

    public SectionIndexSnapshot Snapshot { get; }

    public SearchService Service { get; }

    public int Characters => _scanned[UnitField.Body].Characters;

    /// <summary>These files as the product reads them, and random reports with everything that makes matching hard.</summary>
    public static QuotedCorpus Of(IEnumerable<string> files, string? regionOverlay, int randomReports)
    {
        CorpusStages stages = CorpusStages.For(new CorpusOptions(regionOverlay));
        var random = new RandomUnits(20_261_128);
        return new QuotedCorpus(
        [
            .. files.Select((file, number) => Read(stages, file, number)),
            .. Enumerable.Range(0, randomReports).Select(number => random.Report(number)).Select((report, number) => (report.Key with { ReportId = $"r{number:d15}" }, report.Units, (string?)null)),
        ]);
    }

    /// <summary>The number of a unit among all, for bitmaps of units.</summary>
    public int NumberOf(UnitMatch match) => _numbers[(match.ReportId, match.Unit)];

    /// <summary>The units that match, by looking at every text.</summary>
    public bool[] Scan(QueryNode query)
    {
        var units = new bool[Units.Count];
        switch (query)
        {
            case QueryNode.Text text:
                if (ScannedTexts.Wanted(text.Value) is { Length: > 0 } wanted)
                    _scanned[text.Field].Mark(wanted, units);
                return units;
            case QueryNode.Not not:
                return [.. Scan(not.Child).Select(matches => !matches)];
            case QueryNode.And and:
                Array.Fill(units, true);
                foreach (QueryNode child in and.Children)
                    Join(units, Scan(child), all: true);
                return units;
            case QueryNode.Or or:
                foreach (QueryNode child in or.Children)
                    Join(units, Scan(child), all: false);
                return units;
            default:
                throw new ArgumentOutOfRangeException(nameof(query));
        }
    }

    /// <summary>The row of a report, as far as a search shows it.</summary>
    public ReportRow? FindRow(string reportId) =>
        new(reportId, "", "", true, null, null, null, null, [], [], null, null, "county", null, "free", "none", null, null, null, 0);

    public void Dispose()
    {
        Snapshot.Dispose();
        _folder.Dispose();
    }

    public static IReadOnlyList<string> TextsOf(ReportKey key, IndexUnit unit, UnitField field) => field switch
    {
        UnitField.Body => [unit.Text],
        UnitField.Heading => unit.Headings,
        UnitField.Title => [key.Title ?? ""],
        UnitField.Issuer => [key.Issuer ?? ""],
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static void Join(bool[] units, bool[] others, bool all)
    {
        for (int i = 0; i < units.Length; i++)
            units[i] = all ? units[i] && others[i] : units[i] || others[i];
    }

    private static (ReportKey, List<IndexUnit>, string?) Read(CorpusStages stages, string file, int number)
    {
        Report report = stages.Read(File.ReadAllBytes(file), Path.GetFileName(file), null) switch
        {
            ReadResult.Readable readable => readable.Report,
            ReadResult.NotAReport other => other.Report,
            ReadResult other => throw new InvalidOperationException($"{file}: {other}"),
        };
        ReportIdentity identity = report.Identity;
        var key = new ReportKey($"f{number:d15}", identity.Title, identity.Issuer, identity.Region?.Chain ?? [], identity.Region?.ChainCodes ?? [], identity.ReportYear, "county", "free");
        return (key, [.. UnitSplitter.Split(report)], report.Document.Source);
    }

    private void Index()
    {
        long commit = 0;
        for (int first = 0; first < _reports.Count; first += ReportsOfOneCommit)
        {
            using SectionIndex index = SectionIndex.Open(_folder.Path, LexiconSegmenter.Default);
            foreach ((ReportKey key, List<IndexUnit> units, _) in _reports.Skip(first).Take(ReportsOfOneCommit))
                index.Replace(key, units);
            // One of the commit before came without its last units, and comes whole now.
            if (first > 0)
                index.Replace(_reports[first - 1].Key, _reports[first - 1].Units);
            (ReportKey last, List<IndexUnit> all, _) = _reports[Math.Min(first + ReportsOfOneCommit, _reports.Count) - 1];
            if (first + ReportsOfOneCommit < _reports.Count)
                index.Replace(last, all[..(all.Count / 2)]);
            index.Commit(++commit);
        }
    }
}
