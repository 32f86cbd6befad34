using System.Text.Json.Serialization;

namespace ReportSearch.Corpus.Figures;

/// <summary>Which series is asked for, over which reports, seen how.</summary>
public sealed record SeriesParameters : ReportParameters
{
    /// <summary>Id of a series, as requests_received, or of a ratio, as correction_rate.</summary>
    public string Series { get; init; } = "";

    /// <summary>
    /// year: one line a level, all reports of it together. body: one line a body. region: one line for each of the next lower divisions (of the country: the provinces).
    /// children: the next lower divisions together, with their coverage and beside them what the region says itself. peers: where one body stands in one year.
    /// </summary>
    public string By { get; init; } = "year";

    /// <summary>
    /// body or jurisdiction: only what tables of this scope say. Null: of each report what goes for its whole jurisdiction, where it has several tables.
    /// </summary>
    public string? Scope { get; init; }

    /// <summary>Most lines of an answer by body.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where to go on, from an earlier answer by body.</summary>
    public string? Cursor { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<string> Parts() => [$"series={Series}", $"by={By}", Scope is null ? "" : $"scope={Scope}", .. base.Parts()];
}

/// <summary>A series or ratio with all that must be known to compare its values.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">Its name in Chinese.</param>
/// <param name="Unit">Unit of its values; % of a ratio.</param>
/// <param name="Numerator">Of a ratio: the series that are divided; else empty.</param>
/// <param name="Denominator">Of a ratio: the series that they are divided by; else empty.</param>
/// <param name="Sources">What the value is in each form.</param>
/// <param name="Breaks">What is not comparable from a year on.</param>
/// <param name="Note">What to bear in mind, or null.</param>
public sealed record SeriesHead(
    string Id, string Label, string Unit, IReadOnlyList<string> Numerator, IReadOnlyList<string> Denominator, IReadOnlyList<SeriesHeadSource> Sources,
    IReadOnlyList<SeriesHeadBreak> Breaks, string? Note);

/// <summary>What the value is in some forms.</summary>
public sealed record SeriesHeadSource(string Series, IReadOnlyList<string> Forms, IReadOnlyList<string> Ids, string? Note);

/// <summary>A break.</summary>
public sealed record SeriesHeadBreak(int FromYear, string Note);

/// <summary>A division.</summary>
public sealed record NamedRegion(string Code, string? Name);

/// <summary>A body.</summary>
public sealed record NamedBody(string Id, string? Name);

/// <summary>How many of those who should have a value have one. Expected is null where nobody knows who should (departments, townships).</summary>
/// <param name="Expected">Divisions of the level that the table of divisions has for the year.</param>
/// <param name="Have">Those of them with a value.</param>
/// <param name="Missing">Those without, at most <see cref="MostNamed"/> of them named.</param>
/// <param name="MissingCount">How many are without; null as Expected.</param>
public sealed record Coverage(int? Expected, int Have, int? MissingCount, IReadOnlyList<MissingRegion> Missing)
{
    /// <summary>Most missing divisions that are named.</summary>
    public const int MostNamed = 200;
}

/// <summary>A division without a value.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name in that year.</param>
/// <param name="Why">noReport, noFigure (the report's tables do not have it), blank, notApplicable, unreadable.</param>
public sealed record MissingRegion(string Code, string Name, string Why);

/// <summary>What stands in the reports that were looked at.</summary>
public sealed record StateCounts(int Value, int Blank, int NotApplicable, int Unreadable);

/// <summary>From the year before to this one, over those who have a value in both.</summary>
/// <param name="FromYear">The year before.</param>
/// <param name="From">Its value over the matched ones.</param>
/// <param name="To">This year's value over the matched ones.</param>
/// <param name="Absolute">To less From; of a ratio in percentage points.</param>
/// <param name="Percent">Absolute in percent of From; null for a From of 0 and for ratios.</param>
/// <param name="Matched">How many have a value in both years.</param>
/// <param name="AcrossBreak">Whether the two years are on different sides of a break: then the change may come from the form.</param>
public sealed record SeriesChange(int FromYear, decimal From, decimal To, decimal Absolute, decimal? Percent, int Matched, bool AcrossBreak);

/// <summary>How values lie, each report counted once.</summary>
public sealed record Distribution(int Count, decimal Min, decimal P10, decimal P25, decimal Median, decimal P75, decimal P90, decimal Max, decimal Mean);

/// <summary>A value of a series in a year.</summary>
public sealed record SeriesPoint
{
    /// <summary>Report year.</summary>
    public required int Year { get; init; }
    /// <summary>The value: of one report as it says, of several their sum, of a ratio in percent; null when there is none.</summary>
    public decimal? Value { get; init; }
    /// <summary>Of a ratio: what is divided; else null.</summary>
    public decimal? Numerator { get; init; }
    /// <summary>Of a ratio: what it is divided by; else null.</summary>
    public decimal? Denominator { get; init; }
    /// <summary>Of one report: value, blank, notApplicable or unreadable; else null.</summary>
    public string? State { get; init; }
    /// <summary>Whether a part of it is approximate.</summary>
    public bool Approximate { get; init; }
    /// <summary>Of one report: its id.</summary>
    public string? Report { get; init; }
    /// <summary>Of one report: body, jurisdiction or unknown.</summary>
    public string? Scope { get; init; }
    /// <summary>The forms of the tables it comes from.</summary>
    public IReadOnlyList<string> TableForms { get; init; } = [];
    /// <summary>Of several reports: what stands in them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StateCounts? Reports { get; init; }
    /// <summary>Of several reports: how many of those who should have a value have one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Coverage? Coverage { get; init; }
    /// <summary>Of several reports: how their values lie.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Distribution? Distribution { get; init; }
    /// <summary>Of lower divisions together: what the region's own report says.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SeriesPoint? Own { get; init; }
    /// <summary>From the year before; null without a value then.</summary>
    public SeriesChange? Change { get; init; }
    /// <summary>What must be known to compare it: what its forms count differently, and every break.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>The values of a level, a body or a region over the years.</summary>
public sealed record SeriesLine(string? Level, NamedRegion? Region, NamedBody? Body, IReadOnlyList<SeriesPoint> Points, IReadOnlyList<int> MissingYears);

/// <summary>Where a body stands among others in one year. No rank without its denominator and coverage.</summary>
/// <param name="Group">sameLevel, sameProvince or similarSize.</param>
/// <param name="Label">Who they are, in Chinese.</param>
/// <param name="Value">The body's value, or null.</param>
/// <param name="Rank">1 for the greatest value; those with the same value share a rank. Null without a value.</param>
/// <param name="Of">How many values are ranked.</param>
/// <param name="Percentile">Percent of the others with a smaller value, those with the same value by half; null without a value or others.</param>
/// <param name="Coverage">How many of the group's divisions have a value.</param>
/// <param name="Distribution">How the values lie; null without any.</param>
public sealed record PeerGroup(string Group, string Label, decimal? Value, int? Rank, int Of, decimal? Percentile, Coverage Coverage, Distribution? Distribution);

/// <summary>The answer.</summary>
public sealed record SeriesAnswer(
    string CorpusVersion, string Query, IReadOnlyList<string> Notices, SeriesHead Series, string By, IReadOnlyList<SeriesLine> Lines,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PeerGroup>? Peers, string? Next);

/// <summary>A series or ratio of one body.</summary>
/// <param name="Series">What it is.</param>
/// <param name="Points">One a year that has a report with it, in order.</param>
/// <param name="MissingYears">Years between the first and the last value that have none.</param>
public sealed record BodyLine(SeriesHead Series, IReadOnlyList<SeriesPoint> Points, IReadOnlyList<int> MissingYears);

/// <summary>All series and ratios of one body over its years.</summary>
/// <param name="CorpusVersion">Version of the content.</param>
/// <param name="Body">The body, or null when there is no current report of it.</param>
/// <param name="Lines">Series, then ratios, in the order of the crosswalk; those without any value are left out.</param>
public sealed record BodyFigures(string CorpusVersion, NamedBody? Body, IReadOnlyList<BodyLine> Lines);
