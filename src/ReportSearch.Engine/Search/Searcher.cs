using ReportSearch.Engine.Schema;
using ReportSearch.Engine.Segments;

namespace ReportSearch.Engine.Search;

/// <summary>Answers one request: segment after segment, one pass over the matches for totals, facets and the best.</summary>
internal sealed class Searcher
{
    private readonly SearchableIndex _index;
    private readonly SearchRequest _request;
    private readonly CancellationToken _cancellation;
    private readonly ColumnKind _sortKind;
    private readonly bool _byScore;
    private readonly FacetCounter[] _facets;
    private readonly List<Candidate> _candidates = [];
    private long _units;
    private long _groups;

    public Searcher(SearchableIndex index, SearchRequest request, CancellationToken cancellation)
    {
        _index = index;
        _request = request;
        _cancellation = cancellation;
        ArgumentOutOfRangeException.ThrowIfNegative(request.Top);
        if (request.Grouped)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.UnitsPerGroup);
        _byScore = request.Sort is null;
        if (request.Sort is { } sort)
        {
            _sortKind = KindOf(sort.Column);
            if (_sortKind == ColumnKind.OrdinalSet)
                throw new ArgumentException("a column of sets has no order to sort by", nameof(request));
        }
        _facets = [.. request.Facets.Select(column => new FacetCounter(KindOf(column), column))];
    }

    public SearchOutcome Run()
    {
        PreparedQuery query = new QueryPreparer(_index, _cancellation).Prepare(_request.Query, scored: _request.Top > 0);
        for (int segment = 0; segment < _index.Segments.Count; segment++)
        {
            if (query.Open(segment) is { } iterator)
                Collect(segment, iterator);
        }
        _candidates.Sort(Compare);
        if (_candidates.Count > _request.Top)
            _candidates.RemoveRange(_request.Top, _candidates.Count - _request.Top);
        return new SearchOutcome([.. _candidates.Select(Hit)], _units, _groups, [.. _facets.Select(f => f.Result())]);
    }

    private void Collect(int segment, UnitIterator iterator)
    {
        SegmentView view = _index.Segments[segment];
        SegmentReader reader = view.Reader;
        SortValues? sort = _request.Sort is null ? null : new SortValues(_request.Sort, _sortKind, reader);
        var best = new TopList<Entry>(_request.Top, (x, y) => UnitRank.CompareHits(x.Best, y.Best, _byScore));
        var group = new GroupOfHits(_request.UnitsPerGroup);
        foreach (FacetCounter facet in _facets)
            facet.StartSegment(reader);

        int current = -1, currentEnd = 0, rank = 0, seen = 0;
        for (int unit = iterator.Next(); unit != UnitIterator.End; unit = iterator.Next())
        {
            if ((++seen & 0xFFF) == 0)
                _cancellation.ThrowIfCancellationRequested();
            if (!view.IsLive(unit))
                continue;
            // 1. The unit's group: the same as before, or found anew.
            if (unit >= currentEnd)
            {
                Finish(group, best);
                current = reader.Groups.GroupOf(unit);
                currentEnd = reader.Groups.Units(current).End;
                rank = -1;
                _groups++;
            }
            // 2. Counts.
            _units++;
            foreach (FacetCounter facet in _facets)
                facet.Add(unit, current);
            if (_request.Top == 0)
                continue;
            // 3. The best; with an order by column the score is only worked out for what is kept.
            (bool missing, long key) = sort?.Of(unit) ?? (false, 0);
            if (!_request.Grouped)
            {
                double score = _byScore ? iterator.Score() : 0;
                if (best.Count == _request.Top && _byScore && score < best.Items[0].Best.Score)
                    continue;
                rank = rank < 0 ? reader.Groups.Rank(current) : rank;
                var place = new UnitRank(missing, key, score, rank, current, unit);
                if (best.Takes(new Entry(place, null, 1)))
                    best.Add(new Entry(_byScore ? place : place with { Score = iterator.Score() }, null, 1));
            }
            else
            {
                rank = rank < 0 ? reader.Groups.Rank(current) : rank;
                group.Add(new UnitRank(missing, key, iterator.Score(), rank, current, unit));
            }
        }
        Finish(group, best);
        foreach (FacetCounter facet in _facets)
            facet.FinishSegment();
        foreach (Entry entry in best.Items)
            _candidates.Add(new Candidate(segment, entry, reader.Groups.Key(entry.Best.Group), sort?.TextOf(entry.Best)));
    }

    private static void Finish(GroupOfHits group, TopList<Entry> best)
    {
        if (group.Matching == 0)
            return;
        var entry = new Entry(group.Best, null, group.Matching);
        if (best.Takes(entry))
            best.Add(entry with { Units = group.Units() });
        group.Clear();
    }

    private int Compare(Candidate x, Candidate y)
    {
        UnitRank a = x.Entry.Best, b = y.Entry.Best;
        int order = a.Missing.CompareTo(b.Missing);
        if (order == 0 && _byScore)
            order = b.Score.CompareTo(a.Score);
        else if (order == 0 && _sortKind == ColumnKind.Integer)
            order = a.Key.CompareTo(b.Key);
        else if (order == 0)
            order = _request.Sort!.Descending ? string.CompareOrdinal(y.SortText, x.SortText) : string.CompareOrdinal(x.SortText, y.SortText);
        if (order == 0)
            order = string.CompareOrdinal(x.GroupKey, y.GroupKey);
        return order != 0 ? order : a.Unit.CompareTo(b.Unit);
    }

    private SearchHit Hit(Candidate candidate)
    {
        int first = _index.Segments[candidate.Segment].Reader.Groups.Units(candidate.Entry.Best.Group).Start;
        UnitHit Unit(UnitRank rank) => new(new UnitAddress(candidate.Segment, rank.Unit), candidate.GroupKey, rank.Unit - first, rank.Score);
        UnitHit best = Unit(candidate.Entry.Best);
        UnitHit[] units = candidate.Entry.Units is { } ranks ? [.. ranks.Select(Unit)] : [best];
        return new SearchHit(best, units, candidate.Entry.Matching);
    }

    private ColumnKind KindOf(int column) => (uint)column < (uint)_index.Schema.Columns.Count
        ? _index.Schema.Columns[column].Kind
        : throw new ArgumentException($"column {column} of {_index.Schema.Columns.Count}");

    private readonly record struct Entry(UnitRank Best, UnitRank[]? Units, int Matching);

    private readonly record struct Candidate(int Segment, Entry Entry, string GroupKey, string? SortText);

    /// <summary>The best units of the group being walked.</summary>
    private sealed class GroupOfHits(int limit)
    {
        private readonly List<UnitRank> _best = [];

        public int Matching { get; private set; }

        public UnitRank Best => _best[0];

        public void Add(UnitRank unit)
        {
            Matching++;
            int at = _best.Count;
            while (at > 0 && UnitRank.CompareInGroup(unit, _best[at - 1]) < 0)
                at--;
            if (at >= limit)
                return;
            if (_best.Count == limit)
                _best.RemoveAt(limit - 1);
            _best.Insert(at, unit);
        }

        public UnitRank[] Units() => [.. _best];

        public void Clear()
        {
            _best.Clear();
            Matching = 0;
        }
    }
}
