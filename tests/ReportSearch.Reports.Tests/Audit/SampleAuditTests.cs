using ReportSearch.Reports.Audit;
using ReportSearch.Reports.Tests.Statistics;

namespace ReportSearch.Reports.Tests.Audit;

/// <summary>Every planted contradiction of the samples is found, and nothing else is called one.</summary>
public sealed class SampleAuditTests
{
    private static string KindOf(FindingKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    [Fact]
    public void Planted_contradictions_are_found_and_there_are_no_false_alarms()
    {
        var problems = new List<string>();
        int planted = 0;
        foreach (SampleTruth truth in SampleTruth.All.Values)
        {
            List<Finding> alarms = [.. SampleFigureTests.ReadSample(truth.File).Findings.Where(finding => finding.Verdict is Verdict.Contradiction or Verdict.Suspicion)];
            foreach (PlantedContradiction contradiction in truth.Contradictions.Where(contradiction => contradiction.Kind != "crossYear"))
            {
                planted++;
                // A wrong total is wrong against its row and against the balance.
                int found = alarms.RemoveAll(finding => finding.Verdict == Verdict.Contradiction && KindOf(finding.Kind) == contradiction.Kind
                    && (contradiction.Ids.Count == 0 || contradiction.Ids.Any(id => finding.Left.Id == id || finding.Right.Parts.Any(part => part.Id == id))));
                if (found == 0)
                    problems.Add($"{truth.File}: {contradiction.Kind} of {string.Join(',', contradiction.Ids)} was not found");
            }

            problems.AddRange(alarms.Select(alarm => $"{truth.File}: {alarm.Verdict} {alarm.Rule} {alarm.Message}"));
        }

        Assert.Equal(6, planted);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public void A_break_between_two_years_is_found_and_no_other()
    {
        var reports = SampleTruth.All.Values.ToDictionary(truth => truth.File, truth => (Truth: truth, Report: SampleFigureTests.ReadSample(truth.File)));
        var problems = new List<string>();
        int pairs = 0;
        foreach ((SampleTruth truth, Report report) in reports.Values)
        {
            string before = truth.File.Replace($"{truth.Year}", $"{truth.Year - 1}", StringComparison.Ordinal);
            if (truth.Year < 2020 || !reports.TryGetValue(before, out var previous))
                continue;
            pairs++;
            IReadOnlyList<Finding> findings = CrossYearAudit.Compare(new YearOfFigures(truth.Year - 1, previous.Report.Figures), new YearOfFigures(truth.Year, report.Figures));
            bool planted = truth.Contradictions.Any(contradiction => contradiction.Kind == "crossYear");
            bool found = findings.Any(finding => finding is { Rule: "cross.carried", Verdict: Verdict.Contradiction });
            if (planted != found)
                problems.Add($"{truth.File}: planted {planted}, found {found}: {string.Join(' ', findings.Select(finding => finding.Message))}");
        }

        Assert.True(pairs >= 5, $"{pairs} pairs");
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public void Every_finding_names_a_rule_and_leads_to_the_source()
    {
        foreach (SampleTruth truth in SampleTruth.All.Values.Take(20))
        {
            Report report = SampleFigureTests.ReadSample(truth.File);
            Assert.Equal(report.Findings.Count, report.Findings.Select(finding => finding.Key).Distinct().Count());
            foreach (Finding finding in report.Findings)
            {
                Assert.Equal(finding.Kind, AuditRules.Find(finding.Rule)?.Kind);
                foreach (FindingPart part in finding.Right.Parts)
                    Assert.InRange(part.End, part.Start, report.Document.Source.Length);
                if (finding.Left.Start is { } start)
                    Assert.InRange(finding.Left.End!.Value, start, report.Document.Source.Length);
            }
        }
    }
}
