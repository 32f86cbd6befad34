using System.Text.Json;
using Microsoft.Data.Sqlite;
using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;

namespace ReportSearch.Corpus.Tests.Store;

/// <summary>A whole store of the product, of which one file at a time is damaged and made whole again.</summary>
internal sealed class DamagedStore : IDisposable
{
    private const int Reports = 24;
    private const int FilesPerCommit = 5;

    private static readonly string[] s_queries = ["征地拆迁 答复", "\"行政复议\"", "主动公开 政府网站", "乙水市 2010"];

    private readonly string _root = Directory.CreateTempSubdirectory("reportsearch-damage-").FullName;
    private readonly Dictionary<string, byte[]> _whole = new(StringComparer.Ordinal);

    public DamagedStore()
    {
        string files = SampleTexts.Write(Path.Combine(_root, "files"), Reports);
        Ingest(new IngestOptions(FilesPerCommit: FilesPerCommit), files);
        // From an older version of the catalogue on there is a second generation, and a file that names it.
        using (StoreWriter writer = StoreWriter.Open(Folder))
            writer.Rebuild();
        // New versions of some reports: what they replace is dead in the index and stays in the catalogue.
        foreach (string file in Directory.EnumerateFiles(files).Order(StringComparer.Ordinal).Where((_, number) => number % 5 == 0).ToList())
        {
            File.AppendAllText(file, "附注：本报告于次年三月补正，征地拆迁信息另见附表。\n");
            Ingest(new IngestOptions(), file);
        }

        File.WriteAllText(Path.Combine(files, "notes.txt"), "这不是报告。\n");
        Ingest(new IngestOptions(), Path.Combine(files, "notes.txt"));
        using (ReportCorpus corpus = ReportCorpus.Open(Folder))
        {
            Ids = [.. corpus.ReportIds()];
            _ = corpus.CompareReuse(Ids[0]);
        }

        // The lock and who holds it are no content, nor is what SQLite makes anew beside a database.
        IEnumerable<string> content = Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is not ("store.lock" or "writer.json") && !file.Contains(".db-", StringComparison.Ordinal));
        foreach (string file in content)
            _whole.Add(file, File.ReadAllBytes(file));
        Files = [.. _whole.Keys.Order(StringComparer.Ordinal)];
        Answers = [.. Questions.Select(question => Ask(question).Answer!)];
    }

    public string Folder => Path.Combine(_root, "store");

    public IReadOnlyList<string> Files { get; }

    public IReadOnlyList<string> Ids { get; }

    /// <summary>What the whole store answers to <see cref="Questions"/>.</summary>
    public IReadOnlyList<string> Answers { get; }

    /// <summary>What is asked of a store: all that shows text of reports.</summary>
    public IReadOnlyList<Func<ReportCorpus, string>> Questions =>
    [
        .. s_queries.Select(query => (Func<ReportCorpus, string>)(corpus => Searched(corpus, new SearchParameters { Query = query, Limit = 100, Facets = true }))),
        .. s_queries.Select(query => (Func<ReportCorpus, string>)(corpus => Searched(corpus, new SearchParameters { Query = query, Limit = 100, Group = "report", Sort = "year" }))),
        .. Ids.Take(6).Select(id => (Func<ReportCorpus, string>)(corpus => Json(corpus.FindReport(id)))),
        .. Ids.Select(id => (Func<ReportCorpus, string>)(corpus => corpus.ReadSource(id) ?? "none")),
    ];

    public long LengthOf(string file) => _whole[file].Length;

    public byte[] BytesOf(string file) => _whole[file];

    public void Damage(string file, byte[] bytes) => File.WriteAllBytes(file, bytes);

    /// <summary>Puts the file back as it was; what a reader left beside a database goes.</summary>
    public void Restore(string file)
    {
        File.WriteAllBytes(file, _whole[file]);
        foreach (string other in Directory.EnumerateFiles(Folder).Where(other => other.Contains(".db-", StringComparison.Ordinal)).ToList())
            File.Delete(other);
    }

    /// <summary>The answer of the store as it is now, or the error that says why there is none.</summary>
    public (string? Answer, StoreException? Error) Ask(Func<ReportCorpus, string> question)
    {
        try
        {
            using ReportCorpus corpus = ReportCorpus.Open(Folder);
            return (question(corpus), null);
        }
        catch (StoreException error)
        {
            return (null, error);
        }
    }

    /// <summary>
    /// Whether a damaged file still says the same: bytes that mean nothing, as free space of a database, cannot be told from whole ones, and need not be.
    /// </summary>
    public bool SaysTheSame(string file)
    {
        if (file.EndsWith(".db", StringComparison.Ordinal))
            return ContentOf(file) is { } content && content == ContentOf(file, _whole[file]);
        if (file == new StoreFolder(Folder).GenerationFile)
            return File.ReadAllText(file).Trim() == System.Text.Encoding.ASCII.GetString(_whole[file]).Trim();
        return false;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Ingest(IngestOptions options, string path)
    {
        using StoreWriter writer = StoreWriter.Open(Folder);
        _ = writer.Ingest([new IngestFile(path)], options);
    }

    private static string Searched(ReportCorpus corpus, SearchParameters parameters) => Json(corpus.Search(parameters) with { TookMs = 0 });

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, ContractJson.Options);

    private string? ContentOf(string file, byte[] bytes)
    {
        string copy = Path.Combine(_root, "copy.db");
        File.WriteAllBytes(copy, bytes);
        try
        {
            return ContentOf(copy);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    /// <summary>Every value of every table, read without the product; null where SQLite cannot.</summary>
    private static string? ContentOf(string file)
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source=file:{file}?immutable=1;Mode=ReadOnly;Pooling=False");
            connection.Open();
            var lines = new List<string>();
            List<string> tables = [.. Rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").Select(name => name[1..])];
            foreach (string sql in (string[])["SELECT * FROM pragma_user_version", "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name", .. tables.Select(table => $"SELECT '{table}', * FROM \"{table}\"")])
                lines.AddRange(Rows(sql).Order(StringComparer.Ordinal));
            return string.Join('\n', lines);

            IEnumerable<string> Rows(string sql)
            {
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = sql;
                using SqliteDataReader reader = command.ExecuteReader();
                while (reader.Read())
                    yield return string.Join('\u001f', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) switch { byte[] blob => Convert.ToHexString(blob), object value => $"{value.GetType().Name[0]}{value}" }));
            }
        }
        catch (SqliteException)
        {
            return null;
        }
    }
}
