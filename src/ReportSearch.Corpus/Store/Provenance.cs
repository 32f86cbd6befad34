using System.Text.Json.Serialization;

namespace ReportSearch.Corpus.Store;

/// <summary>One way in which an original came: under which name, from where. Null is unknown.</summary>
/// <param name="Name">Name of the file without folders.</param>
/// <param name="Path">Full path at that time.</param>
/// <param name="Url">Where it was published.</param>
/// <param name="Retrieved">When it was retrieved, as the manifest says.</param>
/// <param name="Issuer">Who issued it, as the manifest says.</param>
/// <param name="Year">Report year, as the manifest says.</param>
/// <param name="FirstSeen">When it was taken in this way for the first time, yyyy-MM-ddTHH:mm:ssZ.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record Origin(string Name, string? Path, string? Url, string? Retrieved, string? Issuer, int? Year, string FirstSeen)
{
    /// <summary>Whether it says the same, apart from when.</summary>
    public bool SaysTheSameAs(Origin other) => this with { FirstSeen = other.FirstSeen } == other;
}

/// <summary>All names and origins of one original: the content of its JSON file.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record Provenance(string Sha256, long Bytes, IReadOnlyList<Origin> Origins)
{
    /// <summary>The file's checksum (<see cref="ProvenanceSum"/>); null in those of before there was one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sum { get; init; }

    /// <summary>Every name, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. Origins.Select(o => o.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>
    /// The name that the original is read and shown with: the one with the most Chinese characters, for it says most about the body; then the
    /// first in ordinal order. It depends on the set of names alone, not on which came first.
    /// </summary>
    public string MainName => Names.OrderByDescending(ChineseCharacters).First();

    /// <summary>The origin whose address and date are shown: the first retrieved of those with an address.</summary>
    public Origin? PublishedOrigin => Origins.Where(o => o.Url is not null)
        .OrderBy(o => o.Retrieved is null)
        .ThenBy(o => o.Retrieved, StringComparer.Ordinal)
        .ThenBy(o => o.Url, StringComparer.Ordinal)
        .FirstOrDefault();

    // The blocks of unified ideographs that UTF-16 holds in one unit.
    private static int ChineseCharacters(string name) => name.Count(c => c is >= '\u3400' and <= '\u9FFF');
}
