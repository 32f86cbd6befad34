using ReportSearch.Engine.Columns;
using ReportSearch.Engine.Documents;
using ReportSearch.Engine.Schema;
using ReportSearch.Engine.StoredUnits;

namespace ReportSearch.Engine.Segments;

/// <summary>The writer's memory: groups that are not yet in a segment. A group replaced in the same batch stays as dead until it is written without.</summary>
internal sealed class SegmentBuffer : ISegmentSource
{
    private readonly IndexSchema _schema;
    private readonly FieldBuffer[] _fields;
    private readonly List<string> _keys = [];
    private readonly List<int> _firstUnits = [0];
    private readonly List<bool> _dead = [];
    private readonly Dictionary<string, int> _live = new(StringComparer.Ordinal);
    private readonly List<int>[] _lengths;
    private readonly List<long?>[] _integers;
    private readonly StringColumnBuffer?[] _strings;
    private readonly BytePool _stored = new();
    private readonly List<(int Address, int Bytes)> _storedUnits = [];
    private long _columnBytes;

    public SegmentBuffer(IndexSchema schema, int runTokens = FieldBuffer.RunTokens)
    {
        _schema = schema;
        _fields = [.. schema.Fields.Select(f => new FieldBuffer(f.Positions, runTokens))];
        _lengths = [.. schema.Fields.Select(_ => new List<int>())];
        _integers = [.. schema.Columns.Select(_ => new List<long?>())];
        _strings = NewStrings();
    }

    public int UnitCount => _storedUnits.Count;

    public int GroupCount => _keys.Count;

    public int LiveGroups => _live.Count;

    /// <summary>Memory taken, nearly, with what writing the segment will take: the fields are put in order one after the other.</summary>
    public long Bytes => _fields.Sum(f => f.Bytes) + _fields.Max(f => f.SortingBytes) + _stored.AllocatedBytes + _columnBytes;

    /// <summary>Empties the buffer and keeps its memory for what comes next.</summary>
    public void Clear()
    {
        foreach (FieldBuffer field in _fields)
            field.Clear();
        _keys.Clear();
        _firstUnits.RemoveRange(1, _firstUnits.Count - 1);
        _dead.Clear();
        _live.Clear();
        foreach (List<int> lengths in _lengths)
            lengths.Clear();
        foreach (List<long?> integers in _integers)
            integers.Clear();
        NewStrings().CopyTo(_strings, 0);
        _stored.Clear();
        _storedUnits.Clear();
        _columnBytes = 0;
    }

    /// <summary>False when the positions of the units would not fit in any more: then this must be written first.</summary>
    public bool HasRoom(IReadOnlyList<TokenizedUnit> units)
    {
        for (int field = 0; field < _fields.Length; field++)
        {
            long bound = 0;
            foreach (TokenizedUnit unit in units)
                bound += unit.TokensOf(field)?.PositionBound ?? 0;
            if (!_fields[field].HasRoom(bound))
                return false;
        }
        return true;
    }

    public void Add(string key, IReadOnlyList<TokenizedUnit> units)
    {
        _live.Add(key, _keys.Count);
        _keys.Add(key);
        _dead.Add(false);
        foreach (TokenizedUnit unit in units)
            Add(unit);
        _firstUnits.Add(UnitCount);
        _columnBytes += 100 + key.Length * 2;
    }

    /// <summary>Lets a group die; false when there is no such live group here.</summary>
    public bool Remove(string key)
    {
        if (!_live.Remove(key, out int group))
            return false;
        _dead[group] = true;
        return true;
    }

    public bool IsGroupLive(int group) => !_dead[group];

    public string GroupKey(int group) => _keys[group];

    public (int Start, int End) GroupUnits(int group) => (_firstUnits[group], _firstUnits[group + 1]);

    public int[] FieldLengths(int field) => [.. _lengths[field]];

    public long? Integer(int column, int unit) => _integers[column][unit];

    public IStringColumnSource Strings(int column) => _strings[column]!;

    public void CopyStored(StoredUnitsWriter writer, int[] newUnits)
    {
        byte[] unit = [];
        for (int place = 0; place < UnitCount; place++)
        {
            if (newUnits[place] < 0)
                continue;
            (int address, int bytes) = _storedUnits[place];
            if (unit.Length < bytes)
                unit = new byte[Math.Max(bytes, unit.Length * 2)];
            for (int at = 0; at < bytes;)
            {
                ReadOnlySpan<byte> part = _stored.Slice(address + at, bytes - at);
                part.CopyTo(unit.AsSpan(at));
                at += part.Length;
            }
            writer.Add(unit.AsSpan(0, bytes));
        }
    }

    public ITermSource Terms(int field) => _fields[field].Terms();

    private StringColumnBuffer?[] NewStrings() => [.. _schema.Columns.Select(c => c.Kind == ColumnKind.Integer ? null : new StringColumnBuffer(c.Kind))];

    private void Add(TokenizedUnit unit)
    {
        int place = UnitCount;
        for (int field = 0; field < _fields.Length; field++)
        {
            _fields[field].Add(unit.TokensOf(field));
            _lengths[field].Add(unit.LengthOf(field));
        }
        foreach ((int column, long value) in unit.Integers)
        {
            List<long?> values = _integers[column];
            if (values.Count > place)
                values[place] = value;
            else
                values.Add(value);
        }
        foreach ((int column, string value) in unit.Ordinals)
            _strings[column]!.AddValue(value);
        for (int column = 0; column < _integers.Length; column++)
        {
            if (_strings[column] is { } strings)
                strings.FinishUnit();
            else if (_integers[column].Count == place)
                _integers[column].Add(null);
        }
        _storedUnits.Add((unit.Stored.Length == 0 ? 0 : _stored.Append(unit.Stored), unit.Stored.Length));
        _columnBytes += 8 + sizeof(int) * _lengths.Length + 16L * _schema.Columns.Count;
    }
}
