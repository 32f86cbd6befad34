using System.Text;
using ReportSearch.Corpus.FollowUp;
using ReportSearch.Reports;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Tests.FollowUp;

/// <summary>Follow-up on reports of which it is known what was repeated, reworded, dropped and carried out: every line below was written with its counterpart in the next year.</summary>
public sealed class YearComparisonTests
{
    // The problem, the same in other words, and a sentence that tells of the measure against it.
    private static readonly (string Problem, string Reworded, string Promise, string Report)[] Themes =
    [
        ("专职人员不足，多数乡镇由文书兼任信息员", "乡镇信息员大多由文书兼任，专职人员偏少", "充实工作力量，每个乡镇配备一名专职信息员", "全县十八个乡镇均已配备专职信息员，县里补助了工作经费。"),
        ("政策解读形式单一，文字解读居多", "解读仍以文字为主，解读形式不够丰富", "丰富解读形式，制作图解和短视频", "全年制作图解四十二篇、短视频十六个，点击量较高。"),
        ("政府网站检索功能不好用，附件打不开", "网站站内检索不便，部分附件无法打开", "优化网站站内检索，逐个核对附件", "完成站内检索升级，核对附件六千余个，修复失效附件三百个。"),
        ("答复文书引用条款不规范，说理不充分", "一些答复说理不够充分，条款引用有误", "统一答复文书模板，由法制机构审核", "印发答复文书模板十二种，法制机构审核答复一百余件。"),
        ("历史档案数字化进度缓慢，旧规划图查找困难", "旧规划图等历史档案的数字化仍然滞后", "加快历史档案数字化，三年内扫描旧规划图", "扫描历史档案两万卷，旧规划图全部录入系统。"),
        ("征求意见反馈较少，公众参与度不高", "公众参与度偏低，意见征集收到的反馈不多", "拓宽公众参与渠道，对征集意见逐条反馈", "意见征集收到留言九百条，逐条公布了采纳情况。"),
        ("考核结果运用不充分，督查流于形式", "督查不够深入，考核结果没有得到充分运用", "将考核结果与评优挂钩，按季度督查", "每季度开展督查并通报，两个单位因考核靠后被取消评优资格。"),
        ("村级公开栏更新不及时，内容陈旧", "部分村公开栏内容陈旧，更新偏慢", "定期巡查村级公开栏，督促更新内容", "巡查村级公开栏二百六十块，督促更换过期内容。"),
        ("财政预算公开不够细化，群众看不懂", "财政预算的公开仍不够细，专业术语群众看不懂", "细化财政预算公开，附上名词解释", "部门预算公开到项级科目，并附名词解释。"),
        ("政务微博粉丝较少，长期只转发不原创", "政务微博原创内容偏少，粉丝不多", "关停僵尸微博账号，提高原创比例", "关停长期不更新的微博账号三个，原创比例升至六成。"),
    ];

    private static readonly ReportReader Reader = new(RegionTable.China);

    private static YearPoints Year(int year, IEnumerable<string> problems, IEnumerable<string> promises, IEnumerable<string> told)
    {
        var text = new StringBuilder($"河湾县人民政府{year}年政府信息公开工作年度报告\n一、概述\n{year}年，我县按照上级要求开展政府信息公开工作，各项任务有序推进。\n");
        foreach (string sentence in told)
            text.Append(sentence).Append('\n');
        text.Append("二、主动公开情况\n全年公开信息五千余条，内容涉及机构职能、政策文件、财政资金。\n三、存在的主要问题和改进措施\n（一）存在的主要问题\n");
        int number = 0;
        foreach (string problem in problems)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{"一二三四五六七八九十"[number++]}是{problem}。\n");
        text.Append("（二）改进措施\n");
        number = 0;
        foreach (string promise in promises)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{"一二三四五六七八九十"[number++]}是{promise}。\n");
        // A text as short as this may not pass for a report; it is read all the same.
        Report report = Reader.Read(Encoding.UTF8.GetBytes(text.ToString()), "report.txt") switch
        {
            ReadResult.Readable readable => readable.Report,
            ReadResult.NotAReport other => other.Report,
            var other => throw new InvalidOperationException(other.ToString()),
        };
        return YearPoints.Of($"report{year}", year, report);
    }

    [Fact]
    public void Repeated_reworded_and_gone_problems_are_told_apart()
    {
        int right = 0, all = 0;
        var errors = new List<string>();
        // Each round another third of the themes is repeated, reworded, dropped; others come in their place.
        for (int round = 0; round < 6; round++)
        {
            int[] order = [.. Enumerable.Range(0, Themes.Length).Select(i => ((i * 7) + round) % Themes.Length)];
            int[] first = order[..6];
            string[] states = ["repeated", "reworded", "gone", "repeated", "reworded", "gone"];
            var next = new List<string>();
            for (int i = 0; i < first.Length; i++)
            {
                if (states[i] == "repeated")
                    next.Add(Themes[first[i]].Problem);
                else if (states[i] == "reworded")
                    next.Add(Themes[first[i]].Reworded);
            }

            next.AddRange(order[6..8].Select(theme => Themes[theme].Problem));
            BodyFollowUp followed = YearComparison.Compare("b", null, [Year(2017, first.Select(theme => Themes[theme].Problem), [], []), Year(2018, next, [], [])]);
            FollowedPoint[] problems = [.. followed.Problems.Where(point => point.Year == 2017)];
            Assert.Equal(first.Length, problems.Length);
            for (int i = 0; i < problems.Length; i++)
            {
                all++;
                // Where a stranger stands out, unclear is no wrong answer.
                bool agrees = problems[i].State == states[i] || (states[i] == "gone" && problems[i].State == "unclear");
                right += agrees ? 1 : 0;
                if (!agrees)
                    errors.Add($"{states[i]} read {problems[i].State} {problems[i].Next[0].Similarity}/{problems[i].Next[0].WordForWord}: {problems[i].Text} -> {problems[i].Next[0].Text}");
                // Never a verdict without both passages.
                Assert.NotEmpty(problems[i].Next);
                Assert.All(problems[i].Next, passage => Assert.True(passage.Text.Length > 0 && passage.End > passage.Start));
            }
        }

        Assert.True(right >= all * 0.9, $"{right} of {all}\n{string.Join('\n', errors)}");
    }

    [Fact]
    public void What_the_next_report_says_of_a_promise_is_found()
    {
        int reported = 0, dropped = 0, falsely = 0, rounds = 0;
        var errors = new List<string>();
        for (int round = 0; round < 5; round++)
        {
            int[] order = [.. Enumerable.Range(0, Themes.Length).Select(i => ((i * 3) + round) % Themes.Length)];
            BodyFollowUp followed = YearComparison.Compare("b", null,
            [
                Year(2017, [], order[..6].Select(theme => Themes[theme].Promise), []),
                Year(2018, [], [], order[..3].Concat(order[6..9]).Select(theme => Themes[theme].Report)),
            ]);
            FollowedPoint[] promises = [.. followed.Promises.Where(point => point.Year == 2017)];
            Assert.Equal(6, promises.Length);
            for (int i = 0; i < promises.Length; i++)
            {
                rounds++;
                bool found = promises[i].State == "reported" && promises[i].Next[0].Text == Themes[order[i]].Report;
                reported += i < 3 && found ? 1 : 0;
                bool none = promises[i].State is "notMentioned" or "unclear";
                dropped += i >= 3 && none ? 1 : 0;
                falsely += i >= 3 && !none ? 1 : 0;
                if (i < 3 ? !found : !none)
                    errors.Add($"{promises[i].State} {promises[i].Next[0].Similarity}: {promises[i].Text} -> {promises[i].Next[0].Text}");
            }
        }

        double recall = reported / (rounds / 2.0), precision = (double)reported / Math.Max(1, reported + falsely);
        Assert.True(recall >= 0.85 && precision >= 0.85, $"recall {recall:0.00}, precision {precision:0.00}, {dropped} rightly not mentioned\n{string.Join('\n', errors)}");
    }

    [Fact]
    public void The_last_year_has_no_verdict()
    {
        BodyFollowUp followed = YearComparison.Compare("b", null, [Year(2018, [Themes[0].Problem], [Themes[0].Promise], [])]);
        Assert.All(followed.Problems.Concat(followed.Promises), point => Assert.Equal("noNextReport", point.State));
    }
}
