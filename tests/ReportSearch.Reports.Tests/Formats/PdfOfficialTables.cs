using System.Globalization;
using System.Runtime.CompilerServices;

namespace ReportSearch.Reports.Tests.Formats;

/// <summary>A cell as a form prints it.</summary>
internal sealed record PrintedCell(string Text, int Columns = 1, int Rows = 1);

/// <summary>A table as a form prints it: its rows with the cells that begin in them, and what stands above it.</summary>
internal sealed record PrintedTable(string Name, string Title, IReadOnlyList<IReadOnlyList<PrintedCell>> Rows)
{
    /// <summary>Rows that are column heads.</summary>
    internal int HeadRows { get; init; } = 1;

    /// <summary>Widths of the columns in hundredths of the table.</summary>
    internal required int[] Widths { get; init; }

    /// <summary>Every field of the table: a cell of several fields has its text in the first.</summary>
    internal List<string[]> Fields()
    {
        int columns = Widths.Length;
        var fields = Rows.Select(_ => new string?[columns]).ToList();
        for (int row = 0; row < Rows.Count; row++)
        {
            int column = 0;
            foreach (PrintedCell cell in Rows[row])
            {
                while (fields[row][column] is not null)
                    column++;
                for (int down = 0; down < cell.Rows; down++)
                {
                    for (int across = 0; across < cell.Columns; across++)
                        fields[row + down][column + across] = down + across == 0 ? cell.Text : "";
                }
            }
        }

        return [.. fields.Select(row => row.Select(field => field ?? throw new InvalidOperationException($"{Name}: a row is too short")).ToArray())];
    }
}

/// <summary>The statistics tables of the official forms, filled with figures that follow from their place.</summary>
internal static class PdfOfficialTables
{
    private const string ChineseDigits = "〇一二三四五六七八九十";

    internal static IReadOnlyList<PrintedTable> All { get; } =
        [Annex("old13"), Annex("old9"), .. Disclosure("2019"), Requests("2019"), Remedies("2019"), .. Disclosure("2021"), Requests("2021"), Remedies("2021")];

    private static string Figure(int row, int column, int seed)
    {
        int mixed = ((row * 7919) + (column * 104729) + (seed * 613)) % 997;
        return (mixed % 11) switch
        {
            0 or 1 or 2 => "0",
            3 => mixed.ToString(CultureInfo.InvariantCulture) + "." + (mixed % 9 + 1).ToString(CultureInfo.InvariantCulture),
            4 => (mixed * 131).ToString(CultureInfo.InvariantCulture),
            5 => (mixed % 10).ToString(CultureInfo.InvariantCulture),
            6 => "/",
            _ => mixed.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static PrintedTable Annex(string form, [CallerFilePath] string here = "")
    {
        DirectoryInfo folder = new FileInfo(here).Directory!;
        while (!File.Exists(Path.Combine(folder.FullName, "ReportSearch.sln")))
            folder = folder.Parent!;
        var rows = new List<IReadOnlyList<PrintedCell>> { Row("统　计　指　标", "单位", "统计数") };
        int groups = 0, seed = form.Length + form[^1];
        foreach (string line in File.ReadLines(Path.Combine(folder.FullName, "tools", "samples", "Forms", "annex.csv")).Skip(1))
        {
            string[] parts = line.Split(',');
            if (!parts[4].Split('+').Contains(form))
                continue;
            bool group = parts[5] == "group_header", heading = group || parts[5] == "sub_header";
            groups += group ? 1 : 0;
            rows.Add(Row((group ? Chinese(groups) + "、" : "") + parts[2], group ? "——" : parts[3], heading ? "——" : Figure(rows.Count, 0, seed)));
        }

        return new PrintedTable(form, "政府信息公开情况统计表", rows) { Widths = [70, 12, 18] };
    }

    private static string Chinese(int number) => number <= 10 ? ChineseDigits[number].ToString() : "十" + ChineseDigits[number - 10];

    private static IReadOnlyList<PrintedCell> Row(params string[] cells) => [.. cells.Select(cell => new PrintedCell(cell))];

    private static IEnumerable<PrintedTable> Disclosure(string form)
    {
        int seed = form[^1];
        if (form == "2021")
        {
            yield return new PrintedTable("table 2 of 2021", "二、主动公开政府信息情况",
            [
                [new PrintedCell("第二十条第（一）项", 4)],
                Row("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
                Row("规章", Figure(1, 1, seed), Figure(1, 2, seed), Figure(1, 3, seed)),
                Row("行政规范性文件", Figure(2, 1, seed), Figure(2, 2, seed), Figure(2, 3, seed)),
                [new PrintedCell("第二十条第（五）项", 4)],
                [new PrintedCell("信息内容"), new PrintedCell("本年处理决定数量", 3)],
                [new PrintedCell("行政许可"), new PrintedCell(Figure(3, 1, seed), 3)],
                [new PrintedCell("第二十条第（六）项", 4)],
                [new PrintedCell("信息内容"), new PrintedCell("本年处理决定数量", 3)],
                [new PrintedCell("行政处罚"), new PrintedCell(Figure(4, 1, seed), 3)],
                [new PrintedCell("行政强制"), new PrintedCell(Figure(5, 1, seed), 3)],
                [new PrintedCell("第二十条第（八）项", 4)],
                [new PrintedCell("信息内容"), new PrintedCell("本年收费金额（单位：万元）", 3)],
                [new PrintedCell("行政事业性收费"), new PrintedCell("1208.55", 3)],
            ])
            { Widths = [28, 24, 24, 24], HeadRows = 2 };
            yield break;
        }

        yield return new PrintedTable("table 2 of 2019", "二、主动公开政府信息情况",
        [
            [new PrintedCell("第二十条第（一）项", 4)],
            Row("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
            Row("规章", Figure(1, 1, seed), Figure(1, 2, seed), Figure(1, 3, seed)),
            Row("规范性文件", Figure(2, 1, seed), Figure(2, 2, seed), Figure(2, 3, seed)),
            [new PrintedCell("第二十条第（五）项", 4)],
            Row("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
            Row("行政许可", Figure(3, 1, seed), Figure(3, 2, seed), Figure(3, 3, seed)),
            Row("其他对外管理服务事项", Figure(4, 1, seed), Figure(4, 2, seed), Figure(4, 3, seed)),
            [new PrintedCell("第二十条第（六）项", 4)],
            Row("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
            Row("行政处罚", Figure(5, 1, seed), Figure(5, 2, seed), Figure(5, 3, seed)),
            Row("行政强制", Figure(6, 1, seed), Figure(6, 2, seed), Figure(6, 3, seed)),
            [new PrintedCell("第二十条第（八）项", 4)],
            [new PrintedCell("信息内容"), new PrintedCell("上一年项目数量"), new PrintedCell("本年增/减", 2)],
            [new PrintedCell("行政事业性收费"), new PrintedCell(Figure(7, 1, seed)), new PrintedCell(Figure(7, 2, seed), 2)],
            [new PrintedCell("第二十条第（九）项", 4)],
            [new PrintedCell("信息内容"), new PrintedCell("采购项目数量"), new PrintedCell("采购总金额", 2)],
            [new PrintedCell("政府集中采购"), new PrintedCell(Figure(8, 1, seed)), new PrintedCell("30562.7万元", 2)],
        ])
        { Widths = [28, 24, 24, 24], HeadRows = 2 };
    }

    private static PrintedTable Requests(string form)
    {
        (string Case, string[] Reasons)[] results =
        [
            ("（一）予以公开", []),
            ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", []),
            ("（三）不予公开", ["1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益", "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项"]),
            ("（四）无法提供", ["1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"]),
            ("（五）不予处理", ["1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息"]),
            ("（六）其他处理", form == "2019" ? [] : ["1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他"]),
            ("（七）总计", []),
        ];
        int seed = form[^1] * 3;
        var rows = new List<IReadOnlyList<PrintedCell>>
        {
            new PrintedCell[] { new("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3), new("申请人情况", 7) },
            new PrintedCell[] { new("自然人", 1, 2), new("法人或其他组织", 5), new("总计", 1, 2) },
            Row("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
        };
        void Add(params PrintedCell[] labels) => rows.Add([.. labels, .. Enumerable.Range(0, 7).Select(column => new PrintedCell(Figure(rows.Count, column, seed)))]);
        Add(new PrintedCell("一、本年新收政府信息公开申请数量", 3));
        Add(new PrintedCell("二、上年结转政府信息公开申请数量", 3));
        int all = results.Sum(result => Math.Max(1, result.Reasons.Length));
        bool first = true;
        foreach ((string outcome, string[] reasons) in results)
        {
            PrintedCell[] above = first ? [new PrintedCell("三、本年度办理结果", 1, all)] : [];
            first = false;
            if (reasons.Length == 0)
                Add([.. above, new PrintedCell(outcome, 2)]);
            for (int i = 0; i < reasons.Length; i++)
                Add(i == 0 ? [.. above, new PrintedCell(outcome, 1, reasons.Length), new PrintedCell(reasons[0])] : [new PrintedCell(reasons[i])]);
        }

        Add(new PrintedCell("四、结转下年度继续办理", 3));
        return new PrintedTable("table 3 of " + form, "三、收到和处理政府信息公开申请情况", rows) { Widths = [10, 13, 21, 8, 8, 8, 8, 8, 8, 8], HeadRows = 3 };
    }

    private static PrintedTable Remedies(string form)
    {
        int seed = form[^1] * 5;
        string[] heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
        return new PrintedTable("table 4 of " + form, "四、政府信息公开行政复议、行政诉讼情况",
        [
            [new PrintedCell("行政复议", 5), new PrintedCell("行政诉讼", 10)],
            [.. heads.Select(head => new PrintedCell(head, 1, 2)), new PrintedCell("未经复议直接起诉", 5), new PrintedCell("复议后起诉", 5)],
            [.. heads.Concat(heads).Select(head => new PrintedCell(head))],
            [.. Enumerable.Range(0, 15).Select(column => new PrintedCell((((column * 7) + seed) % 13 % 9).ToString(CultureInfo.InvariantCulture)))],
        ])
        { Widths = [7, 7, 7, 7, 7, 7, 7, 6, 6, 7, 7, 7, 6, 6, 6], HeadRows = 3 };
    }
}
