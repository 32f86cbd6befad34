using System.Security.Cryptography;
using System.Text;
using ReportSearch.Text.Folding;

namespace ReportSearch.Text.Regions;

/// <summary>Names, codes and years of all divisions, current and abolished.</summary>
public sealed class RegionTable
{
    private readonly IReadOnlyList<Region> _regions;
    private readonly Dictionary<string, List<Region>> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Region>> _byName = new(StringComparer.Ordinal);

    // Hashing waits until it is asked for: its library alone takes longer to load than the table.
    private readonly Lazy<string> _version;

    private RegionTable(IReadOnlyList<Region> regions, Func<string> version)
    {
        _regions = regions;
        _version = new Lazy<string>(version);
        foreach (var region in regions)
        {
            Add(_byCode, region.Code, region);
            if (RegionNames.IsPlaceholder(region.Name))
                continue;
            Add(_byName, Fold(region.Name), region);
            foreach (string form in RegionNames.ShortForms(region.Name))
                Add(_byName, Fold(form), region);
        }
    }

    /// <summary>The divisions of China, 2002 to 2023, built into this assembly.</summary>
    public static RegionTable China { get; } = LoadChina();

    /// <summary>Version of the table, part of the reader's version: twelve hex digits over its content.</summary>
    public string Version => _version.Value;

    /// <summary>Every division, in order of code, then year; one entry for each period of a code and a name.</summary>
    public IReadOnlyList<Region> Regions => _regions;

    /// <summary>This table with the rows of a CSV file (code,name,level,parent,from,to) added, as the invented regions of the samples.</summary>
    /// <param name="csvFile">Path of a UTF-8 file with the header above; years may be empty, the parent of a province is.</param>
    /// <exception cref="FormatException">A row is not of this form, repeats a code, takes a code of this table or names a parent that is not there; the message names file and line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public RegionTable WithOverlay(string csvFile)
    {
        string csv = File.ReadAllText(csvFile, Encoding.UTF8);
        var rows = RegionCsv.Parse(csv, csvFile);
        var codes = rows.Select(row => row.Region.Code).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<(string, string, int?)>();
        foreach (var (region, line) in rows)
        {
            if (_byCode.TryGetValue(region.Code, out var present))
                throw RegionCsv.Wrong(csvFile, line, $"code {region.Code} is already that of {present[^1].Name}");
            if (!seen.Add((region.Code, region.Name, region.FromYear)))
                throw RegionCsv.Wrong(csvFile, line, $"{region.Code} {region.Name} stands there twice");
            if (region.ParentCode is { } parent && !codes.Contains(parent) && !_byCode.ContainsKey(parent))
                throw RegionCsv.Wrong(csvFile, line, $"parent {parent} is not in the table");
            if (region.ParentCode == region.Code)
                throw RegionCsv.Wrong(csvFile, line, $"{region.Code} is its own parent");
        }

        // A higher level is never below a lower one, so chains end; checked once all rows are known.
        var table = new RegionTable([.. _regions, .. rows.Select(row => row.Region)], () => VersionOf(Version + "\n" + csv));
        foreach (var (region, line) in rows)
        {
            if (region.ParentCode is { } parent && table._byCode[parent].Exists(above => above.Level >= region.Level))
                throw RegionCsv.Wrong(csvFile, line, $"parent {parent} is not of a higher level than {region.Code}");
        }

        return table;
    }

    /// <summary>The division with this code that was valid in <paramref name="year"/>, else the latest one with this code; null when the code is unknown.</summary>
    public Region? ByCode(string code, int? year = null)
    {
        if (!_byCode.TryGetValue(code, out var periods))
            return null;
        return periods.Aggregate((best, next) => Precedes(next, best, year) ? next : best);
    }

    /// <summary>
    /// Every division with this full name or short form (绍兴 for 绍兴市, 延边 and 延边州 for 延边朝鲜族自治州): those valid in <paramref name="year"/>
    /// (without a year: today) first, then higher levels, then by code; one entry for a code. Rows that only hold a place in the code (市辖区) have no name.
    /// The name is folded before it is looked up.
    /// </summary>
    public IReadOnlyList<Region> ByName(string name, int? year = null)
    {
        if (!_byName.TryGetValue(Fold(name), out var found))
            return [];
        return [.. found
            .GroupBy(region => region.Code, StringComparer.Ordinal)
            .Select(periods => periods.Aggregate((best, next) => Precedes(next, best, year) ? next : best))
            .OrderByDescending(region => Valid(region, year))
            .ThenBy(region => region.Level)
            .ThenBy(region => region.Code, StringComparer.Ordinal)];
    }

    /// <summary>
    /// From province down to the region itself, as 浙江省, 绍兴市, with the names that the divisions had in <paramref name="year"/> (without a year: in the
    /// region's last year); skips divisions that only hold a place in the code (市辖区, 县).
    /// </summary>
    public IReadOnlyList<Region> Chain(Region region, int? year = null)
    {
        var chain = new List<Region> { region };
        int? at = year ?? region.ToYear;
        for (string? parent = region.ParentCode; parent is not null && ByCode(parent, at) is { } above; parent = above.ParentCode)
        {
            if (!RegionNames.IsPlaceholder(above.Name))
                chain.Add(above);
        }

        chain.Reverse();
        return chain;
    }

    private static bool Valid(Region region, int? year) =>
        year is { } y ? (region.FromYear ?? y) <= y && y <= (region.ToYear ?? y) : region.ToYear is null;

    private static bool Precedes(Region region, Region other, int? year)
    {
        int order = Valid(region, year).CompareTo(Valid(other, year));
        return order > 0 || (order == 0 && IsLater(region, other));
    }

    private static bool IsLater(Region region, Region other) => (region.ToYear ?? int.MaxValue) > (other.ToYear ?? int.MaxValue);

    private static string Fold(string name) => string.Create(name.Length, name, (folded, source) =>
    {
        for (int i = 0; i < folded.Length; i++)
            folded[i] = CharacterFolding.Fold(source[i]);
    });

    private static void Add(Dictionary<string, List<Region>> index, string key, Region region)
    {
        if (!index.TryGetValue(key, out var regions))
            index.Add(key, regions = new List<Region>(1));
        regions.Add(region);
    }

    private static RegionTable LoadChina()
    {
        const string Resource = "regions.csv";
        using var stream = typeof(RegionTable).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the assembly was built without {Resource}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        string csv = reader.ReadToEnd();
        return new RegionTable([.. RegionCsv.Parse(csv, Resource).Select(row => row.Region)], () => VersionOf(csv));
    }

    private static string VersionOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..12];
}
