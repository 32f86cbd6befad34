namespace ReportSearch.Text.Numerals;

/// <summary>A number in a text, however it is written.</summary>
/// <param name="Start">Place of its first character in the folded text.</param>
/// <param name="Length">Characters of the folded text that write it, a factor (万, 亿) and a percent sign included.</param>
/// <param name="Value">
/// Its plain form, equal for equal numbers: digits without leading zero, a point and decimals without trailing zeros where it has any,
/// <c>%</c> or <c>‰</c> at the end of a share: <c>2017</c>, <c>42000</c>, <c>3.5</c>, <c>5%</c>.
/// </param>
public readonly record struct Numeral(int Start, int Length, string Value)
{
    /// <summary>One past the last character.</summary>
    public int End => Start + Length;
}
