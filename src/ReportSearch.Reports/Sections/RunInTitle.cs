using ReportSearch.Reports.Cleaning;

namespace ReportSearch.Reports.Sections;

/// <summary>
/// The end of a numbered title that runs into its text because the blank between the two was lost: 依申请公开情况全县共收到申请26件. Told by a title of the
/// genre, and by text behind it that no title goes on with.
/// </summary>
internal static class RunInTitle
{
    private const int Shortest = 4;
    private const int Longest = 25;
    private const int LeastTextBehind = 10;

    // Words in which the title of a part ends, and which text seldom has in such a place.
    private static readonly string[] Ends = ["情况", "措施", "打算", "概况", "概述", "安排"];

    // With these the title, or a sentence about what it names, goes on.
    private static readonly string[] GoingOn =
        ["的", "和", "与", "及", "等", "以", "为", "是", "如下", "统计", "分析", "说明", "汇总", "总结", "报告", "公开", "信息", "良好", "较", "进", "有", "中", "方面", "表", "通报", "介绍"];

    /// <summary>Length of the title at the beginning of <paramref name="rest"/>, what stands behind the number; 0 where no text runs into it.</summary>
    internal static int Length(ReadOnlySpan<char> rest)
    {
        if (rest.IndexOf('。') < 0)
            return 0;
        for (int end = Shortest; end <= Longest && end + LeastTextBehind <= rest.Length; end++)
        {
            if (rest[end - 1] is '，' or '。' or '；' or '：' or ':' or ' ')
                return 0;
            if (!EndsLikeTitle(rest[..end]))
                continue;
            ReadOnlySpan<char> behind = rest[end..];
            string title = rest[..end].ToString();
            if (!(StartsWithYear(behind) ? TitleTagging.IsLikeTitle(title) : TitleTagging.IsKnownTitle(title)))
                continue;
            if (!Script.IsLatinOrDigit(behind[0]) && !Script.IsChinese(behind[0]) && behind[0] is not ('“' or '《'))
                continue;
            return !StartsWithAny(behind, GoingOn) && (StartsWithYear(behind) || IsCount(behind) || IsWholeTitle(title)) ? end : 0;
        }

        return 0;
    }

    private static bool StartsWithYear(ReadOnlySpan<char> text) => text.Length > 4 && text[..4].IndexOfAnyExceptInRange('0', '9') < 0 && text[4] == '年';

    /// <summary>A first clause that counts something, as no title does.</summary>
    private static bool IsCount(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAny("，。；：");
        return HeadingFinder.HasFigure(text[..(end < 0 ? text.Length : end)]);
    }

    /// <summary>A title that the form prescribes, with or without 存在的 before the problems.</summary>
    private static bool IsWholeTitle(string title) => OfficialSections.IsTitle(title) || OfficialSections.IsTitle("存在的" + title);

    private static bool EndsLikeTitle(ReadOnlySpan<char> title)
    {
        foreach (string end in Ends)
        {
            if (title.EndsWith(end))
                return true;
        }

        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (string word in words)
        {
            if (text.StartsWith(word))
                return true;
        }

        return false;
    }
}
