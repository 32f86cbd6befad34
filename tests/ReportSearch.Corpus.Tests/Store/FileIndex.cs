using System.Text.Json;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Corpus.Tests.Store;

/// <summary>An index that is one JSON file for each commit: enough to see what the store puts in, and when.</summary>
internal sealed class FileIndex : ISectionIndex
{
    private readonly string _folder;
    private readonly SortedDictionary<string, StoredUnit[]> _reports;

    public FileIndex(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        Content content = ReadNewest(folder);
        LastCommit = content.Commit;
        _reports = new SortedDictionary<string, StoredUnit[]>(content.Reports, StringComparer.Ordinal);
    }

    public long LastCommit { get; private set; }

    public void Replace(ReportKey report, IReadOnlyList<IndexUnit> units) =>
        _reports[report.ReportId] = [.. units.Select(u => new StoredUnit(u.Number, u.CleanStart, u.Text, u.Section, [.. u.Headings], [.. u.Tags]))];

    public void Delete(string reportId) => _reports.Remove(reportId);

    public void Commit(long number)
    {
        if (number <= LastCommit)
            throw new ArgumentOutOfRangeException(nameof(number));
        string beside = Path.Combine(_folder, "new");
        File.WriteAllText(beside, JsonSerializer.Serialize(new Content(number, new Dictionary<string, StoredUnit[]>(_reports))));
        File.Move(beside, Path.Combine(_folder, $"{number:D9}.json"));
        LastCommit = number;
    }

    public void AdoptMerges()
    {
    }

    public void FinishMerges(CancellationToken cancellation)
    {
    }

    public void Dispose()
    {
    }

    public static IReadOnlyList<StoreDamage> Check(string folder)
    {
        try
        {
            _ = ReadNewest(folder);
            return [];
        }
        catch (JsonException e)
        {
            return [new StoreDamage(folder, e.BytePositionInLine, e.Message)];
        }
    }

    private static Content ReadNewest(string folder)
    {
        string? newest = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).LastOrDefault() : null;
        return newest is null ? new Content(0, []) : JsonSerializer.Deserialize<Content>(File.ReadAllText(newest))!;
    }

    private sealed record StoredUnit(int Number, int CleanStart, string Text, int? Section, string[] Headings, string[] Tags);

    private sealed record Content(long Commit, Dictionary<string, StoredUnit[]> Reports);

    internal sealed class Snapshot(string folder) : ISectionSnapshot
    {
        private readonly Content _content = ReadNewest(folder);

        public long Commit => _content.Commit;

        public bool IsReplaced => false;

        public long Units => _content.Reports.Values.Sum(u => u.Length);

        public UnitTallyResult Tally(UnitTallyRequest request, CancellationToken cancellation = default) => throw new NotSupportedException();

        public (long Occurrences, long All) CountWord(string word, CancellationToken cancellation = default) => throw new NotSupportedException();

        public IndexUnit? ReadUnit(string reportId, int number)
        {
            if (!_content.Reports.TryGetValue(reportId, out StoredUnit[]? units) || number >= units.Length)
                return null;
            StoredUnit unit = units[number];
            var map = new OffsetMap([new OffsetRun(0, unit.Text.Length, unit.CleanStart)]);
            return new IndexUnit(unit.Number, UnitKind.Text, unit.CleanStart, unit.Text, map, unit.Section, unit.Headings, unit.Tags);
        }

        public IEnumerable<(string ReportId, int Units)> Reports() =>
            _content.Reports.Select(r => (r.Key, r.Value.Length)).OrderBy(r => r.Key, StringComparer.Ordinal);

        public UnitSearchResult Search(UnitSearch search, CancellationToken cancellation = default) => throw new NotSupportedException();

        public IReadOnlyList<string> Explain(QueryNode query, string reportId, int number) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
