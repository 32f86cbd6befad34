using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Schema;
using ReportSearch.Engine.Segments;

namespace ReportSearch.Engine.Search;

/// <summary>Answers one request: segment after segment, one pass over the matches for totals, facets and the best.</summary>
internal sealed class Searcher
{
    // So few are looked at one by one sooner than a query is opened again.
    private const int FewUnits = 128;

    private readonly SearchableIndex _index;
    private readonly SearchRequest _request;
    private readonly ReadBudget _budget;
    private readonly ColumnKind _sortKind;
    private readonly bool _byScore;
    private readonly FacetCounter[] _facets;
    private readonly List<Candidate> _candidates = [];
    private readonly bool _mayLeaveOut;
    private long _units;
    private long _groups;
    private double _bar = double.NegativeInfinity;
    private bool _leftOut;
    private bool _partial;

    public Searcher(SearchableIndex index, SearchRequest request, CancellationToken cancellation)
    {
        _index = index;
        _request = request;
        _budget = new ReadBudget(cancellation, request.MaxPostings, request.MaxTime);
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
        _mayLeaveOut = _byScore && !request.Grouped && request.Facets.Count == 0 && !request.CountGroups;
        _facets = [.. request.Facets.Select(column => new FacetCounter(KindOf(column), column))];
    }

    public SearchOutcome Run()
    {
        try
        {
            PreparedQuery query = new QueryPreparer(_index, _budget).Prepare(_request.Query, scored: _request.Top > 0);
            for (int segment = 0; segment < _index.Segments.Count; segment++)
            {
                if (query.Open(segment) is { } iterator)
                    Collect(segment, query, iterator);
            }
        }
        catch (BudgetSpentException)
        {
            _partial = true;
        }
        return new SearchOutcome([.. _candidates.Select(Hit)], _units, _groups, [.. _facets.Select(f => f.Result())])
        {
            UnitsExact = !_partial && !_leftOut,
            GroupsExact = !_partial && !_mayLeaveOut,
            Partial = _partial,
            Postings = _budget.Read,
        };
    }

    private void Collect(int segment, PreparedQuery query, UnitIterator iterator)
    {
        SegmentView view = _index.Segments[segment];
        SortValues? sort = _request.Sort is null ? null : new SortValues(_request.Sort, _sortKind, view.Reader);
        var scores = new TopScores(_request.Top, _bar);
        var best = new TopList<Entry>(_request.Top, (in Entry x, in Entry y) => UnitRank.CompareHits(x.Best, y.Best, _byScore));
        foreach (FacetCounter facet in _facets)
            facet.StartSegment(view.Reader);
        try
        {
            if (_byScore && !_request.Grouped && iterator.Cost > FewUnits)
                CollectStretches(segment, query, iterator, scores, best);
            else if (_mayLeaveOut)
                CollectFew(view, iterator, scores, best);
            else
                CollectAll(segment, query, iterator, best, sort);
        }
        finally
        {
            // Also when the budget is spent.
            foreach (FacetCounter facet in _facets)
                facet.FinishSegment();
            AddBest(view, scores, best);
            foreach (Entry entry in best.Items)
                _candidates.Add(new Candidate(segment, entry, sort?.TextOf(entry.Best)));
            _candidates.Sort(Compare);
            if (_candidates.Count > _request.Top)
                _candidates.RemoveRange(_request.Top, _candidates.Count - _request.Top);
            // What scores less than so many of the segments before is of no use in the next.
            if (_byScore && !_request.Grouped && _request.Top > 0 && _candidates.Count == _request.Top)
                _bar = _candidates[^1].Entry.Best.Score;
        }
    }

    /// <summary>Counts by bitmaps, stretch after stretch, and looks in each for units that may be among the best.</summary>
    private void CollectStretches(int segment, PreparedQuery query, UnitIterator iterator, TopScores scores, TopList<Entry> best)
    {
        SegmentView view = _index.Segments[segment];
        int unitCount = view.Reader.UnitCount;
        // 1. A total that is known, and of which nothing but the number is asked, need not be counted.
        UnitIterator? marked = null;
        if (_mayLeaveOut && query.CountIn(segment) is { } known)
            _units += known;
        else
            marked = query.Open(segment);
        var counter = new UnitCounter(view, _facets, countGroups: !_mayLeaveOut);
        // 2. The best are looked for by two more openings, each of which only goes forward; a first bar by two of its own.
        BestUnits? search = _request.Top == 0 || query.Open(segment) is not { } bounds ? null : new BestUnits(
            iterator, bounds, unitCount, () => scores.Bar, (unit, bounded) => Offer(view, iterator, unit, bounded, scores, best));
        if (search is not null)
            scores.Raise(BarOfLikely(segment, query, search.Likely(_request.Top)));
        for (int from = 0; from < unitCount; from += UnitCounter.Stretch)
        {
            int to = Math.Min(from + UnitCounter.Stretch, unitCount);
            _budget.Look();
            if (marked is not null)
            {
                (long units, long groups) = counter.Count(marked, from, to);
                _units += units;
                _groups += groups;
                if (_mayLeaveOut && _units > _request.CountUpTo)
                {
                    _leftOut |= to < unitCount;
                    marked = null;
                }
            }

            search?.CollectTo(marked is null ? unitCount : to, _budget.Look);
            if (marked is null)
                break;
        }
    }

    /// <summary>A score that as many units reach as are wanted, found by a look at some stretches.</summary>
    private double BarOfLikely(int segment, PreparedQuery query, UnitStretch[] stretches)
    {
        if (stretches.Length == 0 || query.Open(segment) is not { } matches || query.Open(segment) is not { } bounds)
            return _bar;
        SegmentView view = _index.Segments[segment];
        var scores = new TopScores(_request.Top, _bar);
        var search = new BestUnits(matches, bounds, view.Reader.UnitCount, () => scores.Bar, (unit, bounded) =>
        {
            if (MayBeKept(view, matches, unit, bounded, scores))
                scores.Add(unit, matches.Score());
        });
        foreach ((int from, int to) in stretches)
            search.Collect(from, to, _budget.Look);
        return scores.Bar;
    }

    /// <summary>Looks at every match, and scores those that may be among the best.</summary>
    private void CollectFew(SegmentView view, UnitIterator iterator, TopScores scores, TopList<Entry> best)
    {
        for (int unit = iterator.Next(); unit != UnitIterator.End; unit = iterator.Next())
        {
            if (!view.IsLive(unit) || !iterator.Confirm())
                continue;
            _units++;
            if (_request.Top > 0 && iterator.UnitBound() >= scores.Bar)
                Add(view, unit, iterator.Score(), scores, best);
        }
    }

    private static void Offer(SegmentView view, UnitIterator iterator, int unit, bool bounded, TopScores scores, TopList<Entry> best)
    {
        if (MayBeKept(view, iterator, unit, bounded, scores))
            Add(view, unit, iterator.Score(), scores, best);
    }

    private static bool MayBeKept(SegmentView view, UnitIterator iterator, int unit, bool bounded, TopScores scores) =>
        view.IsLive(unit) && (bounded || iterator.UnitBound() >= scores.Bar) && iterator.Confirm();

    private static void Add(SegmentView view, int unit, double score, TopScores scores, TopList<Entry> best)
    {
        scores.Add(unit, score);
        if (scores.IsFull)
            AddBest(view, scores, best);
    }

    // Only what may still be kept is asked for its group, whose key decides among equal scores.
    private static void AddBest(SegmentView view, TopScores scores, TopList<Entry> best)
    {
        int group = 0;
        scores.Take((unit, score) =>
        {
            group = view.Reader.Groups.GroupOf(unit, group);
            best.Add(new Entry(new UnitRank(false, 0, score, view.Reader.Groups.Rank(group), group, unit), null, 1));
        });
    }

    private void CollectAll(int segment, PreparedQuery query, UnitIterator iterator, TopList<Entry> best, SortValues? sort)
    {
        SegmentView view = _index.Segments[segment];
        SegmentReader reader = view.Reader;
        // Units of a group are scored when it is known that the group may be kept; the opening that finds them has gone on by then.
        UnitIterator? scores = _request.Grouped && _request.Top > 0 ? query.Open(segment) : null;
        var group = new GroupOfHits(_request.UnitsPerGroup);
        int current = -1, currentEnd = 0, rank = 0, seen = 0;
        for (int unit = iterator.Next(); unit != UnitIterator.End; unit = iterator.Next())
        {
            if ((++seen & 0xFFF) == 0)
                _budget.Look();
            if (!view.IsLive(unit) || !iterator.Confirm())
                continue;
            // 1. The unit's group: the same as before, or found anew.
            if (unit >= currentEnd)
            {
                Finish(group, best, scores);
                current = reader.Groups.GroupOf(unit, current + 1);
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
            // 3. The best; a score is only worked out for what may be kept.
            (bool missing, long key) = sort?.Of(unit) ?? (false, 0);
            if (!_request.Grouped)
            {
                if (best.Count == _request.Top && _byScore && iterator.UnitBound() < best.Items[0].Best.Score)
                    continue;
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
                group.Add(new UnitRank(missing, key, 0, rank, current, unit), _byScore ? iterator.UnitBound() : double.PositiveInfinity);
            }
        }
        Finish(group, best, scores);
    }

    private void Finish(GroupOfHits group, TopList<Entry> best, UnitIterator? scores)
    {
        if (group.Matching == 0)
            return;
        if (best.Count < _request.Top || !_byScore || group.Bound >= best.Items[0].Best.Score)
        {
            group.Score(scores!);
            var entry = new Entry(group.Best, null, group.Matching);
            if (best.Takes(entry))
                best.Add(entry with { Units = group.Units() });
        }
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
            order = x.Segment == y.Segment ? a.Rank.CompareTo(b.Rank) : string.CompareOrdinal(x.Key(_index), y.Key(_index));
        return order != 0 ? order : a.Unit.CompareTo(b.Unit);
    }

    private SearchHit Hit(Candidate candidate)
    {
        int first = _index.Segments[candidate.Segment].Reader.Groups.Units(candidate.Entry.Best.Group).Start;
        string key = candidate.Key(_index);
        UnitHit Unit(UnitRank rank) => new(new UnitAddress(candidate.Segment, rank.Unit), key, rank.Unit - first, rank.Score);
        UnitHit best = Unit(candidate.Entry.Best);
        UnitHit[] units = candidate.Entry.Units is { } ranks ? [.. ranks.Select(Unit)] : [best];
        return new SearchHit(best, units, candidate.Entry.Matching);
    }

    private ColumnKind KindOf(int column) => (uint)column < (uint)_index.Schema.Columns.Count
        ? _index.Schema.Columns[column].Kind
        : throw new ArgumentException($"column {column} of {_index.Schema.Columns.Count}");

    private readonly record struct Entry(UnitRank Best, UnitRank[]? Units, int Matching);

    private sealed class Candidate(int segment, Entry entry, string? sortText)
    {
        private string? _key;

        public int Segment => segment;

        public Entry Entry { get; } = entry;

        public string? SortText => sortText;

        public string Key(SearchableIndex index) => _key ??= index.Segments[segment].Reader.Groups.Key(Entry.Best.Group);
    }
}
