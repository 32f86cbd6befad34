using System.Collections.Concurrent;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Figures;

/// <summary>The divisions that one year had, as far as they publish reports: without rows that only hold a place in the code, and without 港澳台, where the regulation is not in force.</summary>
internal sealed class DivisionYear
{
    private static readonly string[] s_outside = ["710000", "810000", "820000"];
    private readonly Dictionary<string, Region> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Region>> _children = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);
    private readonly Dictionary<RegionLevel, List<Region>> _levels;

    public DivisionYear(RegionTable table, int year)
    {
        foreach (Region region in table.Regions.Where(region => (region.FromYear ?? year) <= year && year <= (region.ToYear ?? year)))
        {
            IReadOnlyList<Region> chain = table.Chain(region, year);
            if (!IsNamed(table, region.Name) || s_outside.Contains(chain[0].Code) || !_byCode.TryAdd(region.Code, region) || chain.Count < 2)
                continue;
            string parent = chain[^2].Code;
            _parents[region.Code] = parent;
            if (!_children.TryGetValue(parent, out List<Region>? children))
                _children.Add(parent, children = []);
            children.Add(region);
        }

        _levels = _byCode.Values.GroupBy(region => region.Level).ToDictionary(level => level.Key, level => level.OrderBy(region => region.Code, StringComparer.Ordinal).ToList());
    }

    // Rows that only hold a place in the code (市辖区) have a name that finds nothing.
    private bool IsNamed(RegionTable table, string name)
    {
        if (!_named.TryGetValue(name, out bool named))
            _named.Add(name, named = table.ByName(name).Count > 0);
        return named;
    }

    public Region? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The next lower divisions, in order of code; those of the whole country are the provinces.</summary>
    public IReadOnlyList<Region> ChildrenOf(string? code) => code is null ? AtLevel(RegionLevel.Province, null) : _children.GetValueOrDefault(code, []);

    /// <summary>All divisions of a level, or those of them that are one of <paramref name="within"/>, in order of code.</summary>
    public IReadOnlyList<Region> AtLevel(RegionLevel level, IReadOnlySet<string>? within) =>
        !_levels.TryGetValue(level, out List<Region>? all) ? [] : within is null ? all : [.. all.Where(region => within.Contains(region.Code))];

    /// <summary>The province of a division, or null for a code that the year does not have.</summary>
    public string? ProvinceOf(string code)
    {
        if (!_byCode.ContainsKey(code))
            return null;
        string at = code;
        while (_parents.TryGetValue(at, out string? above))
            at = above;
        return at;
    }
}

/// <summary>What lies where, year by year, over a table of divisions. Safe for any number of threads.</summary>
internal sealed class Divisions(RegionTable table)
{
    private readonly ConcurrentDictionary<int, DivisionYear> _years = new();
    private readonly Lazy<ILookup<string, string>> _lower = new(() =>
        table.Regions.Where(region => region.ParentCode is not null).ToLookup(region => region.ParentCode!, region => region.Code, StringComparer.Ordinal));

    public DivisionYear Of(int year) => _years.GetOrAdd(year, y => new DivisionYear(table, y));

    public string? NameOf(string code, int? year) => table.ByCode(code, year)?.Name;

    /// <summary>A division and all that were ever below it.</summary>
    public HashSet<string> Below(IEnumerable<string> codes)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(codes);
        while (open.TryPop(out string? code))
        {
            if (!all.Add(code))
                continue;
            foreach (string lower in _lower.Value[code])
                open.Push(lower);
        }

        return all;
    }
}
