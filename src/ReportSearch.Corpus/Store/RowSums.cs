using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace ReportSearch.Corpus.Store;

/// <summary>A row of the catalogue does not have its sum.</summary>
internal sealed class DamagedRowException(string message) : Exception(message);

/// <summary>
/// A checksum over the rows of each table of a database, in its table <c>row_sums (name, sum)</c>. SQLite finds a damaged page structure but no changed bit in a value. Triggers
/// keep the sums in the transaction that changes the rows, so that they are always those of the last commit.
/// <para>
/// The sum of a table is that of its rows modulo 2^64 (a multiset hash by addition: Bellare and Micciancio, A new paradigm for collision-free hashing, 1997): in which order
/// rows came does not matter, and one that goes is taken out again. The sum of a row mixes words of 64 bits one after the other (the constants are those of SplitMix64: Steele,
/// Lea and Flood, Fast splittable pseudorandom number generators, 2014), so that a change of one word is always seen:
/// <code>
/// each value: kind (0 null, 1 integer, 2 real, 3 text, 4 bytes), then the number, or the length in bytes and the text in UTF-16 or the bytes, little-endian, the last word filled with 0
/// </code>
/// The row <c>sqlite_schema</c> holds the sum of what SQLite keeps of tables, indexes, triggers and views.
/// </para>
/// </summary>
internal static class RowSums
{
    private const string SchemaTable = "sqlite_schema";

    // As the triggers call it.
    private const string Function = "with_row";

    // Triggers are named by these behind the table's name.
    private static readonly (string Name, string Event, string Sum)[] s_changes =
    [
        ("added", "INSERT", "with_row(sum, 1, {1})"), ("removed", "DELETE", "with_row(sum, -1, {0})"), ("changed", "UPDATE", "with_row(with_row(sum, -1, {0}), 1, {1})"),
    ];

    /// <summary>What the triggers call; every connection that changes rows needs it.</summary>
    public static void Register(SqliteConnection connection) => connection.CreateFunction(
        Function, static (object?[] values) => (long)values[0]! + (long)values[1]! * Of(values.AsSpan(2)), isDeterministic: true);

    /// <summary>The sum of one row.</summary>
    public static long Of(ReadOnlySpan<object?> values)
    {
        ulong sum = 0;
        foreach (object? value in values)
        {
            switch (value)
            {
                case null or DBNull:
                    sum = Add(sum, 0);
                    break;
                case string text:
                    sum = AddAll(Add(sum, 3), MemoryMarshal.AsBytes(text.AsSpan()));
                    break;
                case byte[] blob:
                    sum = AddAll(Add(sum, 4), blob);
                    break;
                case double real:
                    sum = Add(Add(sum, 2), BitConverter.DoubleToUInt64Bits(real));
                    break;
                default:
                    sum = Add(Add(sum, 1), (ulong)Convert.ToInt64(value, CultureInfo.InvariantCulture));
                    break;
            }
        }

        return (long)sum;
    }

    // Both factors are odd and a shift to the right is undone from the left: of two words one gives another sum than the other, always.
    private static ulong Add(ulong sum, ulong word)
    {
        sum = (sum + word + 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
        sum = (sum ^ (sum >> 29)) * 0x94D049BB133111EB;
        return sum ^ (sum >> 32);
    }

    private static ulong AddAll(ulong sum, ReadOnlySpan<byte> bytes)
    {
        sum = Add(sum, (ulong)bytes.Length);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            sum = Add(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        ulong last = 0;
        for (int i = 0; i < bytes.Length; i++)
            last |= (ulong)bytes[i] << (8 * i);
        return Add(sum, last);
    }

    /// <summary>Demands that the first values of a row have the sum that stands behind them.</summary>
    /// <exception cref="DamagedRowException">They have another.</exception>
    public static void Demand(SqliteDataReader row, int values, string table, string report)
    {
        var read = new object?[values];
        for (int i = 0; i < values; i++)
            read[i] = row.GetValue(i);
        if (Of(read) != row.GetInt64(values))
            throw new DamagedRowException($"the catalogue is damaged: a value of table {table} for report {report} was changed");
    }

    /// <summary>Sums up all tables as they are and keeps the sums from now on. To be called in the transaction that made or changed the tables.</summary>
    public static void Keep(Database database)
    {
        Remove(database);
        database.Execute("CREATE TABLE row_sums (name TEXT PRIMARY KEY, sum INTEGER NOT NULL) WITHOUT ROWID");
        foreach (string table in Tables(database))
        {
            database.Execute("INSERT INTO row_sums VALUES ($1, $2)", table, SumOf(database, table));
            string[] columns = [.. database.Query("SELECT name FROM pragma_table_info($1)", r => r.GetString(0), table)];
            string Values(string row) => string.Join(", ", columns.Select(column => $"{row}.\"{column}\""));
            foreach ((string name, string happens, string sum) in s_changes)
            {
                string summed = string.Format(CultureInfo.InvariantCulture, sum, Values("OLD"), Values("NEW"));
                database.Execute($"CREATE TRIGGER \"{table}_{name}\" AFTER {happens} ON \"{table}\" BEGIN UPDATE row_sums SET sum = {summed} WHERE name = '{table}'; END");
            }
        }

        database.Execute("INSERT INTO row_sums VALUES ($1, $2)", SchemaTable, SumOf(database, SchemaTable));
    }

    /// <summary>Takes sums and triggers away, as from a copy that others may change.</summary>
    public static void Remove(Database database)
    {
        foreach (string trigger in database.Query("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%UPDATE row_sums %'", r => r.GetString(0)))
            database.Execute($"DROP TRIGGER \"{trigger}\"");
        database.Execute("DROP TABLE IF EXISTS row_sums");
    }

    /// <summary>What does not have its sum, a line each; empty when all is well. A database from before there were sums has nothing to check.</summary>
    public static List<string> Check(Database database)
    {
        var wrong = new List<string>();
        database.Execute("BEGIN");
        try
        {
            if (database.Number("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'row_sums')") == 0)
                return wrong;
            Dictionary<string, long> sums = database.Query("SELECT name, sum FROM row_sums", r => (Name: r.GetString(0), Sum: r.GetInt64(1))).ToDictionary(row => row.Name, row => row.Sum, StringComparer.Ordinal);
            foreach (string table in Tables(database).Append(SchemaTable))
            {
                if (!sums.Remove(table, out long sum))
                    wrong.Add($"row_sums does not know table {table}");
                else if (sum != SumOf(database, table))
                    wrong.Add($"the rows of table {table} do not have the sum that was kept with the last commit: some value is damaged");
            }

            wrong.AddRange(sums.Keys.Select(table => $"row_sums names a table {table}, which there is not"));
            wrong.AddRange(Sequences(database).Where(sequence => sequence.Next != sequence.Last).Select(sequence =>
                $"the last number given in table {sequence.Table} is {sequence.Last}, sqlite_sequence says {sequence.Next}"));
            return wrong;
        }
        finally
        {
            database.RollBack();
        }
    }

    private static List<string> Tables(Database database) =>
        database.Query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'row_sums' AND name NOT LIKE 'sqlite|_%' ESCAPE '|' ORDER BY name", r => r.GetString(0));

    // Tables with AUTOINCREMENT lose no row.
    private static List<(string Table, long Next, long Last)> Sequences(Database database) =>
        database.Number("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence')") == 0
            ? []
            : [.. database.Query("SELECT name, seq FROM sqlite_sequence", r => (r.GetString(0), r.GetInt64(1)))
                .Select(row => (row.Item1, row.Item2, database.Number($"SELECT COALESCE(MAX(rowid), 0) FROM \"{row.Item1}\"")))];

    private static long SumOf(Database database, string table)
    {
        using OneTimeStatement all = database.Prepare(table == SchemaTable ? "SELECT type, name, tbl_name, sql FROM sqlite_schema" : $"SELECT * FROM \"{table}\"");
        object?[] values = [];
        return all.Rows(row =>
        {
            if (values.Length == 0)
                values = new object?[row.FieldCount];
            row.GetValues(values!);
            return Of(values);
        }).Aggregate(0L, (sum, row) => unchecked(sum + row));
    }
}
