using ReportSearch.Corpus.Figures;

namespace ReportSearch.Corpus.Topics;

/// <summary>Which mentions of topics are asked for.</summary>
public sealed record TopicParameters : ReportParameters
{
    /// <summary>Ids or labels of topics; any of them. Empty for all, and then the single mentions are not listed.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>requests, complaints, review, litigation, keyFields; empty for requests.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <inheritdoc/>
    protected override IEnumerable<string> Parts() => [Part("topic", Topics), Part("subject", Subjects), .. base.Parts()];
}

/// <summary>A topic over all reports that were asked for.</summary>
/// <param name="Id">Id, as land_expropriation.</param>
/// <param name="Label">Its Chinese label.</param>
/// <param name="Reports">Reports that name it; of a body and year one counts.</param>
/// <param name="Mentions">How many times it is named.</param>
/// <param name="Amount">Sum of the counts that stand with the mentions (涉及征地拆迁29件); null when no mention has one. Not a total: most sentences give no counts.</param>
public sealed record TopicTotal(string Id, string Label, int Reports, int Mentions, long? Amount);

/// <summary>A topic in a year, of bodies of one level.</summary>
/// <param name="Id">Id of the topic.</param>
/// <param name="Reports">Reports that name it.</param>
/// <param name="Share">Their share of all reports of the year and level.</param>
/// <param name="ShareOfNaming">Their share of the reports that name any topic.</param>
/// <param name="Mentions">How many times it is named.</param>
/// <param name="Amount">As in <see cref="TopicTotal"/>.</param>
public sealed record TopicShare(string Id, int Reports, double Share, double ShareOfNaming, int Mentions, long? Amount);

/// <summary>A year and level.</summary>
/// <param name="Year">Report year.</param>
/// <param name="Level">Level of the bodies.</param>
/// <param name="Reports">All current reports of the year and level: the base of the shares.</param>
/// <param name="Naming">Those of them that name any topic of the subject; the others may say nothing, or say it otherwise.</param>
/// <param name="Coverage">How many of the divisions there are have a report.</param>
/// <param name="Topics">Topics that are named, most named first.</param>
public sealed record TopicYear(int Year, string Level, int Reports, int Naming, Coverage Coverage, IReadOnlyList<TopicShare> Topics);

/// <summary>A mention with its report.</summary>
public sealed record ListedMention(
    string Report, string? BodyId, string? Body, string Level, string? RegionCode, string? Region, int? Year, string Subject, string Topic, double P, string Text, int Start, int End, int? Count,
    int SentenceStart, int SentenceEnd);

/// <summary>The answer: all topics in the order of topics.csv, the trend in order of year and level, and a page of the mentions of the topics asked for.</summary>
/// <param name="Subjects">Of what the topics are.</param>
/// <param name="WithoutYear">Reports whose year is unknown: in the totals, not in the trend.</param>
/// <param name="Next">Cursor of the next page of mentions, or null.</param>
public sealed record TopicAnswer(
    string CorpusVersion, string Query, IReadOnlyList<string> Notices, IReadOnlyList<string> Subjects, IReadOnlyList<TopicTotal> Topics, IReadOnlyList<TopicYear> Trend, int WithoutYear,
    IReadOnlyList<ListedMention> Mentions, string? Next);
