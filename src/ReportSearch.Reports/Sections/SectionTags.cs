namespace ReportSearch.Reports.Sections;

/// <summary>The tags of sections, as the spec names them.</summary>
public static class SectionTags
{
    /// <summary>Cover, title, preface.</summary>
    public const string FrontMatter = "front_matter";
    /// <summary>Overview of the year.</summary>
    public const string Overview = "overview";
    /// <summary>Leadership, staff, rules, training, assessment, supervision.</summary>
    public const string Organisation = "organisation";
    /// <summary>What was published on the body's own initiative.</summary>
    public const string ProactiveDisclosure = "proactive_disclosure";
    /// <summary>Websites, gazettes, microblogs, reading points.</summary>
    public const string Platform = "platform";
    /// <summary>Interpretation of policy and answers to the public.</summary>
    public const string InterpretationResponse = "interpretation_response";
    /// <summary>Disclosure in the key fields.</summary>
    public const string KeyFields = "key_fields";
    /// <summary>Disclosure of decisions, execution, services and power lists.</summary>
    public const string PowerOperation = "power_operation";
    /// <summary>Requests for information.</summary>
    public const string OnRequest = "on_request";
    /// <summary>Fees charged or waived.</summary>
    public const string Fees = "fees";
    /// <summary>Administrative review and litigation.</summary>
    public const string ReviewLitigation = "review_litigation";
    /// <summary>Complaints about disclosure work.</summary>
    public const string Complaints = "complaints";
    /// <summary>Secrecy review before publication.</summary>
    public const string SecrecyReview = "secrecy_review";
    /// <summary>Disclosure by public enterprises and institutions.</summary>
    public const string PublicInstitutions = "public_institutions";
    /// <summary>Problems found and measures for improvement.</summary>
    public const string ProblemsImprovements = "problems_improvements";
    /// <summary>Other matters, explanations, attachments.</summary>
    public const string OtherMatters = "other_matters";
    /// <summary>The statistical annex table.</summary>
    public const string StatisticsAnnex = "statistics_annex";

    /// <summary>Every tag, in the order of the spec.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        FrontMatter, Overview, Organisation, ProactiveDisclosure, Platform, InterpretationResponse, KeyFields, PowerOperation, OnRequest, Fees,
        ReviewLitigation, Complaints, SecrecyReview, PublicInstitutions, ProblemsImprovements, OtherMatters, StatisticsAnnex,
    ];

    /// <summary>Tag of each of the six official sections, in their order.</summary>
    internal static readonly string[] Official = [Overview, ProactiveDisclosure, OnRequest, ReviewLitigation, ProblemsImprovements, OtherMatters];
}
