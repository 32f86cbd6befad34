using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ReportSearch.Reports.Statistics;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Statistics;

/// <summary>Sentences written by hand with the figures that they state: what is read is right, and nearly all is read.</summary>
public sealed class ProseSentenceTests
{
    [Theory]
    [InlineData("prose-figures.tsv", 80)]
    public void Sentences_give_the_figures_that_they_state(string file, int sentences)
    {
        List<ProseCase> cases = ProseCase.Read(file);
        var wrong = new List<string>();
        var missed = new List<string>();
        var byId = new SortedDictionary<string, (int True, int Read, int Stated)>(StringComparer.Ordinal);
        int stated = 0, right = 0;
        foreach (ProseCase sentence in cases)
        {
            List<string> expected = [.. sentence.Figures];
            stated += expected.Count;
            foreach (string figure in expected)
                Count(figure, (0, 0, 1));
            foreach (string figure in sentence.ReadFigures())
            {
                bool agrees = expected.Remove(figure);
                right += agrees ? 1 : 0;
                Count(figure, (agrees ? 1 : 0, 1, 0));
                if (!agrees)
                    wrong.Add($"{sentence.Line} {figure}: {sentence.Sentence}");
            }

            missed.AddRange(expected.Select(figure => $"{sentence.Line} {figure}: {sentence.Sentence}"));
        }

        Assert.Equal(sentences, cases.Count);
        string answer = $"{right} of {stated} read, {wrong.Count} wrong\nwrong:\n{string.Join('\n', wrong)}\nmissed:\n{string.Join('\n', missed)}\n"
            + string.Join('\n', byId.Select(pair => $"{pair.Key}: {pair.Value.True} right, {pair.Value.Read} read, {pair.Value.Stated} stated"));
        Assert.True(wrong.Count == 0, answer);
        // Four that need more than their own sentence says are left out.
        Assert.True(missed.Count <= 4, answer);

        void Count(string figure, (int True, int Read, int Stated) more)
        {
            string id = figure[..figure.IndexOf('=', StringComparison.Ordinal)];
            (int correct, int read, int said) = byId.GetValueOrDefault(id);
            byId[id] = (correct + more.True, read + more.Read, said + more.Stated);
        }
    }

    [Theory]
    [InlineData(null, "70", ReportScope.Unknown)]
    [InlineData(2017, "63", ReportScope.Jurisdiction)]
    public void A_corrected_year_and_scope_choose_the_figures_of_that_year(int? year, string printed, ReportScope scope)
    {
        const string text = "绍兴市2018年政府信息公开工作年度报告\n\n一、概述\n2018年，本报告由市政府办公室编制。\n二、依申请公开情况\n2017年，收到政府信息公开申请63件。2018年，收到政府信息公开申请70件。\n三、行政复议和诉讼情况\n无。\n";
        ReportReader reader = new(RegionTable.China);
        ReadResult result = reader.Read(Encoding.UTF8.GetBytes(text), "a.txt", year is null ? null : found => found with { ReportYear = year, Scope = scope });
        Figure figure = Assert.Single(Assert.IsType<ReadResult.Readable>(result).Report.Figures, figure => figure.Id == "rq_received");
        Assert.Equal(printed, figure.Printed);
        if (year is not null)
            Assert.Equal(scope, figure.Scope);
    }
}

/// <summary>A sentence of a table of such: form, section, figures, sentence.</summary>
internal sealed record ProseCase(int Line, string Form, string Section, IReadOnlyList<string> Figures, string Sentence)
{
    internal static List<ProseCase> Read(string file, [CallerFilePath] string here = "") =>
        [.. File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, file)).Select((line, i) => (Line: i + 1, Cells: line.Split('\t'))).Where(row => !row.Cells[0].StartsWith('#'))
            .Select(row => new ProseCase(row.Line, row.Cells[0], row.Cells[1], row.Cells[2].Split(' ', StringSplitOptions.RemoveEmptyEntries), row.Cells[3]))];

    /// <summary>The figures with an indicator that are read in a report whose one part this is.</summary>
    internal IEnumerable<string> ReadFigures() => Reading.Report(Form == "f" ? Free() : Standard()).Figures
        .Where(figure => figure is { From: FigureOrigin.Prose, Id: not null })
        .Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Id}={figure.Value:0.####}{(figure.Approximate ? "~" : "")}"));

    private string Free() =>
        $"绍兴市2016年政府信息公开工作年度报告\n\n一、概述\n2016年，各项工作稳步推进。\n二、主动公开政府信息情况\n{Part("d")}三、依申请公开政府信息情况\n{Part("r")}"
        + $"四、因政府信息公开引起的行政复议、行政诉讼情况\n{Part("o")}五、存在的主要问题和改进措施\n{Part("c")}今后将继续改进。\n";

    private string Standard() =>
        $"绍兴市2022年政府信息公开工作年度报告\n\n一、总体情况\n各项工作稳步推进。\n{Part("c")}{Part("d")}二、主动公开政府信息情况\n详见总体情况。\n三、收到和处理政府信息公开申请情况\n{Part("r")}"
        + $"四、政府信息公开行政复议、行政诉讼情况\n{Part("o")}五、存在的主要问题及改进情况\n公开的内容还不够丰富，今后将继续改进。\n六、其他需要报告的事项\n无其他需要报告的事项。\n";

    private string Part(string section) => section == Section ? Sentence + "\n" : "";
}
