using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReportSearch.Reports.Audit;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Problems;
using ReportSearch.Reports.Statistics;
using ReportSearch.Reports.Topics;

namespace ReportSearch.Reports.Inspection;

/// <summary>What `inspect` prints of one file, in the shape of the contract.</summary>
public sealed record InspectionDocument
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Chinese stays readable; the JSON is printed, never put into a page unescaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A section as the contract shows it; offsets count UTF-16 units of the source text.</summary>
    public sealed record SectionEntry(
        int Index, int? Parent, int Level, string Numbering, string Title, IReadOnlyList<string> Tags, IReadOnlyList<string> ContentTags, int Start, int End, bool Unnumbered, double TagConfidence);

    /// <summary>A sentence with its topics as the contract shows it; offsets count UTF-16 units of the source text.</summary>
    public sealed record TopicEntry(int Start, int End, string Text, TopicSubject Subject, IReadOnlyList<MentionedTopic> Topics);

    /// <summary>A region as the contract shows it.</summary>
    public sealed record RegionEntry(string Code, string Name, ReportSearch.Text.Regions.RegionLevel Level, IReadOnlyList<string> Chain);

    /// <summary>Name of the file, without folders.</summary>
    public required string File { get; init; }
    /// <summary>SHA-256 of its bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }
    /// <summary>Format by content, null when unreadable.</summary>
    public string? Format { get; init; }
    /// <summary>IANA name of the character encoding, null when unreadable.</summary>
    public string? Encoding { get; init; }
    /// <summary>How sure the encoding is, 0 to 1; null when unreadable.</summary>
    public double? EncodingConfidence { get; init; }
    /// <summary>True for an annual report.</summary>
    public bool IsReport { get; init; }
    /// <summary>Why it is no report or cannot be read; null for a report.</summary>
    public string? Reason { get; init; }
    /// <summary>Code of an unreadable file: empty, binary, tooLarge, encoding, unsupportedFormat; else null.</summary>
    public string? Code { get; init; }
    /// <summary>Title as printed.</summary>
    public string? Title { get; init; }
    /// <summary>Full name of the issuing body.</summary>
    public string? Issuer { get; init; }
    /// <summary>The region, or null when unknown.</summary>
    public RegionEntry? Region { get; init; }
    /// <summary>The reporting body.</summary>
    public ReportBody? Body { get; init; }
    /// <summary>Whom the report speaks of.</summary>
    public ReportScope Scope { get; init; }
    /// <summary>Level of the reporting body.</summary>
    public BodyLevel Level { get; init; }
    /// <summary>The year that the report speaks of.</summary>
    public int? ReportYear { get; init; }
    /// <summary>Its period.</summary>
    public ReportPeriod? Period { get; init; }
    /// <summary>The form of the report.</summary>
    public ReportForm? Form { get; init; }
    /// <summary>The form of its tables.</summary>
    public TableForm? TableForm { get; init; }
    /// <summary>Date of signature or publication, yyyy-MM-dd.</summary>
    public string? PublishedDate { get; init; }
    /// <summary>How sure the reader is.</summary>
    public IdentityConfidence Confidence { get; init; } = new(0, 0, 0);
    /// <summary>Equal for the same content in another format or script; null when there is too little text to tell.</summary>
    public string? ContentFingerprint { get; init; }
    /// <summary>How to reach the body; null when it is not printed.</summary>
    public ReportContact? Contact { get; init; }
    /// <summary>The places that the identity was read from.</summary>
    public IReadOnlyList<IdentityEvidence> Evidence { get; init; } = [];
    /// <summary>What places of the file, its name included, say otherwise.</summary>
    public IReadOnlyList<IdentityConflict> Conflicts { get; init; } = [];
    /// <summary>What cleaning did.</summary>
    public IReadOnlyList<Repair> Repairs { get; init; } = [];
    /// <summary>The sections in order.</summary>
    public IReadOnlyList<SectionEntry> Sections { get; init; } = [];
    /// <summary>Figures of tables and sentences, in order of the source.</summary>
    public IReadOnlyList<Figure> Indicators { get; init; } = [];
    /// <summary>Findings of the audit.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
    /// <summary>Sentences that say what requests and the like were about, in order of the source.</summary>
    public IReadOnlyList<TopicEntry> Topics { get; init; } = [];
    /// <summary>Problems that the report names; <c>pair</c> is the index of the measure that answers it.</summary>
    public IReadOnlyList<ReportPoint> Problems { get; init; } = [];
    /// <summary>Measures that it announces or reports; <c>pair</c> is the index of the problem.</summary>
    public IReadOnlyList<ReportPoint> Improvements { get; init; } = [];

    /// <summary>The inspection of one read file.</summary>
    /// <param name="result">What the reader answered.</param>
    /// <param name="fileName">Name of the file.</param>
    /// <param name="sha256">SHA-256 of its bytes, lower-case hex.</param>
    public static InspectionDocument Of(ReadResult result, string fileName, string sha256) => result switch
    {
        ReadResult.Readable readable => OfReport(readable.Report, null, fileName, sha256),
        ReadResult.NotAReport other => OfReport(other.Report, other.Reason, fileName, sha256),
        ReadResult.Unreadable unreadable => new InspectionDocument { File = fileName, Sha256 = sha256, Reason = unreadable.Reason, Code = unreadable.Code },
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    /// <summary>One line of JSON, camelCase, Chinese unescaped.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    private static InspectionDocument OfReport(Report report, string? reason, string fileName, string sha256)
    {
        ReportIdentity identity = report.Identity;
        return new InspectionDocument
        {
            File = fileName,
            Sha256 = sha256,
            Format = report.Document.Format,
            Encoding = report.Document.Encoding,
            EncodingConfidence = Math.Round(report.Document.EncodingConfidence, 3),
            IsReport = reason is null,
            Reason = reason,
            Title = identity.Title,
            Issuer = identity.Issuer,
            Region = identity.Region is { } region ? new RegionEntry(region.Code, region.Name, region.Level, region.Chain) : null,
            Body = identity.Body,
            Scope = identity.Scope,
            Level = identity.Level,
            ReportYear = identity.ReportYear,
            Period = identity.Period,
            Form = identity.Form,
            TableForm = identity.TableForm,
            PublishedDate = identity.PublishedDate,
            Confidence = identity.Confidence,
            ContentFingerprint = Reports.Identity.ContentFingerprint.Of(report),
            Contact = identity.Contact,
            Evidence = identity.Evidence,
            Conflicts = identity.Conflicts,
            Repairs = report.Document.Repairs,
            Sections = [.. report.Sections.Select(section => new SectionEntry(section.Index, section.Parent, section.Level, section.Numbering, section.Title, section.Tags, section.ContentTags, section.Start, section.End, section.Unnumbered, section.TagConfidence))],
            Problems = report.Points.Problems,
            Improvements = report.Points.Improvements,
            Indicators = report.Figures,
            Findings = report.Findings,
            Topics = [.. report.Topics.Select(sentence => new TopicEntry(sentence.Start, sentence.End, sentence.Text, sentence.Subject, sentence.Topics))],
        };
    }
}
