using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Identity;
using ReportSearch.Reports.Sections;

namespace ReportSearch.Reports.Audit;

/// <summary>The parts that the preface announces against those that are there.</summary>
internal static class PartRules
{
    private const int FrontUnits = 4000;
    private const int LongestNumber = 6;

    internal static void Apply(FindingSheet sheet, Document document, string text, IReadOnlyList<Section> sections)
    {
        int front = Math.Min(FrontUnits, text.Length);
        if (Announced(text, front) is not { } announced)
            return;
        List<Section> parts = [.. sections.Where(section => section.Level == 1 && section.CleanStart > announced.Start && !section.Tags.Contains(SectionTags.FrontMatter))];
        List<Section> numbered = parts.FindAll(section => !section.Unnumbered);
        List<Section> annexes = parts.FindAll(section => section.Tags.Contains(SectionTags.StatisticsAnnex));
        int count = numbered.Count > 1 ? numbered.Count : parts.Count - annexes.Count;
        (int start, int end) = document.Map.ToSource(announced.Start, announced.End);
        var left = new FindingSide(null, announced.Value, text[announced.Start..announced.End], start, end, []);
        var right = new FindingSide(null, count, null, null, null, [.. (numbered.Count > 1 ? numbered : parts).Select(section => new FindingPart(null, null, section.Start, section.Start + 1))]);
        // The annex counts where the sentence names it.
        bool annexNamed = text.AsSpan(0, announced.End)[(text.LastIndexOf('。', announced.Start) + 1)..].IndexOf('附') >= 0;
        if (announced.Value == count || announced.Value == parts.Count - annexes.Count || (annexNamed && announced.Value == parts.Count))
        {
            sheet.Add("structure.parts", Verdict.Holds, $"前言称共{announced.Value}个部分，与正文相符。", left, right);
            return;
        }

        // Numbers that run on without a gap show that no heading was missed.
        bool complete = numbered.Count > 1 && IsComplete(numbered) && parts.Count - numbered.Count - annexes.Count <= 0;
        sheet.Add("structure.parts", complete ? Verdict.Contradiction : Verdict.CannotJudge,
            complete ? $"前言称共{announced.Value}个部分，正文有{count}个部分。" : $"前言称共{announced.Value}个部分，正文标题的编号不完整，认出{count}个部分，无法判断。", left, right);
    }

    private static bool IsComplete(List<Section> numbered)
    {
        for (int i = 0; i < numbered.Count; i++)
        {
            if (!HeadingNumber.TryParse(numbered[i].Numbering + "题", out HeadingNumber number) || number.Value != i + 1)
                return false;
        }

        return true;
    }

    /// <summary>共十二个部分, 由……等6部分组成.</summary>
    private static (int Value, int Start, int End)? Announced(string text, int front)
    {
        for (int at = 0; at < front;)
        {
            int found = text.AsSpan(at, front - at).IndexOf("部分");
            if (found < 0)
                return null;
            int mark = at + found;
            at = mark + 2;
            int end = mark;
            while (end > 0 && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] == '个' || text[end - 1] == '大'))
                end--;
            int start = end;
            while (start > 0 && end - start < LongestNumber && IsDigit(text[start - 1]))
                start--;
            if (start == end || text[start] == '第' || (start > 0 && text[start - 1] is '第' or '前' or '其' or '余'))
                continue;
            // 第一部分 is a heading; 三个部分 of something else has no 共 or 由 before it in its sentence, or 组成 behind it.
            int sentence = text.LastIndexOf('。', start) + 1;
            ReadOnlySpan<char> before = text.AsSpan(sentence, start - sentence), behind = text.AsSpan(at, Math.Min(8, text.Length - at));
            bool whole = TitleFinder.WithoutBlanks(before) is { } said
                && (said.Contains("报告", StringComparison.Ordinal) || said.Contains("全文", StringComparison.Ordinal) || said.Contains("内容", StringComparison.Ordinal) || said.EndsWith('由'))
                && (said.EndsWith('共') || said.EndsWith("分为", StringComparison.Ordinal) || said.EndsWith('分') || said.EndsWith("包括", StringComparison.Ordinal) || said.EndsWith("共有", StringComparison.Ordinal) || said.EndsWith("共计", StringComparison.Ordinal) || TitleFinder.WithoutBlanks(behind).StartsWith("组成", StringComparison.Ordinal) || TitleFinder.WithoutBlanks(behind).StartsWith("构成", StringComparison.Ordinal));
            if (whole && Statistics.FigureText.Read(text.AsSpan(start, end - start)) is { Value: { } value } && value is >= 2 and <= 30 && value == Math.Truncate(value))
                return ((int)value, start, at);
        }

        return null;
    }

    private static bool IsDigit(char unit) => unit is (>= '0' and <= '9') or (>= '０' and <= '９') || ReportSearch.Text.Numerals.HanNumber.IsNumeral(unit);
}
