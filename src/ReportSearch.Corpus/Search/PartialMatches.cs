using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Reports.Sections;

namespace ReportSearch.Corpus.Search;

/// <summary>
/// Units that hold only a share of the query. A word weighs its inverse document frequency ln(1 + (N - n + 0.5) / (n + 0.5)) in the whole corpus
/// times the user's boost; a compound counts half as itself and half by its parts, so that 征地 and 拆迁 apart are worth half of 征地拆迁, and what a word stands for by
/// the thesaurus is worth a little more than half of it. Half of a word's weight is for holding it, the other half for how much the unit is about it (BM25); pairs of characters, and
/// sections that the words point to, add a little.
/// </summary>
internal static class PartialMatches
{
    // A word stands in a unit that is about it once or twice: its BM25 is then about twice its inverse document frequency over all fields.
    private const double HeldShare = 0.5;
    private const double AboutShare = 0.12;
    private const double SynonymShare = 0.55;
    private const double PairShare = 0.25;
    private const double HintShare = 0.08;
    private const double ProseShare = 0.12;
    private const double CloseShare = 0.1;
    private const double SingleCharacter = 0.3;

    // Who names a place or a year means that report: every unit of it holds the word, so that it is not rare.
    private const double PlaceOrYear = 2;

    /// <summary>Whether the query can match in part.</summary>
    public static bool Possible(ParsedQuery query) =>
        query.Words.Count > 1 || query.Synonyms.Count > 0 || (query.Words.Count == 1 && (query.DemandsSomething || query.Words[0].Parts.Count > 0));

    /// <summary>The query for partial matches that are no full ones.</summary>
    public static QueryNode Build(ParsedQuery query, IReadOnlyList<QueryNode> filters, ISectionSnapshot snapshot, CancellationToken cancellation)
    {
        double[] weights = [.. query.Words.Select(word => Weight(word, snapshot, cancellation))];
        double total = Math.Max(1e-9, weights.Sum());
        var shares = new List<QueryNode>();
        for (int i = 0; i < weights.Length; i++)
        {
            QueryWord word = query.Words[i];
            double share = weights[i] / total;
            shares.Add(Worth(word.Scored, word.Parts.Count == 0 ? share : share / 2, total));
            foreach (string part in word.Parts)
            {
                QueryNode text = new QueryNode.Text(part, UnitField.Any, TextMatch.Word);
                shares.Add(Worth(text, Math.Min(weights[i], Rarity(text, snapshot, cancellation)) / total / 2 / word.Parts.Count, total));
            }
        }

        foreach (QueryExpansion synonyms in query.Synonyms)
        {
            double own = query.Words.Select((word, place) => synonyms.From.Contains(word.Value, StringComparison.Ordinal) || word.Value.Contains(synonyms.From, StringComparison.Ordinal) ? weights[place] : 0).Sum();
            QueryNode any = new QueryNode.Or([.. synonyms.To.Select(word => new QueryNode.Text(word, UnitField.Any, TextMatch.Word))]);
            double rarity = Rarity(any, snapshot, cancellation);
            shares.Add(new QueryNode.Boost(Worth(any, (own > 0 ? Math.Min(own, rarity) : rarity) / total, total), SynonymShare));
        }

        List<QueryNode> conditions = [.. filters];
        conditions.AddRange(query.Demanded.Select(node => node is QueryNode.Not ? node : new QueryNode.Constant(node, 0)));
        conditions.Add(new QueryNode.Not(query.Full));
        List<QueryNode> favoured =
        [
            .. query.Pairs.Select(pair => new QueryNode.Boost(new QueryNode.Text(pair, UnitField.Body, TextMatch.Exact), PairShare / total)),
            .. Favoured(query, HintShare, ProseShare, CloseShare),
        ];
        return query.DemandsSomething
            ? new QueryNode.Favoring(new QueryNode.And(conditions), [.. shares, .. favoured])
            : new QueryNode.Favoring(new QueryNode.And([.. conditions, new QueryNode.Or(shares)]), favoured);
    }

    /// <summary>What comes a little before others: units where the words stand close together, the sections that they point to, and prose before the statistics.</summary>
    public static IEnumerable<QueryNode> Favoured(ParsedQuery query, double hint, double prose, double close)
    {
        if (ThemeWords(query) is { Count: > 1 } words)
            yield return new QueryNode.Boost(new QueryNode.Closeness(words), close);
        if (query.Hints.Count > 0)
            yield return new QueryNode.Constant(new QueryNode.Column(UnitColumn.Section, query.Hints), hint);
        yield return new QueryNode.Constant(new QueryNode.Not(new QueryNode.Column(UnitColumn.Section, [SectionTags.StatisticsAnnex, SectionTags.FrontMatter])), prose);
    }

    // A place or a year says whose report is meant, and a single character is asked for in passing: where they stand says nothing.
    private static List<QueryNode> ThemeWords(ParsedQuery query) =>
    [
        .. query.Words
            .Where(word => word.Match == TextMatch.Word && word.Value.Length > 1 && word.Scored is not QueryNode.Favoring)
            .Take(QueryNode.Closeness.MaxWords)
            .Select(word => word.In(UnitField.Body)),
    ];

    /// <summary>The node, every unit of it with half of this share, and the rest by its own score.</summary>
    private static QueryNode.Favoring Worth(QueryNode node, double share, double total) =>
        // One pass over the node's postings gives both.
        new(new QueryNode.Boost(node, AboutShare / total), [new QueryNode.Constant(new QueryNode.All(), share * HeldShare)]);

    private static double Weight(QueryWord word, ISectionSnapshot snapshot, CancellationToken cancellation)
    {
        double kind = word.Value.Length == 1 && !TextOccurrences.IsRunCharacter(word.Value[0]) ? SingleCharacter : word.Scored is QueryNode.Favoring ? PlaceOrYear : 1;
        return word.Factor * kind * Rarity(word.In(UnitField.Any), snapshot, cancellation);
    }

    private static double Rarity(QueryNode node, ISectionSnapshot snapshot, CancellationToken cancellation)
    {
        double all = snapshot.Units;
        double holding = snapshot.Search(new UnitSearch { Query = node, Top = 0 }, cancellation).Units;
        return Math.Log(1 + (all - holding + 0.5) / (holding + 0.5));
    }
}
