using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Identity;

/// <summary>A body as one place of the file names it.</summary>
/// <param name="Name">The name as printed; null for 我局, which names nobody.</param>
/// <param name="Region">The division that the name begins with, or null.</param>
/// <param name="RegionConfidence">0 to 1; above 0 without a region when several divisions fit.</param>
/// <param name="Kind">By what follows the region.</param>
/// <param name="Rest">What follows the region.</param>
/// <param name="NameConfidence">0 to 1.</param>
internal sealed record NamedBody(string? Name, Region? Region, double RegionConfidence, BodyKind Kind, string Rest, double NameConfidence)
{
    /// <summary>Where it stands, as <see cref="IdentityEvidence.From"/>.</summary>
    internal string From { get; init; } = "";

    /// <summary>Its place in the cleaned text; null for the file name.</summary>
    internal TextRange? Place { get; init; }

    /// <summary>Where its region stands when another place had to help.</summary>
    internal NamedBody? RegionFrom { get; init; }
}
