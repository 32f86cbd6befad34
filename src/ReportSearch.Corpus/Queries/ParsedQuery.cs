namespace ReportSearch.Corpus.Queries;

/// <summary>
/// A word of the query that a full match holds and that a partial match may lack.
/// </summary>
/// <param name="Value">The word, folded.</param>
/// <param name="Parts">Shorter words inside it, which count for less; empty for most.</param>
/// <param name="Factor">The user's boost, 1 without one.</param>
/// <param name="Match">How it is matched: Word or Prefix.</param>
public sealed record QueryWord(string Value, IReadOnlyList<string> Parts, double Factor = 1, TextMatch Match = TextMatch.Word)
{
    /// <summary>The word's query as it is scored beside other words; what it matches is what the word matches.</summary>
    public QueryNode Scored { get; init; } = new QueryNode.Text(Value, UnitField.Any, Match);

    /// <summary>The word as it is written in a query, without its boost.</summary>
    internal string Print() => Match == TextMatch.Prefix ? Value + "*" : Value;
}

/// <summary>A text to mark in the units found.</summary>
/// <param name="Value">Folded.</param>
/// <param name="Match">How it is matched.</param>
/// <param name="OnlyInPartial">True for the parts of a longer word: they are marked only where the word itself may be missing.</param>
public sealed record HighlightText(string Value, TextMatch Match, bool OnlyInPartial = false);

/// <summary>A query as it was understood.</summary>
/// <param name="Full">What full matches match; scored.</param>
/// <param name="Demanded">What partial matches must match all the same: quotes, +, AND, OR groups, fields, exclusions.</param>
/// <param name="Words">The words that a partial match may lack.</param>
/// <param name="DemandsSomething">Whether <paramref name="Demanded"/> asks for a text (exclusions and columns alone do not): such a unit is a partial match even without any of the words.</param>
/// <param name="Parsed">The query as it was understood, to be read by people.</param>
/// <param name="Notices">What a user should know about it.</param>
/// <param name="Highlights">What to mark.</param>
public sealed record ParsedQuery(
    QueryNode Full,
    IReadOnlyList<QueryNode> Demanded,
    IReadOnlyList<QueryWord> Words,
    bool DemandsSomething,
    string Parsed,
    IReadOnlyList<string> Notices,
    IReadOnlyList<HighlightText> Highlights);
