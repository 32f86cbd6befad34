using System.Text.Json.Serialization;
using ReportSearch.Reports.Audit;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Problems;
using ReportSearch.Reports.Statistics;
using ReportSearch.Reports.Topics;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports;

/// <summary>Level of a reporting body.</summary>
public enum BodyLevel
{
    /// <summary>Not known.</summary>
    Unknown,
    /// <summary>A province's government.</summary>
    Province,
    /// <summary>A prefecture's government.</summary>
    Prefecture,
    /// <summary>A county's or district's government.</summary>
    County,
    /// <summary>A town's, township's or street's office.</summary>
    Township,
    /// <summary>A department, bureau, zone committee or other office.</summary>
    Department,
}

/// <summary>The form that a report follows.</summary>
public enum ReportForm
{
    /// <summary>Free titles, until 2018.</summary>
    Free,
    /// <summary>The six sections of 2019.</summary>
    Standard2019,
    /// <summary>The six sections of 2021.</summary>
    Standard2021,
}

/// <summary>The form of the statistics table.</summary>
public enum TableForm
{
    /// <summary>No table.</summary>
    None,
    /// <summary>The annex of thirteen groups.</summary>
    Old13,
    /// <summary>The annex of nine groups.</summary>
    Old9,
    /// <summary>Tables 2 to 4 of 2019.</summary>
    [JsonStringEnumMemberName("2019")]
    Standard2019,
    /// <summary>Tables 2 to 4 of 2021.</summary>
    [JsonStringEnumMemberName("2021")]
    Standard2021,
    /// <summary>Another table.</summary>
    Other,
}

/// <summary>Whom the figures and text speak of.</summary>
public enum ReportScope
{
    /// <summary>Not known.</summary>
    Unknown,
    /// <summary>The body alone.</summary>
    Body,
    /// <summary>The body with all offices and lower governments of its region.</summary>
    Jurisdiction,
}

/// <summary>A region as the contract shows it.</summary>
/// <param name="Code">GB/T 2260 code, six digits; a town or street has none of its own and bears that of the division it belongs to.</param>
/// <param name="Name">Full name.</param>
/// <param name="Level">The region's level.</param>
/// <param name="Chain">Names from province to the region itself, a town or street included.</param>
/// <param name="ChainCodes">Codes of the chain; a town or street adds none.</param>
public sealed record ReportRegion(string Code, string Name, RegionLevel Level, IReadOnlyList<string> Chain, IReadOnlyList<string> ChainCodes);

/// <summary>The body that reports.</summary>
/// <param name="Id">Stable id, derived from region code and kind of body.</param>
/// <param name="Name">Name as printed or derived.</param>
/// <param name="Kind">government, office, department, zone, township or unknown.</param>
/// <param name="ParentId">Id of the government that the body belongs to, or null.</param>
public sealed record ReportBody(string Id, string Name, string Kind, string? ParentId);

/// <summary>How sure the reader is, 0 to 1.</summary>
public sealed record IdentityConfidence(double Issuer, double Region, double ReportYear)
{
    /// <summary>Of the body's level.</summary>
    public double Level { get; init; }
    /// <summary>Of the form.</summary>
    public double Form { get; init; }
}

/// <summary>A place that the identity was read from.</summary>
/// <param name="Field">title, issuer, region, reportYear, period, publishedDate, or contact.</param>
/// <param name="From">title, signature, preface, label, contact, text, page (the head of a web page), or fileName.</param>
/// <param name="Start">Source offset; null for the head of a page and the file name.</param>
/// <param name="End">One past its last unit; null for these.</param>
/// <param name="Text">What stands there, cleaned.</param>
public sealed record IdentityEvidence(string Field, string From, int? Start, int? End, string Text);

/// <summary>Two places of one file that name different years or regions.</summary>
/// <param name="Field">reportYear, region, or advertisement.</param>
/// <param name="Chosen">What was taken; null when nothing was.</param>
/// <param name="Other">What the other place says.</param>
/// <param name="From">Where that stands, as in <see cref="IdentityEvidence.From"/>.</param>
/// <param name="Start">Source offset; null for the file name.</param>
/// <param name="End">One past its last unit; null for the file name.</param>
/// <param name="Message">The same as a sentence.</param>
public sealed record IdentityConflict(string Field, string? Chosen, string Other, string From, int? Start, int? End, string Message);

/// <summary>How the report says that its body can be reached. Null is not printed.</summary>
/// <param name="Address">Postal address.</param>
/// <param name="Postcode">Six digits.</param>
/// <param name="Phone">As printed, blanks taken out.</param>
/// <param name="Fax">As printed, blanks taken out.</param>
/// <param name="Email">Address of electronic mail.</param>
public sealed record ReportContact(string? Address, string? Postcode, string? Phone, string? Fax, string? Email);

/// <summary>Dates as yyyy-MM-dd, both included.</summary>
public sealed record ReportPeriod(string From, string To);

/// <summary>Who reports on what year. Null is unknown.</summary>
public sealed record ReportIdentity(
    string? Title,
    string? Issuer,
    ReportRegion? Region,
    ReportBody? Body,
    ReportScope Scope,
    BodyLevel Level,
    int? ReportYear,
    ReportPeriod? Period,
    ReportForm Form,
    TableForm TableForm,
    string? PublishedDate,
    IdentityConfidence Confidence)
{
    /// <summary>How to reach the body; null when the report does not say.</summary>
    public ReportContact? Contact { get; init; }
    /// <summary>The places that the identity was read from.</summary>
    public IReadOnlyList<IdentityEvidence> Evidence { get; init; } = [];
    /// <summary>What places of the file, its name included, say otherwise.</summary>
    public IReadOnlyList<IdentityConflict> Conflicts { get; init; } = [];
}

/// <summary>A section: from its heading to the next heading of the same or a higher level, in the cleaned text and in the source.</summary>
/// <param name="Index">Place in the list, from 0, in order of the text.</param>
/// <param name="Parent">Index of the parent, null at the top.</param>
/// <param name="Level">1 for the highest.</param>
/// <param name="Numbering">The printed number, as 一、 or （二）; empty when there is none.</param>
/// <param name="Title">The heading without its number.</param>
/// <param name="Tags">Main tag first, at most two, of the spec's section tags.</param>
/// <param name="ContentTags">What the title hides.</param>
/// <param name="Start">Source offset of the heading.</param>
/// <param name="End">Source offset one past the section.</param>
/// <param name="Unnumbered">True when the heading has no number.</param>
/// <param name="CleanStart">As Start, in the cleaned text.</param>
/// <param name="CleanEnd">As End, in the cleaned text.</param>
/// <param name="CleanBodyStart">Cleaned offset where the heading ends and the text begins.</param>
public sealed record Section(
    int Index,
    int? Parent,
    int Level,
    string Numbering,
    string Title,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> ContentTags,
    int Start,
    int End,
    bool Unnumbered,
    int CleanStart,
    int CleanEnd,
    int CleanBodyStart)
{
    /// <summary>How sure the main tag is, 0 to 1.</summary>
    public double TagConfidence { get; init; } = 1;
}

/// <summary>What one file says.</summary>
public sealed record Report(Document Document, ReportIdentity Identity, IReadOnlyList<Section> Sections)
{
    /// <summary>The figures of tables and sentences, in order of the source.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>The problems that the report names, and its measures.</summary>
    public ReportPoints Points { get; init; } = ReportPoints.None;

    /// <summary>The sentences that say what requests and the like were about, in order of the text.</summary>
    public IReadOnlyList<TopicSentence> Topics { get; init; } = [];

    /// <summary>What the audit says of the report by itself; which knows no other years.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}
