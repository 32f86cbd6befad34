using System.Text.RegularExpressions;

namespace ReportSearch.Reports.Identity;

/// <summary>Whether a report speaks of its body alone or of all offices and lower governments of its region.</summary>
internal static class ScopeReading
{
    private const int PrefaceUnits = 900;
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex Compiled = new(
        "(汇总|综合|根据|依据)[^。]{0,100}(各|部门|单位)[^。]{0,100}(报告|年报|情况)[^。]{0,20}(编制|汇编|汇总|形成)", Options);

    private static readonly Regex Whole = new("本(报告|年报)[^。]{0,60}(涵盖|包括|反映)[^。]{0,30}全(省|市|县|区|州|盟|旗)", Options);

    private static readonly Regex Alone = new("我办|我厅|我局|我委|我院|本办|本厅|本机关|本级", Options);

    /// <param name="front">The text's beginning without blanks.</param>
    /// <param name="kind">Kind of the body, null when it is not known.</param>
    internal static ReportScope Of(string front, BodyKind? kind)
    {
        string preface = front[..Math.Min(front.Length, PrefaceUnits)];
        if (kind is BodyKind.Government or BodyKind.Office or BodyKind.Zone && (Compiled.IsMatch(preface) || Whole.IsMatch(preface)))
            return ReportScope.Jurisdiction;
        return kind == BodyKind.Office && Alone.IsMatch(front) ? ReportScope.Body : ReportScope.Unknown;
    }
}
