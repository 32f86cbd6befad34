using System.Text.RegularExpressions;
using ReportSearch.Reports.Documents;
using ReportSearch.Text;

namespace ReportSearch.Reports.Identity;

/// <summary>The places that may name the reporting body, in order of trust: title, signature, preface, labels, contact line, file name.</summary>
internal sealed class BodySources(BodyReading reading)
{
    private const int FrontBlocks = 40;
    private const int LongestName = 40;
    private const int CoverBlocks = 3;
    private static readonly Regex Core = InputPattern.Of("(政府信息公开|政务信息公开|政务公开|信息公开)");
    private static readonly Regex InBrackets = InputPattern.Of("[（(]([\u4e00-\u9fff]{3,30})[)）]$");
    private static readonly Regex LatinNote = InputPattern.Of("[（(][\u0000-\u024F]*[A-Za-z][\u0000-\u024F]*[)）]");
    private static readonly Regex Opening = InputPattern.Of("^(附件?[0-9一二三四五六七八九]?[：:]|关于(公布|发布|报送|印发|上报)?|[0-9]{1,3}[.、．]|(转发|公布|发布)(?:关于)?)");

    private static readonly Regex Compiler = InputPattern.Of(
        "[由经]([\u4e00-\u9fff（）]{4,30}?)(根据|依据|按照|编制|汇总|综合)|(^|[，。、：:])([\u4e00-\u9fff]{3,24}(人民政府|行政公署|办公室|办公厅|局|委员会|街道办事处))(编制|组织编制|汇总|根据|依据|按照|现向社会公布|特向社会公布|现公布)");

    private static readonly Regex Label = InputPattern.Of(
        "(发布机构|发布单位|公开单位|公开主体|公开机构|编制单位|编制机关|编制机构|发文机关|发文机构|发文单位|填报单位|填报机关|填表单位|单位名称|报送单位|责任单位|公开责任部门)([（(][盖印]?公?章[）)])?[：:]([\u4e00-\u9fff]{3,40})");

    private static readonly Regex CoverName = InputPattern.Of("^[\u4e00-\u9fff（）]{2,30}(人民政府|政府|公署|办公室|办公厅|局|厅|委员会|管委会|街道办事处)$");
    private static readonly Regex NextLabel = InputPattern.Of("(发布|成文|生成|发文|公开|更新)(日期|时间|方式)|索引|文号|主题|来源|关键词|点击|浏览|信息|名称");

    private static readonly Regex Contact = InputPattern.Of(
        "(请与|可与|径与|与|请联系|联系单位[：:]|联系部门[：:]|联系机构[：:]|联系人及单位[：:])([\u4e00-\u9fff（）]{4,30}?)(联系|[，。；,（(]|地址|电话)");

    private static readonly Regex BeforeAddress = InputPattern.Of("(^|[，。；：:])([\u4e00-\u9fff]{4,30})[（(](联系|通[讯信])?(地址|电话)[：:]");

    /// <summary>Every name, in order of trust.</summary>
    /// <param name="document">The document.</param>
    /// <param name="title">Its title.</param>
    /// <param name="titlePlace">Where the title stands; null without one.</param>
    /// <param name="signature">Its signature.</param>
    /// <param name="stem">The file's name without ending and blanks.</param>
    /// <param name="context">Text in which to look for the higher divisions of an ambiguous name.</param>
    /// <param name="year">Year of the report, or null.</param>
    internal List<NamedBody> Of(Document document, ReportTitle title, TextRange? titlePlace, Signature signature, string stem, string context, int? year)
    {
        var named = new List<NamedBody>();
        if (title.Text is { } text)
            Add(InTitle(text) is { Length: > 0 } before ? before : InBrackets.Match(text).Groups[1].Value, 0.95, "title", titlePlace);
        AddCover(document, title);
        if (signature.Body is { } signer)
            Add(signer, 0.85, "signature", signature.BodyPlace);
        List<PlainText> front = [.. document.Blocks.Take(FrontBlocks).Where(block => block.Kind == BlockKind.Paragraph).Select(block => PlainText.Of(document.Text, block.Start, block.End))];
        AddFirst(front, Compiler, [1, 4], 0.7, "preface");
        // Rows of a form stand anywhere: 填报单位 heads the annex.
        AddFirst([.. LabelledBlocks(document)], Label, [3], 0.75, "label");
        List<PlainText> contact = [.. ContactBlocks(document)];
        AddFirst(contact, Contact, [2], 0.65, "contact");
        AddFirst(contact, BeforeAddress, [2], 0.65, "contact");
        if (reading.Parse(InTitle(stem), context, year, 0.5) is { Name: not null } filed && (filed.Region is not null || BodyName.LooksLikeBody(filed.Name)))
            named.Add(filed with { From = "fileName" });
        return named;

        // A cover names the body below the title, when it is not part of it.
        void AddCover(Document cover, ReportTitle above)
        {
            for (int i = above.EndBlock; above.EndBlock > 0 && i < Math.Min(above.EndBlock + CoverBlocks, cover.Blocks.Count); i++)
            {
                PlainText line = PlainText.Of(cover.Text, cover.Blocks[i].Start, cover.Blocks[i].End);
                if (line.Text.Length is > 3 and <= LongestName && cover.Blocks[i].Kind == BlockKind.Paragraph && CoverName.IsMatch(line.Text))
                {
                    Add(line.Text, 0.85, "title", line.Range(0, line.Text.Length));
                    return;
                }
            }
        }

        void Add(string name, double confidence, string from, TextRange? place)
        {
            if (reading.Parse(name, context, year, confidence) is { } body)
                named.Add(body with { From = from, Place = place });
        }

        void AddFirst(List<PlainText> blocks, Regex form, int[] groups, double confidence, string from)
        {
            foreach (PlainText block in blocks)
            {
                foreach (Match match in form.Matches(block.Text))
                {
                    Group group = match.Groups[groups[0]].Success || groups.Length == 1 ? match.Groups[groups[0]] : match.Groups[groups[1]];
                    int skip = group.Value.StartsWith("本报告由", StringComparison.Ordinal) ? 4 : 0;
                    string name = NextLabel.Match(group.Value) is { Success: true, Index: > 2 } next ? group.Value[skip..next.Index] : group.Value[skip..];
                    int before = named.Count;
                    if (name.Length is > 2 and <= LongestName && !IsReader(name) && BodyName.LooksLikeBody(name))
                        Add(name, confidence, from, block.Range(group.Index + skip, name.Length));
                    if (named.Count > before)
                        return;
                }
            }
        }
    }

    /// <summary>What a title says before and between year and 政府信息公开.</summary>
    internal static string InTitle(string title)
    {
        Match core = Core.Match(title);
        string before = core.Success ? title[..core.Index] : title;
        // 某县人民政府信息公开报告 says 政府 once for both.
        if (before.EndsWith("人民", StringComparison.Ordinal))
            before += "政府";
        string body = LatinNote.Replace(TitleYears.Without(before), "").Replace("年度", "", StringComparison.Ordinal);
        body = Trimmed(body);
        while (Opening.Match(body) is { Success: true, Length: > 0 } opening)
            body = Trimmed(body[opening.Length..]);
        if (!core.Success && body.EndsWith("年报", StringComparison.Ordinal))
            body = body[..^2];
        return body.EndsWith("开展", StringComparison.Ordinal) || body.EndsWith("关于", StringComparison.Ordinal) ? body[..^2] : body;
    }

    private static string Trimmed(string body) =>
        body.Trim('：', ':', '“', '”', '《', '》', '-', '—', '_', '的', '度', '　', ' ', '（', '）', '(', ')', '[', ']', '【', '】', '、', '，', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    // 请与上述单位联系, 与有关部门, 与本机关: no name.
    private static bool IsReader(string name) =>
        name.StartsWith("上述", StringComparison.Ordinal) || name.StartsWith("有关", StringComparison.Ordinal) || name.StartsWith("本", StringComparison.Ordinal) || name.StartsWith("该", StringComparison.Ordinal)
        || name.StartsWith("各", StringComparison.Ordinal) || name.StartsWith("我", StringComparison.Ordinal) || name.StartsWith("相关", StringComparison.Ordinal) || name.StartsWith("其他", StringComparison.Ordinal);

    private static IEnumerable<PlainText> LabelledBlocks(Document document) =>
        Blocks(document, static text => text.Contains("单位", StringComparison.Ordinal) || text.Contains("机构", StringComparison.Ordinal) || text.Contains("机关", StringComparison.Ordinal) || text.Contains("主体", StringComparison.Ordinal));

    private static IEnumerable<PlainText> ContactBlocks(Document document) =>
        Blocks(document, static text => text.Contains("联系", StringComparison.Ordinal) || text.Contains("地址", StringComparison.Ordinal) || text.Contains("电话", StringComparison.Ordinal));

    private static IEnumerable<PlainText> Blocks(Document document, Func<ReadOnlySpan<char>, bool> wanted)
    {
        foreach (Block block in document.Blocks)
        {
            if (block.Kind == BlockKind.Paragraph && wanted(document.Text.AsSpan(block.Start, block.End - block.Start)))
                yield return PlainText.Of(document.Text, block.Start, block.End);
        }
    }
}
