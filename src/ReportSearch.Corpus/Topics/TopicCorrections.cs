namespace ReportSearch.Corpus.Topics;

/// <summary>What persons said that words of a report are about, as texts to train on: the lines of index-data/topics/corrections.tsv.</summary>
internal static class TopicCorrections
{
    public const string Header = "topics\torigin\ttext";
    private const string Origin = "correction";
    private const int LongestText = 600;

    /// <summary>The lines, without repetitions, in ordinal order; and how many corrections have no text any more.</summary>
    /// <param name="annotations">What persons said, of any kind.</param>
    /// <param name="readSource">The source text of a report; null when it is not there.</param>
    public static (IReadOnlyList<string> Lines, int Lost) Write(IEnumerable<Annotation> annotations, Func<string, string?> readSource)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        int lost = 0;
        foreach (IGrouping<string, Annotation> report in annotations.Where(said => said is { Kind: "topic", Value: not null }).GroupBy(said => said.Report))
        {
            string? source = readSource(report.Key);
            foreach (Annotation said in report)
            {
                int cut = said.Subject.IndexOf("..", StringComparison.Ordinal);
                int start = int.Parse(said.Subject.AsSpan(0, cut), System.Globalization.CultureInfo.InvariantCulture);
                int end = int.Parse(said.Subject.AsSpan(cut + 2), System.Globalization.CultureInfo.InvariantCulture);
                string text = source is null || end > source.Length || end - start > LongestText ? "" : string.Concat(source[start..end].Where(unit => !char.IsWhiteSpace(unit)));
                if (text.Length == 0)
                    lost++;
                else
                    lines.Add($"{string.Join(',', AnnotationRules.TopicsOf(said.Value!))}\t{Origin}\t{text}");
            }
        }

        return ([.. lines], lost);
    }
}
