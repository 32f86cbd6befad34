namespace ReportSearch.Engine.Queries;

/// <summary>A query over units. Scores of the parts of a Boolean are summed in the order given.</summary>
public abstract record Query
{
    private protected Query()
    {
    }
}

/// <summary>Every unit, score 0.</summary>
public sealed record AllQuery : Query;

/// <summary>No unit.</summary>
public sealed record NoneQuery : Query;

/// <summary>Units with the term in the field, scored by BM25.</summary>
public sealed record TermQuery(int Field, ReadOnlyMemory<byte> Term) : Query;

/// <summary>A term at a distance of <paramref name="Offset"/> characters from the start of its phrase.</summary>
/// <param name="Term">The term.</param>
/// <param name="Offset">Its distance.</param>
/// <param name="Span">
/// Characters from the offset on that the term vouches for, when wherever it stands these and no others stand in the text: then a term all of whose characters others
/// vouch for need not be looked at. 0: it says more than that, and is always looked at.
/// </param>
public sealed record PhraseTerm(ReadOnlyMemory<byte> Term, int Offset, int Span = 0);

/// <summary>
/// Units where all terms stand at their offsets from one start, scored by BM25 with the number of such starts as frequency and the units with its rarest term as
/// document frequency. The field must have positions.
/// </summary>
public sealed record PhraseQuery(int Field, IReadOnlyList<PhraseTerm> Terms) : Query
{
    /// <summary>A term of any field that stands only in units where the phrase does: there the positions need not be looked at to know that it matches.</summary>
    public TermQuery? Witness { get; init; }
}

/// <summary>Units with any term that begins with these bytes: one term for scoring, its frequency the sum over the terms. A unit found through several counts once.</summary>
public sealed record PrefixQuery(int Field, ReadOnlyMemory<byte> Prefix) : Query;

/// <summary>Units whose integer column lies in [Minimum, Maximum]; a unit without a value is not found. Score 0.</summary>
public sealed record IntegerRangeQuery(int Column, long Minimum, long Maximum) : Query;

/// <summary>Units whose string column holds any of the values. Score 0.</summary>
public sealed record OrdinalQuery(int Column, IReadOnlyList<string> Values) : Query;

/// <summary>
/// Units that match all of Must and Filter, none of MustNot, and at least MinimumShould of Should (when Must and Filter are empty, at least one).
/// Must and Should add to the score, Filter does not.
/// </summary>
public sealed record BooleanQuery(
    IReadOnlyList<Query> Must,
    IReadOnlyList<Query> Should,
    IReadOnlyList<Query> Filter,
    IReadOnlyList<Query> MustNot,
    int MinimumShould = 0) : Query;

/// <summary>The inner query with its score times <paramref name="Factor"/> (0 or more).</summary>
public sealed record BoostQuery(Query Inner, double Factor) : Query;

/// <summary>The inner query, each unit with this score.</summary>
public sealed record ConstantScoreQuery(Query Inner, double Score) : Query;
