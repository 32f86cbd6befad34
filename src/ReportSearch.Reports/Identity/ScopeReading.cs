using System.Text.RegularExpressions;
using ReportSearch.Text;

namespace ReportSearch.Reports.Identity;

/// <summary>Whether a report speaks of its body alone or of all offices and lower governments of its region.</summary>
internal static class ScopeReading
{
    private const int PrefaceUnits = 900;
    private static readonly Regex Compiled = InputPattern.Of(
        "(汇总|综合|根据|依据)[^。]{0,100}(各|部门|单位)[^。]{0,100}(报告|年报|情况)[^。]{0,20}(编制|汇编|汇总|形成)");

    private static readonly Regex Whole = InputPattern.Of("本(报告|年报)[^。]{0,60}(涵盖|包括|反映)[^。]{0,30}全(省|市|县|区|州|盟|旗)");

    private static readonly Regex WholePlace = InputPattern.Of("[全我](省|市|县|区|州|盟|旗)");

    private static readonly Regex Alone = InputPattern.Of("我办|我厅|我局|我委|我院|本办|本厅|本机关|本级");

    /// <param name="front">The text's beginning without blanks.</param>
    /// <param name="kind">Kind of the body, null when it is not known.</param>
    internal static ReportScope Of(string front, BodyKind? kind)
    {
        string preface = front[..Math.Min(front.Length, PrefaceUnits)];
        if (kind is BodyKind.Government or BodyKind.Office or BodyKind.Zone && (Compiled.IsMatch(preface) || Whole.IsMatch(preface)))
            return ReportScope.Jurisdiction;
        if (kind != BodyKind.Office)
            return ReportScope.Unknown;
        if (Alone.IsMatch(front))
            return ReportScope.Body;
        // An office that counts for 全县 again and again reports for its whole government.
        return WholePlace.Count(front) >= 3 ? ReportScope.Jurisdiction : ReportScope.Unknown;
    }
}
