using ReportSearch.Corpus;
using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Search;

namespace ReportSearch.Server.Tests.Pages;

/// <summary>Answers and reports of an invented city, as a corpus would give them.</summary>
internal static class InventedAnswers
{
    public const string Id = "0123456789abcdef";

    public static SearchHit Hit(string? title = null, string text = "全年受理征地拆迁类申请29件，占申请总量的三成。") => new()
    {
        Report = Id,
        Title = title ?? "云澜市人民政府2017年政府信息公开工作年度报告",
        Issuer = "云澜市人民政府办公室",
        Region = new HitRegion("990100", "云澜市", ["示例省", "云澜市"]),
        Year = 2017,
        Level = "prefecture",
        Form = "free",
        Unit = 4,
        Heading = ["依申请公开办理情况", "申请内容"],
        Tags = ["on_request"],
        Score = 7.25,
        File = "云澜市2017.txt",
        Passages = [new HitPassage(text, text.IndexOf("征地拆迁", StringComparison.Ordinal) is >= 0 and var at ? [[at, at + 4]] : [], 100, 120, [[104, 108]])],
        MoreUnits = 3,
    };

    public static SearchAnswer Answer(params SearchHit[] hits) => new(
        new SearchedQuery("征地拆迁", "征地拆迁", hits.Length == 0 ? [] : ["第3个引号没有配对，按原文检索。"], []),
        "v1",
        new SearchTotal(hits.Length * 14, hits.Length, Exact: true),
        1.93,
        hits,
        hits.Length == 0 ? new Dictionary<string, IReadOnlyList<FacetValue>>() : new Dictionary<string, IReadOnlyList<FacetValue>>
        {
            ["year"] = [new FacetValue(2017, 9, 3), new FacetValue(2018, 4, 2), new FacetValue(2020, 1, 1)],
            ["region"] = [.. Enumerable.Range(1, 12).Select(i => new FacetValue($"99{i:00}00", 20 - i, 4, $"示例{i}市"))],
            ["level"] = [new FacetValue("prefecture", 10, 4), new FacetValue("county", 4, 2)],
            ["section"] = [new FacetValue("on_request", 8, 4), new FacetValue("key_fields", 6, 3)],
            ["form"] = [new FacetValue("free", 9, 3), new FacetValue("standard2019", 5, 2)],
        },
        hits.Length > 0 ? "c0ffee" : null);

    public static ReportRow Row(string? title = null) => new(
        Id, new string('a', 64), "云澜市2017.txt", Current: true, title ?? "云澜市人民政府2017年政府信息公开工作年度报告", "云澜市人民政府办公室", "990100", "云澜市", ["示例省", "云澜市"],
        ["990000", "990100"], "b1", "云澜市人民政府", "prefecture", 2017, "free", "old13", "2018-02-26", "https://example.invalid/2017.html", "2026-01-02", 6);

    public static ReportText Report(string? title = null)
    {
        string[] texts =
        [
            (title ?? "云澜市人民政府2017年政府信息公开工作年度报告") + "\n\n　　本报告根据《中华人民共和国政府信息公开条例》编写，统计期限自2017年1月1日至12月31日。",
            "一、概述\n　　2017年，全市各级各部门坚持以公开为常态、不公开为例外，围绕中心工作推进决策、执行、管理、服务和结果公开，政府工作透明度进一步提高。全市主动公开政府信息四万余条，办理依申请公开四百零六件。\n　　市政府召开专题会议三次，研究部署重点领域信息公开。",
            "二、依申请公开办理情况\n",
            "（一）申请情况\n　　全年受理征地拆迁类申请29件，占申请总量的三成。其中征地拆迁补偿标准11件，征地拆迁批文18件。",
            "附表",
            "指标\t单位\t数量\n一、主动公开情况\n主动公开政府信息数\t条\t40,215\n收到征地拆迁申请数\t件\t29\n　其中：网络申请\t件\t/",
            "图1 数据 2017 2018",
        ];
        var kinds = new[] { "text", "text", "text", "text", "text", "table", "residue" };
        int?[] sections = [null, 0, 1, 2, 3, 3, null];
        return new ReportText(
            Row(title),
            [
                new OutlineEntry(0, null, 1, "一、", "概述", ["overview"], 1),
                new OutlineEntry(1, null, 1, "二、", "依申请公开办理情况", ["on_request"], 2),
                new OutlineEntry(2, 1, 2, "（一）", "申请情况", ["on_request"], 3),
                new OutlineEntry(3, null, 1, "", "附表", ["statistics_annex"], 4),
            ],
            [.. texts.Select((text, i) => new ReportUnit(i, kinds[i], text, sections[i], [], [], 0, text.Length))],
            new Dictionary<string, int> { ["overprint"] = 12, ["imageMark"] = 0, ["pageMark"] = 3 });
    }

    /// <summary>Every place of a text in the units.</summary>
    public static IReadOnlyList<UnitMarks> Marks(ReportText report, string text) =>
        [.. report.Units.Select(unit => new UnitMarks(unit.Number, Places(unit.Text, text))).Where(marks => marks.Marks.Count > 0)];

    private static List<int[]> Places(string text, string wanted)
    {
        var places = new List<int[]>();
        for (var at = text.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = text.IndexOf(wanted, at + 1, StringComparison.Ordinal))
            places.Add([at, at + wanted.Length]);
        return places;
    }
}
