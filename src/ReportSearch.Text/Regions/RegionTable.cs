namespace ReportSearch.Text.Regions;

/// <summary>Names, codes and years of all divisions, current and abolished.</summary>
public sealed class RegionTable
{
    /// <summary>The divisions of China, 2002 to 2023, built into this assembly.</summary>
    public static RegionTable China { get; } = new([]);

    private readonly IReadOnlyList<Region> _regions;

    private RegionTable(IReadOnlyList<Region> regions) => _regions = regions;

    /// <summary>Version of the table, part of the reader's version.</summary>
    public string Version => "0";

    /// <summary>Every division.</summary>
    public IReadOnlyList<Region> Regions => _regions;

    /// <summary>This table with the rows of a CSV file (code,name,level,parent,from,to) added, as the invented regions of the samples.</summary>
    public RegionTable WithOverlay(string csvFile) => throw new NotSupportedException(csvFile);

    /// <summary>The division with this code that was valid in <paramref name="year"/>, else the latest one with this code; null when the code is unknown.</summary>
    public Region? ByCode(string code, int? year = null) => null;

    /// <summary>Every division with this full name or short form (滨州 for 滨州市), those valid in <paramref name="year"/> first.</summary>
    public IReadOnlyList<Region> ByName(string name, int? year = null) => [];

    /// <summary>From province down to the region itself, as 山东省, 滨州市; skips divisions that only hold a place in the code (市辖区, 县).</summary>
    public IReadOnlyList<Region> Chain(Region region, int? year = null) => [];
}
