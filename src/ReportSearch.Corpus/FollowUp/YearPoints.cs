using ReportSearch.Reports;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Problems;
using ReportSearch.Reports.Sections;

namespace ReportSearch.Corpus.FollowUp;

/// <summary>A passage with its place in the source text of its report.</summary>
/// <param name="Text">The passage, cleaned.</param>
/// <param name="Start">Source offset.</param>
/// <param name="End">One past its end.</param>
public sealed record FollowedPassage(string Text, int Start, int End);

/// <summary>What one report of a body says of problems and measures, and every sentence that could tell what became of them.</summary>
/// <param name="ReportId">The report.</param>
/// <param name="Year">Its year.</param>
/// <param name="Problems">Its problems.</param>
/// <param name="Promises">Its measures.</param>
/// <param name="Sentences">The sentences outside the part on problems.</param>
public sealed record YearPoints(string ReportId, int Year, IReadOnlyList<ReportPoint> Problems, IReadOnlyList<ReportPoint> Promises, IReadOnlyList<FollowedPassage> Sentences)
{
    private const int ShortestSentence = 8;

    /// <summary>The points and sentences of a report.</summary>
    /// <param name="reportId">Its id.</param>
    /// <param name="year">Its year.</param>
    /// <param name="report">The report.</param>
    public static YearPoints Of(string reportId, int year, Report report)
    {
        var sentences = new List<FollowedPassage>();
        Document document = report.Document;
        foreach (Block block in document.Blocks)
        {
            if (block.Kind != BlockKind.Paragraph)
                continue;
            int from = block.Start;
            for (int i = block.Start; i < block.End; i++)
            {
                if (document.Text[i] is not ('。' or '！' or '？' or '；' or '\n'))
                    continue;
                string text = document.Text[from..(i + 1)].Trim();
                if (text.Length >= ShortestSentence && !InProblems(report, from))
                {
                    (int start, int end) = document.Map.ToSource(from, i + 1);
                    sentences.Add(new FollowedPassage(text, start, end));
                }

                from = i + 1;
            }
        }

        return new YearPoints(reportId, year, report.Points.Problems, report.Points.Improvements, sentences);
    }

    private static bool InProblems(Report report, int place)
    {
        Section? section = report.Sections.LastOrDefault(section => section.CleanStart <= place && place < section.CleanEnd);
        return section is not null && (section.Tags[0] == SectionTags.ProblemsImprovements || section.Tags[0] == SectionTags.FrontMatter);
    }
}
