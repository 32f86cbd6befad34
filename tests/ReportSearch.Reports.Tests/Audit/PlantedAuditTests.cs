using System.Runtime.CompilerServices;
using ReportSearch.Reports.Audit;

namespace ReportSearch.Reports.Tests.Audit;

/// <summary>Contradictions planted in tables that agree are found; traps, which only look like contradictions, are not called one.</summary>
public sealed class PlantedAuditTests
{
    [Theory]
    [InlineData("planted.tsv")]
    [InlineData("planted-second.tsv")]
    public void Contradictions_are_found_and_traps_are_none(string file)
    {
        var missed = new List<string>();
        var alarms = new List<string>();
        int planted = 0, traps = 0;
        foreach (PlantedCase planting in PlantedCase.Read(file))
        {
            List<Finding> found = [.. planting.Findings().Where(finding => finding.Verdict is Verdict.Contradiction or Verdict.Suspicion)];
            if (planting.IsTrap)
            {
                traps++;
                alarms.AddRange(found.Select(finding => $"{planting} : {finding.Verdict} {finding.Rule} {finding.Message}"));
                continue;
            }

            planted++;
            if (!found.Exists(finding => $"{finding.Verdict} {finding.Rule}".Equals(planting.Expected, StringComparison.OrdinalIgnoreCase)))
                missed.Add($"{planting} : {string.Join("; ", found.Select(finding => $"{finding.Verdict} {finding.Rule}"))}");
            // What is wrong in one place may be wrong against several others; anything else is a false alarm.
            alarms.AddRange(found.Where(finding => !planting.Concerns(finding)).Select(finding => $"{planting} : {finding.Verdict} {finding.Rule} {finding.Message}"));
        }

        string answer = $"{missed.Count} of {planted} contradictions missed, {alarms.Count} false alarms in {traps} traps and beside them\n{string.Join('\n', missed)}\n\n{string.Join('\n', alarms)}";
        Assert.True(planted >= 30 && traps >= 30, answer);
        Assert.True(missed.Count == 0 && alarms.Count == 0, answer);
    }

    [Theory]
    [InlineData("绍兴市本级政府信息公开情况统计表", "绍兴市全市政府信息公开情况统计表")]
    [InlineData("政府信息公开情况统计表", "政府信息公开情况统计表")]
    public void Each_of_two_annexes_is_judged_with_itself(string first, string second)
    {
        // 当面 is left out of the first: the row of the second is no part of its total.
        string one = Annex(12, null, 2, 7, 3), agreeing = Annex(120, 20, 30, 50, 20), wrong = Annex(120, 20, 30, 50, 29);
        Assert.Empty(Alarms($"附表1：{first}\n{one}\n附表2：{second}\n{agreeing}"));
        Finding found = Assert.Single(Alarms($"附表1：{first}\n{one}\n附表2：{second}\n{wrong}"));
        Assert.Equal(("sum.rq_received", 120m, 129m), (found.Rule, found.Left.Value, found.Right.Value));

        static string Annex(int all, int? person, int fax, int network, int letter) =>
            "统计指标\t单位\t统计数\n" + $"（一）收到申请数\t件\t{all}\n" + (person is null ? "" : $"1.当面申请数\t件\t{person}\n")
            + $"2.传真申请数\t件\t{fax}\n3.网络申请数\t件\t{network}\n4.信函申请数\t件\t{letter}\n5.其他形式\t件\t0\n（二）申请办结数\t件\t{all}\n1.按时办结数\t件\t{all}\n2.延期办结数\t件\t0\n四、行政复议数量\t件\t0\n";

        static Finding[] Alarms(string annexes) =>
            [.. Reading.Report("绍兴市2016年政府信息公开工作年度报告\n\n一、概述\n2016年，政府信息公开工作稳步推进。\n\n" + annexes).Findings.Where(finding => finding.Verdict is Verdict.Contradiction or Verdict.Suspicion)];
    }
}

/// <summary>A line of planted.tsv.</summary>
internal sealed record PlantedCase(int Line, string[] Cells)
{
    internal bool IsTrap => Cells[0] == "t";

    internal string Expected => Cells[4];

    private string[] Changes => Cells[2].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    internal static IEnumerable<PlantedCase> Read(string file, [CallerFilePath] string here = "") =>
        File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, file)).Select((line, i) => new PlantedCase(i + 1, line.Split('\t'))).Where(row => !row.Cells[0].StartsWith('#'));

    internal IEnumerable<Finding> Findings()
    {
        bool pair = Cells[1].EndsWith('+');
        string form = Cells[1].TrimEnd('+');
        int year = form switch { "old13" or "old9" => 2016, "2019" => 2020, _ => 2022 };
        Report report = Reading.Report(new PlantedReport(form, year, Changes.Where(change => change[0] != '<'), Cells[3]).Text);
        if (!pair)
            return report.Findings;
        Report before = Reading.Report(new PlantedReport(form, year - 1, Changes.Where(change => change[0] == '<').Select(change => change[1..]), "").Text);
        return [.. report.Findings, .. before.Findings, .. CrossYearAudit.Compare(new YearOfFigures(year - 1, before.Figures), new YearOfFigures(year, report.Figures))];
    }

    /// <summary>True where the finding is the one expected or speaks of a changed figure, of which a sentence has none.</summary>
    internal bool Concerns(Finding finding)
    {
        string[] changed = [.. Changes.Select(change => change.TrimStart('<').Split('=')[0])];
        return Expected.EndsWith(' ' + finding.Rule, StringComparison.Ordinal) || changed.Contains(finding.Left.Id) || finding.Right.Parts.Any(part => changed.Contains(part.Id));
    }

    public override string ToString() => $"{Line} {string.Join('|', Cells)}";
}
