namespace ReportSearch.Reports.Statistics;

/// <summary>The files of index-data/statistics, which are built into the assembly.</summary>
internal static class StatisticsData
{
    internal static Stream Open(string name) =>
        typeof(StatisticsData).Assembly.GetManifestResourceStream("statistics." + name) ?? throw new InvalidOperationException($"the resource {name} is missing");

    /// <summary>The lines of a file; blank lines and lines that begin with # are left out.</summary>
    internal static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }
}
