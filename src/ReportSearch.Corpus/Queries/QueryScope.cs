namespace ReportSearch.Corpus.Queries;

/// <summary>Where the whole boolean of a query must hold.</summary>
public enum QueryScope
{
    /// <summary>In one unit, its headings and its report's identity.</summary>
    Unit,
    /// <summary>In one sentence of a unit.</summary>
    Sentence,
    /// <summary>In one paragraph or table row of a unit.</summary>
    Paragraph,
    /// <summary>In one report.</summary>
    Report,
}

/// <summary>
/// A query with another scope than the unit. In a sentence or paragraph every text must stand itself; fields and what is said of the report hold for each of them. In a
/// report every text may stand elsewhere, and the units that hold any of them are the hits.
/// </summary>
internal static class QueryScopes
{
    /// <summary>The scope of a name.</summary>
    public static QueryScope? Find(string name) => name switch
    {
        "unit" => QueryScope.Unit,
        "sentence" => QueryScope.Sentence,
        "paragraph" => QueryScope.Paragraph,
        "report" => QueryScope.Report,
        _ => null,
    };

    /// <summary>The query in a scope.</summary>
    public static ParsedQuery In(this ParsedQuery query, QueryScope scope)
    {
        if (scope == QueryScope.Unit || query.Full is QueryNode.All)
            return query;
        QueryNode Scoped(QueryNode node) => scope switch
        {
            QueryScope.Report => InReport(node),
            _ => new QueryNode.Within(InBody(node), scope == QueryScope.Sentence ? TextStretch.Sentence : TextStretch.Paragraph),
        };
        QueryNode condition = Scoped(query.Full);
        QueryNode? scored = Scoring(query.Full);
        QueryNode full = scored is null ? condition
            : scope == QueryScope.Report ? new QueryNode.And([condition, scored])
            : new QueryNode.Favoring(condition, [scored]);
        IReadOnlyList<QueryNode> demanded = query.Demanded.Count == 0 ? [] : [Scoped(query.Demanded.Count == 1 ? query.Demanded[0] : new QueryNode.And(query.Demanded))];
        return query with { Full = full, Demanded = demanded };
    }

    /// <summary>The query with its texts in the body alone: what a report says, not what it is called.</summary>
    public static QueryNode InBody(QueryNode node) => Map(node, leaf => leaf switch
    {
        QueryNode.Text { Field: UnitField.Any } text => text with { Field = UnitField.Body },
        QueryNode.Equal { Field: UnitField.Any } equal => equal with { Field = UnitField.Body },
        QueryNode.Near { Field: UnitField.Any } near => near with { Field = UnitField.Body },
        _ => leaf,
    });

    /// <summary>The texts and equals that a match may hold in the body, each once; what is excluded, or is said of the report, is none.</summary>
    public static IReadOnlyList<QueryNode> Texts(QueryNode node)
    {
        var texts = new List<QueryNode>();
        Collect(InBody(node));
        return texts;

        void Collect(QueryNode at)
        {
            switch (at)
            {
                case QueryNode.Text { Field: UnitField.Body } or QueryNode.Equal { Field: UnitField.Body } when !texts.Contains(at):
                    texts.Add(at);
                    break;
                case QueryNode.And and:
                    and.Children.ToList().ForEach(Collect);
                    break;
                case QueryNode.Or or:
                    or.Children.ToList().ForEach(Collect);
                    break;
            }
        }
    }

    /// <summary>Whether the occurrences of a query's texts are those of the query: not those of a near, nor of a pattern, which have no postings of their own.</summary>
    public static bool IsCountable(QueryNode node) => node switch
    {
        QueryNode.Near or QueryNode.Text { Match: TextMatch.Pattern } => false,
        QueryNode.And and => and.Children.All(IsCountable),
        QueryNode.Or or => or.Children.All(IsCountable),
        QueryNode.Writings writings => writings.Children.All(IsCountable),
        QueryNode.Boost boost => IsCountable(boost.Child),
        QueryNode.Constant constant => IsCountable(constant.Child),
        QueryNode.Favoring favoring => IsCountable(favoring.Child),
        _ => true,
    };

    private static QueryNode InReport(QueryNode node) => Map(node, leaf => leaf is QueryNode.All or QueryNode.None ? leaf : new QueryNode.InReport(leaf));

    // What is scored is left out: the condition has no score.
    private static QueryNode Map(QueryNode node, Func<QueryNode, QueryNode> leaf) => node switch
    {
        QueryNode.And and => new QueryNode.And([.. and.Children.Select(child => Map(child, leaf))]),
        QueryNode.Or or => new QueryNode.Or([.. or.Children.Select(child => Map(child, leaf))]),
        QueryNode.Writings writings => new QueryNode.Or([.. writings.Children.Select(child => Map(child, leaf))]),
        QueryNode.Not not => new QueryNode.Not(Map(not.Child, leaf)),
        QueryNode.Boost boost => Map(boost.Child, leaf),
        QueryNode.Constant constant => Map(constant.Child, leaf),
        QueryNode.Favoring favoring => Map(favoring.Child, leaf),
        _ => leaf(node),
    };

    /// <summary>Any of the texts with its score; null when the query asks for none.</summary>
    private static QueryNode? Scoring(QueryNode node)
    {
        switch (node)
        {
            case QueryNode.Text or QueryNode.Equal or QueryNode.Writings or QueryNode.Constant:
                return node;
            case QueryNode.And and:
                return AnyOf(and.Children.Select(Scoring));
            case QueryNode.Or or:
                return AnyOf(or.Children.Select(Scoring));
            case QueryNode.Boost boost:
                return Scoring(boost.Child) is { } child ? boost with { Child = child } : null;
            case QueryNode.Favoring favoring:
                return AnyOf([Scoring(favoring.Child), .. favoring.Favored]);
            default:
                return null;
        }
    }

    private static QueryNode? AnyOf(IEnumerable<QueryNode?> nodes)
    {
        List<QueryNode> texts = [.. nodes.OfType<QueryNode>()];
        return texts.Count switch { 0 => null, 1 => texts[0], _ => new QueryNode.Or(texts) };
    }
}
