using ReportSearch.Corpus.Queries;
using ReportSearch.Corpus.Search;

namespace ReportSearch.Corpus;

/// <summary>What a person can say, checked.</summary>
internal static class AnnotationRules
{
    public static readonly string[] Verdicts = ["confirmed", "explained", "wrong"];

    private const int LongestText = 2_000;
    private static readonly string[] s_fields = ["title", "issuer", "region", "level", "year", "body", "scope"];

    /// <exception cref="SearchParameterException">It has no meaning.</exception>
    public static void Demand(Annotation said)
    {
        foreach ((string name, string? text) in (IEnumerable<(string, string?)>)[("subject", said.Subject), ("value", said.Value), ("note", said.Note), ("author", said.Author)])
        {
            if (text?.Length > LongestText)
                throw new SearchParameterException(name, $"{name} has {text.Length} characters; at most {LongestText} are kept");
        }

        switch (said.Kind)
        {
            case "finding":
                if (said.Verdict is not null && !Verdicts.Contains(said.Verdict))
                    throw new SearchParameterException("verdict", $"verdict '{said.Verdict}' is unknown; it is one of {string.Join(", ", Verdicts)}");
                if (said.Value is not null)
                    throw new SearchParameterException("value", "a verdict on a finding has no value; say why in the note");
                break;
            case "topic":
                if (!IsPlace(said.Subject))
                    throw new SearchParameterException("subject", $"a topic is corrected at a place of the source, as 120..168, not '{said.Subject}'");
                DemandCorrection(said);
                break;
            case "identity":
                if (!s_fields.Contains(said.Subject))
                    throw new SearchParameterException("subject", $"field '{said.Subject}' is unknown; it is one of {string.Join(", ", s_fields)}");
                DemandCorrection(said);
                break;
            default:
                throw new SearchParameterException("kind", $"kind '{said.Kind}' is unknown; it is one of finding, topic, identity");
        }
    }

    /// <summary>The topics that a correction names: ids or labels with commas between, or unknown for none of them.</summary>
    /// <exception cref="SearchParameterException">One is unknown.</exception>
    public static IReadOnlyList<string> TopicsOf(string value) => value == "unknown" ? [] :
        [.. value.Split(',', StringSplitOptions.TrimEntries).Select(topic => FilterVocabulary.Topics.Find(topic)
            ?? throw new SearchParameterException("value", $"topic '{topic}' is unknown; write unknown, or with commas between: {string.Join(", ", FilterVocabulary.Topics.Ids)}")).Distinct()];

    private static void DemandCorrection(Annotation said)
    {
        if (said.Verdict is not null)
            throw new SearchParameterException("verdict", "a verdict belongs to a finding; a correction has a value");
        if (said is { Kind: "identity", Subject: "year", Value: { } year } && year != "unknown" && !(year.Length == 4 && year.All(char.IsAsciiDigit)))
            throw new SearchParameterException("value", $"year '{year}' is not a year of four digits");
        if (said.Value?.Length == 0 || said.Value?.Any(char.IsControl) == true)
            throw new SearchParameterException("value", "a correction is printable text; 'unknown' says that nobody knows");
    }

    private static bool IsPlace(string subject) =>
        subject.Split("..") is [var start, var end] && int.TryParse(start, out int from) && int.TryParse(end, out int to) && from >= 0 && from < to;
}
