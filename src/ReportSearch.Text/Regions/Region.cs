namespace ReportSearch.Text.Regions;

/// <summary>Levels of administrative division, as in the contract's JSON (camel case).</summary>
public enum RegionLevel
{
    /// <summary>The whole country.</summary>
    Country,
    /// <summary>Province, autonomous region, municipality under the central government.</summary>
    Province,
    /// <summary>Prefecture-level city, prefecture, league.</summary>
    Prefecture,
    /// <summary>County, county-level city, district, banner.</summary>
    County,
    /// <summary>Town, township, street.</summary>
    Township,
}

/// <summary>One division of GB/T 2260 in the years in which code and name went together.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="Name">Full name, as 绍兴市.</param>
/// <param name="Level">Level of the division.</param>
/// <param name="ParentCode">Code of the next higher division, null for a province.</param>
/// <param name="FromYear">First year known, null when as old as the table.</param>
/// <param name="ToYear">Last year known, null when still valid.</param>
public sealed record Region(string Code, string Name, RegionLevel Level, string? ParentCode, int? FromYear, int? ToYear);
