using System.Globalization;
using ReportSearch.Engine.Columns;
using ReportSearch.Engine.Schema;
using ReportSearch.Engine.Segments;

namespace ReportSearch.Engine.Search;

/// <summary>Counts the values of one column over matching units. Units of a group come one after the other, so a group is new to a value when it was not the last one seen there.</summary>
internal sealed class FacetCounter(ColumnKind kind, int column)
{
    private readonly Dictionary<string, (long Units, long Groups)> _totals = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Count> _integerCounts = [];
    private IntegerColumn? _integers;
    private StringColumn? _strings;
    private Count[] _counts = [];
    private int _run;
    private long _runKey;
    private int _runGroup;

    public void StartSegment(SegmentReader reader)
    {
        if (kind == ColumnKind.Integer)
        {
            _integers = reader.Columns.Integer(column);
            return;
        }
        _strings = reader.Columns.Strings(column);
        _counts = new Count[_strings.Values.Count];
    }

    /// <param name="unit">A matching unit.</param>
    /// <param name="group">Its group, from 0 in the segment.</param>
    public void Add(int unit, int group)
    {
        long key = 0;
        if (_strings is not null)
            key = _strings.CodeOf(unit);
        else if (!_integers!.TryGet(unit, out key))
            return;
        // Units of a group mostly have the same values: they are counted together.
        if (_run > 0 && key == _runKey && group == _runGroup)
        {
            _run++;
            return;
        }

        FinishRun();
        (_run, _runKey, _runGroup) = (1, key, group);
    }

    public void FinishSegment()
    {
        FinishRun();
        for (int place = 0; place < _counts.Length; place++)
        {
            if (_counts[place].Units > 0)
                AddTotal(_strings!.Values[place], _counts[place]);
        }
        foreach ((long value, Count count) in _integerCounts)
            AddTotal(value.ToString(CultureInfo.InvariantCulture), count);
        _counts = [];
        _integerCounts.Clear();
    }

    private void FinishRun()
    {
        if (_run == 0)
            return;
        if (_strings is not null)
        {
            int code = (int)_runKey, members = _strings.MemberCount(code);
            for (int m = 0; m < members; m++)
                _counts[_strings.Member(code, m)].Add(_run, _runGroup);
        }
        else
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_integerCounts, _runKey, out _).Add(_run, _runGroup);
        }

        _run = 0;
    }

    public IReadOnlyList<FacetCount> Result() =>
    [
        .. _totals
            .Select(t => new FacetCount(t.Key, t.Value.Units, t.Value.Groups))
            .OrderByDescending(f => f.Units)
            .ThenBy(f => f.Value, StringComparer.Ordinal),
    ];

    private void AddTotal(string value, Count count)
    {
        (long units, long groups) = _totals.GetValueOrDefault(value);
        _totals[value] = (units + count.Units, groups + count.Groups);
    }

    private struct Count
    {
        public long Units;
        public long Groups;
        private int _lastGroupPlus1;

        public void Add(int units, int group)
        {
            Units += units;
            if (_lastGroupPlus1 == group + 1)
                return;
            _lastGroupPlus1 = group + 1;
            Groups++;
        }
    }
}
