using ReportSearch.Reports.Statistics;

namespace ReportSearch.Reports.Audit;

/// <summary>What sentences say against what the table says, as far as both speak of the same.</summary>
internal static class ProseAgainstTable
{
    internal static void Apply(FindingSheet sheet, IReadOnlyList<Figure> figures)
    {
        var judged = new HashSet<(string, decimal)>();
        foreach (Figure prose in figures)
        {
            if (prose is { From: FigureOrigin.Prose, Id: { } id, Value: { } said } && sheet.Table(id) is { } table && judged.Add((id, said)))
                Compare(sheet, prose, said, table, figures);
        }

        foreach (Figure rate in figures)
        {
            if (rate is { From: FigureOrigin.Prose, Id: null, Unit: "%", Value: { } percent })
                Rate(sheet, figures, rate, percent);
        }

        foreach (Figure joint in figures)
        {
            if (joint is { From: FigureOrigin.Prose, Id: null, Unit: "条", Value: { } said } && ProseIndicators.Joint(joint.Label) is { } channels)
                Joint(sheet, joint, said, channels);
        }
    }

    private static void Compare(FindingSheet sheet, Figure prose, decimal said, Figure table, IReadOnlyList<Figure> figures)
    {
        // A report with tables of two scopes: the sentence may speak of the other one.
        if (table.Value != said && figures.FirstOrDefault(figure => figure.From == FigureOrigin.Table && figure.Id == prose.Id && figure.Value == said && figure.Scope != table.Scope) is { } other)
            table = other;
        string name = FindingSheet.Name(table);
        FindingSide left = FindingSheet.Side(prose), right = FindingSheet.Side(table);
        if (table.Value is not { } printed)
        {
            // A stated nought beside a blank says the same to most; a number beside a blank cannot be held against it.
            if (said != 0)
                sheet.Add("prose.figure", Verdict.CannotJudge, $"文中“{name}”为{FindingSheet.Number(said)}，表中没有填数，无法比较。", left, right);
            return;
        }

        if (said == printed)
        {
            sheet.Add("prose.figure", Verdict.Holds, $"文中与表中的“{name}”都是{FindingSheet.Number(said)}。", left, right);
            return;
        }

        // 1.2万 has no more digits than that.
        if (Rounding(prose.Printed) is var digit and > 0 && Math.Abs(said - printed) < digit)
        {
            sheet.Add("prose.figure", Verdict.Holds, $"文中“{name}”{prose.Printed}，是表中{FindingSheet.Number(printed)}的约数。", left, right);
            return;
        }

        if (prose.Approximate || table.Approximate)
        {
            bool near = Math.Abs(said - printed) <= Math.Max(said, printed) / 10;
            sheet.Add("prose.figure", near ? Verdict.Holds : Verdict.Suspicion, $"文中“{name}”约为{FindingSheet.Number(said)}，表中为{FindingSheet.Number(printed)}。", left, right);
            return;
        }

        if (prose.Scope == ReportScope.Body && table.Scope != ReportScope.Body && said < printed)
        {
            sheet.Add("prose.figure", Verdict.CannotJudge, $"文中“{name}”{FindingSheet.Number(said)}说的是本级，表中为{FindingSheet.Number(printed)}，口径不同，无法比较。", left, right);
            return;
        }

        if (Explained(sheet, prose.Id!, said) is { } explanation)
        {
            sheet.Add("prose.figure", Verdict.CannotJudge, $"文中“{name}”为{FindingSheet.Number(said)}，表中为{FindingSheet.Number(printed)}；{explanation}", left, right);
            return;
        }

        if (prose.Id == "pd_total" && Channels(sheet) is { } channels && (channels.Printed == said || channels.Sum == said))
        {
            sheet.Add("duplicate.channels", Verdict.Suspicion, $"文中主动公开总数为{FindingSheet.Number(said)}，与各渠道合计相同，表中为{FindingSheet.Number(printed)}；同一信息在不同渠道公开只计1条，前者可能重复计数。", left, right);
            return;
        }

        // The sentence may speak of the office alone, and some words are wider than the row of the form.
        bool loose = prose.Id!.StartsWith("rs_", StringComparison.Ordinal) || prose.Id.StartsWith("pd_ch_", StringComparison.Ordinal) || prose.Id.StartsWith("tr_", StringComparison.Ordinal) || prose.Id.StartsWith("cap_", StringComparison.Ordinal)
            || prose.Id.StartsWith("gaz_", StringComparison.Ordinal) || prose.Id.StartsWith("pd_normative", StringComparison.Ordinal);
        bool smaller = said < printed && prose.Scope != ReportScope.Jurisdiction && table.Scope == ReportScope.Jurisdiction && !SaidElsewhere(figures, prose, printed);
        bool again = SaidElsewhere(figures, prose, printed);
        Verdict verdict = loose || smaller || again ? Verdict.Suspicion : Verdict.Contradiction;
        sheet.Add("prose.figure", verdict, verdict == Verdict.Contradiction
            ? $"文中“{name}”为{FindingSheet.Number(said)}，表中为{FindingSheet.Number(printed)}，两者不一致。"
            : $"文中“{name}”为{FindingSheet.Number(said)}，表中为{FindingSheet.Number(printed)}，口径可能不同。", left, right);
    }

    /// <summary>微博、微信公开信息200条, against the rows of both.</summary>
    private static void Joint(FindingSheet sheet, Figure joint, decimal said, IReadOnlyList<string> channels)
    {
        List<Figure> rows = [.. channels.Select(sheet.Table).OfType<Figure>()];
        if (rows.Count < channels.Count || rows.Exists(row => row.Value is null))
            return;
        decimal sum = rows.Sum(row => row.Value!.Value);
        string names = string.Join("、", rows.Select(FindingSheet.Name));
        bool holds = said == sum || (joint.Approximate && Math.Abs(said - sum) <= Math.Max(said, sum) / 10) || (Rounding(joint.Printed) is var digit and > 0 && Math.Abs(said - sum) < digit);
        // Some words are wider than the rows of the form.
        sheet.Add("prose.channels", holds ? Verdict.Holds : Verdict.Suspicion,
            holds ? $"文中合计{FindingSheet.Number(said)}条，与表中{names}之和相符。" : $"文中合计{FindingSheet.Number(said)}条，表中{names}之和为{FindingSheet.Number(sum)}条，口径可能不同。",
            FindingSheet.Side(joint), FindingSheet.Sum(rows));
    }

    /// <summary>What the last printed digit of a number in 万 or 亿 is worth; 0 for any other.</summary>
    private static decimal Rounding(string printed)
    {
        int unit = printed.IndexOfAny(['万', '亿']);
        if (unit < 0)
            return 0;
        int point = printed.AsSpan(0, unit).IndexOfAny('.', '．');
        decimal worth = printed[unit] == '万' ? 10_000 : 100_000_000;
        for (int i = 0; point >= 0 && i < unit - point - 1; i++)
            worth /= 10;
        return worth;
    }

    /// <summary>Another sentence gives the figure of the table: this one may mean something narrower.</summary>
    private static bool SaidElsewhere(IReadOnlyList<Figure> figures, Figure prose, decimal printed) =>
        figures.Any(figure => figure.From == FigureOrigin.Prose && figure.Id == prose.Id && figure.Value == printed);

    /// <summary>What people often mean: with the requests carried over, or without the cases that are pending.</summary>
    private static string? Explained(FindingSheet sheet, string id, decimal said)
    {
        decimal? Value(string indicator) => sheet.Table(indicator)?.Value;
        return id switch
        {
            "ap_new.total" when Value("ap_new.total") + Value("ap_carried_in.total") == said => "前者等于新收与上年结转之和，可能包括结转的申请。",
            "rq_received" when Value("rq_closed") == said || Value("rq_answered") == said => "前者等于办结或答复数，可能包括上年结转或不含未办结的申请。",
            "rq_answered" when Value("rq_closed") == said => "前者等于办结数。",
            "rl_review.total" when Value("rl_review.total") - Value("rl_review.pending") == said => "前者不含尚未审结的案件。",
            "ap_processed.total" when Value("ap_new.total") + Value("ap_carried_in.total") == said => "前者等于新收与上年结转之和。",
            _ => null,
        };
    }

    private static (decimal? Printed, decimal Sum)? Channels(FindingSheet sheet)
    {
        string[] ids = ["pd_ch_gazette", "pd_ch_website", "pd_ch_weibo", "pd_ch_wechat", "pd_ch_other"];
        decimal sum = ids.Sum(id => sheet.Table(id)?.Value ?? 0);
        return sum > 0 ? (sheet.Table("pd_channels")?.Value, sum) : null;
    }

    private static void Rate(FindingSheet sheet, IReadOnlyList<Figure> figures, Figure rate, decimal percent)
    {
        (string? part, string? whole) = rate.Label switch
        {
            "办结率" => ("rq_closed", "rq_received"),
            "答复率" => ("rq_answered", "rq_received"),
            "按时办结率" or "按期办结率" => ("rq_closed_on_time", "rq_closed"),
            _ => (null, null),
        };
        if (part is null || whole is null)
            return;
        // The sentences around it first; they may speak of less than the table does.
        Figure? Near(string id) => figures.Where(figure => figure.From == FigureOrigin.Prose && figure.Id == id && Math.Abs(figure.CleanStart - rate.CleanStart) < 200)
            .MinBy(figure => Math.Abs(figure.CleanStart - rate.CleanStart));
        (Figure? some, Figure? all) = (Near(part), Near(whole));
        if (some is null || all is not { Value: > 0 } || some.Value > all.Value)
            return;
        decimal share = some.Value!.Value / all.Value.Value * 100;
        int decimals = rate.Printed.IndexOfAny(['.', '．']) is >= 0 and int point ? Math.Max(rate.Printed.TrimEnd('%', '％').Length - point - 1, 0) : 0;
        // Rounded or cut off at the printed decimals.
        decimal unit = decimals switch { 0 => 1m, 1 => 0.1m, _ => 0.01m };
        bool holds = Math.Abs(share - percent) < unit;
        sheet.Add("prose.rate", holds ? Verdict.Holds : Verdict.Contradiction,
            holds ? $"{rate.Label}{FindingSheet.Number(percent)}%，与{FindingSheet.Number(some.Value)}比{FindingSheet.Number(all.Value)}相符。"
                : $"{rate.Label}印为{FindingSheet.Number(percent)}%，按{FindingSheet.Number(some.Value)}比{FindingSheet.Number(all.Value)}应为{share.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)}%。",
            FindingSheet.Side(rate), new FindingSide(null, Math.Round(share, 4), null, null, null, [FindingSheet.Part(some), FindingSheet.Part(all)]));
    }
}
