namespace ReportSearch.Corpus.Figures;

/// <summary>Coverage in long form: a row for each year and level.</summary>
public static class CoverageTable
{
    /// <summary>Names of the columns.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["year", "level", "reports", "withTables", "expected", "have", "missing", "missingNames"];

    /// <summary>The rows in the order of <see cref="Columns"/>. Null is unknown.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Rows(CoverageAnswer answer) => answer.Coverage.Select(row => (IReadOnlyList<object?>)
        [row.Year, row.Level, row.Reports, row.WithTables, row.Coverage.Expected, row.Coverage.Have, row.Coverage.MissingCount, string.Join("; ", row.Coverage.Missing.Select(region => region.Name))]);
}
