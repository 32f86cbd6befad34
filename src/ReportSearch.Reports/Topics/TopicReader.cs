using ReportSearch.Reports.Documents;
using ReportSearch.Text.Classification;
using ReportSearch.Text.Folding;

namespace ReportSearch.Reports.Topics;

/// <summary>
/// Reads what requests, complaints, reviews and lawsuits were about, and in which fields a body published: sentences that say so, the items of
/// their lists, each item to topics. Nothing is asserted but what an item says, and nothing of tables.
/// </summary>
public sealed class TopicReader(TopicModel model)
{
    private static readonly TopicReader s_default = new(TopicModel.Default);

    // What everybody means by 征地拆迁: land first, then the buildings on it.
    private static readonly string[] LandAndBuildings = ["征地拆迁", "征地和拆迁", "征迁", "征拆"];
    // A heading that names a field names it plainly; what the model is not sure of is no field's name.
    private const double LeastOfField = 0.6;
    private const string Land = "land_expropriation";
    private const string Buildings = "housing_expropriation";

    /// <summary>The reader with the model of the product.</summary>
    public static TopicReader Default => s_default;

    /// <summary>The sentences of a report that name topics, in order of the text.</summary>
    /// <param name="report">A report with its sections.</param>
    public IReadOnlyList<TopicSentence> Read(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Document document = report.Document;
        var sentences = new List<TopicSentence>();
        foreach (Section section in report.Sections)
        {
            if (section.Tags.Contains("key_fields") && FieldOfHeading(document, section) is { } field)
                sentences.Add(field);
        }

        foreach (Block block in document.Blocks.Where(b => b.Kind == BlockKind.Paragraph))
        {
            int start = block.Start;
            for (int at = block.Start; at < block.End; at++)
            {
                if (document.Text[at] is not ('。' or '！' or '？' or '；' or ';' or '\n'))
                    continue;
                if (Sentence(report, start, at) is { } sentence)
                    sentences.Add(sentence);
                start = at + 1;
            }

            if (start < block.End && Sentence(report, start, block.End) is { } last)
                sentences.Add(last);
        }

        return [.. sentences.OrderBy(s => s.Start).ThenBy(s => s.End)];
    }

    private TopicSentence? Sentence(Report report, int start, int end)
    {
        string text = report.Document.Text;
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] == '\u3000'))
            start++;
        if (end - start < 6 || end - start > 600)
            return null;
        // Folding moves no offset: 徵地 and １２ are read as 征地 and 12.
        string sentence = CharacterFolding.Fold(text[start..end]);
        if (MentionGrammar.SubjectOf(sentence, TagsAt(report, start)) is not TopicSubject subject)
            return null;
        var topics = new List<MentionedTopic>();
        foreach (MentionItem item in MentionGrammar.Items(sentence, subject))
            AddTopics(report.Document, start + item.Start, start + item.End, item.Count, topics);
        if (topics.Count == 0)
            return null;
        (int sourceStart, int sourceEnd) = report.Document.Map.ToSource(start, end);
        return new TopicSentence(sourceStart, sourceEnd, text[start..end], subject, topics, start);
    }

    private TopicSentence? FieldOfHeading(Document document, Section section)
    {
        int start = document.Text.AsSpan(section.CleanStart, section.CleanBodyStart - section.CleanStart).IndexOf(section.Title, StringComparison.Ordinal);
        if (section.Title.Length == 0 || start < 0)
            return null;
        start += section.CleanStart;
        (int from, int to) = MentionGrammar.Field(section.Title);
        var topics = new List<MentionedTopic>();
        if (to > from && !MentionGrammar.IsUmbrella(section.Title.AsSpan(from, to - from)))
            AddTopics(document, start + from, start + to, null, topics);
        topics.RemoveAll(topic => topic.P < LeastOfField);
        if (topics.Count == 0)
            return null;
        (int sourceStart, int sourceEnd) = document.Map.ToSource(start, start + section.Title.Length);
        return new TopicSentence(sourceStart, sourceEnd, section.Title, TopicSubject.KeyFields, topics, start);
    }

    private void AddTopics(Document document, int start, int end, int? count, List<MentionedTopic> topics)
    {
        string words = document.Text[start..end];
        (int sourceStart, int sourceEnd) = document.Map.ToSource(start, end);
        var mention = new TopicMention(words, sourceStart, sourceEnd, count);
        Span<float> probabilities = stackalloc float[model.Topics.Count];
        model.Classify(words, probabilities);
        string folded = CharacterFolding.Fold(words);
        bool both = LandAndBuildings.Any(w => folded.Contains(w, StringComparison.Ordinal));
        var found = new List<MentionedTopic>();
        for (int k = 0; k < probabilities.Length; k++)
        {
            bool said = both && model.Topics[k] is (Land or Buildings);
            // What the words say by name is as sure as the weakest assertion of the model, however it scored.
            float p = said ? Math.Max(probabilities[k], model.Thresholds[k]) : probabilities[k];
            if (p >= model.Thresholds[k])
                found.Add(new MentionedTopic(model.Topics[k], Math.Round(p, 3), mention));
        }

        topics.AddRange(both
            ? found.OrderBy(t => t.Id == Land ? 0 : t.Id == Buildings ? 1 : 2).ThenByDescending(t => t.P)
            : found.OrderByDescending(t => t.P));
    }

    private static IReadOnlyList<string> TagsAt(Report report, int at)
    {
        IReadOnlyList<string> tags = [];
        foreach (Section section in report.Sections)
        {
            // Sections come in order of the text, parents first: the last that holds the place is the innermost.
            if (section.CleanStart <= at && at < section.CleanEnd)
                tags = section.Tags;
        }

        return tags;
    }
}
