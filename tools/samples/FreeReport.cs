using ReportSearch.Samples.Prose;
using ReportSearch.Samples.Writing;

namespace ReportSearch.Samples;

/// <summary>The free form of the years until 2018.</summary>
internal sealed partial class ReportWriter
{
    private void FreeBody()
    {
        foreach (var part in FreePlans.Plan(_random.Between(0, FreePlans.PlanCount - 1)))
        {
            Part(string.Format(System.Globalization.CultureInfo.InvariantCulture, _random.Pick(part.Titles), Year), part.Tags);
            if (part.Key == "problems")
            {
                Problems();
                continue;
            }

            bool subsections = part.Subsections && _random.Chance(75);
            int number = 0;
            foreach (var (theme, atMost) in part.Themes)
            {
                // A part of two themes has subsections of each.
                string[] tags = part.Tags.Contains(theme) ? [theme] : part.Tags[..1];
                number = Paragraphs(theme, Math.Max(1, atMost - _random.Between(0, atMost / 3)), tags, subsections, number);
            }


            if (part.Key.StartsWith("request", StringComparison.Ordinal))
                Pending();
        }
    }

    /// <summary>Writes paragraphs of a theme, each one with a heading under one of its own when <paramref name="subsections"/>; returns the last number used.</summary>
    private int Paragraphs(string theme, int count, IReadOnlyList<string> tags, bool subsections, int number, bool counted = false)
    {
        var titles = new HashSet<string>();
        for (int i = 0; i < count; i++)
        {
            var paragraph = _pool.Take(theme, _context, _written);
            if (paragraph is null)
                break;
            string text = ParagraphPool.Write(paragraph, _context);
            if (counted)
                text = Forms.AnnexForm.Chinese(i + 1) + "是" + text;
            if (subsections && paragraph.Title.Length > 0 && titles.Add(paragraph.Title))
                Subsection(++number, paragraph.Title, tags, text);
            else
                _manuscript.Add(BlockKind.Paragraph, text);
        }

        return number;
    }

    /// <summary>Requests that crossed the end of a year stand in no row of the annex; the text says why its figures differ.</summary>
    private void Pending()
    {
        int carriedOut = _figures.CarriedOut.Sum();
        if (_figures.CarriedIn == 0 && carriedOut == 0)
            return;
        string takenOver = _figures.CarriedIn == 0 ? "" : $"本年办结的申请包括上年结转的{_figures.CarriedIn}件。";
        string handedOn = carriedOut == 0 ? "" : $"有{carriedOut}件因收到时间较晚，转入{_year + 1}年办理。";
        _manuscript.Add(BlockKind.Paragraph, takenOver + handedOn);
    }

    private void Problems()
    {
        string[] tags = ["problems_improvements"];
        int form = _random.Between(0, 2);
        bool counted = _random.Chance(40);
        if (_random.Chance(35))
            Paragraphs("last_year", 1, tags, false, 0);
        if (form == 0)
        {
            Subsection(1, _random.Pick(["存在的主要问题", "存在问题", "工作中的不足"]), tags, "对照群众期待和上级要求，我们的工作还有以下不足：");
            Paragraphs("problems", _random.Between(3, 5), tags, false, 0, counted);
            Subsection(2, _random.Pick(["改进措施", "下一步工作打算", "改进情况"]), tags, $"针对上述问题，{_year + 1}年将重点做好以下工作：");
            Paragraphs("improvements", _random.Between(3, 5), tags, false, 0, counted);
            return;
        }

        _manuscript.Add(BlockKind.Paragraph, _random.Pick([
            $"{Year}年的公开工作虽有进步，但也存在一些不容忽视的问题。",
            "检查和群众反映表明，我们的工作中仍有薄弱环节。",
            "总结一年工作，差距主要表现在以下几个方面。",
        ]));
        Paragraphs("problems", _random.Between(2, 4), tags, false, 0, counted);
        _manuscript.Add(BlockKind.Paragraph, _random.Pick([
            $"{_year + 1}年，我们将采取以下措施加以改进。",
            "为此，下一年度要重点抓好以下几项工作。",
            "对这些问题，我们将认真研究，逐项解决。",
        ]));
        Paragraphs("improvements", _random.Between(2, 5), tags, false, 0, counted);
    }

    private void Annex(string tableForm)
    {
        string heading = _random.Pick(["附件：{0}政府信息公开情况统计表（{1}年度）", "附表：{1}年{0}政府信息公开情况统计表", "{0}政府信息公开情况统计表（{1}年度）", "附：政府信息公开情况统计表"]);
        string text = string.Format(System.Globalization.CultureInfo.InvariantCulture, heading, _body.Name, Year);
        int colon = text.IndexOf('：') + 1;
        _manuscript.Add(BlockKind.Heading, _manuscript.Heading(text[..colon], text[colon..], 1, ["statistics_annex"]));
        if (_random.Chance(50))
            _manuscript.Add(BlockKind.Line, $"填报单位（盖章）：{_body.Name}");
        if (_body.Level == "county" && _random.Chance(60))
        {
            string[] outside = tableForm == "old13" ? ["pd_ch_gazette", "site_municipal", "gaz_issues", "gaz_copies", "point_municipal", "visit_municipal"] : ["pd_ch_gazette"];
            _tables.NotApplicable.UnionWith(outside);
        }

        _tables.Annex(tableForm, repeatHeader: _random.Chance(30));
        if (_random.Chance(40))
            _manuscript.Add(BlockKind.Line, "（注：各子栏目数总数要等于总栏目数量）");
    }
}
