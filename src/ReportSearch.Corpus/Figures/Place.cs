using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Figures;

/// <summary>A division with what stands above and next below it.</summary>
/// <param name="Code">GB/T 2260 code; null for the whole country.</param>
/// <param name="Name">Its newest name; null for the whole country.</param>
/// <param name="Level">province, prefecture, county or township; country for the whole country.</param>
/// <param name="Chain">From the province down to itself.</param>
/// <param name="Children">The next lower divisions of today, in order of code.</param>
public sealed record Place(string? Code, string? Name, string Level, IReadOnlyList<NamedRegion> Chain, IReadOnlyList<NamedRegion> Children);

/// <summary>Finds places in a table of divisions.</summary>
internal static class PlaceDirectory
{
    public static Place? Find(RegionTable table, string? code)
    {
        if (code is null)
            return new Place(null, null, "country", [], Below(table, null));
        return table.ByCode(code) is { } region
            ? new Place(code, region.Name, region.Level.ToString().ToLowerInvariant(), [.. table.Chain(region).Select(link => new NamedRegion(link.Code, link.Name))], Below(table, code))
            : null;
    }

    // Rows that only hold a place in the code (市辖区) have a name that finds nothing.
    private static List<NamedRegion> Below(RegionTable table, string? code) =>
    [
        .. table.Regions.Where(region => region.ParentCode == code && region.ToYear is null && table.ByName(region.Name).Count > 0)
            .DistinctBy(region => region.Code).Select(region => new NamedRegion(region.Code, region.Name)),
    ];
}
