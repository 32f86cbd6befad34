using System.Text.RegularExpressions;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Sections;
using ReportSearch.Reports.Statistics;
using ReportSearch.Reports.Tables;
using ReportSearch.Text;

namespace ReportSearch.Reports.Identity;

/// <summary>Tells annual reports from what looks like them. A title alone is no evidence, the text must speak of the subject.</summary>
internal static class GenreJudgement
{
    private const int FewestThemes = 3;
    private const int NewsBlocks = 8;
    private const int HeadBlocks = 12;
    private const int LongestPart = 2000;

    private static readonly (string Word, string What)[] OtherKinds =
    [
        ("指南", "a guide to disclosure"), ("目录", "a catalogue of disclosure"), ("通知", "a notice"), ("方案", "a plan"), ("要点", "a list of tasks"), ("办法", "a rule"),
        ("规定", "a rule"), ("细则", "a rule"), ("制度", "a rule"), ("解读", "an interpretation"), ("图解", "an interpretation"), ("通报", "a circular"), ("公告", "an announcement"),
        ("意见", "an opinion"), ("函", "a letter"), ("申请表", "a form for requests"), ("培训", "news of a training"), ("评估报告", "an assessment"), ("说明", "an explanation"), ("会议", "news of a meeting"), ("工作会", "news of a meeting"), ("要求", "a notice"), ("格式", "a blank form"), ("考核", "an assessment"), ("模板", "a blank form"), ("样表", "a blank form"), ("范本", "a blank form"),
    ];

    private static readonly string[][] Themes =
    [
        ["主动公开"], ["依申请公开", "信息公开申请", "公开申请"], ["行政复议", "复议"], ["行政诉讼", "诉讼"], ["收费", "减免", "收取"], ["问题", "不足", "改进"],
        ["信息公开条例", "《条例》"], ["网站", "公报", "微信"], ["重点领域"], ["解读", "回应"], ["保密审查"], ["培训", "考核"],
    ];

    private static readonly Regex Placeholder = InputPattern.Of(
        "[×＊○□◯*_＿]{2,}|[XxＸｘ]{2,}(省|市|县|区|镇|乡|局|年|月|委|厅|街道|人民政府|单位|条|件)|20[×XxＸ＊*_]{1,2}年|[（(](单位|机关|部门)名称[）)]|（\\s*）年|_{3,}");

    private static readonly Regex Amount = InputPattern.Of("[0-9０-９]+[余多]?(万|亿)?[条件次篇人个份期元]");

    private static readonly Regex OtherReport = InputPattern.Of("(评估|评议|考核|自查|自评|调研|检查|督查|督办|整改|述职|审计|测评|调查|绩效|决算|预算|法治政府建设|指南|目录|申请表|细则)(情况|工作)?的?$");

    // What a title of news or of an explanation says before it names the report.
    private static readonly Regex News = InputPattern.Of("(召开|举办|举行|公布|发布|公开发布|印发|完成|部署|启动|报送|上报|编制|收到|刊登|开展)(了|了?《)?$");

    // What follows the report's name in a headline: 年度报告发布, but not the date of publication that a page prints there.
    private static readonly Regex NewsBehind = InputPattern.Of("^(正式|今日|今天|全文|新鲜)?(发布|公布|出炉|上线|亮相|来了)([^时日机单人来状]|$)");

    private static readonly Regex NewsLine = InputPattern.Of("^(本报|(本报[^告，。：:]|本台|本网|新华社|记者|近日，|日前，)[^，。：:]{0,12})(讯|消息|报道|获悉)|^新华社[^，。：:]{2,12}电|^(近日|日前)，[^。]{0,40}(发布|公布)了?[^。]{0,40}(信息公开)[^。]{0,10}(报告|年报)");

    private static readonly Regex Explained = InputPattern.Of("^(【?(一图|图解|图说|图读|数读|数说|动漫|视频|一张图|H5|h5|政策解读|解读|速览))|读懂|带你(看|了解)");

    private static readonly Regex School = InputPattern.Of("(大学|[^科政义]学院|高等专科学校|职业学校|技工学校|中学|小学|幼儿园)$");

    // Academies of administration and of sciences are bodies of the government.
    private static readonly Regex SchoolLine = InputPattern.Of(
        "^(关于)?[^，。；：政局厅委]{2,20}(大学|[^科政义]学院|专科学校|职业学校|技工学校|中学|小学)((关于)?(20|二[〇○零]|学年|政府信息公开|信息公开).*)?$");

    // Schools report under rules of their own, on 信息公开 without 政府, and speak of themselves.
    private static readonly string[] SchoolWords = ["学校", "我校", "本校", "全校", "招生", "师生", "教职工", "学院", "大学"];

    private static readonly Regex FullYear = InputPattern.Of("(19|20)[0-9]{2}");

    private static readonly Regex BlankFormLine = InputPattern.Of("^[（(【]?(参考|填写|统一)?(模板|样本|样式|范本|样表|范例|格式)[）)】]?$");

    // What is left of bold print where lines were cut through the copies of a run.
    private static readonly Regex CopiedRun = InputPattern.Of("信息信息|公开公开|报告报告");

    // Groups of indicators, by the beginning of their ids: what was published, asked for and answered.
    private static readonly string[] DisclosureFigures = ["pd_", "rq_", "ap_", "ad_"];

    // What a form says of a part that is to be written.
    private static readonly Regex Prompt = InputPattern.Of("[（(][^（）()]{0,30}(填写|填报|补充|撰写|写明|说明)[^（）()]{0,20}[）)]");

    /// <summary>Why the document is no annual report, one sentence; null when it is one.</summary>
    internal static string? WhyNoReport(Document document, IReadOnlyList<Section> sections, ReportTitle title, ReportIdentity identity, IReadOnlyList<Figure> figures)
    {
        string text = TitleFinder.WithoutBlanks(document.Text);
        if (HeadLine(document, title, identity) is { } other)
            return other;
        if (Enumerable.Range(0, Math.Min(NewsBlocks, document.Blocks.Count)).Select(i => Line(document, i)).FirstOrDefault(line => NewsLine.IsMatch(line)) is { } dispatch)
            return $"it is news: “{dispatch[..Math.Min(dispatch.Length, 20)]}”";
        if (AboutReport(sections, title, identity) is { } about)
            return about;
        int themes = Themes.Count(words => words.Any(word => text.Contains(word, StringComparison.Ordinal)));
        bool official = FormReading.OfficialTitles(sections) >= 4;
        bool annex = identity.TableForm is not (TableForm.None or TableForm.Other);
        if (title.Text is null && !official && !(annex && themes >= FewestThemes) && !(themes >= FewestThemes && HasReportsParts(document, sections) && figures.Any(TellsOfDisclosure)))
            return "nothing in its first lines names an annual report on the disclosure of government information";
        if (identity.Issuer is { } issuer && (School.IsMatch(issuer) || text.Contains("学年度信息公开", StringComparison.Ordinal)))
            return "it is the report of a school or university, not of a government body";
        if (title.Text is not null && (title.Text.Contains("学年", StringComparison.Ordinal) || LinesAround(document, title).Any(line => SchoolLine.IsMatch(line))))
            return "it is the report of a school or university, not of a government body";
        if ((identity.Issuer is null || IsBare(title)) && IsSignedBySchool(document))
            return "it is the report of a school or university, not of a government body";
        if (identity.Issuer is null && title.Text is { } bare && !official && !annex && !text.Contains("政府信息", StringComparison.Ordinal) && !text.Contains("政务公开", StringComparison.Ordinal)
            && SchoolWords.Count(word => text.Contains(word, StringComparison.Ordinal)) >= 2)
            return $"its title “{bare}” names no government, and its text speaks of a school";
        if (themes < FewestThemes && !official)
            return $"its title names an annual report, but its text speaks of only {themes} of the {Themes.Length} subjects of one";
        if (IsBare(title) && !official && !annex && identity is { Issuer: null, ReportYear: null })
        {
            if (title.Text is { } copied && CopiedRun.IsMatch(copied))
                return $"its letters stand several times over each other in a way that cannot be undone (“{copied}”), and it names neither a body nor a year; give another copy";
            if (!figures.Any(TellsOfDisclosure))
                return "it names neither a body nor a year, and no figure of an annual report stands in it";
        }

        return Blank(document, sections, text, title);
    }

    /// <summary>Whether no title was found, or one that names no body.</summary>
    private static bool IsBare(ReportTitle title)
    {
        if (title.Text is not { } named)
            return true;
        int core = named.IndexOf("信息公开", StringComparison.Ordinal);
        return TitleYears.Without(core < 0 ? named : named[..core]).Replace("政府", "", StringComparison.Ordinal).Length < 3;
    }

    /// <summary>A school's name alone on a line above a date.</summary>
    private static bool IsSignedBySchool(Document document) =>
        Enumerable.Range(1, Math.Max(document.Blocks.Count - 1, 0)).Any(i => School.IsMatch(Line(document, i - 1)) && SchoolLine.IsMatch(Line(document, i - 1)) && PrintedDate.In(Line(document, i)).Any(date => date.Start == 0));

    /// <summary>Figures of what was published and what was asked for: those of reviews and staff stand in reports on other subjects, too.</summary>
    private static bool TellsOfDisclosure(Figure figure) =>
        figure.Id is { } id && figure.State == FigureState.Value && DisclosureFigures.Any(group => id.StartsWith(group, StringComparison.Ordinal));

    /// <summary>
    /// A text that lost its title, with no other line in its place, shows by its parts what it is: guides and rules have 主动公开 and 依申请公开 too, but only a
    /// report tells of reviews or fees as they were, and of its shortcomings.
    /// </summary>
    private static bool HasReportsParts(Document document, IReadOnlyList<Section> sections)
    {
        List<Section> numbered = [.. sections.Where(section => section.Level == 1 && section.Numbering.Length > 0)];
        HashSet<string> parts = [.. numbered.Select(section => section.Tags[0])];
        return parts.Contains(SectionTags.ProactiveDisclosure) && parts.Contains(SectionTags.OnRequest) && parts.Contains(SectionTags.ProblemsImprovements)
            && (parts.Contains(SectionTags.ReviewLitigation) || parts.Contains(SectionTags.Fees))
            && !document.Blocks.Any(block => block.Start < numbered[0].CleanStart && IsTitleLike(TitleFinder.WithoutBlanks(document.Text.AsSpan(block.Start, Math.Min(block.End - block.Start, 80)))));
    }

    private static bool IsTitleLike(string line) => line.Length is >= 4 and <= 50 && line.IndexOfAny(['。', '，', '；', '：']) < 0;

    /// <summary>News and explanations bear the report's name behind their own words; a text with the report's own parts under such a headline is the report.</summary>
    private static string? AboutReport(IReadOnlyList<Section> sections, ReportTitle title, ReportIdentity identity)
    {
        if (title.Text is not { } named || FormReading.OfficialTitles(sections) >= 4 || identity.TableForm is not (TableForm.None or TableForm.Other))
            return null;
        int core = named.IndexOf("信息公开", StringComparison.Ordinal);
        string before = TitleYears.Without(core < 0 ? named : named[..core]);
        before = before.EndsWith("政府", StringComparison.Ordinal) ? before[..^2] : before;
        if (Explained.IsMatch(before))
            return $"its title “{named}” names an interpretation";
        return News.IsMatch(before) && !before.StartsWith("关于", StringComparison.Ordinal) ? $"its title “{named}” is that of news about a report" : null;
    }

    /// <summary>A first line that names another kind of document: the kind is the word that the title ends with.</summary>
    private static string? HeadLine(Document document, ReportTitle title, ReportIdentity identity)
    {
        int first = 0;
        if (title.Text is { } named)
        {
            int report = Math.Max(named.LastIndexOf("报告", StringComparison.Ordinal), Math.Max(named.LastIndexOf("年报", StringComparison.Ordinal), named.LastIndexOf("总结", StringComparison.Ordinal)));
            if (report > 0 && OtherReport.IsMatch(named[..report]))
                return $"its title “{named}” names another kind of report";
            string behind = report >= 0 ? named[(report + 2)..] : named;
            if (NewsBehind.IsMatch(behind))
                return $"its title “{named}” is that of news about a report";
            foreach ((string word, string what) in OtherKinds)
            {
                if (behind.Contains(word, StringComparison.Ordinal) && !behind.StartsWith('（'))
                    return $"its title “{named}” names {what}";
            }

            // A title without body and year may be made of the menu of a page, on which another document stands.
            if (identity.Issuer is not null || identity.Region is not null || TitleYears.Without(named).Length != named.Length || FullYear.IsMatch(named))
                return null;
            first = title.EndBlock;
        }

        for (int i = first; i < Math.Min(first + 6, document.Blocks.Count); i++)
        {
            Block block = document.Blocks[i];
            string line = TitleFinder.WithoutBlanks(document.Text.AsSpan(block.Start, Math.Min(block.End - block.Start, 80)));
            if (line.Length is 0 or > 50 || line.IndexOfAny(['。', '，']) >= 0)
                continue;
            if (line.EndsWith("政府工作报告", StringComparison.Ordinal))
                return "it is the work report of a government, not its report on disclosure";
            foreach ((string word, string what) in OtherKinds)
            {
                if (line.EndsWith(word, StringComparison.Ordinal))
                    return $"its first lines name {what}: “{line}”";
            }
        }

        return null;
    }

    /// <summary>The title, the two lines above it and the last lines: where the name of the body stands.</summary>
    private static IEnumerable<string> LinesAround(Document document, ReportTitle title)
    {
        yield return title.Text!;
        int count = document.Blocks.Count;
        foreach (int i in Enumerable.Range(0, count).Where(i => (i >= title.FirstBlock - 2 && i < title.EndBlock) || (i >= title.EndBlock && i >= count - 3)))
            yield return Line(document, i);
    }

    private static string Line(Document document, int block) =>
        TitleFinder.WithoutBlanks(document.Text.AsSpan(document.Blocks[block].Start, Math.Min(document.Blocks[block].End - document.Blocks[block].Start, 80)));

    /// <summary>How many of the parts without parts of their own hold placeholders and prompts where words and figures belong, and how many hold anything.</summary>
    private static (int Blank, int Filled) Parts(Document document, IReadOnlyList<Section> sections)
    {
        int blank = 0, filled = 0;
        for (int i = 0; i < sections.Count; i++)
        {
            if (sections[i].Numbering.Length == 0 || (i + 1 < sections.Count && sections[i + 1].Parent == sections[i].Index))
                continue;
            string body = TitleFinder.WithoutBlanks(document.Text.AsSpan(sections[i].CleanBodyStart, Math.Min(sections[i].CleanEnd - sections[i].CleanBodyStart, LongestPart)));
            if (body.Length == 0)
                continue;
            int placeholders = Placeholder.Count(body);
            bool nothingElse = !Prompt.Replace(Placeholder.Replace(body, ""), "").Any(char.IsLetterOrDigit);
            bool isBlank = nothingElse || (placeholders > 1 && Amount.Count(body) == 0);
            (blank, filled) = isBlank ? (blank + 1, filled) : (blank, filled + 1);
        }

        return (blank, filled);
    }

    private static string? Blank(Document document, IReadOnlyList<Section> sections, string text, ReportTitle title)
    {
        int figures = Amount.Count(text);
        int placeholders = Placeholder.Count(text);
        if (title.Text is { } named && Placeholder.IsMatch(named))
            return "it is a blank form: its title holds placeholders";
        if (title.Text is not null && title.EndBlock < document.Blocks.Count && BlankFormLine.IsMatch(Line(document, title.EndBlock)))
            return $"it is a blank form: “{Line(document, title.EndBlock)}” stands under its title";
        if (title.Text is null && Enumerable.Range(0, Math.Min(HeadBlocks, document.Blocks.Count)).Any(i => BlankFormLine.IsMatch(Line(document, i))))
            return "it is a blank form: its first lines say so";
        if (placeholders >= 4 && placeholders > figures)
            return $"it is a blank form with {placeholders} placeholders and {figures} figures";
        if (placeholders >= 2 && Parts(document, sections) is var parts && parts.Blank >= 2 && parts.Blank > parts.Filled)
            return $"it is a blank form: {parts.Blank} of its {parts.Blank + parts.Filled} parts hold placeholders in place of words and figures";
        int cells = 0, values = 0, prose = 0;
        foreach (Block block in document.Blocks)
        {
            if (block.Kind != BlockKind.Table)
            {
                prose += block.End - block.Start;
                continue;
            }

            foreach (TableCell cell in block.Rows.SelectMany(row => row.Cells))
            {
                ReadOnlySpan<char> content = document.Text.AsSpan(cell.Start, cell.End - cell.Start);
                cells++;
                values += CellText.IsValue(content) ? 1 : 0;
            }
        }

        return cells > 20 && values == 0 && figures < 3 && prose < 1500 ? "it is a blank form: no cell of its tables holds a value" : null;
    }
}
