using System.Globalization;
using ReportSearch.Engine.Segments;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Search;

/// <summary>A query with everything looked up that holds for the whole snapshot: postings of its terms, statistics. Gives an iterator for each segment.</summary>
internal abstract class PreparedQuery(SearchableIndex index)
{
    protected SearchableIndex Index { get; } = index;

    /// <summary>The matches in a segment; null when there is none for sure.</summary>
    public abstract UnitIterator? Open(int segment);

    /// <summary>How many live units of a segment match, where that is known without walking them.</summary>
    public virtual long? CountIn(int segment) => null;

    /// <summary>Adds lines on how the score of a unit comes about; none when it does not match.</summary>
    public void Explain(int segment, int unit, string indent, List<string> lines)
    {
        if (Open(segment) is not { } iterator || iterator.Advance(unit) != unit || !iterator.Confirm())
            return;
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"{indent}{iterator.Score():R} = {Describe(iterator)}"));
        foreach (PreparedQuery part in Parts)
            part.Explain(segment, unit, indent + "  ", lines);
    }

    protected virtual IEnumerable<PreparedQuery> Parts => [];

    protected abstract string Describe(UnitIterator iterator);
}

internal sealed class PreparedAll(SearchableIndex index) : PreparedQuery(index)
{
    public override UnitIterator? Open(int segment) => new AllIterator(Index.Segments[segment].Reader.UnitCount);

    public override long? CountIn(int segment) => Index.Segments[segment].LiveUnits;

    protected override string Describe(UnitIterator iterator) => "every unit";
}

internal sealed class PreparedNone(SearchableIndex index) : PreparedQuery(index)
{
    public override UnitIterator? Open(int segment) => null;

    public override long? CountIn(int segment) => 0;

    protected override string Describe(UnitIterator iterator) => "no unit";
}

/// <summary>A condition on a column: its units are found once, and kept for the next query.</summary>
internal sealed class PreparedColumn(SearchableIndex index, string key, string description, Func<SegmentReader, Bitmap?> find) : PreparedQuery(index)
{
    public override UnitIterator? Open(int segment)
    {
        SegmentReader reader = Index.Segments[segment].Reader;
        FilterSet set = Index.Cache.GetOrAdd($"filter {segment} {key}", () => new FilterSet(find(reader)), found => found.Bytes);
        return set.Count == 0 ? null : new BitmapIterator(set.Units!, set.Count);
    }

    protected override string Describe(UnitIterator iterator) => description;

    private sealed class FilterSet(Bitmap? units)
    {
        public Bitmap? Units { get; } = units;

        public int Count { get; } = units?.CountSet() ?? 0;

        public long Bytes => (Units?.Words.Length ?? 0) * 8L + 64;
    }
}

internal sealed class PreparedBoost(SearchableIndex index, PreparedQuery inner, double factor) : PreparedQuery(index)
{
    protected override IEnumerable<PreparedQuery> Parts => [inner];

    public override UnitIterator? Open(int segment) =>
        inner.Open(segment) is { } iterator ? new BoostIterator(iterator, factor) : null;

    public override long? CountIn(int segment) => inner.CountIn(segment);

    protected override string Describe(UnitIterator iterator) => string.Create(CultureInfo.InvariantCulture, $"times {factor:R}");
}

internal sealed class PreparedConstant(SearchableIndex index, PreparedQuery inner, double score) : PreparedQuery(index)
{
    public override UnitIterator? Open(int segment) =>
        inner.Open(segment) is { } iterator ? new ConstantIterator(iterator, score) : null;

    public override long? CountIn(int segment) => inner.CountIn(segment);

    protected override string Describe(UnitIterator iterator) => "constant";
}

internal sealed class PreparedBoolean(
    SearchableIndex index, PreparedQuery[] must, PreparedQuery[] should, PreparedQuery[] filter, PreparedQuery[] mustNot, int minimumShould)
    : PreparedQuery(index)
{
    protected override IEnumerable<PreparedQuery> Parts => must.Concat(should);

    public override UnitIterator? Open(int segment)
    {
        var required = new List<UnitIterator>();
        var scored = new List<UnitIterator>();
        foreach (PreparedQuery query in must)
        {
            if (query.Open(segment) is not { } iterator)
                return null;
            required.Add(iterator);
            scored.Add(iterator);
        }
        foreach (PreparedQuery query in filter)
        {
            if (query.Open(segment) is not { } iterator)
                return null;
            required.Add(iterator);
        }
        var optional = new List<UnitIterator>();
        foreach (PreparedQuery query in should)
        {
            if (query.Open(segment) is { } iterator)
                optional.Add(iterator);
        }
        scored.AddRange(optional);
        int minimum = required.Count == 0 ? Math.Max(1, minimumShould) : minimumShould;
        if (minimum > optional.Count)
            return null;
        UnitIterator[] excluded = [.. mustNot.Select(query => query.Open(segment)).OfType<UnitIterator>()];
        if (minimum > 0)
            required.Add(minimum == 1 && optional.Count == 1 ? optional[0] : new DisjunctionIterator([.. optional], minimum));
        UnitIterator all = required.Count == 1 ? required[0] : new ConjunctionIterator([.. required]);
        // Nothing is added to what is required, nothing taken away.
        if (excluded.Length == 0 && scored.Count == 1 && ReferenceEquals(all, scored[0]))
            return all;
        return new BooleanIterator(all, excluded, [.. scored]);
    }

    public override long? CountIn(int segment)
    {
        if (mustNot.Length > 0 || filter.Length > 0)
            return null;
        if (must.Length == 1 && minimumShould == 0)
            return must[0].CountIn(segment);
        if (must.Length > 0 || minimumShould > 1)
            return null;
        PreparedQuery[] some = [.. should.Where(query => query.CountIn(segment) != 0)];
        return some.Length == 0 ? 0 : some.Length == 1 ? some[0].CountIn(segment) : null;
    }

    protected override string Describe(UnitIterator iterator) => "sum of";
}
