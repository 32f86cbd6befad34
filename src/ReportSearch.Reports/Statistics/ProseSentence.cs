namespace ReportSearch.Reports.Statistics;

/// <summary>What is known while a sentence is read.</summary>
/// <param name="standard">True where the report has the tables of the forms since 2019.</param>
internal sealed class ProseSentence(bool standard)
{
    private readonly HashSet<(string Id, ReportScope Scope)> _scoped = [];

    /// <summary>True where the report has the tables of the forms since 2019.</summary>
    internal bool Standard => standard;

    /// <summary>True in a section on reviews and litigation.</summary>
    internal bool Remedies { get; set; }

    /// <summary>The indicators that the sentence has given a figure of.</summary>
    internal HashSet<string> Ids { get; } = new(StringComparer.Ordinal);

    /// <summary>The indicator that was given last, or null.</summary>
    internal string? Last { get; private set; }

    /// <summary>Forgets the sentence before.</summary>
    internal void Begin()
    {
        Ids.Clear();
        _scoped.Clear();
        Last = null;
    }

    /// <summary>Takes a figure of an indicator, once, or once for each scope: the office and then all, in one sentence, are both stated.</summary>
    internal bool Takes(string id, ReportScope scope)
    {
        bool first = Ids.Add(id), apart = scope != ReportScope.Unknown && !_scoped.Contains((id, ReportScope.Unknown)) && !_scoped.Contains((id, scope));
        if (!first && !apart)
            return false;
        _scoped.Add((id, scope));
        Last = id;
        return true;
    }
}
