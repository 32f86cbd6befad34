using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ReportSearch.Reports.Inspection;
using ReportSearch.Reports.Problems;
using Xunit.Abstractions;

namespace ReportSearch.Reports.Tests.Problems;

/// <summary>Problems and measures against texts in which each was marked by hand: <c>[P kind pair]...[/]</c> for a problem, I for a measure, pair - for none.</summary>
public sealed class PointTests(ITestOutputHelper output)
{
    private const string Title = "河湾县人民政府2021年政府信息公开工作年度报告\n一、总体情况\n全年工作有序。\n";

    private sealed record Label(bool Problem, string Kind, int? Pair, int Start, int End);

    [Theory]
    [InlineData("（三）")]
    [InlineData("工作有不足：（四）；（七）")]
    [InlineData("人手不足。\n3、\n")]
    public void A_number_alone_is_no_point(string text)
    {
        Report report = Reading.Report($"{Title}五、存在的主要问题及改进情况\n{text}\n六、其他需要报告的事项\n无。\n");

        Assert.DoesNotContain(report.Points.Problems.Concat(report.Points.Improvements), point => !point.Text.Any(unit => unit is '人' or '工'));
    }

    [Theory]
    [InlineData("一是解读偏少。\n明年，我们将以服务群众为目标，围绕中心工作，扎实推进公开。主要做好以下工作：一是增加图解。二是办好专栏。", "一是增加图解。|二是办好专栏。")]
    [InlineData("一是解读偏少。\n下一步，一是增加图解。二是办好专栏。\n下一步，我县将深入贯彻上级精神，推动公开工作再上新台阶。", "一是增加图解。|二是办好专栏。")]
    [InlineData("解读偏少。\n2022年，公开工作要以服务群众为目标。\n突出重点，破解难题。2022年要增加图解，办好专栏。\n加强培训，提高能力。每季度开展业务培训。", "突出重点，破解难题。2022年要增加图解，办好专栏。|加强培训，提高能力。每季度开展业务培训。")]
    public void What_only_says_what_all_is_for_is_no_measure(string text, string measures)
    {
        Report report = Reading.Report($"{Title}五、存在的主要问题及改进情况\n{text}\n六、其他需要报告的事项\n无。\n");

        Assert.Equal(measures, string.Join('|', report.Points.Improvements.Select(point => point.Text)));
    }

    [Theory]
    [InlineData("下一步，我们将以服务群众为目标，推动公开工作再上新台阶。\n针对栏目更新慢的问题，按月通报各栏目。\n一是加强业务培训。二是办好民生专栏。")]
    [InlineData("针对栏目更新慢的问题，按月通报各栏目。\n下一步，我们将以服务群众为目标，推动公开工作再上新台阶。\n一是加强业务培训。二是办好民生专栏。")]
    public void A_measure_that_the_text_pairs_with_its_problem_stays_with_it_when_aims_are_left_out(string text)
    {
        ReportPoints points = Reading.Report($"{Title}五、存在的主要问题及改进情况\n{text}\n六、其他需要报告的事项\n无。\n").Points;

        ReportPoint problem = Assert.Single(points.Problems);
        Assert.Equal("针对栏目更新慢的问题，", problem.Text);
        Assert.Equal("按月通报各栏目。", points.Improvements[problem.Pair!.Value].Text);
        Assert.DoesNotContain(points.Improvements, measure => measure.Text.Contains("新台阶", StringComparison.Ordinal));
    }

    [Theory]
    // What stands before the turn to measures is a problem, however it is worded.
    [InlineData("1、村级公开不规范；\n2、群众参与度低。\n下步打算：一是统一公开栏样式。二是上门征求意见。", "1、村级公开不规范|2、群众参与度低。", "一是统一公开栏样式。|二是上门征求意见。")]
    [InlineData("（一）思想认识有差距。个别单位把公开当作软任务。\n（二）队伍能力有差距。\n（三）下一步，为各单位配齐人员，并加强考核。", "（一）思想认识有差距。个别单位把公开当作软任务。|（二）队伍能力有差距。", "（三）下一步，为各单位配齐人员，并加强考核。")]
    [InlineData("存在问题：1.内容与群众需求结合不紧。2.个别街道更新偏慢。\n措施：开设热点专栏，方便群众。", "1.内容与群众需求结合不紧。|2.个别街道更新偏慢。", "开设热点专栏，方便群众。")]
    [InlineData("网站检索不便。设备老化。\n加强培训，每季度一期；改进网站，推进适老化改造，合并栏目。", "网站检索不便。设备老化。", "加强培训，每季度一期|改进网站，推进适老化改造，合并栏目。")]
    [InlineData("解读数量偏少。\n下一步，将加强政策解读，每月一期；举办两期培训班，覆盖各街道；优化网站检索，清理重复栏目。", "解读数量偏少。", "下一步，将加强政策解读，每月一期|举办两期培训班，覆盖各街道|优化网站检索，清理重复栏目。")]
    // A short first sentence is the title of what follows in its paragraph.
    [InlineData("专栏建设滞后。多数街道没有统一的专栏。个别专栏内容不全面。\n考核不规范。部分街道全年没有督查，考核流于形式。\n下一步，将统一建设专栏。", "专栏建设滞后。多数街道没有统一的专栏。个别专栏内容不全面。|考核不规范。部分街道全年没有督查，考核流于形式。", "下一步，将统一建设专栏。")]
    public void Problems_and_measures_are_told_by_their_place(string text, string problems, string measures)
    {
        Report report = Reading.Report($"{Title}五、存在的主要问题及改进情况\n{text}\n六、其他需要报告的事项\n无。\n");

        Assert.Equal((problems, measures), (string.Join('|', report.Points.Problems.Select(point => point.Text)), string.Join('|', report.Points.Improvements.Select(point => point.Text))));
    }

    [Theory]
    [InlineData("LabelledPoints.txt", 12)]
    [InlineData("UnseenPoints.txt", 10)]
    [InlineData("TurningPoints.txt", 11)]
    [InlineData("UnseenTurningPoints.txt", 5)]
    public void Points_agree_with_the_labels(string file, int texts)
    {
        Assert.Equal(texts, Texts(file).Count());
        int expected = 0, found = 0, right = 0, kinds = 0, pairs = 0;
        var errors = new List<string>();
        foreach ((string name, string text, List<Label> labels) in Texts(file))
        {
            Report report = Reading.Report(text);
            (ReportPoint Point, bool Problem)[] points = [.. report.Points.Problems.Select(point => (point, true)), .. report.Points.Improvements.Select(point => (point, false))];
            expected += labels.Count;
            found += points.Length;
            foreach (Label label in labels)
            {
                (ReportPoint? point, _) = points.FirstOrDefault(one => one.Problem == label.Problem && Overlap(one.Point, label) >= 0.8);
                if (point is null)
                {
                    errors.Add($"{name}: missing {(label.Problem ? "problem" : "measure")} {text[label.Start..label.End]}; read {string.Join(" | ", points.Select(one => (one.Problem ? "P " : "I ") + one.Point.Text))}");
                    continue;
                }

                right++;
                kinds += point.Kind == label.Kind ? 1 : 0;
                pairs += point.Pair == label.Pair ? 1 : 0;
                if (point.Kind != label.Kind || point.Pair != label.Pair)
                    errors.Add($"{name}: {point.Kind} {point.Pair} for {label.Kind} {label.Pair}: {point.Text}");
            }

            if (labels.Count < points.Length)
                errors.Add($"{name}: too much: {string.Join(" | ", points.Select(one => (one.Problem ? "P " : "I ") + one.Point.Text))}");
        }

        double f1 = 2.0 * right / (expected + found), kindAccuracy = (double)kinds / right, pairAccuracy = (double)pairs / right;
        output.WriteLine($"{file}: F1 {f1:0.000} ({right} right of {expected} labelled, {found} found), kinds {kindAccuracy:0.000}, pairs {pairAccuracy:0.000}\n{string.Join('\n', errors)}");
        Assert.True(f1 >= 0.95 && kindAccuracy >= 0.95 && pairAccuracy >= 0.9, $"F1 {f1:0.000}, kinds {kindAccuracy:0.000}, pairs {pairAccuracy:0.000}\n{string.Join('\n', errors)}");
    }

    [Fact]
    public void A_point_leads_to_its_place_in_the_source()
    {
        foreach ((_, string text, _) in Texts("LabelledPoints.txt").Concat(Texts("UnseenPoints.txt")))
        {
            Report report = Reading.Report(text);
            foreach (ReportPoint point in report.Points.Problems.Concat(report.Points.Improvements))
            {
                Assert.Equal(point.Text, report.Document.Source[point.Start..point.End].Replace("\n", "", StringComparison.Ordinal));
                Assert.Contains(PointKinds.All, kind => kind.Id == point.Kind);
            }

            for (int i = 0; i < report.Points.Problems.Count; i++)
            {
                if (report.Points.Problems[i].Pair is { } pair)
                    Assert.Equal(i, report.Points.Improvements[pair].Pair);
            }
        }
    }

    [Fact]
    public void Inspection_shows_both_lists()
    {
        string json = InspectionDocument.Of(Reading.File(Texts("LabelledPoints.txt").First().Text), "report.txt", "").ToJson();
        JsonElement problem = JsonSerializer.Deserialize<JsonElement>(json).GetProperty("problems")[0];
        Assert.Equal(("staff_organisation", 0), (problem.GetProperty("kind").GetString(), problem.GetProperty("pair").GetInt32()));
        Assert.Equal(["start", "end", "text", "kind", "pair"], problem.EnumerateObject().Select(field => field.Name));
    }

    private static double Overlap(ReportPoint point, Label label)
    {
        int shared = Math.Min(point.End, label.End) - Math.Max(point.Start, label.Start);
        return shared <= 0 ? 0 : (double)shared / (Math.Max(point.End, label.End) - Math.Min(point.Start, label.Start));
    }

    private static IEnumerable<(string Name, string Text, List<Label> Labels)> Texts(string file, [CallerFilePath] string here = "")
    {
        foreach (string part in File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, file)).Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            int line = part.IndexOf('\n', StringComparison.Ordinal);
            var text = new StringBuilder(Title);
            var labels = new List<Label>();
            string marked = part[(line + 1)..];
            for (int at = 0; at < marked.Length;)
            {
                int open = marked.IndexOf('[', at);
                if (open < 0)
                {
                    text.Append(marked, at, marked.Length - at);
                    break;
                }

                text.Append(marked, at, open - at);
                int close = marked.IndexOf(']', open), end = marked.IndexOf("[/]", close, StringComparison.Ordinal);
                string[] label = marked[(open + 1)..close].Split(' ');
                labels.Add(new Label(label[0] == "P", label[1], label[2] == "-" ? null : int.Parse(label[2], System.Globalization.CultureInfo.InvariantCulture), text.Length, text.Length + end - close - 1));
                text.Append(marked, close + 1, end - close - 1);
                at = end + 3;
            }

            yield return (part[..line], text.ToString(), labels);
        }
    }
}
