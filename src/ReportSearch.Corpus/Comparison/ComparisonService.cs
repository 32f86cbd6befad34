using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Search;
using ReportSearch.Reports.Sections;

namespace ReportSearch.Corpus.Comparison;

/// <summary>Lays two reports side by side, text by section tag and figures by indicator.</summary>
/// <param name="state">The state they are in.</param>
/// <param name="words">Cuts texts to words, so that words are marked rather than characters.</param>
/// <param name="figuresOf">The figures of a report.</param>
/// <param name="time">Measures how long an answer took.</param>
internal sealed class ComparisonService(SearchedState state, IWordSegmenter words, Func<string, IReadOnlyList<FigureRow>> figuresOf, TimeProvider time)
{
    /// <summary>Compares two current reports.</summary>
    public ComparisonAnswer Compare(string left, string right, IReadOnlyList<IndexUnit> leftUnits, IReadOnlyList<IndexUnit> rightUnits, CancellationToken cancellation)
    {
        long started = time.GetTimestamp();
        var alignment = new ParagraphAlignment(words);
        ILookup<string, ParagraphAlignment.Paragraph> leftTexts = Paragraphs(leftUnits), rightTexts = Paragraphs(rightUnits);
        var sections = new List<ComparedSection>();
        long same = 0, all = 0;
        foreach (string tag in SectionTags.All.Append(""))
        {
            cancellation.ThrowIfCancellationRequested();
            List<ParagraphAlignment.Paragraph> leftOnes = [.. leftTexts[tag]], rightOnes = [.. rightTexts[tag]];
            if (leftOnes.Count + rightOnes.Count == 0)
                continue;
            IReadOnlyList<ComparedRow> rows = alignment.Align(leftOnes, rightOnes);
            sections.Add(new ComparedSection(tag.Length == 0 ? null : tag, tag.Length == 0 ? "未归类" : ChineseLabels.Section(tag), rows));
            foreach (ComparedParagraph paragraph in rows.SelectMany(row => new[] { row.Left, row.Right }).OfType<ComparedParagraph>())
            {
                all += paragraph.Text.Length;
                same += paragraph.Text.Length - paragraph.Changes.Sum(change => change[1] - change[0]);
            }
        }

        PassageReport leftReport = state.Search.ReportOf(left), rightReport = state.Search.ReportOf(right);
        List<string> notices = [];
        if (leftReport.Level != rightReport.Level)
            notices.Add($"两份报告的级别不同（{ChineseLabels.Level(leftReport.Level)}、{ChineseLabels.Level(rightReport.Level)}），数字不可直接相比");
        return new ComparisonAnswer(
            state.CorpusVersion, leftReport, rightReport, all == 0 ? 0 : Math.Round(100.0 * same / all, 1), sections, Figures(figuresOf(left), figuresOf(right)), notices,
            Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 3));
    }

    // Tables are compared by their figures, and residue says nothing.
    private static ILookup<string, ParagraphAlignment.Paragraph> Paragraphs(IReadOnlyList<IndexUnit> units)
    {
        var paragraphs = new List<(string Tag, ParagraphAlignment.Paragraph Paragraph)>();
        foreach (IndexUnit unit in units.Where(unit => unit.Kind == UnitKind.Text))
        {
            int at = 0;
            foreach (string line in unit.Text.Split('\n'))
            {
                string text = line.Trim();
                if (text.Length > 0)
                {
                    int start = at + line.IndexOf(text, StringComparison.Ordinal);
                    bool inSource = unit.Map.Runs.Any(run => run.CleanStart < start + text.Length && run.CleanEnd > start);
                    (int from, int to) = inSource ? unit.Map.ToSource(start, start + text.Length) : (-1, -1);
                    paragraphs.Add((unit.Tags.Count > 0 ? unit.Tags[0] : "", new ParagraphAlignment.Paragraph(unit.Number, text, from, to)));
                }

                at += line.Length + 1;
            }
        }

        return paragraphs.ToLookup(pair => pair.Tag, pair => pair.Paragraph);
    }

    /// <summary>Figures by indicator where both have it, else by series; the first of several (a table before a sentence).</summary>
    private static List<ComparedFigure> Figures(IReadOnlyList<FigureRow> left, IReadOnlyList<FigureRow> right)
    {
        Dictionary<string, FigureRow> leftById = FirstBy(left, row => row.Id), rightById = FirstBy(right, row => row.Id);
        Dictionary<string, FigureRow> leftBySeries = FirstBy(left, row => row.Series), rightBySeries = FirstBy(right, row => row.Series);
        var compared = new List<ComparedFigure>();
        var shownSeries = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string id, FigureRow one) in leftById)
        {
            if (!rightById.TryGetValue(id, out FigureRow? other))
                continue;
            compared.Add(Pair(id, one.Series ?? other.Series, one, other));
            if (one.Series is { } series)
                shownSeries.Add(series);
        }

        foreach ((string series, FigureRow one) in leftBySeries)
        {
            if (shownSeries.Add(series) && rightBySeries.TryGetValue(series, out FigureRow? other))
                compared.Add(Pair(null, series, one, other));
        }

        IEnumerable<FigureRow> Alone(Dictionary<string, FigureRow> mine, Dictionary<string, FigureRow> theirs) =>
            mine.Where(row => !theirs.ContainsKey(row.Key) && (row.Value.Series is null || !shownSeries.Contains(row.Value.Series))).Select(row => row.Value);
        compared.AddRange(Alone(leftById, rightById).Select(row => Pair(row.Id, row.Series, row, null)));
        compared.AddRange(Alone(rightById, leftById).Select(row => Pair(row.Id, row.Series, null, row)));
        return compared;
    }

    private static Dictionary<string, FigureRow> FirstBy(IReadOnlyList<FigureRow> rows, Func<FigureRow, string?> key)
    {
        var first = new Dictionary<string, FigureRow>(StringComparer.Ordinal);
        foreach (FigureRow row in rows.OrderBy(row => row.Source == "table" ? 0 : 1))
        {
            if (key(row) is { } name)
                first.TryAdd(name, row);
        }

        return first;
    }

    private static ComparedFigure Pair(string? id, string? series, FigureRow? left, FigureRow? right)
    {
        decimal? change = right?.Value - left?.Value;
        return new ComparedFigure(
            id, series, (left ?? right)!.Label, (left ?? right)!.Unit, Side(left), Side(right), change,
            change is { } difference && left!.Value is { } from && from != 0 ? SeriesMeasure.Percent(difference, from) : null,
            string.Join("；", new[] { left?.Note, right?.Note }.Where(note => !string.IsNullOrEmpty(note)).Distinct()) is { Length: > 0 } note ? note : null);
    }

    private static SideFigure? Side(FigureRow? row) => row is null ? null : new SideFigure(row.Id, row.Printed, row.Value, row.State, row.Approximate, row.Source, row.Start, row.End);
}
