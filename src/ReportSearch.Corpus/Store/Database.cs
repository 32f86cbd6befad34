using Microsoft.Data.Sqlite;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Corpus.Store;

/// <summary>
/// One connection to a SQLite file. Parameters are written $1, $2, ... and given in this order. Statements are prepared once and kept.
/// Not thread-safe.
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    static Database() => SQLitePCL.Batteries_V2.Init();

    private Database(string file, SqliteConnection connection)
    {
        File = file;
        _connection = connection;
    }

    public string File { get; }

    /// <summary>
    /// Opens or makes a database; one of another schema version is refused. A new one is made beside its place and moved there with its schema, so that
    /// nobody ever finds half of one. Of several processes only the holder of the store's lock may make one.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="schema">SQL of a new one.</param>
    /// <param name="schemaVersion">The version of <paramref name="schema"/>.</param>
    /// <param name="steps">SQL that brings version i + 1 to version i + 2; none where an older one is made anew instead.</param>
    public static Database OpenForWriting(string file, string schema, int schemaVersion, IReadOnlyList<string>? steps = null)
    {
        if (!System.IO.File.Exists(file))
            Make(file, schema, schemaVersion);
        Database database = Connect(file, SqliteOpenMode.ReadWrite);
        try
        {
            // FULL: a commit has reached the disk when it returns.
            database.Execute("PRAGMA synchronous = FULL");
            // Rows of one report go to many places of a large file; with SQLite's own 2 MB each page would be written and read again many times in one commit.
            database.Execute("PRAGMA cache_size = -65536");
            // A row that a REPLACE takes away goes out of the sum of its table, too.
            database.Execute("PRAGMA recursive_triggers = ON");
            database.BringForward(schemaVersion, steps ?? []);
            database.DemandVersion(schemaVersion, schemaVersion);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private void BringForward(int schemaVersion, IReadOnlyList<string> steps)
    {
        if (steps.Count == 0 || Number("PRAGMA user_version") >= schemaVersion)
            return;
        InTransaction(() =>
        {
            // Asked again inside: another process may have done it meanwhile.
            long first = Number("PRAGMA user_version"), found = first;
            for (; found >= 1 && found < schemaVersion && found <= steps.Count; found++)
                Execute(FormattableString.Invariant($"{steps[(int)found - 1]}; PRAGMA user_version = {found + 1}"));
            if (found > first)
                RowSums.Keep(this);
        });
    }

    private static void Make(string file, string schema, int schemaVersion)
    {
        string begun = file + DurableFile.TemporarySuffix;
        foreach (string leftover in (string[])["", "-wal", "-shm", "-journal"])
            System.IO.File.Delete(begun + leftover);
        using (Database database = Connect(begun, SqliteOpenMode.ReadWriteCreate))
        {
            database.Execute("PRAGMA synchronous = FULL");
            // WAL: readers never wait for the writer. The mode stays with the file.
            database.Execute("PRAGMA journal_mode = WAL");
            database.InTransaction(() =>
            {
                database.Execute(FormattableString.Invariant($"{schema}; PRAGMA user_version = {schemaVersion}"));
                RowSums.Keep(database);
            });
        }

        System.IO.File.Move(begun, file);
        DurableFile.SyncFolder(Path.GetDirectoryName(file)!);
    }

    /// <summary>Opens a database that is there, without the right to change it.</summary>
    public static Database OpenForReading(string file, int schemaVersion, int? oldestVersion = null)
    {
        Database database = Connect(file, SqliteOpenMode.ReadOnly);
        try
        {
            // One series of 100,000 reports has 5 MB, coverage the index of all reports: with SQLite's own 2 MB every question would read the same pages again.
            database.Execute("PRAGMA cache_size = -24576");
            database.DemandVersion(oldestVersion ?? schemaVersion, schemaVersion);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public int Execute(string sql, params object?[] values) => Bind(sql, values).ExecuteNonQuery();

    public long Number(string sql, params object?[] values) => Bind(sql, values).ExecuteScalar() is long number ? number : 0;

    public string? Text(string sql, params object?[] values) => Bind(sql, values).ExecuteScalar() as string;

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params object?[] values)
    {
        var rows = new List<T>();
        using SqliteDataReader reader = Bind(sql, values).ExecuteReader();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>A statement made for one question: it is not kept, and its rows come one by one.</summary>
    public OneTimeStatement Prepare(string sql, int parameters = 0) => new(_connection, sql, parameters);

    /// <summary>Takes the write lock at once, so that what is read inside holds until the end.</summary>
    public void InTransaction(Action work)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            work();
            Execute("COMMIT");
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    /// <summary>Ends a transaction without its changes; does nothing when none is open.</summary>
    public void RollBack()
    {
        // After some failures (disk full) SQLite has rolled back by itself.
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            Execute("ROLLBACK");
    }

    public void Dispose()
    {
        foreach (SqliteCommand command in _commands.Values)
            command.Dispose();
        _connection.Dispose();
    }

    private static Database Connect(string file, SqliteOpenMode mode)
    {
        // Without pooling a closed connection is closed: files can be removed.
        var settings = new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            RowSums.Register(connection);
            return new Database(file, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void DemandVersion(int oldest, int newest)
    {
        long found = Number("PRAGMA user_version");
        if (found > newest)
        {
            throw new StoreException(
                StoreFailure.Unusable, $"{File}: has schema version {found}, this program knows up to {newest}; use the newer program that wrote it");
        }

        if (found < oldest)
        {
            throw new StoreException(
                StoreFailure.Unusable,
                $"{File}: has schema version {found}, this program needs {oldest}; run `reportsearch rebuild`, which makes catalogue and index anew from originals and ledger and loses nothing");
        }
    }

    private SqliteCommand Bind(string sql, object?[] values)
    {
        if (!_commands.TryGetValue(sql, out SqliteCommand? command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (int i = 0; i < values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = FormattableString.Invariant($"${i + 1}") });
            _commands.Add(sql, command);
        }

        for (int i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}

/// <summary>A statement whose text depends on what a user asked for; disposed with the answer.</summary>
internal sealed class OneTimeStatement : IDisposable
{
    private readonly SqliteCommand _command;

    public OneTimeStatement(SqliteConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (int i = 1; i <= parameters; i++)
            _command.Parameters.Add(new SqliteParameter { ParameterName = FormattableString.Invariant($"${i}") });
    }

    /// <summary>The rows for these values of $1, $2, ...</summary>
    public IEnumerable<T> Rows<T>(Func<SqliteDataReader, T> read, params object?[] values)
    {
        for (int i = 0; i < values.Length; i++)
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        using SqliteDataReader reader = _command.ExecuteReader();
        while (reader.Read())
            yield return read(reader);
    }

    /// <summary>
    /// Gives each row to <paramref name="take"/> with its number columns read straight from SQLite: for the few questions with hundreds of thousands of rows, where the
    /// checks of a data reader cost more than the rows.
    /// </summary>
    public void Scan(Action<ScannedRow> take, params object?[] values)
    {
        for (int i = 0; i < values.Length; i++)
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        using SqliteDataReader reader = _command.ExecuteReader();
        if (!reader.Read())
            return;
        var row = new ScannedRow(reader);
        int step;
        do
        {
            take(row);
            step = SQLitePCL.raw.sqlite3_step(reader.Handle!);
        }
        while (step == SQLitePCL.raw.SQLITE_ROW);

        if (step != SQLitePCL.raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(step, _command.Connection!.Handle);
    }

    public void Dispose() => _command.Dispose();
}

/// <summary>The present row of a scan.</summary>
internal readonly struct ScannedRow
{
    private readonly SqliteDataReader _reader;
    private readonly SQLitePCL.sqlite3_stmt _statement;

    public ScannedRow(SqliteDataReader reader) => (_reader, _statement) = (reader, reader.Handle!);

    /// <summary>A whole number; 0 for null.</summary>
    public long Number(int column) => SQLitePCL.raw.sqlite3_column_int64(_statement, column);

    /// <summary>Whether the column holds a whole number; else <see cref="Reader"/> says what it holds.</summary>
    public bool IsWhole(int column) => SQLitePCL.raw.sqlite3_column_type(_statement, column) == SQLitePCL.raw.SQLITE_INTEGER;

    /// <summary>The row with every check.</summary>
    public SqliteDataReader Reader => _reader;
}

/// <summary>Columns that may be null.</summary>
internal static class NullableColumns
{
    public static string? TextOrNull(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static int? IntegerOrNull(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);

    public static long? LongOrNull(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
}
