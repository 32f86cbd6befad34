using System.Globalization;
using ReportSearch.Samples;
using ReportSearch.Samples.Figures;
using ReportSearch.Samples.Forms;

namespace ReportSearch.Reports.Tests.Statistics;

/// <summary>What a cell of a random form says: a number, a stroke or nothing.</summary>
/// <param name="Id">Its indicator.</param>
/// <param name="Printed">As printed.</param>
/// <param name="Value">The number, or null.</param>
/// <param name="State">value, blank or notApplicable.</param>
internal sealed record RandomFigure(string Id, string Printed, decimal? Value, string State);

/// <summary>A row of a random form: labels, then figures.</summary>
internal sealed record RandomRow(IReadOnlyList<SampleCell> Labels, string Unit, IReadOnlyList<RandomFigure> Figures);

/// <summary>A table of a random form: rows of heads, then rows of figures, each under a title.</summary>
internal sealed record RandomTable(string Title, IReadOnlyList<IReadOnlyList<SampleCell>> Heads, IReadOnlyList<string> Columns, IReadOnlyList<RandomRow> Rows);

/// <summary>An official form filled in with random numbers, its labels as people shorten, number and misprint them.</summary>
/// <param name="random">Where the chances come from.</param>
/// <param name="form">old13, old9, 2019 or 2021.</param>
/// <param name="blanks">False where the layout has no way to show an empty cell among others.</param>
/// <param name="lastGiven">True where the layout shows an empty cell only before others.</param>
internal sealed class RandomForm(SampleRandom random, string form, bool blanks, bool lastGiven)
{
    // Characters that are typed or read for each other.
    private const string Misprints = "请清数教信倌息熄公么开井政攻情请型形行仃件仵给结力办埋理机杌府付报拫度渡";

    private readonly bool _shortLabels = random.Chance(30);
    private readonly bool _noParts = random.Chance(30);
    private readonly bool _misprints = random.Chance(40);
    private readonly bool _wide = random.Chance(15);
    private readonly int _numbering = random.Between(0, 4);
    private readonly string _stroke = random.Pick(["/", "-", "—", "/"]);
    private readonly int _blank = random.Pick([0, 5, 20, 60]);

    internal bool IsAnnex => form.StartsWith("old", StringComparison.Ordinal);

    /// <summary>The annex with the changes that bodies made to it; it must be one of the old forms.</summary>
    internal RandomAnnex ChangedAnnex() => new(random, form, id => Figure(id, true), Label);

    internal IReadOnlyList<RandomTable> Tables() => IsAnnex ? [Annex()] : [.. Disclosure(), Requests(), Remedies()];

    private RandomTable Annex()
    {
        string[] heads = random.Pick<string[]>([["统计指标", "单位", "统计数"], ["指标名称", "单位", "数量"], ["指　标　名　称", "单位", "统计数"]]);
        return new RandomTable("", [[.. heads.Select(head => new SampleCell(head))]], [], [.. AnnexForm.Rows(form)
            .Select(row => new RandomRow([new(Label(row.Label))], row.Unit, row.IsHeader ? [] : [Figure(row.Id, true)]))]);
    }

    private IEnumerable<RandomTable> Disclosure()
    {
        foreach (DisclosureTable table in StandardForm.Disclosure(form))
        {
            yield return new RandomTable(table.Article, [[.. table.Heads.Select(head => new SampleCell(head))]], table.Heads,
                [.. table.Rows.Select(row => new RandomRow([new(Label(row.Label))], "", [.. row.Ids.Select((id, i) => Figure(id, blanks && !(lastGiven && i == row.Ids.Length - 1)))]))]);
        }
    }

    private RandomTable Requests()
    {
        const string Balance = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
        IReadOnlyList<SampleCell>[] heads =
        [
            [new(Balance, 3, 3), new("申请人情况", 7)],
            [new("自然人", 1, 2), new("法人或其他组织", 5), new("总计", 1, 2)],
            [.. StandardForm.ApplicantHeads.Skip(1).Select(head => new SampleCell(head))],
        ];
        IReadOnlyList<RequestRow> all = StandardForm.Requests(form);
        var rows = new List<RandomRow>();
        (string Group, string Case) above = ("", "");
        foreach (RequestRow row in all)
        {
            List<SampleCell> labels = [];
            bool group = row.Group != above.Group, outcome = group || row.Case != above.Case;
            above = (row.Group, row.Case);
            if (row.Case.Length == 0)
                labels.Add(new(Label(row.Group), 3));
            else if (group)
                labels.Add(new(Label(row.Group), 1, all.Count(other => other.Group == row.Group)));
            if (row.Reason.Length > 0 && outcome)
                labels.Add(new(Label(row.Case), 1, all.Count(other => other.Case == row.Case)));
            if (row.Case.Length > 0)
                labels.Add(row.Reason.Length > 0 ? new(Label(row.Reason)) : new(Label(row.Case), 2));
            rows.Add(new RandomRow(labels, "", [.. Simulation.Applicants.Append("total").Select(applicant => Figure($"{row.Id}.{applicant}", blanks && !(lastGiven && applicant == "total")))]));
        }

        return new RandomTable("", heads, [.. StandardForm.ApplicantHeads, "总计"], rows);
    }

    private RandomTable Remedies()
    {
        IReadOnlyList<SampleCell>[] heads =
        [
            [new("行政复议", 5), new("行政诉讼", 10)],
            [.. StandardForm.RemedyHeads.Select(head => new SampleCell(head, 1, 2)), new("未经复议直接起诉", 5), new("复议后起诉", 5)],
            [.. StandardForm.RemedyHeads.Concat(StandardForm.RemedyHeads).Select(head => new SampleCell(head))],
        ];
        return new RandomTable("", heads, [.. StandardForm.RemedyHeads, .. StandardForm.RemedyHeads, .. StandardForm.RemedyHeads],
            [new RandomRow([], "", [.. StandardForm.Remedies.SelectMany(remedy => StandardForm.RemedyResults.Select(result => Figure($"{remedy}.{result}", blanks && !(lastGiven && result == "total"))))])]);
    }

    private RandomFigure Figure(string id, bool mayBeBlank)
    {
        if (mayBeBlank && random.Chance(_blank))
            return new RandomFigure(id, "", null, "blank");
        if (random.Chance(5))
            return new RandomFigure(id, _stroke, null, "notApplicable");
        decimal value = random.Between(1, 10) switch { <= 4 => 0, <= 7 => random.Between(1, 30), <= 9 => random.Between(10, 2000), _ => random.Between(1000, 400000) };
        if (id is "cap_budget" or "fee_collected" or "ad_fee_amount" or "ad_procurement_amount")
            value += random.Between(0, 99) / 100m;
        if (id.EndsWith("_change", StringComparison.Ordinal) && random.Chance(40))
            value = -value;
        string printed = value.ToString(value >= 1000 && random.Chance(10) ? "#,0.##" : "0.##", CultureInfo.InvariantCulture);
        return new RandomFigure(id, _wide ? Wide(printed) : printed, value, "value");
    }

    private static string Wide(string printed) => string.Concat(printed.Select(unit => unit is >= '0' and <= '9' ? (char)(unit - '0' + '０') : unit switch { ',' => '，', '.' => '．', _ => unit }));

    /// <summary>A printed label as some body types it.</summary>
    private string Label(string label)
    {
        (string number, string name) = Parts(label);
        if (_noParts && number.StartsWith("其中", StringComparison.Ordinal))
            number = number["其中：".Length..];
        int bracket = name.IndexOf('（', StringComparison.Ordinal);
        if (_shortLabels && bracket > 3 && name.EndsWith('）'))
            name = name[..bracket];
        if (_misprints && name.Length >= 6 && random.Chance(15))
            name = Misprinted(name);
        return Numbered(number) + name;
    }

    private string Misprinted(string name)
    {
        int from = random.Between(0, name.Length - 1);
        for (int i = 0; i < name.Length; i++)
        {
            int at = (from + i) % name.Length, place = Misprints.IndexOf(name[at], StringComparison.Ordinal);
            if (place >= 0)
                return name[..at] + Misprints[place ^ 1] + name[(at + 1)..];
        }

        return name;
    }

    private string Numbered(string number) => _numbering switch
    {
        1 when number.Length == 2 && number[1] == '.' => number[..1] + "、",
        2 when number.Length > 2 && number[0] == '（' => "(" + number[1..^1] + ")",
        3 when number.Length == 2 && number[1] == '.' => number[..1] + "．",
        4 when number.Length > 0 && !number.EndsWith('：') => number + " ",
        _ => number,
    };

    internal static (string Number, string Name) Parts(string label)
    {
        int at = label.StartsWith("其中：", StringComparison.Ordinal) ? 3 : 0;
        if (at < label.Length - 1 && char.IsAsciiDigit(label[at]) && label[at + 1] == '.')
            at += 2;
        else if (label.IndexOf('、', StringComparison.Ordinal) is > 0 and < 4 and int comma)
            at = comma + 1;
        else if (label[0] == '（' && label.IndexOf('）', StringComparison.Ordinal) is > 0 and < 4 and int bracket)
            at = bracket + 1;
        return (label[..at], label[at..]);
    }
}
