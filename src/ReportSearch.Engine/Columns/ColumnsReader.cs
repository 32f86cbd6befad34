using ReportSearch.Engine.Schema;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Columns;

/// <summary>The columns of a segment.</summary>
internal sealed class ColumnsReader
{
    private readonly object[] _columns;

    public ColumnsReader(MappedFile file, IReadOnlyList<ColumnDefinition> columns, int unitCount)
    {
        _columns = new object[columns.Count];
        long bytes = (long)columns.Count * sizeof(ulong);
        ByteCursor directory = file.Cursor(file.BodyEnd - bytes, bytes);
        for (int i = 0; i < columns.Count; i++)
        {
            long offset = directory.ReadFixedInt64();
            ulong kind = file.ReadFixed(offset, sizeof(ulong));
            _columns[i] = (columns[i].Kind, kind) switch
            {
                (ColumnKind.Integer, ColumnsFormat.Integer) => new IntegerColumn(file, offset, unitCount),
                (ColumnKind.Ordinal, ColumnsFormat.Ordinal) => new OrdinalColumn(file, offset, unitCount),
                (ColumnKind.OrdinalSet, ColumnsFormat.OrdinalSet) => new OrdinalSetColumn(file, offset, unitCount),
                _ => throw file.Corrupt(offset, "column of another kind than in the schema"),
            };
        }
    }

    public IntegerColumn Integer(int column) => (IntegerColumn)_columns[column];

    public StringColumn Strings(int column) => (StringColumn)_columns[column];
}

/// <summary>At most one integer a unit.</summary>
internal sealed class IntegerColumn
{
    private readonly long _minimum;
    private readonly PackedIntegers _present;
    private readonly PackedIntegers _values;

    public IntegerColumn(MappedFile file, long offset, int unitCount)
    {
        _minimum = (long)file.ReadFixed(offset + 8, sizeof(ulong));
        ulong width = file.ReadFixed(offset + 16, sizeof(ulong));
        _present = new PackedIntegers(file, offset + 24, (unitCount + 63L) / 64, sizeof(ulong));
        _values = new PackedIntegers(file, _present.EndOffset, unitCount, (int)Math.Min(width, int.MaxValue));
    }

    public bool TryGet(int unit, out long value)
    {
        value = unchecked(_minimum + (long)_values[unit]);
        return (_present[unit >> 6] >> (unit & 63) & 1) != 0;
    }
}

/// <summary>
/// A column of strings. Each unit has a code, and each code stands for some values (places in the sorted <see cref="Values"/>):
/// none or one in an Ordinal column, any number in an OrdinalSet column.
/// </summary>
internal abstract class StringColumn : IStringColumnSource
{
    /// <summary>The values in ordinal order.</summary>
    public abstract StringTable Values { get; }

    public int ValueCount => Values.Count;

    /// <summary>Codes are less than this.</summary>
    public abstract int CodeCount { get; }

    public string ValueAt(int value) => Values[value];

    public abstract int CodeOf(int unit);

    /// <summary>How many values a code stands for.</summary>
    public abstract int MemberCount(int code);

    /// <summary>One of the values of a code, ascending.</summary>
    public abstract int Member(int code, int index);
}

/// <summary>At most one string a unit: code 0 is none, others the value's place plus 1.</summary>
internal sealed class OrdinalColumn : StringColumn
{
    private readonly MappedFile _file;
    private readonly PackedIntegers _codes;

    public OrdinalColumn(MappedFile file, long offset, int unitCount)
    {
        _file = file;
        Values = new StringTable(file, offset + 8);
        ulong width = file.ReadFixed(Values.EndOffset, sizeof(ulong));
        _codes = new PackedIntegers(file, Values.EndOffset + 8, unitCount, (int)Math.Min(width, int.MaxValue));
    }

    public override StringTable Values { get; }

    public override int CodeCount => Values.Count + 1;

    public override int CodeOf(int unit)
    {
        ulong code = _codes[unit];
        return code <= (ulong)Values.Count ? (int)code : throw _file.Corrupt(_codes.OffsetOf(unit), "value is out of range");
    }

    public override int MemberCount(int code) => code == 0 ? 0 : 1;

    public override int Member(int code, int index) => code - 1;
}

/// <summary>Any number of strings a unit: the code is the place of the unit's set.</summary>
internal sealed class OrdinalSetColumn : StringColumn
{
    private readonly MappedFile _file;
    private readonly PackedIntegers _ends;
    private readonly PackedIntegers _members;
    private readonly PackedIntegers _codes;

    public OrdinalSetColumn(MappedFile file, long offset, int unitCount)
    {
        _file = file;
        Values = new StringTable(file, offset + 8);
        ulong sets = file.ReadFixed(Values.EndOffset, sizeof(ulong));
        if (sets > int.MaxValue || (sets == 0 && unitCount > 0))
            throw file.Corrupt(Values.EndOffset, "number of sets is out of range");
        _ends = new PackedIntegers(file, Values.EndOffset + 8, (long)sets, sizeof(ulong));
        ulong members = sets == 0 ? 0 : _ends[(long)sets - 1];
        _members = new PackedIntegers(file, _ends.EndOffset, (long)members, sizeof(uint));
        ulong width = file.ReadFixed(_members.EndOffset, sizeof(ulong));
        _codes = new PackedIntegers(file, _members.EndOffset + 8, unitCount, (int)Math.Min(width, int.MaxValue));
    }

    public override StringTable Values { get; }

    public override int CodeCount => (int)_ends.Count;

    public override int CodeOf(int unit)
    {
        ulong code = _codes[unit];
        return code < (ulong)CodeCount ? (int)code : throw _file.Corrupt(_codes.OffsetOf(unit), "set is out of range");
    }

    public override int MemberCount(int code)
    {
        ulong start = Start(code), end = _ends[code];
        return start <= end && end <= (ulong)_members.Count ? (int)Math.Min(int.MaxValue, end - start) : throw _file.Corrupt(_ends.OffsetOf(code), "members of sets are not ascending");
    }

    public override int Member(int code, int index)
    {
        long at = (long)Start(code) + index;
        ulong member = _members[at];
        return member < (ulong)Values.Count ? (int)member : throw _file.Corrupt(_members.OffsetOf(at), "member of a set is out of range");
    }

    private ulong Start(int code) => code == 0 ? 0 : _ends[code - 1];
}
