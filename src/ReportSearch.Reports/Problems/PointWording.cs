using System.Buffers;

namespace ReportSearch.Reports.Problems;

/// <summary>What a sentence or a title is about.</summary>
internal enum PointRole
{
    /// <summary>Neither, or not clear.</summary>
    None,
    /// <summary>A problem.</summary>
    Problem,
    /// <summary>A measure.</summary>
    Improvement,
    /// <summary>A title that announces both.</summary>
    Both,
}

/// <summary>Tells problems from measures by their words.</summary>
internal static class PointWording
{
    private static readonly SearchValues<string> Wants = SearchValues.Create(
        ["不够", "不足", "不高", "不强", "不到位", "不及时", "不平衡", "不均衡", "不全面", "不规范", "不完善", "不深", "不广", "不严", "不大", "不多", "不畅", "不健全", "不稳定", "不熟", "不一", "不明", "不清", "不透", "不细", "不准", "不便", "不好", "不紧密", "不充分",
         "不彻底", "不主动", "不扎实", "不贴近", "有待", "亟待", "尚需", "仍需", "还需", "滞后", "缺乏", "缺少", "薄弱", "欠缺", "欠佳", "较少", "偏少", "偏弱", "偏慢", "较慢", "较弱", "较低", "偏低", "单一", "单调", "参差", "尚未", "难以", "落后", "流于形式", "看不懂", "更新慢",
         "需要进一步", "需进一步", "有差距", "少数", "雷同", "陈旧", "脱节", "频繁", "短缺", "紧张", "老化", "困难", "未能", "没有形成", "不同程度", "迟缓", "过强", "过于", "不合理", "不对称", "不相适应", "不适应", "不理想", "重形式", "重发布", "轻解读", "不深入"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Future = SearchValues.Create(
        ["下一步", "下步", "今后", "明年", "来年", "下一年", "针对上述", "针对存在", "针对以上", "针对这些", "针对问题", "为此", "我们将", "我市将", "我县将", "我区将", "我局将", "我镇将", "我省将", "我州将", "改进措施", "改进情况", "整改措施", "将从", "拟"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Aims = SearchValues.Create(
        ["为目标", "为指导", "为指引", "为宗旨", "为契机", "为统领", "深入贯彻", "全面贯彻", "贯彻落实党的", "新贡献", "新台阶", "新水平", "新局面", "新成效", "更好成效", "再上台阶", "迈上"], StringComparison.Ordinal);

    private static readonly string[] Verbs =
        ["加强", "强化", "完善", "健全", "提高", "提升", "推进", "推动", "规范", "优化", "加大", "抓好", "落实", "深化", "拓展", "拓宽", "创新", "严格", "进一步", "继续", "建立", "丰富", "改进", "改版", "加快", "扩大", "细化", "明确", "组织", "开展", "充实", "做好", "增强", "突出", "坚持",
         "着力", "切实", "夯实", "狠抓", "注重", "理顺", "整合", "畅通", "转变", "培养", "配齐", "制定", "修订", "定期", "增加", "全面", "不断", "努力", "大力", "积极", "探索", "聚焦", "围绕", "邀请", "补齐", "实行", "推行", "及时", "深入", "有序", "稳步", "高标准", "对照", "用好", "抓实", "压实", "加紧", "举办", "开设", "编制", "统一", "清理"];

    private static readonly string[] ProblemNouns = ["问题", "薄弱环节", "差距", "困难", "短板", "不足之处", "存在不足", "的不足", "和不足", "与不足", "、不足", "及不足", "正视不足"];
    private static readonly string[] OwnWants = ["有差距", "有困难", "有短板", "是短板", "有较大差距", "有一定差距"];
    private static readonly string[] MeasureNouns = ["措施", "打算", "下一步", "下步", "计划", "安排", "方向", "对策", "今后", "明年", "来年", "下一年", "下年度", "思路", "改进情况", "改进的情况", "整改情况", "展望", "设想", "及改进", "和改进", "与改进", "、改进", "想法", "对应改进"];

    /// <summary>What a title announces: 存在的问题, 下一步打算, or both; none for a title that is a point itself.</summary>
    internal static PointRole OfTitle(string title)
    {
        // 队伍能力有差距 is a problem, not the title of several.
        foreach (string own in OwnWants)
            title = title.Replace(own, "", StringComparison.Ordinal);
        bool problems = title.StartsWith("不足", StringComparison.Ordinal) || Array.Exists(ProblemNouns, noun => title.Contains(noun, StringComparison.Ordinal));
        bool measures = title is "改进" or "整改" || Array.Exists(MeasureNouns, noun => title.Contains(noun, StringComparison.Ordinal));
        return (problems, measures) switch { (true, true) => PointRole.Both, (true, false) => PointRole.Problem, (false, true) => PointRole.Improvement, _ => PointRole.None };
    }

    /// <summary>What a sentence says, its number taken off.</summary>
    internal static PointRole OfSentence(ReadOnlySpan<char> sentence)
    {
        sentence = sentence.TrimStart(" ，、：;；\n\t");
        bool future = IsFuture(sentence);
        bool wants = IsWant(sentence);
        if (future && !(wants && sentence.IndexOf("将") < 0 && sentence.IndexOf("拟") < 0 && !StartsAsMeasure(sentence)))
            return PointRole.Improvement;
        if (wants)
            return StartsWithVerb(sentence) && IndexOfWant(sentence) > 24 ? PointRole.Improvement : PointRole.Problem;
        return StartsWithVerb(sentence) || sentence.StartsWith("要") || sentence.StartsWith("将") ? PointRole.Improvement : PointRole.None;
    }

    /// <summary>True for a sentence that turns from problems to what is done about them.</summary>
    internal static bool StartsAsMeasure(ReadOnlySpan<char> sentence)
    {
        int at = sentence.IndexOfAny(Future);
        // 公文拟制 plans nothing.
        if (at >= 0 && sentence[at] == '拟' && (sentence[(at + 1)..].StartsWith("制") || sentence[(at + 1)..].StartsWith("稿") || (at > 0 && sentence[at - 1] is '虚' or '草' or '模')))
            return false;
        return (at >= 0 && at <= 8) || IsPlanOfYear(sentence);
    }

    /// <summary>2018年，政务公开工作要以…: a year and what is to be in it.</summary>
    private static bool IsPlanOfYear(ReadOnlySpan<char> sentence)
    {
        sentence = sentence.TrimStart();
        if (sentence.Length < 8 || !sentence.StartsWith("20") || sentence.IndexOf('年') is not (>= 4 and <= 6 and var year))
            return false;
        ReadOnlySpan<char> behind = sentence.Slice(year + 1, Math.Min(14, sentence.Length - year - 1));
        return behind.IndexOf("要") is >= 0 and var must && !behind[must..].StartsWith("要求") && (must == 0 || behind[must - 1] is not ('主' or '重' or '需' or '只')) && behind[must..] is not ['要', '点' or '件' or '素', ..];
    }

    /// <summary>True where the wording itself says that something is wanting.</summary>
    internal static bool IsWant(ReadOnlySpan<char> sentence) => IndexOfWant(sentence) >= 0;

    /// <summary>针对栏目更新慢的问题，按月通报: where the measure begins in a sentence that names its problem first; -1 in any other.</summary>
    internal static int MeasureWithin(ReadOnlySpan<char> sentence)
    {
        if (!sentence.StartsWith("针对"))
            return -1;
        int comma = sentence.IndexOf("问题，") is >= 6 and var named ? named + 3 : -1;
        return comma > 0 && sentence.Length - comma >= 4 && FirstSpecificWant(sentence[..comma]) >= 0 ? comma : -1;
    }

    /// <summary>A sentence that says what all is for, 以建设服务型政府为目标, and not what is to be done.</summary>
    internal static bool IsGeneralAim(ReadOnlySpan<char> sentence) => sentence.IndexOfAny(Aims) >= 0;

    /// <summary>A sentence that says that there are problems and names none: 虽然取得了一定成绩，但还存在一些问题.</summary>
    internal static bool IsIntroduction(ReadOnlySpan<char> sentence)
    {
        ReadOnlySpan<char> plain = sentence.TrimEnd(" 。；\n\t");
        bool speaks = (plain.IndexOf("问题") is >= 0 and var named && !plain[named..].StartsWith("问题导向")) || plain.IndexOf("不足") >= 0 || plain.IndexOf("差距") >= 0 || plain.IndexOf("有距离") >= 0 || plain.IndexOf("如下") >= 0 || plain.IndexOf("以下") >= 0 || plain.IndexOf("成效") >= 0 || plain.IndexOf("成绩") >= 0;
        if (!speaks)
            return false;
        int want = FirstSpecificWant(plain);
        return want < 0;
    }

    /// <summary>Words outside the parts on problems that leave no doubt.</summary>
    internal static PointRole OfPlainSentence(ReadOnlySpan<char> sentence)
    {
        if (sentence.IndexOf("不存在") >= 0 || sentence.IndexOf("解决") >= 0 || sentence.IndexOf("反映") >= 0)
            return PointRole.None;
        int exists = sentence.IndexOf("存在");
        bool named = exists >= 0 && (sentence[exists..].IndexOf("问题") >= 0 || sentence[exists..].IndexOf("不足") >= 0 || sentence[exists..].IndexOf("差距") >= 0 || sentence[exists..].IndexOf("薄弱环节") >= 0);
        if (named && FirstSpecificWant(sentence) >= 0)
            return PointRole.Problem;
        bool wanting = sentence.IndexOf("有待进一步") >= 0 || sentence.IndexOf("有待加强") >= 0 || sentence.IndexOf("有待提高") >= 0 || sentence.IndexOf("有待完善") >= 0;
        if (wanting)
            return PointRole.Problem;
        ReadOnlySpan<char> opening = sentence.TrimStart();
        return (opening.StartsWith("下一步") || opening.StartsWith("下步")) && opening.Length > 14 ? PointRole.Improvement : PointRole.None;
    }

    private static bool IsFuture(ReadOnlySpan<char> sentence)
    {
        if (sentence.IndexOfAny(Future) >= 0)
            return true;
        int will = sentence.IndexOf('将');
        return will is >= 0 and <= 24;
    }

    /// <summary>Where the first word of want stands, or -1. 适老化 is made fit for the old, not 老化, worn out.</summary>
    private static int IndexOfWant(ReadOnlySpan<char> sentence)
    {
        for (int from = 0; sentence[from..].IndexOfAny(Wants) is >= 0 and var found; from += found + 1)
        {
            int at = from + found;
            if (at == 0 || sentence[at - 1] != '适' || sentence[at] != '老')
                return at;
        }

        return -1;
    }

    private static int FirstSpecificWant(ReadOnlySpan<char> sentence)
    {
        int from = 0;
        while (from < sentence.Length)
        {
            int at = IndexOfWant(sentence[from..]);
            if (at < 0)
                return -1;
            at += from;
            // 不足 alone is a noun in 存在一些不足.
            bool noun = sentence[at..].StartsWith("不足") && (at == 0 || sentence[at - 1] is '些' or '和' or '与' or '的' or '在' or '、' or '定');
            // 不少困难和问题 names none, nor does 一些问题有待解决.
            bool general = sentence[at..].StartsWith("有差距") || sentence[at..].StartsWith("困难和") || sentence[at..].StartsWith("困难与") || sentence[at..].StartsWith("困难、") || sentence[at..].StartsWith("有待解决")
                || sentence[at..].StartsWith("有待改进") || sentence[at..].StartsWith("不同程度");
            if (!noun && !general)
                return at;
            from = at + 2;
        }

        return -1;
    }

    private static bool StartsWithVerb(ReadOnlySpan<char> sentence)
    {
        foreach (string verb in Verbs)
        {
            if (sentence.StartsWith(verb))
                return true;
        }

        return false;
    }
}
