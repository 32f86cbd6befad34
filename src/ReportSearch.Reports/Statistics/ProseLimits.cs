using ReportSearch.Text.Numerals;

namespace ReportSearch.Reports.Statistics;

/// <summary>What a sentence says of others, of another year, of more than one year or of a part only: none of it is the figure of the year.</summary>
/// <param name="text">The text as rules read it.</param>
/// <param name="identity">Who reports on what year.</param>
internal sealed class ProseLimits(string text, ReportIdentity identity)
{
    private static readonly string[] s_comparisons = ["上年", "去年", "上一年", "同比", "增长", "增加", "减少", "下降", "上升", "往年", "以来", "环比", "前一年", "较", "比"];
    internal static readonly string[] Receiving = ["收到", "受理", "接收", "接到", "新收"];

    /// <summary>What a body guided others to do, one of its offices received, or courts and review bodies decided of every kind.</summary>
    internal bool IsOfOthers(int sentence, string before, ReadOnlySpan<char> behind, ProseNumber number, ProseTopic topic)
    {
        // Brackets, as in 县（市、区）, end a clause, but not what it says.
        ReadOnlySpan<char> said = text.AsSpan(sentence, number.Start - sentence);
        ReadOnlySpan<char> guided = said[(said.LastIndexOfAny('，', ',', '；') + 1)..];
        if (guided.Contains("指导", StringComparison.Ordinal) || guided.Contains("督促", StringComparison.Ordinal))
            return true;
        if (topic == ProseTopic.Request && identity.Region is not null && identity.Body?.Kind == "government")
        {
            int verb = Receiving.Max(word => before.LastIndexOf(word, StringComparison.Ordinal));
            // 市教育局收到 is one of many, 我局收到 the body that reports.
            if (verb > 1 && before[verb - 1] is '局' or '厅' or '委' && before[verb - 2] is not ('我' or '本' or '各'))
                return true;
        }

        return topic is ProseTopic.Review or ProseTopic.Litigation && !said.Contains("公开", StringComparison.Ordinal) && !said.Contains("因", StringComparison.Ordinal)
            && (said.Contains("法院", StringComparison.Ordinal) || behind.Contains("审结", StringComparison.Ordinal) || behind.Contains("办结", StringComparison.Ordinal));
    }

    /// <summary>累计 … 以来, or before what this year added: more than one year's.</summary>
    internal bool IsCumulative(int sentence, ProseNumber number, int end)
    {
        // 近五年来, 三年来.
        int years = text.AsSpan(sentence, number.Start - sentence).IndexOf("年来", StringComparison.Ordinal);
        if (years > 0 && HanNumber.IsNumeral(text[sentence + years - 1]) || years > 0 && text[sentence + years - 1] is >= '2' and <= '9' && (years == 1 || !char.IsAsciiDigit(text[sentence + years - 2])))
            return true;
        if (!text.AsSpan(sentence, number.Start - sentence).Contains("累计", StringComparison.Ordinal))
            return false;
        ReadOnlySpan<char> behind = text.AsSpan(number.End, end - number.End);
        return behind.Contains("以来", StringComparison.Ordinal) || (identity.ReportYear is { } own && behind.Contains($"其中{own}年", StringComparison.Ordinal))
            || text.AsSpan(sentence, number.Start - sentence).Contains("以来", StringComparison.Ordinal);
    }

    internal static bool IsComparison(string before)
    {
        foreach (string word in s_comparisons)
        {
            int at = before.LastIndexOf(word, StringComparison.Ordinal);
            // 上年结转 is this year's own figure.
            if (at >= 0 && !before.AsSpan(at).StartsWith("上年结转") && !before.AsSpan(at).StartsWith("上年度结转") && !before.AsSpan(at).StartsWith("上一年度结转") && !(word is "较" or "比" && !before.AsSpan(at + 1).ContainsAny("年上去期")))
                return true;
        }

        return false;
    }

    /// <summary>What some offices or one website published, or a meeting of one of them, is not the figure of all.</summary>
    internal static bool IsPartOf(string id, string before, bool part)
    {
        string[] others = id switch
        {
            "pd_total" => ["网站", "微博", "微信", "栏目", "专栏", "市级机关", "县级机关", "市直", "县直", "区直", "各县", "各区", "县（区）政府", "县（市、区）"],
            "rs_press_conf" => ["县区", "各县", "各区", "区县", "部门", "相关", "系列", "其中"],
            _ => [],
        };
        return (part && id == "pd_total") || (Array.Exists(others, word => before.Contains(word, StringComparison.Ordinal)) && !before.Contains("各部门", StringComparison.Ordinal));
    }
}
