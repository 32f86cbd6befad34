using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ReportSearch.Corpus.FollowUp;
using ReportSearch.Reports;
using ReportSearch.Text.Regions;
using Xunit.Abstractions;

namespace ReportSearch.Corpus.Tests.FollowUp;

/// <summary>
/// Follow-up on pairs of reports in which nothing is repeated word for word: problems come back in other words, promises are kept in other words, and others look
/// alike and are not the same. Lines: A a problem and P a promise of the first year, B a problem and T a sentence of the next, =A1 what it comes from.
/// UnseenPlantedYears was written when the words were done and was read then; the others were mended against.
/// </summary>
public sealed class PlantedYearsTests(ITestOutputHelper output)
{
    private static readonly ReportReader Reader = new(RegionTable.China);

    private sealed record Line(string Name, string? From, string Text);

    [Theory]
    [InlineData("PlantedYears.txt", 0.9, 0.9, 0.9, 0.9)]
    [InlineData("HarderPlantedYears.txt", 0.6, 0.8, 0.8, 0.8)]
    [InlineData("FurtherPlantedYears.txt", 0.9, 0.9, 0.9, 0.9)]
    [InlineData("FourthPlantedYears.txt", 0.9, 0.9, 0.7, 0.7)]
    [InlineData("UnseenPlantedYears.txt", 0.6, 0.15, 0.6, 0.2)]
    public void Problems_and_promises_are_followed_in_other_words(string file, double problemPrecision, double problemRecall, double promisePrecision, double promiseRecall)
    {
        var errors = new StringBuilder();
        (int Right, int Told, int True, int Shown, int Unclear, int Gone, int Strangers) problems = default, promises = default;
        foreach (Line[] lines in Bodies(file))
        {
            BodyFollowUp followed = YearComparison.Compare("b", null, [Year(2020, lines, 'A', 'P', ' '), Year(2021, lines, 'B', ' ', 'T')]);
            problems = Add(problems, Score(lines, 'A', 'B', followed.Problems, point => point.State is "repeated" or "reworded", errors));
            promises = Add(promises, Score(lines, 'P', 'T', followed.Promises, point => point.State == "reported", errors));
        }

        (double precision, double recall, string told) = Of(problems);
        (double promised, double kept, string toldOfPromises) = Of(promises);
        string figures = $"{file}: problems {told}\n  promises {toldOfPromises}";
        output.WriteLine($"{figures}\n{errors}");
        Assert.True(precision >= problemPrecision && recall >= problemRecall && promised >= promisePrecision && kept >= promiseRecall, $"{figures}\n{errors}");
    }

    private static (int Right, int Told, int True, int Shown, int Unclear, int Gone, int Strangers) Score(Line[] lines, char from, char to, IReadOnlyList<FollowedPoint> points, Func<FollowedPoint, bool> matched, StringBuilder errors)
    {
        (int right, int told, int all, int shown, int unclear, int gone, int strangers) = (0, 0, 0, 0, 0, 0, 0);
        foreach (Line line in lines.Where(line => line.Name[0] == from))
        {
            FollowedPoint point = Assert.Single(points, point => point.Year == 2020 && point.Text.Contains(line.Text, StringComparison.Ordinal));
            Line? truth = lines.SingleOrDefault(other => other.Name[0] == to && other.From == line.Name);
            bool says = matched(point), correct = says && truth is not null && point.Next[0].Text.Contains(truth.Text, StringComparison.Ordinal);
            all += truth is null ? 0 : 1;
            told += says ? 1 : 0;
            right += correct ? 1 : 0;
            shown += truth is not null && point.Next.Any(next => next.Text.Contains(truth.Text, StringComparison.Ordinal)) ? 1 : 0;
            unclear += truth is not null && point.State == "unclear" ? 1 : 0;
            strangers += truth is null ? 1 : 0;
            gone += truth is null && !says ? 1 : 0;
            if (says ? !correct : truth is not null)
                errors.AppendLine(CultureInfo.InvariantCulture, $"{line.Text}: {point.State}, wanted {truth?.Text ?? "none"}; {string.Join(" | ", point.Next.Select(next => string.Create(CultureInfo.InvariantCulture, $"{next.Similarity} {next.Text}")))}");
        }

        return (right, told, all, shown, unclear, gone, strangers);
    }

    private static (int, int, int, int, int, int, int) Add((int Right, int Told, int True, int Shown, int Unclear, int Gone, int Strangers) a, (int Right, int Told, int True, int Shown, int Unclear, int Gone, int Strangers) b) =>
        (a.Right + b.Right, a.Told + b.Told, a.True + b.True, a.Shown + b.Shown, a.Unclear + b.Unclear, a.Gone + b.Gone, a.Strangers + b.Strangers);

    private static (double Precision, double Recall, string Text) Of((int Right, int Told, int True, int Shown, int Unclear, int Gone, int Strangers) counts)
    {
        (double precision, double recall) = (counts.Told == 0 ? 1 : (double)counts.Right / counts.Told, (double)counts.Right / counts.True);
        return (precision, recall, string.Create(CultureInfo.InvariantCulture,
            $"precision {counts.Right}/{counts.Told} = {precision:0.00}, recall {counts.Right}/{counts.True} = {recall:0.00}; of {counts.True} that go on the passage is shown for {counts.Shown}, {counts.Unclear} are unclear; of {counts.Strangers} others {counts.Gone} are not taken for going on"));
    }

    private static YearPoints Year(int year, Line[] lines, char problems, char promises, char told)
    {
        var text = new StringBuilder($"河湾县人民政府{year}年政府信息公开工作年度报告\n一、总体情况\n{year}年，我县按照上级要求开展政府信息公开工作，各项任务有序推进。\n全年主动公开政府信息五千余条，办理公开申请四十件，均按期答复。\n");
        foreach (Line line in lines.Where(line => line.Name[0] == told))
            text.Append(line.Text).Append("。\n");
        text.Append("二、主动公开政府信息情况\n公开内容涉及机构职能、政策文件、财政资金。\n五、存在的主要问题及改进情况\n（一）存在的主要问题\n");
        List("一二三四五", problems);
        text.Append("（二）改进措施\n");
        List("一二三四五", promises);
        return YearPoints.Of($"report{year}", year, Reader.Read(Encoding.UTF8.GetBytes(text.ToString()), "report.txt") switch
        {
            ReadResult.Readable readable => readable.Report,
            ReadResult.NotAReport other => other.Report,
            var other => throw new InvalidOperationException(other.ToString()),
        });

        void List(string numbers, char kind)
        {
            int number = 0;
            foreach (Line line in lines.Where(line => line.Name[0] == kind))
                text.Append(CultureInfo.InvariantCulture, $"{numbers[number++]}是{line.Text}。\n");
        }
    }

    private static IEnumerable<Line[]> Bodies(string file, [CallerFilePath] string here = "")
    {
        foreach (string part in File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, file)).Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            yield return [.. part.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line =>
            {
                int blank = line.IndexOf(' ', StringComparison.Ordinal);
                string[] name = line[..blank].Split('=');
                return new Line(name[0], name.Length > 1 ? name[1] : null, line[(blank + 1)..]);
            })];
        }
    }
}
