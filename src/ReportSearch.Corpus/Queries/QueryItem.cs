namespace ReportSearch.Corpus.Queries;

/// <summary>Whether a match may lack an item.</summary>
internal enum QueryDemand
{
    /// <summary>A full match has it, a partial one may lack it.</summary>
    Wanted,
    /// <summary>Every match has it.</summary>
    Demanded,
    /// <summary>No match has it.</summary>
    Excluded,
}

/// <summary>One member of a sequence in the query language.</summary>
/// <param name="Node">Its query without exclusion; null when nothing of it counts.</param>
/// <param name="Demand">Whether a match may lack it.</param>
/// <param name="Words">The words of a run; empty for everything else.</param>
/// <param name="Printed">How it reads, without sign.</param>
/// <param name="HasText">Whether it asks for text rather than for a column.</param>
/// <param name="Uncounted">Question and function words left out of it.</param>
internal sealed record QueryItem(
    QueryNode? Node,
    QueryDemand Demand,
    IReadOnlyList<QueryWord> Words,
    string Printed,
    bool HasText,
    IReadOnlyList<string> Uncounted)
{
    /// <summary>The item as a condition.</summary>
    public QueryNode AsDemanded()
    {
        QueryNode node = Node ?? throw new InvalidOperationException("an item without a query is no condition");
        return Demand == QueryDemand.Excluded ? new QueryNode.Not(node) : node;
    }

    /// <summary>How it reads at the top, with its sign.</summary>
    public string PrintAtTop()
    {
        bool several = Words.Count > 1;
        return Demand switch
        {
            QueryDemand.Excluded => several ? $"-({PrintInside()})" : $"-{Printed}",
            QueryDemand.Demanded when Words.Count > 0 => several ? $"+({PrintInside()})" : $"+{Printed}",
            _ => Printed,
        };
    }

    /// <summary>How it reads where every member is demanded.</summary>
    public string PrintNested()
    {
        string inside = Words.Count > 1 ? $"({PrintInside()})" : Printed;
        return Demand == QueryDemand.Excluded ? $"NOT {inside}" : inside;
    }

    private string PrintInside() => Words.Count > 1 ? string.Join(" AND ", Words.Select(word => word.Print())) : Printed;
}
