using ReportSearch.Text.Numerals;
using ReportSearch.Text.WordForms;

namespace ReportSearch.Corpus.Queries;

/// <summary>
/// A word of the query that a full match holds and that a partial match may lack.
/// </summary>
/// <param name="Value">The word, folded.</param>
/// <param name="Parts">Shorter words inside it, which count for less; empty for most.</param>
/// <param name="Factor">The user's boost, 1 without one.</param>
/// <param name="Match">How it is matched: Word, Prefix or Pattern.</param>
public sealed record QueryWord(string Value, IReadOnlyList<string> Parts, double Factor = 1, TextMatch Match = TextMatch.Word)
{
    /// <summary>Other writings of it that are found as texts, folded: 答覆 beside 答复, 2017 beside 二〇一七.</summary>
    public IReadOnlyList<string> OtherTexts { get; init; } = [];

    /// <summary>The plain form by which equals are found that are written otherwise; null for most words.</summary>
    public string? Plain { get; init; }

    /// <summary>The word in a field, in all its writings.</summary>
    public QueryNode In(UnitField field)
    {
        List<QueryNode> writings = [new QueryNode.Text(Value, field, Match), .. OtherTexts.Select(text => new QueryNode.Text(text, field, Match))];
        if (Plain is not null)
            writings.Add(new QueryNode.Equal(Plain, field));
        return writings.Count == 1 ? writings[0] : new QueryNode.Writings(writings);
    }

    /// <summary>What it is widened to, to be shown; null when it is not.</summary>
    internal QueryExpansion? Expansion()
    {
        List<string> to = [.. OtherTexts];
        if (Plain is not null)
            to.AddRange(NumeralForms.Examples(Plain).Concat(TraditionalWords.TraditionalOf(Plain)).Where(other => other != Value && !to.Contains(other)));
        return to.Count > 0 ? new QueryExpansion(Value, to) : null;
    }

    /// <summary>The word's query as it is scored beside other words; what it matches is what the word matches.</summary>
    public QueryNode Scored { get; init; } = new QueryNode.Text(Value, UnitField.Any, Match);

    /// <summary>The word as it is written in a query, without its boost.</summary>
    internal string Print() => Match == TextMatch.Prefix ? Value + "*" : Value;
}

/// <summary>A word and what it was widened to.</summary>
public sealed record QueryExpansion(string From, IReadOnlyList<string> To);

/// <summary>A text to mark in the units found.</summary>
/// <param name="Value">Folded.</param>
/// <param name="Match">How it is matched.</param>
/// <param name="OnlyInPartial">True for the parts of a longer word: they are marked only where the word itself may be missing.</param>
/// <param name="AsEqual">True when the value is the plain form of what is to be marked, which is written otherwise.</param>
public sealed record HighlightText(string Value, TextMatch Match, bool OnlyInPartial = false, bool AsEqual = false);

/// <summary>A query as it was understood.</summary>
/// <param name="Full">What full matches match; scored.</param>
/// <param name="Demanded">What partial matches must match all the same: quotes, +, AND, OR groups, fields, exclusions.</param>
/// <param name="Words">The words that a partial match may lack.</param>
/// <param name="DemandsSomething">Whether <paramref name="Demanded"/> asks for a text (exclusions and columns alone do not): such a unit is a partial match even without any of the words.</param>
/// <param name="Parsed">The query as it was understood, to be read by people.</param>
/// <param name="Notices">What a user should know about it.</param>
/// <param name="Highlights">What to mark.</param>
/// <param name="Expansions">Words that were widened to other writings, each once.</param>
public sealed record ParsedQuery(
    QueryNode Full,
    IReadOnlyList<QueryNode> Demanded,
    IReadOnlyList<QueryWord> Words,
    bool DemandsSomething,
    string Parsed,
    IReadOnlyList<string> Notices,
    IReadOnlyList<HighlightText> Highlights,
    IReadOnlyList<QueryExpansion> Expansions)
{
    /// <summary>What words of it stand for by the thesaurus: only partial matches are found by them. Empty where that is switched off.</summary>
    public IReadOnlyList<QueryExpansion> Synonyms { get; init; } = [];

    /// <summary>Tags of sections that its words point to.</summary>
    internal IReadOnlyList<string> Hints { get; init; } = [];

    /// <summary>Pairs of characters of its runs that stand across or inside of words, for ordering what has no word of it as it is written.</summary>
    internal IReadOnlyList<string> Pairs { get; init; } = [];
}
