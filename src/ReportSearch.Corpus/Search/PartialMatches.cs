using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;

namespace ReportSearch.Corpus.Search;

/// <summary>
/// Units that hold only a share of the query. A word weighs its inverse document frequency ln(1 + (N - n + 0.5) / (n + 0.5)) in the whole corpus
/// times the user's boost; a unit's score is the share of the words' weight that it holds, 0 to 1. A compound counts half as itself and half by its
/// parts, so that 征地 and 拆迁 apart are worth half of 征地拆迁.
/// </summary>
internal static class PartialMatches
{
    // Orders units of one share by their text score; far below the weight of any word.
    private const double TextScoreFactor = 1e-5;

    /// <summary>Whether the query can match in part.</summary>
    public static bool Possible(ParsedQuery query) =>
        query.Words.Count > 1 || (query.Words.Count == 1 && (query.DemandsSomething || query.Words[0].Parts.Count > 0));

    /// <summary>The query for partial matches that are no full ones.</summary>
    public static QueryNode Build(ParsedQuery query, IReadOnlyList<QueryNode> filters, ISectionSnapshot snapshot, CancellationToken cancellation)
    {
        double[] weights = [.. query.Words.Select(word => Weight(word, snapshot, cancellation))];
        double total = weights.Sum();
        var shares = new List<QueryNode>();
        for (int i = 0; i < weights.Length; i++)
        {
            QueryWord word = query.Words[i];
            double share = total > 0 ? weights[i] / total : 0;
            shares.Add(Worth(word.Scored, word.Parts.Count == 0 ? share : share / 2));
            foreach (string part in word.Parts)
                shares.Add(new QueryNode.Constant(new QueryNode.Text(part, UnitField.Any, TextMatch.Word), share / 2 / word.Parts.Count));
        }

        List<QueryNode> conditions = [.. filters];
        conditions.AddRange(query.Demanded.Select(node => node is QueryNode.Not ? node : new QueryNode.Constant(node, 0)));
        conditions.Add(new QueryNode.Not(query.Full));
        if (query.DemandsSomething)
            return new QueryNode.Favoring(new QueryNode.And(conditions), shares);
        return new QueryNode.And([.. conditions, new QueryNode.Or(shares)]);
    }

    /// <summary>The node, every unit of it with this share and a trace of its own score.</summary>
    private static QueryNode.Favoring Worth(QueryNode node, double share) =>
        // One pass over the node's postings gives both.
        new(new QueryNode.Boost(node, TextScoreFactor), [new QueryNode.Constant(new QueryNode.All(), share)]);

    private static double Weight(QueryWord word, ISectionSnapshot snapshot, CancellationToken cancellation)
    {
        double all = snapshot.Units;
        double holding = snapshot.Search(new UnitSearch { Query = word.In(UnitField.Any), Top = 0 }, cancellation).Units;
        return word.Factor * Math.Log(1 + (all - holding + 0.5) / (holding + 0.5));
    }
}
