using ReportSearch.Engine.Columns;
using ReportSearch.Engine.Schema;

namespace ReportSearch.Engine.Segments;

/// <summary>A string column in the writer's memory: values in the order in which they came, sets of them, and a set for each unit.</summary>
internal sealed class StringColumnBuffer(ColumnKind kind) : IStringColumnSource
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _values = [];
    private readonly Dictionary<int[], int> _setPlaces = new(MemberComparer.Instance);
    private readonly List<int[]> _sets = [];
    private readonly List<int> _codes = [];
    private readonly List<int> _pending = [];

    public int ValueCount => _values.Count;

    public int CodeCount => _sets.Count;

    public string ValueAt(int value) => _values[value];

    public int CodeOf(int unit) => _codes[unit];

    public int MemberCount(int code) => _sets[code].Length;

    public int Member(int code, int index) => _sets[code][index];

    public void AddValue(string value)
    {
        if (!_places.TryGetValue(value, out int place))
        {
            _places.Add(value, place = _values.Count);
            _values.Add(value);
        }
        if (kind == ColumnKind.Ordinal)
            _pending.Clear();
        if (!_pending.Contains(place))
            _pending.Add(place);
    }

    public void FinishUnit()
    {
        // Units of a report follow one another and mostly have the same values.
        _pending.Sort();
        if (_codes.Count > 0 && System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_pending).SequenceEqual(_sets[_codes[^1]]))
        {
            _codes.Add(_codes[^1]);
            _pending.Clear();
            return;
        }
        int[] members = [.. _pending];
        _pending.Clear();
        if (!_setPlaces.TryGetValue(members, out int code))
        {
            _setPlaces.Add(members, code = _sets.Count);
            _sets.Add(members);
        }
        _codes.Add(code);
    }
}
