using System.Text;
using ReportSearch.Reports.Sections;

namespace ReportSearch.Reports.Tables;

/// <summary>The printed labels of the official statistics forms, by which rows of a table are known even where its lines are lost.</summary>
internal static class FormLabels
{
    private const int FewestOpening = 12;

    // Shorter wordings, as 信函 or 其他, are words of any line.
    private const int FewestWording = 5;

    /// <summary>Labels that only the annex of thirteen groups has.</summary>
    internal static readonly string[] Old13Only =
    [
        "向图书馆、档案馆等查阅场所报送信息数", "开通政府信息公开网站（或设立门户网站信息公开专栏）数", "市政府公报发行量", "政府公报发行量", "公报发行期数", "公报发行总份数",
        "设置政府信息查阅点数", "查阅点接待人数", "纸质文件数", "电子文件数",
    ];

    /// <summary>Labels that only the annex of nine groups has.</summary>
    internal static readonly string[] Old9Only = ["依申请公开信息收取的费用"];

    /// <summary>Labels that both annexes have.</summary>
    internal static readonly string[] Old =
    [
        "主动公开情况", "主动公开政府信息数", "主动公开规范性文件数", "制发规范性文件总数", "通过不同渠道和方式公开政府信息的情况", "政府公报公开政府信息数",
        "政府网站公开政府信息数", "政务微博公开政府信息数", "政务微信公开政府信息数", "其他方式公开政府信息数", "回应解读情况", "回应公众关注热点或重大舆情数",
        "通过不同渠道和方式回应解读的情况", "参加或举办新闻发布会总次数", "主要负责同志参加新闻发布会次数", "政府网站在线访谈次数", "主要负责同志参加政府网站在线访谈次数",
        "政策解读稿件发布数", "微博微信回应事件数", "其他方式回应事件数", "依申请公开情况", "收到申请数", "当面申请数", "传真申请数", "网络申请数", "信函申请数", "其他形式",
        "申请办结数", "按时办结数", "延期办结数", "申请答复数", "属于已主动公开范围数", "同意公开答复数", "同意部分公开答复数", "不同意公开答复数", "涉及国家秘密", "涉及商业秘密",
        "涉及个人隐私", "危及国家安全、公共安全、经济安全和社会稳定", "不是《条例》所指政府信息", "法律法规规定的其他情形", "不属于本行政机关公开数", "申请信息不存在数",
        "告知作出更改补充数", "告知通过其他途径办理数", "行政复议数量", "维持具体行政行为数", "被依法纠错数", "其他情形数", "行政诉讼数量",
        "维持具体行政行为或者驳回原告诉讼请求数", "被举报投诉数量", "举报投诉数量", "被纠错数", "机构建设和保障经费情况", "政府信息公开工作专门机构数", "设置政府信息公开查阅点数",
        "从事政府信息公开工作人员数", "专职人员数", "兼职人员数", "政府信息公开专项经费", "政府信息公开会议和培训情况", "召开政府信息公开工作会议或专题会议数",
        "举办各类培训班数", "接受培训人员数", "市政府及其部门门户网站", "县（市、区）政府门户网站", "乡镇政府（街道办事处）门户网站", "市政府及其部门",
        "县（市、区）政府及其部门", "乡镇政府（街道办事处）",
    ];

    /// <summary>Labels of table 2 in the form of 2019 alone.</summary>
    internal static readonly string[] Form2019Only = ["本年新制作数量", "本年新公开数量", "对外公开总数量", "上一年项目数量", "本年增/减", "采购项目数量", "采购总金额", "政府集中采购"];

    /// <summary>Labels of the form of 2021 alone.</summary>
    internal static readonly string[] Form2021Only =
        ["本年制发件数", "本年废止件数", "现行有效件数", "本年收费金额", "申请人无正当理由逾期不补正", "申请人逾期未按收费通知要求缴纳费用"];

    /// <summary>Labels that the forms of 2019 and 2021 share.</summary>
    internal static readonly string[] Standard =
    [
        "第二十条第", "信息内容", "规章", "规范性文件", "行政规范性文件", "行政许可", "其他对外管理服务事项", "行政处罚", "行政强制", "行政事业性收费", "处理决定数量", "本年处理决定数量",
        "申请人情况", "自然人", "法人或其他组织", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量",
        "本年度办理结果", "予以公开", "部分公开", "不予公开", "属于国家秘密", "其他法律行政法规禁止公开", "危及“三安全一稳定”", "保护第三方合法权益", "属于三类内部事务信息",
        "属于四类过程性信息", "属于行政执法案卷", "属于行政查询事项", "无法提供", "本机关不掌握相关政府信息", "没有现成信息需要另行制作", "补正后申请内容仍不明确", "不予处理",
        "信访举报投诉类申请", "重复申请", "要求提供公开出版物", "无正当理由大量反复申请", "要求行政机关确认或重新出具已获取信息", "其他处理", "结转下年度继续办理",
        "结果维持", "结果纠正", "其他结果", "尚未审结", "未经复议直接起诉", "复议后起诉",
        "（本列数据的勾稽关系为", "本列数据的勾稽关系为",
    ];

    private static readonly HashSet<string> HeaderWords =
    [
        "统计指标", "指标名称", "指标", "单位", "统计数", "统计数据", "数量", "项目", "总计", "其他", "合计", "行政复议", "行政诉讼", "信息内容", "自然人", "商业企业", "科研机构",
        "社会公益组织", "法律服务机构", "结果维持", "结果纠正", "其他结果", "尚未审结", "未经复议直接起诉", "复议后起诉", "法人或其他组织", "申请人情况", "序号", "备注",
        "本年新制作数量", "本年新公开数量", "对外公开总数量", "上一年项目数量", "本年增/减", "处理决定数量", "本年处理决定数量", "采购项目数量", "采购总金额", "本年制发件数",
        "本年废止件数", "现行有效件数", "本年收费金额", "结果", "维持", "纠正",
    ];

    private static readonly HashSet<string> OldLabels = [.. Old, .. Old13Only, .. Old9Only];

    private static readonly string[] AllLabels = [.. new[] { Old13Only, Old9Only, Old, Form2019Only, Form2021Only, Standard }.SelectMany(labels => labels).Distinct(StringComparer.Ordinal)];

    private static readonly string[] s_wordings = [.. Statistics.StatisticsData.Lines("labels.tsv").Select(line => Normalise(line.Split('\t')[2])).Where(label => label.Length >= FewestWording).Except(AllLabels)];

    private static readonly Dictionary<char, string[]> ByFirst = AllLabels
        .GroupBy(label => label[0]).ToDictionary(group => group.Key, group => group.OrderByDescending(label => label.Length).ToArray());

    /// <summary>A line as labels are compared: without white space, its number and 其中, brackets and colons in full width.</summary>
    internal static string Normalise(ReadOnlySpan<char> line)
    {
        while (true)
        {
            line = line.Trim();
            line = line[CellText.RowNumber(line)..];
            if (HeadingNumber.TryParse(line, out HeadingNumber number))
                line = line[number.Length..];
            else if (line.StartsWith("其中") && line.Length > 2)
                line = line[2..].TrimStart("：: \u3000");
            else
                break;
        }

        var folded = new StringBuilder(line.Length);
        foreach (char unit in line)
        {
            if (!char.IsWhiteSpace(unit))
                folded.Append(unit switch { '(' => '（', ')' => '）', ':' => '：', _ => unit });
        }

        return folded.ToString();
    }

    /// <summary>Length of the longest official label that the normalised line begins with, 0 for none.</summary>
    internal static int Match(string normalised)
    {
        if (normalised.Length == 0 || !ByFirst.TryGetValue(normalised[0], out string[]? labels))
            return 0;
        foreach (string label in labels)
        {
            if (normalised.StartsWith(label, StringComparison.Ordinal))
                return label.Length;
        }

        return 0;
    }

    /// <summary>True when the normalised text is an official label but for a character or two; what stands in brackets behind it does not count.</summary>
    internal static bool IsMisprinted(string normalised)
    {
        int bracket = normalised.IndexOf('（', StringComparison.Ordinal);
        ReadOnlySpan<char> name = bracket > 3 ? normalised.AsSpan(0, bracket) : normalised;
        int limit = LabelDistance.Limit(name.Length);
        if (limit == 0)
            return false;
        foreach (string label in AllLabels.Concat(s_wordings))
        {
            if (Math.Abs(label.Length - name.Length) <= limit && LabelDistance.Between(name, label, limit) <= limit)
                return true;
            // A long label that goes on behind the words by which it is known.
            if (label.Length >= FewestOpening && name.Length > label.Length && LabelDistance.Between(name[..label.Length], label, limit) <= limit)
                return true;
        }

        return false;
    }

    /// <summary>True for one of the other wordings of a label with nothing behind it than brackets, a unit or a figure.</summary>
    internal static bool IsWording(string normalised)
    {
        foreach (string wording in s_wordings)
        {
            if (!normalised.StartsWith(wording, StringComparison.Ordinal))
                continue;
            ReadOnlySpan<char> rest = normalised.AsSpan(wording.Length);
            if (!rest.IsEmpty && rest[0] == '（' && rest.IndexOf('）') is > 0 and int close)
                rest = rest[(close + 1)..];
            int unit = Math.Min(rest.Length, 2);
            while (unit > 0 && !CellText.IsUnit(rest[..unit]))
                unit--;
            if (rest.IsEmpty || rest.Length == unit || CellText.IsValue(rest) || CellText.IsValue(rest[unit..]))
                return true;
        }

        return false;
    }

    /// <summary>True when the normalised line begins with a label of the annex of the free form.</summary>
    internal static bool IsOld(string normalised)
    {
        int length = Match(normalised);
        return length > 0 && OldLabels.Contains(normalised[..length]);
    }

    /// <summary>True when the normalised text is the beginning of an official label, but not all of it.</summary>
    internal static bool IsUnfinished(string normalised) =>
        normalised.Length > 2 && ByFirst.TryGetValue(normalised[0], out string[]? labels)
        && labels.Any(label => label.Length > normalised.Length && label.StartsWith(normalised, StringComparison.Ordinal))
        && !labels.Contains(normalised);

    /// <summary>True for the head of an annex, its words run together.</summary>
    internal static bool IsHeaderLine(string normalised) =>
        IsHeader(normalised) || ((normalised.StartsWith("统计指标", StringComparison.Ordinal) || normalised.StartsWith("指标", StringComparison.Ordinal)) && normalised.Length <= 14 && normalised.Contains("单位", StringComparison.Ordinal));

    /// <summary>True for a word that heads a column.</summary>
    internal static bool IsHeader(ReadOnlySpan<char> word) => HeaderWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
