using ReportSearch.Engine.Columns;
using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Queries;
using ReportSearch.Engine.Schema;
using ReportSearch.Engine.Segments;

namespace ReportSearch.Engine.Search;

/// <summary>What to count over the units that match, by the values of columns.</summary>
public sealed record TallyRequest
{
    /// <summary>The units to count.</summary>
    public required Query Query { get; init; }

    /// <summary>Terms, phrases and prefixes whose occurrences in these units are summed.</summary>
    public IReadOnlyList<Query> Counted { get; init; } = [];

    /// <summary>Fields whose lengths are summed.</summary>
    public IReadOnlyList<int> LengthFields { get; init; } = [];

    /// <summary>Columns to count by, at most two; none gives one row for all.</summary>
    public IReadOnlyList<int> Columns { get; init; } = [];

    /// <summary>Most postings to read, in steps of 128; past it the counts are partial. Null for any number.</summary>
    public long? MaxPostings { get; init; }

    /// <summary>Longest time; past it the counts are partial. Null for any.</summary>
    public TimeSpan? MaxTime { get; init; }
}

/// <summary>What was counted.</summary>
/// <param name="Rows">The rows in ordinal order of values, none first.</param>
/// <param name="Partial">True when the budget was spent before all was looked at: each count is then a lower bound.</param>
/// <param name="Postings">Postings that were read for it.</param>
public sealed record TallyOutcome(IReadOnlyList<TallyRow> Rows, bool Partial, long Postings);

/// <summary>Counts for one value of each column; a unit with several values counts for each of them.</summary>
/// <param name="Values">One for each column, integers as invariant decimal strings; null for units without a value.</param>
/// <param name="Units">Units.</param>
/// <param name="Groups">Groups that they are in.</param>
/// <param name="Occurrences">Sum over what was to be counted.</param>
/// <param name="Length">Sum over the fields.</param>
public sealed record TallyRow(IReadOnlyList<string?> Values, long Units, long Groups, long Occurrences, long Length);

/// <summary>Counts occurrences, lengths, units and groups in one pass over the matches.</summary>
internal sealed class Tally
{
    private readonly SearchableIndex _index;
    private readonly TallyRequest _request;
    private readonly ReadBudget _budget;
    private readonly Dictionary<(string?, string?), Sums> _rows = [];

    public Tally(SearchableIndex index, TallyRequest request, CancellationToken cancellation)
    {
        _index = index;
        _request = request;
        _budget = new ReadBudget(cancellation, request.MaxPostings, request.MaxTime);
        if (request.Columns.Count > 2)
            throw new ArgumentException("at most two columns", nameof(request));
        if (request.Columns.Any(column => (uint)column >= (uint)index.Schema.Columns.Count) || request.LengthFields.Any(field => (uint)field >= (uint)index.Schema.Fields.Count))
            throw new ArgumentException("a column or field that the schema has not", nameof(request));
    }

    public TallyOutcome Run()
    {
        bool partial = false;
        try
        {
            CountAll();
        }
        catch (BudgetSpentException)
        {
            partial = true;
        }

        return new TallyOutcome(
            [
                .. _rows
                    .Select(row => new TallyRow(_request.Columns.Count switch { 0 => [], 1 => [row.Key.Item1], _ => [row.Key.Item1, row.Key.Item2] }, row.Value.Units, row.Value.Groups, row.Value.Occurrences, row.Value.Length))
                    .OrderBy(row => row.Values.Count > 0 ? row.Values[0] : null, StringComparer.Ordinal)
                    .ThenBy(row => row.Values.Count > 1 ? row.Values[1] : null, StringComparer.Ordinal),
            ],
            partial,
            _budget.Read);
    }

    private void CountAll()
    {
        var preparer = new QueryPreparer(_index, _budget);
        PreparedQuery query = preparer.Prepare(_request.Query, scored: false);
        PreparedQuery[] counted = [.. _request.Counted.Select(part => preparer.Prepare(part, scored: false))];
        if (Array.Exists(counted, part => part is not PreparedTerms))
            throw new ArgumentException("only terms, phrases and prefixes can be counted");
        for (int segment = 0; segment < _index.Segments.Count; segment++)
        {
            if (query.Open(segment) is { } iterator)
                Add(_index.Segments[segment], iterator, [.. counted.Select(part => part.Open(segment)).OfType<FrequencyIterator>()]);
        }
    }

    private void Add(SegmentView view, UnitIterator iterator, FrequencyIterator[] counted)
    {
        SegmentReader reader = view.Reader;
        KeysOfUnits first = Keys(reader, 0), second = Keys(reader, 1);
        var sums = new Dictionary<long, Sums>();
        Storage.PackedIntegers[] lengths = [.. _request.LengthFields.Select(reader.Norms.Lengths)];
        try
        {
            int group = -1, groupEnd = 0, seen = 0;
            for (int unit = iterator.Next(); unit != UnitIterator.End; unit = iterator.Next())
            {
                if ((++seen & 0xFFF) == 0)
                    _budget.Look();
                if (!view.IsLive(unit) || !iterator.Confirm())
                    continue;
                if (unit >= groupEnd)
                {
                    group = reader.Groups.GroupOf(unit, group + 1);
                    groupEnd = reader.Groups.Units(group).End;
                }

                long occurrences = 0, length = 0;
                foreach (FrequencyIterator part in counted)
                {
                    if (part.Advance(unit) == unit)
                        occurrences += part.Frequency;
                }

                foreach (Storage.PackedIntegers field in lengths)
                    length += (long)field[unit];
                foreach (int a in first.Of(unit))
                {
                    foreach (int b in second.Of(unit))
                        Sum(sums, (long)a << 32 | (uint)b).Add(group, occurrences, length);
                }
            }
        }
        finally
        {
            // Also when the budget is spent.
            foreach ((long key, Sums sum) in sums)
            {
                (string?, string?) values = (first.ValueOf((int)(key >> 32)), second.ValueOf((int)key));
                if (_rows.TryGetValue(values, out Sums? total))
                    total.Add(sum);
                else
                    _rows.Add(values, sum);
            }
        }
    }

    private static Sums Sum(Dictionary<long, Sums> sums, long key)
    {
        if (!sums.TryGetValue(key, out Sums? sum))
            sums.Add(key, sum = new Sums());
        return sum;
    }

    private KeysOfUnits Keys(SegmentReader reader, int place)
    {
        if (place >= _request.Columns.Count)
            return new KeysOfUnits(null, null);
        int column = _request.Columns[place];
        return _index.Schema.Columns[column].Kind == ColumnKind.Integer ? new KeysOfUnits(reader.Columns.Integer(column), null) : new KeysOfUnits(null, reader.Columns.Strings(column));
    }

    /// <summary>The values of a unit as small numbers: 0 is none.</summary>
    private sealed class KeysOfUnits(IntegerColumn? integers, StringColumn? strings)
    {
        private static readonly int[] s_none = [0];
        private readonly Dictionary<long, int[]> _keys = [];
        private readonly List<long> _integers = [];

        public int[] Of(int unit)
        {
            if (integers is not null)
            {
                if (!integers.TryGet(unit, out long value))
                    return s_none;
                if (!_keys.TryGetValue(value, out int[]? key))
                {
                    _integers.Add(value);
                    _keys.Add(value, key = [_integers.Count]);
                }

                return key;
            }

            if (strings is null)
                return s_none;
            int code = strings.CodeOf(unit);
            if (!_keys.TryGetValue(code, out int[]? members))
            {
                int count = strings.MemberCount(code);
                members = count == 0 ? s_none : new int[count];
                for (int i = 0; i < count; i++)
                    members[i] = strings.Member(code, i) + 1;
                _keys.Add(code, members);
            }

            return members;
        }

        public string? ValueOf(int key) => key == 0 ? null : integers is not null
            ? _integers[key - 1].ToString(System.Globalization.CultureInfo.InvariantCulture)
            : strings!.Values[key - 1];
    }

    private sealed class Sums
    {
        private int _lastGroup = -1;

        public long Units { get; private set; }

        public long Groups { get; private set; }

        public long Occurrences { get; private set; }

        public long Length { get; private set; }

        public void Add(int group, long occurrences, long length)
        {
            Units++;
            Occurrences += occurrences;
            Length += length;
            if (_lastGroup == group)
                return;
            _lastGroup = group;
            Groups++;
        }

        public void Add(Sums other)
        {
            Units += other.Units;
            Groups += other.Groups;
            Occurrences += other.Occurrences;
            Length += other.Length;
        }
    }
}
