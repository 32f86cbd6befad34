using ReportSearch.Corpus.Indexing;
using ReportSearch.Text.Folding;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Queries;

/// <summary>
/// Reads the query language. Broken input is never an error: it becomes a search for its literal text, with a notice. Of the operators NOT binds
/// tightest, then AND and the blank, then OR. Only words that stand side by side at the top may be missing in a partial match.
/// Safe for any number of threads.
/// </summary>
/// <param name="segmenter">Cuts runs to words.</param>
/// <param name="regions">For `region:`.</param>
public sealed class QueryParser(IWordSegmenter segmenter, RegionTable regions)
{
    /// <summary>What stands behind this many UTF-16 units of a query is not read.</summary>
    public const int MaxQueryUnits = 2_000;

    /// <summary>Deepest nesting of parentheses.</summary>
    public const int MaxDepth = 32;

    /// <summary>Most texts in a query; further ones are not searched.</summary>
    public const int MaxClauses = 256;

    // Pairs of longer texts say little each.
    private const int MaxPairs = 24;

    private readonly QueryWordCutter _cutter = new(segmenter);
    private readonly RegionFinder _regionNames = new(regions);
    private readonly PlaceAndYearScoring _placesAndYears = new(regions);

    /// <summary>Reads a query; an empty one finds everything.</summary>
    /// <param name="query">The query.</param>
    /// <param name="expand">Whether words may be widened by the thesaurus; `expand:no` in the query says no, too.</param>
    public ParsedQuery Parse(string query, bool expand = true)
    {
        var notices = new List<string>();
        if (query.Length > MaxQueryUnits)
        {
            query = query[..MaxQueryUnits];
            notices.Add($"检索式超过 {MaxQueryUnits} 个字符，其后的内容未检索");
        }

        if (string.IsNullOrWhiteSpace(query))
            return new ParsedQuery(new QueryNode.All(), [], [], false, "*", notices, [], []);
        IReadOnlyList<QueryItem>? items = null;
        IReadOnlyList<string> runs = [];
        var expansions = new List<QueryExpansion>();
        if (QueryLexer.Read(query, out string? problem) is List<QueryToken> tokens)
        {
            var grammar = new QueryGrammar(tokens, _cutter, _regionNames);
            items = grammar.Read();
            problem = grammar.Problem;
            if (items is not null)
            {
                notices.AddRange(grammar.Notices);
                expansions.AddRange(grammar.Expansions);
                runs = grammar.Runs;
                expand &= grammar.Expand;
            }
        }

        if (items is null)
        {
            notices.Add($"{problem}，已按普通文字检索");
            (items, runs) = Literal(query, notices, expansions);
        }

        List<QueryExpansion> synonyms = expand ? [.. runs.SelectMany(run => Thesaurus.Default.Find(run, regions)).Where(found => found.To.Count > 0).DistinctBy(found => found.From)] : [];
        ParsedQuery parsed = Assemble(query, items, notices);
        return parsed with
        {
            Expansions = [.. expansions, .. synonyms],
            Synonyms = synonyms,
            Highlights = [.. parsed.Highlights, .. synonyms.SelectMany(found => found.To).Distinct()
                .Where(word => !parsed.Highlights.Any(known => known.Value == word))
                .Select(word => new HighlightText(word, TextMatch.Word, OnlyInPartial: true))],
            Hints = SectionHints.Of(string.Join(' ', runs)),
            Pairs = PairsOf(runs),
        };
    }

    private static List<string> PairsOf(IReadOnlyList<string> runs)
    {
        var pairs = new List<string>();
        foreach (string run in runs)
        {
            for (int at = 0; at + 1 < run.Length && pairs.Count < MaxPairs; at++)
            {
                string pair = run.Substring(at, 2);
                if (pair.All(char.IsLetter) && !pair.Any(TextOccurrences.IsRunCharacter) && !pairs.Contains(pair))
                    pairs.Add(pair);
            }
        }

        return pairs;
    }

    private (IReadOnlyList<QueryItem> Items, IReadOnlyList<string> Runs) Literal(string query, List<string> notices, List<QueryExpansion> expansions)
    {
        // Quotation marks, parentheses and operators are separators for the word cutter, so that plain words are left.
        string plain = QueryLexer.Narrow(query);
        List<QueryToken> words = [.. plain
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => new QueryToken(QueryTokenKind.Word, word, 0))];
        var grammar = new QueryGrammar(words, _cutter, _regionNames);
        IReadOnlyList<QueryItem> items = grammar.Read() ?? [];
        notices.AddRange(grammar.Notices);
        expansions.AddRange(grammar.Expansions);
        return (items, grammar.Runs);
    }

    private ParsedQuery Assemble(string query, IReadOnlyList<QueryItem> items, List<string> notices)
    {
        var uncounted = items.SelectMany(item => item.Uncounted).Distinct().ToList();
        List<QueryItem> kept = [.. items.Where(item => item.Node is not null)];
        if (kept.Count == 0)
        {
            // Nothing but question words or punctuation: then these are what the user looks for.
            string literal = FoldedText.Of(query).Text;
            QueryNode node = uncounted.Count > 0
                ? All([.. uncounted.Select(word => (QueryNode)new QueryNode.Text(word, UnitField.Any, TextMatch.Word))])
                : new QueryNode.Text(literal, UnitField.Body, TextMatch.Exact);
            return new ParsedQuery(node, [node], [], true, uncounted.Count > 0 ? string.Join(' ', uncounted) : $"\"{literal}\"", notices, Highlights([node], []), []);
        }

        if (uncounted.Count > 0)
            notices.Add($"以下词不计入检索：{string.Join("、", uncounted)}");
        List<QueryWord> words = [];
        List<QueryNode> demanded = [];
        foreach (QueryItem item in kept)
        {
            if (item.Demand == QueryDemand.Wanted)
                words.AddRange(item.Words.Where(word => !words.Exists(known => known.Value == word.Value && known.Match == word.Match)));
            else
                demanded.Add(item.AsDemanded());
        }

        bool demandsSomething = kept.Exists(item => item.Demand == QueryDemand.Demanded && item.HasText);
        string parsed = string.Join(' ', kept.Select(item => item.PrintAtTop()));
        QueryNode full = All([.. kept.Select(item => item.AsDemanded())]);
        return new ParsedQuery(
            _placesAndYears.Apply(full),
            demanded,
            [.. words.Select(word => word with { Scored = _placesAndYears.Score(word.In(UnitField.Any)) })],
            demandsSomething,
            parsed,
            notices,
            Highlights([full], words),
            []);
    }

    private static QueryNode All(IReadOnlyList<QueryNode> nodes) => nodes.Count == 1 ? nodes[0] : new QueryNode.And(nodes);

    private static List<HighlightText> Highlights(IReadOnlyList<QueryNode> nodes, IReadOnlyList<QueryWord> words)
    {
        var highlights = new List<HighlightText>();
        foreach (QueryNode node in nodes)
            Collect(node, highlights);
        foreach (string part in words.SelectMany(word => word.Parts).Distinct())
        {
            if (!highlights.Exists(known => known.Value == part))
                highlights.Add(new HighlightText(part, TextMatch.Word, OnlyInPartial: true));
        }

        return highlights;
    }

    private static void Collect(QueryNode node, List<HighlightText> highlights)
    {
        switch (node)
        {
            case QueryNode.Text { Field: UnitField.Any or UnitField.Body } text:
                var highlight = new HighlightText(FoldedText.Of(text.Value).Text, text.Match);
                if (highlight.Value.Length > 0 && !highlights.Contains(highlight))
                    highlights.Add(highlight);
                break;
            case QueryNode.Equal { Field: UnitField.Any or UnitField.Body } equal:
                var asEqual = new HighlightText(equal.Plain, TextMatch.Word, AsEqual: true);
                if (!highlights.Contains(asEqual))
                    highlights.Add(asEqual);
                break;
            case QueryNode.Within within:
                Collect(within.Child, highlights);
                break;
            case QueryNode.InReport inReport:
                Collect(inReport.Child, highlights);
                break;
            case QueryNode.Writings writings:
                foreach (QueryNode child in writings.Children)
                    Collect(child, highlights);
                break;
            case QueryNode.And and:
                foreach (QueryNode child in and.Children)
                    Collect(child, highlights);
                break;
            case QueryNode.Or or:
                foreach (QueryNode child in or.Children)
                    Collect(child, highlights);
                break;
            case QueryNode.Boost boost:
                Collect(boost.Child, highlights);
                break;
            case QueryNode.Constant constant:
                Collect(constant.Child, highlights);
                break;
            case QueryNode.Favoring favoring:
                Collect(favoring.Child, highlights);
                foreach (QueryNode favored in favoring.Favored)
                    Collect(favored, highlights);
                break;
            default:
                // Exclusions and columns mark nothing.
                break;
        }
    }
}
