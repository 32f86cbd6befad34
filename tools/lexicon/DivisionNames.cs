using ReportSearch.Text.Regions;

namespace ReportSearch.LexiconGenerator;

/// <summary>Full and short names from the table of divisions (header code,name,level,parent,from,to).</summary>
internal static class DivisionNames
{
    public static (IReadOnlyCollection<string> Full, IReadOnlyCollection<string> Short) Read(string csvFile)
    {
        var full = new SortedSet<string>(StringComparer.Ordinal);
        var brief = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(csvFile).Skip(1).Where(line => line.Length > 0))
        {
            string name = line.Split(',')[1];
            if (RegionNames.IsPlaceholder(name))
                continue;
            full.Add(name);
            brief.UnionWith(RegionNames.ShortForms(name));
        }

        return (full, brief);
    }
}
