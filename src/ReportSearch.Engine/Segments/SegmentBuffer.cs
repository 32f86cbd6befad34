using ReportSearch.Engine.Columns;
using ReportSearch.Engine.Documents;
using ReportSearch.Engine.Schema;
using ReportSearch.Engine.StoredUnits;

namespace ReportSearch.Engine.Segments;

/// <summary>The writer's memory: groups that are not yet in a segment, already inverted. A group replaced in the same batch stays as dead until it is written without.</summary>
internal sealed class SegmentBuffer : ISegmentSource
{
    private readonly IndexSchema _schema;
    private readonly TermTable _terms = new();
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
    private int[]? _order;

    public SegmentBuffer(IndexSchema schema)
    {
        _schema = schema;
        _lengths = [.. schema.Fields.Select(_ => new List<int>())];
        _integers = [.. schema.Columns.Select(_ => new List<long?>())];
        _strings = [.. schema.Columns.Select(c => c.Kind == ColumnKind.Integer ? null : new StringColumnBuffer(c.Kind))];
    }

    public int UnitCount => _storedUnits.Count;

    public int GroupCount => _keys.Count;

    public int LiveGroups => _live.Count;

    /// <summary>Memory taken, nearly.</summary>
    public long Bytes => _terms.AllocatedBytes + _stored.AllocatedBytes + _columnBytes;

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

    public int FieldLength(int field, int unit) => _lengths[field][unit];

    public long? Integer(int column, int unit) => _integers[column][unit];

    public IStringColumnSource Strings(int column) => _strings[column]!;

    public void CopyStored(StoredUnitsWriter writer, Func<int, int> newUnit)
    {
        for (int unit = 0; unit < UnitCount; unit++)
        {
            if (newUnit(unit) < 0)
                continue;
            (int address, int bytes) = _storedUnits[unit];
            writer.StartUnit(bytes);
            while (bytes > 0)
            {
                ReadOnlySpan<byte> part = _stored.Slice(address, bytes);
                writer.Append(part);
                address += part.Length;
                bytes -= part.Length;
            }
        }
    }

    public ITermSource Terms(int field)
    {
        _order ??= _terms.Sort();
        int start = Array.FindIndex(_order, term => _terms.FieldOf(term) >= field);
        return new TableSource(_terms, _order, field, start < 0 ? _order.Length : start);
    }

    private void Add(TokenizedUnit unit)
    {
        int place = UnitCount;
        unit.SortTokens();
        foreach (ref readonly TokenizedUnit.Token token in unit.Tokens)
            _terms.Add(token.Field, unit.TermOf(token), place, token.Position);
        for (int field = 0; field < _lengths.Length; field++)
            _lengths[field].Add(unit.LengthOf(field));
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

    private sealed class TableSource(TermTable terms, int[] order, int field, int start) : ITermSource
    {
        private int _at = start - 1;
        private int[] _positions = new int[64];

        public ReadOnlySpan<byte> Term => terms.BytesOf(order[_at]);

        public bool MoveNext() => ++_at < order.Length && terms.FieldOf(order[_at]) == field;

        public void ReadPostings(TermUnitReceiver receive) => terms.ReadPostings(order[_at], ref _positions, receive);
    }
}
