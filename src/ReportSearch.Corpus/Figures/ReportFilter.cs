using System.Globalization;
using ReportSearch.Corpus.Queries;
using ReportSearch.Corpus.Search;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Figures;

/// <summary>Which reports a list, a series or an export is about, as users name them. Empty is all. Only current reports are listed.</summary>
public record ReportParameters
{
    /// <summary>First report year, or null.</summary>
    public int? YearFrom { get; init; }

    /// <summary>Last report year, or null.</summary>
    public int? YearTo { get; init; }

    /// <summary>Names or codes of regions; any of them, lower ones included.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Levels of the body; any of them.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>Forms of the report; any of them.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>Ids of bodies; any of them.</summary>
    public IReadOnlyList<string> Bodies { get; init; } = [];

    /// <summary>Ids of reports; any of them.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <summary>The parameters in one line, as they stand in an export: those that say something, by name.</summary>
    public virtual string Describe() => string.Join(" ", Parts().Where(part => part.Length > 0));

    /// <summary>The parts of <see cref="Describe"/>.</summary>
    protected virtual IEnumerable<string> Parts()
    {
        yield return YearFrom is null && YearTo is null ? "" : string.Create(CultureInfo.InvariantCulture, $"year={(YearFrom == YearTo ? $"{YearFrom}" : $"{YearFrom}..{YearTo}")}");
        yield return Part("region", Regions);
        yield return Part("level", Levels);
        yield return Part("form", Forms);
        yield return Part("body", Bodies);
        yield return Part("report", Reports);
    }

    /// <summary>A repeated parameter, or nothing.</summary>
    protected static string Part(string name, IReadOnlyList<string> values) => string.Join(" ", values.Select(value => $"{name}={value}"));
}

/// <summary>The same, checked, as a condition on the rows of reports.</summary>
/// <param name="Where">SQL over the table reports; holds nothing but numbers and quoted text.</param>
/// <param name="Regions">Codes of the regions asked for with all below them; null for all.</param>
/// <param name="NamedRegions">The codes that the user named.</param>
/// <param name="Levels">Levels; null for all.</param>
/// <param name="Notices">What a user should know.</param>
internal sealed record ReportFilter(string Where, HashSet<string>? Regions, IReadOnlyList<string> NamedRegions, IReadOnlyList<string>? Levels, IReadOnlyList<string> Notices)
{
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public static ReportFilter Read(ReportParameters asked, RegionTable table, Divisions divisions)
    {
        var where = new List<string> { "current = 1 AND isReport = 1" };
        var notices = new List<string>();
        if (asked.YearFrom > asked.YearTo)
            throw new SearchParameterException("year", $"the first year {asked.YearFrom} is later than the last year {asked.YearTo}");
        if (asked.YearFrom is { } from)
            where.Add(string.Create(CultureInfo.InvariantCulture, $"year >= {from}"));
        if (asked.YearTo is { } to)
            where.Add(string.Create(CultureInfo.InvariantCulture, $"year <= {to}"));
        (List<string> named, HashSet<string>? regions) = RegionsOf(asked.Regions, table, divisions, notices);
        if (regions is not null)
            where.Add($"regionCode IN ({Quoted(regions.Order(StringComparer.Ordinal))})");
        List<string>? levels = Listed("level", FilterVocabulary.Levels, asked.Levels);
        if (levels is not null)
            where.Add($"level IN ({Quoted(levels)})");
        if (Listed("form", FilterVocabulary.Forms, asked.Forms) is { } forms)
            where.Add($"form IN ({Quoted(forms)})");
        if (asked.Bodies.Count > 0)
            where.Add($"bodyId IN ({Quoted(asked.Bodies)})");
        if (asked.Reports.Count > 0)
            where.Add($"reportId IN ({Quoted(asked.Reports)})");
        return new ReportFilter(string.Join(" AND ", where), regions, named, levels, notices);
    }

    /// <summary>Text as SQL literals.</summary>
    public static string Quoted(IEnumerable<string> values) => string.Join(", ", values.Select(value => $"'{value.Replace("'", "''", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal)}'"));

    private static (List<string> Named, HashSet<string>? All) RegionsOf(IReadOnlyList<string> asked, RegionTable table, Divisions divisions, List<string> notices)
    {
        if (asked.Count == 0)
            return ([], null);
        var finder = new RegionFinder(table);
        var codes = new List<string>();
        foreach (string region in asked)
        {
            NamedRegions found = finder.Find(region);
            if (found.Codes.Count == 0)
                throw new SearchParameterException("region", found.Notice ?? $"没有名为“{region}”的地区");
            codes.AddRange(found.Codes.Except(codes));
            if (found.Notice is not null)
                notices.Add(found.Notice);
        }

        return (codes, divisions.Below(codes));
    }

    private static List<string>? Listed(string name, FilterVocabulary vocabulary, IReadOnlyList<string> values) => values.Count == 0 ? null :
        [.. values.Select(value => vocabulary.Find(value)
            ?? throw new SearchParameterException(name, $"{name} '{value}' is unknown; it is one of {vocabulary.Listed}")).Distinct()];
}
