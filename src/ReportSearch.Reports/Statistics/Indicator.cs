namespace ReportSearch.Reports.Statistics;

/// <summary>What an indicator of the forms is.</summary>
public enum IndicatorKind
{
    /// <summary>A head without a figure of its own.</summary>
    GroupHeader,
    /// <summary>A head inside a group, without a figure of its own.</summary>
    SubHeader,
    /// <summary>A figure.</summary>
    Value,
    /// <summary>A figure whose row heads a group.</summary>
    Total,
}

/// <summary>A row, or a cell of row and column, of the official statistics forms.</summary>
/// <param name="Id">Fixed id.</param>
/// <param name="Parent">The indicator above it in the layout of the form, or null. Layout is not arithmetic: a parent need not be the sum of its children.</param>
/// <param name="Label">Official label.</param>
/// <param name="Unit">条, 件, 次, 篇, 个, 期, 份, 人, 人次, 项 or 万元; empty for most heads.</param>
/// <param name="Forms">The forms that have it.</param>
/// <param name="Kind">Head or figure.</param>
public sealed record Indicator(string Id, string? Parent, string Label, string Unit, IReadOnlyList<TableForm> Forms, IndicatorKind Kind)
{
    /// <summary>True where a figure is asked for.</summary>
    public bool HasFigure => Kind is IndicatorKind.Value or IndicatorKind.Total;
}
