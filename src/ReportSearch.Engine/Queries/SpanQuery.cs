namespace ReportSearch.Engine.Queries;

/// <summary>
/// Units with a stretch of the field in which a condition on places holds; score 0. The field is cut to stretches behind every position of a term of
/// <paramref name="Ends"/>, and what stands behind the last one is no stretch; without such terms it is one stretch. A text stands in a stretch when all of it does.
/// </summary>
public sealed record SpanQuery(int Field, SpanCondition Condition, IReadOnlyList<ReadOnlyMemory<byte>> Ends) : Query;

/// <summary>
/// Every unit, scored 0 to 1 by how close those of the texts that it has stand together in the field (Scoring/Closeness). Of a text any of its writings will do.
/// Beside what decides on matches, as a Should of a Boolean, it is only worked out for units that may be among the hits.
/// </summary>
public sealed record ClosenessQuery(int Field, IReadOnlyList<IReadOnlyList<SpanText>> Texts) : Query
{
    /// <summary>Fewest texts.</summary>
    public const int MinTexts = 2;

    /// <summary>Most texts.</summary>
    public const int MaxTexts = 16;
}

/// <summary>Every unit of the groups in which some unit matches; score 0.</summary>
public sealed record GroupQuery(Query Inner) : Query;

/// <summary>What must hold in a stretch.</summary>
public abstract record SpanCondition
{
    private protected SpanCondition()
    {
    }
}

/// <summary>How a term is meant in a text.</summary>
public enum SpanTermKind
{
    /// <summary>The term stands there.</summary>
    Exact,
    /// <summary>Some term stands there that begins with these bytes.</summary>
    Prefix,
    /// <summary>The term does not stand there.</summary>
    Absent,
}

/// <summary>A term at a distance of <paramref name="Offset"/> characters from the start of its text.</summary>
public sealed record SpanTerm(ReadOnlyMemory<byte> Term, int Offset, SpanTermKind Kind = SpanTermKind.Exact);

/// <summary>A text: its terms, at least one of them not absent, and how many characters it takes.</summary>
public sealed record SpanText(IReadOnlyList<SpanTerm> Terms, int Length) : SpanCondition;

/// <summary>
/// All of the texts in one stretch, one place each, in any order, none over another, with at most <paramref name="Between"/> characters between neighbours.
/// Of a text with several writings one stands there.
/// </summary>
public sealed record SpanNear(IReadOnlyList<IReadOnlyList<SpanText>> Texts, int Between) : SpanCondition
{
    /// <summary>Most texts.</summary>
    public const int MaxTexts = 6;
}

/// <summary>Characters between two texts.</summary>
/// <param name="Least">Fewest.</param>
/// <param name="Most">Most.</param>
/// <param name="Without">Terms that stand at none of them.</param>
/// <param name="Unbroken">Terms that stand neither at any of them nor at the first character of the text behind.</param>
public sealed record SpanGap(int Least, int Most, IReadOnlyList<ReadOnlyMemory<byte>> Without, IReadOnlyList<ReadOnlyMemory<byte>> Unbroken);

/// <summary>Texts one behind the other in one stretch, each but the last with a gap behind it.</summary>
public sealed record SpanSequence(IReadOnlyList<SpanText> Texts, IReadOnlyList<SpanGap> Gaps) : SpanCondition;

/// <summary>All of the conditions.</summary>
public sealed record SpanAll(IReadOnlyList<SpanCondition> Parts) : SpanCondition;

/// <summary>Any of the conditions.</summary>
public sealed record SpanAny(IReadOnlyList<SpanCondition> Parts) : SpanCondition;

/// <summary>The unit matches a query, whatever stands in the stretch.</summary>
public sealed record SpanUnit(Query Inner) : SpanCondition;

/// <summary>Not the condition.</summary>
public sealed record SpanNot(SpanCondition Part) : SpanCondition;
