namespace ReportSearch.Corpus.Trends;

/// <summary>Trends in long form: a row for each term and value, then for each term, place and year.</summary>
public static class TrendTable
{
    /// <summary>Names of the columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["term", "by", "value", "label", "year", "reports", "share", "occurrences", "perMillion", "baseReports", "baseUnits", "baseCharacters"];

    /// <summary>The rows in the order of <see cref="Columns"/>. Null is unknown.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Rows(TrendAnswer answer)
    {
        foreach (TermTrend term in answer.Terms)
        {
            foreach (TrendPoint point in term.Points.Append(term.All))
                yield return [term.Query.Text, point == term.All ? "all" : answer.By, point.Value?.ToString(), point.Label, null, point.Reports, point.Share, point.Occurrences, point.PerMillion, point.Base.Reports, point.Base.Units, point.Base.Characters];
            foreach (PlacePoint place in term.Places ?? [])
                yield return [term.Query.Text, "place", place.Region, place.Name, place.Year, place.Reports, place.Share, place.Occurrences, place.PerMillion, place.Base.Reports, place.Base.Units, place.Base.Characters];
        }
    }
}
