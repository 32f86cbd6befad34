namespace ReportSearch.Text.WordForms;

/// <summary>A stretch of a text and its plain form, equal for all ways to write the same: 二〇一七年度 gives 2017年度, 答覆 in a traditional text gives 答复.</summary>
/// <param name="Start">First character in the folded text.</param>
/// <param name="Length">Folded characters.</param>
/// <param name="Plain">The plain form, folded.</param>
public readonly record struct PlainForm(int Start, int Length, string Plain)
{
    /// <summary>One past the last character.</summary>
    public int End => Start + Length;
}
