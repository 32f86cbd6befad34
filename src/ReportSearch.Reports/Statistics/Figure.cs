using System.Text.Json.Serialization;

namespace ReportSearch.Reports.Statistics;

/// <summary>What stands where a figure is asked for. Blank is not zero, and a stroke is not blank.</summary>
public enum FigureState
{
    /// <summary>A number.</summary>
    Value,
    /// <summary>Nothing.</summary>
    Blank,
    /// <summary>A stroke or a word that says there is none to give: /, -, —.</summary>
    NotApplicable,
    /// <summary>Something that cannot be read as one number, or cannot be told from its neighbours; the note says why.</summary>
    Unreadable,
}

/// <summary>Where a figure was found.</summary>
public enum FigureOrigin
{
    /// <summary>A cell of a statistics table.</summary>
    Table,
    /// <summary>A sentence.</summary>
    Prose,
}

/// <summary>One figure of a report, as printed and as read, with its place. Nothing is computed and nothing is repaired.</summary>
/// <param name="Id">Id of the indicator (see <see cref="IndicatorTable"/>); null for a figure in prose whose sentence names no indicator of the forms, and for one printed beside the head of a group, where the forms ask for none.</param>
/// <param name="Label">The label as printed beside it; of a cell under column heads, row and column joined by a blank.</param>
/// <param name="Unit">Unit of <paramref name="Value"/>: that of the indicator, or of the sentence where there is no indicator; % for shares.</param>
/// <param name="Printed">The figure as printed, without the white space around it; empty for a blank.</param>
/// <param name="Value">The number in <paramref name="Unit"/>, shares as 0 to 100; null unless the state is <see cref="FigureState.Value"/>.</param>
/// <param name="State">What stands in the cell.</param>
/// <param name="Approximate">True for 5000余, 约300, 近百.</param>
/// <param name="Start">Source offset of the first unit of what is printed; of a blank its place.</param>
/// <param name="End">Source offset one past the last unit; equal to <paramref name="Start"/> for a blank.</param>
/// <param name="CleanStart">As <paramref name="Start"/>, in the cleaned text.</param>
/// <param name="CleanEnd">As <paramref name="End"/>, in the cleaned text.</param>
/// <param name="From">Table or prose.</param>
/// <param name="TableForm">The form whose row this is; of a figure in prose the form of the report's table.</param>
/// <param name="Scope">Whom the figure speaks of: that of the report, unless the sentence or the caption of the table says otherwise.</param>
/// <param name="Note">Why it is unreadable, or how its cell was found where that was not plain; else null. One sentence in Chinese.</param>
public sealed record Figure(
    string? Id,
    string Label,
    string Unit,
    string Printed,
    decimal? Value,
    FigureState State,
    bool Approximate,
    int Start,
    int End,
    [property: JsonIgnore] int CleanStart,
    [property: JsonIgnore] int CleanEnd,
    FigureOrigin From,
    TableForm TableForm,
    ReportScope Scope,
    string? Note);
