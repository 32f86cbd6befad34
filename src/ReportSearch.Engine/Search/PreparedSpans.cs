using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Queries;
using ReportSearch.Engine.Segments;

namespace ReportSearch.Engine.Search;

/// <summary>A condition on places: units that may meet it are found by their terms, then looked at one by one.</summary>
internal sealed class PreparedSpans(
    SearchableIndex index, SpanQuery query, PreparedQuery candidates, IReadOnlyDictionary<SpanUnit, PreparedQuery> units, ReadBudget budget) : PreparedQuery(index)
{
    public override UnitIterator? Open(int segment)
    {
        if (candidates.Open(segment) is not { } iterator)
            return null;
        SegmentReader reader = Index.Segments[segment].Reader;
        return new SpanIterator(
            iterator,
            new UnitStretches([.. query.Ends.Select(end => new SpanPositions(reader, query.Field, new SpanTerm(end, 0), budget))]),
            SpanMatcher.Of(query.Condition, reader, query.Field, unit => units[unit].Open(segment), budget));
    }

    /// <summary>A query whose units hold all that meet the condition.</summary>
    public static Query Candidates(SpanCondition condition, int field)
    {
        BooleanQuery All(IEnumerable<Query> parts) => new([.. parts.DefaultIfEmpty(new AllQuery())], [], [], []);
        BooleanQuery Any(IEnumerable<Query> parts) => new([], [.. parts.DefaultIfEmpty(new NoneQuery())], [], [], MinimumShould: 1);
        return condition switch
        {
            SpanText text => OfText(text, field),
            SpanNear near => All(near.Texts.Select(writings => Any(writings.Select(text => OfText(text, field))))),
            SpanSequence sequence => OfSequence(sequence, field),
            SpanAll all => All(all.Parts.Select(part => Candidates(part, field))),
            SpanAny any => Any(any.Parts.Select(part => Candidates(part, field))),
            SpanUnit unit => unit.Inner,
            _ => new AllQuery(),
        };
    }

    /// <summary>The queries inside of a condition.</summary>
    public static IEnumerable<SpanUnit> UnitsIn(SpanCondition condition) => condition switch
    {
        SpanUnit unit => [unit],
        SpanAll all => all.Parts.SelectMany(UnitsIn),
        SpanAny any => any.Parts.SelectMany(UnitsIn),
        SpanNot not => UnitsIn(not.Part),
        _ => [],
    };

    protected override string Describe(UnitIterator iterator) => $"places in {Index.Schema.Fields[query.Field].Name}: filter";

    // All units of a common first character are many: where other texts of the sequence have whole terms, these say enough.
    private static BooleanQuery OfSequence(SpanSequence sequence, int field)
    {
        List<SpanText> certain = [.. sequence.Texts.Where(text => text.Terms.Any(term => term.Kind == SpanTermKind.Exact))];
        return new BooleanQuery([.. (certain.Count > 0 ? certain : sequence.Texts).Select(text => OfText(text, field))], [], [], []);
    }

    private static Query OfText(SpanText text, int field)
    {
        List<PhraseTerm> exact = [.. text.Terms.Where(term => term.Kind == SpanTermKind.Exact).Select(term => new PhraseTerm(term.Term, term.Offset))];
        if (exact.Count > 0)
            return exact.Count == 1 ? new TermQuery(field, exact[0].Term) : new PhraseQuery(field, exact);
        return new BooleanQuery([.. text.Terms.Where(term => term.Kind == SpanTermKind.Prefix).Select(term => new PrefixQuery(field, term.Term))], [], [], []);
    }
}

/// <summary>Candidates that have a stretch in which the condition holds.</summary>
internal sealed class SpanIterator(UnitIterator candidates, UnitStretches stretches, SpanMatcher matcher) : UnitIterator
{
    private int _confirmedUnit = -1;
    private bool _confirmed;

    public override long Cost => candidates.Cost;

    public override double MaxScore => 0;

    public override int Next() => Unit = candidates.Next();

    public override int Advance(int target) => Unit = candidates.Advance(target);

    public override bool Confirm()
    {
        if (_confirmedUnit == Unit)
            return _confirmed;
        _confirmedUnit = Unit;
        if (!candidates.Confirm())
            return _confirmed = false;
        stretches.Read(Unit);
        return _confirmed = matcher.In(Unit, stretches).ContainsAnyExcept(0UL);
    }

    public override double Score() => 0;
}

/// <summary>All units of groups in which some live unit matches; the groups of a segment are found once.</summary>
internal sealed class PreparedGroups(SearchableIndex index, PreparedQuery inner) : PreparedQuery(index)
{
    private readonly UnitList?[] _found = new UnitList?[index.Segments.Count];

    public override UnitIterator? Open(int segment)
    {
        UnitList units = _found[segment] ??= Find(segment);
        return units.Count == 0 ? null : new ListedUnits(units);
    }

    protected override string Describe(UnitIterator iterator) => "units of groups: filter";

    private UnitList Find(int segment)
    {
        var units = new UnitList();
        SegmentView view = Index.Segments[segment];
        UnitIterator? iterator = inner.Open(segment);
        int unit = iterator?.Next() ?? UnitIterator.End;
        while (unit != UnitIterator.End)
        {
            if (!view.IsLive(unit) || !iterator!.Confirm())
            {
                unit = iterator!.Next();
                continue;
            }

            (int start, int end) = view.Reader.Groups.Units(view.Reader.Groups.GroupOf(unit));
            for (int member = start; member < end; member++)
                units.Add(member, 1, 0);
            unit = iterator!.Advance(end);
        }

        return units;
    }

    private sealed class ListedUnits(UnitList units) : UnitIterator
    {
        private int _index = -1;

        public override long Cost => units.Count;

        public override double MaxScore => 0;

        public override int Next() => Unit = ++_index < units.Count ? units.UnitAt(_index) : End;

        public override int Advance(int target)
        {
            while (Unit < target)
                Next();
            return Unit;
        }

        public override double Score() => 0;
    }
}
