namespace ReportSearch.Engine.Columns;

/// <summary>
/// Values of every column of every unit.
/// <code>
/// body        column*, then the offset of each column, u64
/// Integer     0, u64 | least value, i64 | width, u64 | a bit for each unit with a value, u64 words | value less the least, fixed width
/// Ordinal     1, u64 | values in ordinal order (string table) | width, u64 | for each unit place of its value plus 1, 0 for none, fixed width
/// OrdinalSet  2, u64 | values in ordinal order (string table) | different sets, u64 | end of each set in the members, u64 | members, u32, ascending
///             | width, u64 | for each unit the place of its set, fixed width
/// </code>
/// Units share few different sets (chains of regions, combinations of tags), so a set is stored once.
/// </summary>
internal static class ColumnsFormat
{
    public const ulong Integer = 0;
    public const ulong Ordinal = 1;
    public const ulong OrdinalSet = 2;
}
