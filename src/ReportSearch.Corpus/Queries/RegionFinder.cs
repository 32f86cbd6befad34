using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Queries;

/// <summary>Regions that a user's name or code means.</summary>
/// <param name="Codes">Codes; empty when nothing of this name is known.</param>
/// <param name="Notice">What to tell the user: several regions of one name, or the nearest names when there is none.</param>
internal sealed record NamedRegions(IReadOnlyList<string> Codes, string? Notice);

/// <summary>Finds regions by name, short form or code, whatever year they were valid in.</summary>
internal sealed class RegionFinder(RegionTable table)
{
    private const int MaxSuggestions = 5;
    private const int MaxNamed = 8;

    private readonly Lazy<string[]> _allNames = new(() => [.. table.Regions.Select(region => region.Name).Distinct()]);

    public NamedRegions Find(string nameOrCode)
    {
        string wanted = nameOrCode.Trim();
        if (wanted.Length == 6 && wanted.All(char.IsAsciiDigit) && table.ByCode(wanted) is not null)
            return new NamedRegions([wanted], null);
        List<Region> regions = [.. table.ByName(wanted).DistinctBy(region => region.Code)];
        if (regions.Count == 0)
            return new NamedRegions([], Unknown(wanted));
        string? notice = null;
        if (regions.Count > 1)
        {
            IEnumerable<string> names = regions.Take(MaxNamed).Select(region => $"{region.Code} {string.Concat(table.Chain(region).Select(link => link.Name))}");
            notice = $"名为“{wanted}”的地区有 {regions.Count} 个，已全部检索：{string.Join("、", names)}{(regions.Count > MaxNamed ? " 等" : "")}；用代码可指定其一";
        }

        return new NamedRegions([.. regions.Select(region => region.Code)], notice);
    }

    private string Unknown(string wanted)
    {
        List<string> nearest = [.. _allNames.Value
            .Select(name => (Name: name, Distance: Distance(wanted, name)))
            .Where(candidate => candidate.Distance < Math.Max(2, wanted.Length))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Take(MaxSuggestions)
            .Select(candidate => candidate.Name)];
        return nearest.Count == 0 ? $"没有名为“{wanted}”的地区" : $"没有名为“{wanted}”的地区；相近的有：{string.Join("、", nearest)}";
    }

    /// <summary>Characters to change, add or remove; a name that holds the wanted one is at distance 0.</summary>
    private static int Distance(string wanted, string name)
    {
        if (name.Contains(wanted, StringComparison.Ordinal))
            return 0;
        Span<int> row = stackalloc int[Math.Min(name.Length, 63) + 1];
        for (int j = 0; j < row.Length; j++)
            row[j] = j;
        foreach (char unit in wanted.AsSpan(0, Math.Min(wanted.Length, 63)))
        {
            int diagonal = row[0]++;
            for (int j = 1; j < row.Length; j++)
            {
                int changed = diagonal + (name[j - 1] == unit ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
