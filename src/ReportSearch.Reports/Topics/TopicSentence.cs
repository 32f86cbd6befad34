namespace ReportSearch.Reports.Topics;

/// <summary>What a sentence says the topics of.</summary>
public enum TopicSubject
{
    /// <summary>Requests for information.</summary>
    Requests,
    /// <summary>Complaints, reports of wrongs, petitions.</summary>
    Complaints,
    /// <summary>Administrative reviews.</summary>
    Review,
    /// <summary>Lawsuits.</summary>
    Litigation,
    /// <summary>Fields of which the body publishes on its own.</summary>
    KeyFields,
}

/// <summary>The words that say a topic.</summary>
/// <param name="Text">As they stand in the cleaned text.</param>
/// <param name="Start">Source offset.</param>
/// <param name="End">Source offset one past them.</param>
/// <param name="Count">How many requests were about it, where the sentence says so.</param>
public sealed record TopicMention(string Text, int Start, int End, int? Count);

/// <summary>A topic that a sentence names.</summary>
/// <param name="Id">Id of the topic.</param>
/// <param name="P">Calibrated probability.</param>
/// <param name="Mention">The words that say it.</param>
public sealed record MentionedTopic(string Id, double P, TopicMention Mention);

/// <summary>A sentence that says what requests and the like were about.</summary>
/// <param name="Start">Source offset.</param>
/// <param name="End">Source offset one past the sentence.</param>
/// <param name="Text">The sentence in the cleaned text.</param>
/// <param name="Subject">Of what it says the topics.</param>
/// <param name="Topics">The topics in order of the text; one that several words say stands once for each.</param>
/// <param name="CleanStart">As Start, in the cleaned text.</param>
public sealed record TopicSentence(int Start, int End, string Text, TopicSubject Subject, IReadOnlyList<MentionedTopic> Topics, int CleanStart);
