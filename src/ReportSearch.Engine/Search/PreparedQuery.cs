using System.Globalization;
using ReportSearch.Engine.Segments;

namespace ReportSearch.Engine.Search;

/// <summary>A query with everything looked up that holds for the whole snapshot: postings of its terms, statistics. Gives an iterator for each segment.</summary>
internal abstract class PreparedQuery(SearchableIndex index)
{
    protected SearchableIndex Index { get; } = index;

    /// <summary>The matches in a segment; null when there is none for sure.</summary>
    public abstract UnitIterator? Open(int segment);

    /// <summary>Adds lines on how the score of a unit comes about; none when it does not match.</summary>
    public void Explain(int segment, int unit, string indent, List<string> lines)
    {
        if (Open(segment) is not { } iterator || iterator.Advance(unit) != unit)
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

    protected override string Describe(UnitIterator iterator) => "every unit";
}

internal sealed class PreparedNone(SearchableIndex index) : PreparedQuery(index)
{
    public override UnitIterator? Open(int segment) => null;

    protected override string Describe(UnitIterator iterator) => "no unit";
}

/// <summary>A condition on a column: opened anew for each segment.</summary>
internal sealed class PreparedColumn(SearchableIndex index, string description, Func<SegmentReader, UnitIterator?> open) : PreparedQuery(index)
{
    public override UnitIterator? Open(int segment) => open(Index.Segments[segment].Reader);

    protected override string Describe(UnitIterator iterator) => description;
}

internal sealed class PreparedBoost(SearchableIndex index, PreparedQuery inner, double factor) : PreparedQuery(index)
{
    protected override IEnumerable<PreparedQuery> Parts => [inner];

    public override UnitIterator? Open(int segment) =>
        inner.Open(segment) is { } iterator ? new RescoredIterator(iterator, i => i.Score() * factor) : null;

    protected override string Describe(UnitIterator iterator) => string.Create(CultureInfo.InvariantCulture, $"times {factor:R}");
}

internal sealed class PreparedConstant(SearchableIndex index, PreparedQuery inner, double score) : PreparedQuery(index)
{
    public override UnitIterator? Open(int segment) =>
        inner.Open(segment) is { } iterator ? new RescoredIterator(iterator, _ => score) : null;

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
        if (minimum > 0)
            required.Add(minimum == 1 && optional.Count == 1 ? optional[0] : new DisjunctionIterator([.. optional], minimum));
        UnitIterator all = required.Count == 1 ? required[0] : new ConjunctionIterator([.. required]);
        UnitIterator[] excluded = [.. mustNot.Select(query => query.Open(segment)).OfType<UnitIterator>()];
        return new BooleanIterator(all, excluded, [.. scored]);
    }

    protected override string Describe(UnitIterator iterator) => "sum of";
}
