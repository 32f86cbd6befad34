namespace ReportSearch.Reports.Statistics;

/// <summary>Units as printed and as the forms ask for them.</summary>
internal static class FigureUnits
{
    /// <summary>By what a figure in the printed unit is multiplied to give one in the unit of the form; 1 where both are the same or nothing is known.</summary>
    internal static decimal Factor(ReadOnlySpan<char> printed, ReadOnlySpan<char> asked)
    {
        if (printed.IsEmpty || printed.SequenceEqual(asked))
            return 1;
        if (asked is "万元")
            return printed switch { "元" => 0.0001m, "千元" => 0.1m, "亿元" => 10_000m, _ => 1 };
        return printed is ['万', _, ..] && !asked.StartsWith("万") ? 10_000 : 1;
    }
}
