using ReportSearch.Corpus.Indexing;
using ReportSearch.Reports.Sections;

namespace ReportSearch.Corpus.Themes;

/// <summary>Whether a passage says how something is done, what is wrong, or what is to become better.</summary>
internal static class PassageKind
{
    public const string Practice = "practice";
    public const string Problem = "problem";
    public const string Improvement = "improvement";

    private static readonly string[] s_better = ["改进措施", "改进情况", "下一步", "下步", "打算", "努力方向", "今后", "举措", "措施", "展望", "安排", "对策"];
    private static readonly string[] s_wrong = ["存在问题", "主要问题", "存在的问题", "不足", "短板", "困难", "差距", "薄弱"];
    private static readonly string[] s_saysBetter = ["将", "进一步", "加强", "推进", "完善", "加大", "健全", "强化", "提升", "建立", "继续", "加快", "规范", "优化"];
    private static readonly string[] s_saysWrong = ["不够", "不足", "有待", "不高", "不全", "不及时", "不到位", "不平衡", "不规范", "薄弱", "欠缺", "滞后", "单一", "困难", "个别", "偏软", "偏低", "不深", "不强", "缺少", "难以"];

    /// <summary>The kind of a passage of a unit. A heading decides before the words do.</summary>
    public static string Of(IndexUnit unit, string passage)
    {
        if (!unit.Tags.Contains(SectionTags.ProblemsImprovements))
            return Practice;
        // The innermost heading that decides: 三是…有待提升 says nothing of itself, 主要问题 above it does.
        foreach (string heading in unit.Headings.Reverse())
        {
            bool namesWrong = Count(heading, s_wrong) > 0, namesBetter = Count(heading, s_better) > 0;
            if (namesWrong != namesBetter)
                return namesWrong ? Problem : Improvement;
        }

        return Count(passage, s_saysWrong) > Count(passage, s_saysBetter) ? Problem : Improvement;
    }

    private static int Count(string text, string[] words) => words.Count(word => text.Contains(word, StringComparison.Ordinal));
}
