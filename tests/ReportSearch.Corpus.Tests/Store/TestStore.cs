using Microsoft.Data.Sqlite;
using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports;

namespace ReportSearch.Corpus.Tests.Store;

/// <summary>A store in a folder of its own with the simple reader and the simple index, and a folder of files to take in. Removed at the end.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("reportsearch-store-").FullName;

    public string Folder => Path.Combine(_root, "store");

    public string Files => Directory.CreateDirectory(Path.Combine(_root, "files")).FullName;

    public CorpusStages Stages { get; set; } = SimpleStages();

    public static CorpusStages SimpleStages() => new()
    {
        Read = (bytes, name, corrected) => Corrected(SimpleReports.Read(bytes, name), corrected),
        Inspect = (bytes, _) => new InspectedFile(true, true, null, "{}", System.Text.Encoding.UTF8.GetString(bytes), null),
        ReadWith = "reader=simple;lexicon=none",
        OpenIndex = folder => new FileIndex(folder),
        OpenSnapshot = folder => new FileIndex.Snapshot(folder),
        CheckIndex = (folder, _) => FileIndex.Check(folder),
    };

    /// <summary>What a simple reader found, with an identity as corrected.</summary>
    public static ReadResult Corrected(ReadResult result, Func<ReportIdentity, ReportIdentity>? corrected) => result switch
    {
        ReadResult.Readable readable when corrected is not null => new ReadResult.Readable(readable.Report with { Identity = corrected(readable.Report.Identity) }),
        _ => result,
    };

    public string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(Files, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string WriteReport(string name, string body, int? year, string words, string published = "") =>
        Write(name, SimpleReports.Text(body, year, words, published));

    public StoreWriter OpenWriter() => StoreWriter.Open(Folder, Stages, TimeProvider.System);

    public ReportCorpus OpenCorpus() => ReportCorpus.Open(Folder, Stages);

    public IngestOutcome Ingest(params string[] paths) => Ingest(new IngestOptions(), paths);

    public IngestOutcome Ingest(IngestOptions options, params string[] paths)
    {
        using StoreWriter writer = OpenWriter();
        return writer.Ingest([.. paths.Select(p => new IngestFile(p))], options);
    }

    public IReadOnlyList<StoreDamage> Verify() => StoreVerifier.Verify(Folder, Stages, CancellationToken.None);

    public string CorpusVersion()
    {
        using ReportCorpus corpus = OpenCorpus();
        return corpus.CorpusVersion;
    }

    /// <summary>The ids of the reports in the index, with their units' texts joined.</summary>
    public IReadOnlyDictionary<string, string> Indexed()
    {
        using var snapshot = new FileIndex.Snapshot(new StoreFolder(Folder).Index(new StoreFolder(Folder).ReadGeneration()));
        return snapshot.Reports().ToDictionary(r => r.ReportId, r => string.Concat(Enumerable.Range(0, r.Units).Select(n => snapshot.ReadUnit(r.ReportId, n)!.Text)));
    }

    /// <summary>One column of a query over a database of the store.</summary>
    public IReadOnlyList<string> Column(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, database)};Pooling=False");
        connection.Open();
        RowSums.Register(connection);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetValue(0).ToString()!);
        return values;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
