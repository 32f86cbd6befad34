using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Statistics;

/// <summary>Takes figures with cleaned offsets and gives them their unit and their place in the source.</summary>
/// <param name="document">The report's text.</param>
/// <param name="form">Form of its tables as the labels tell it.</param>
/// <param name="scope">Whom the report speaks of.</param>
/// <param name="year">The year that it speaks of.</param>
internal sealed class FigureSink(Document document, TableForm form, ReportScope scope, int? year)
{
    /// <summary>The figures, in the order in which they were found.</summary>
    internal List<Figure> Figures { get; } = [];

    /// <summary>The form of the report's tables.</summary>
    internal TableForm Form => form;

    /// <summary>The year that the report speaks of.</summary>
    internal int? Year => year;

    /// <summary>Whom the caption of the open table speaks of; not known where it does not say, then the report's own scope counts.</summary>
    internal ReportScope Captioned { get; set; }

    /// <summary>Adds the figure of a cell.</summary>
    /// <param name="id">Its indicator.</param>
    /// <param name="label">The printed label.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="printedUnit">The unit printed in its own cell or in the head; empty where there is none.</param>
    /// <param name="note">How the cell was found where that was not plain, or why it cannot be told, or null.</param>
    internal void Add(string id, string label, FigureCell cell, string printedUnit, string? note)
    {
        if (IndicatorTable.Find(id) is not { } indicator)
            return;
        CellReading reading = cell.Reading;
        decimal? value = reading.State == FigureState.Value ? reading.Value : null;
        string? converted = null;
        if (value is { } number)
        {
            decimal factor = FigureUnits.Factor(reading.Unit.Length > 0 ? reading.Unit : printedUnit, indicator.Unit);
            if (factor != 1)
            {
                value = number * factor;
                converted = "按单位换算。";
            }
        }

        (int start, int end) = Place(cell.Start, cell.End);
        // The head of a group asks for no figure: what is printed there is none of the form's.
        bool head = indicator.Kind == IndicatorKind.GroupHeader;
        Figures.Add(new Figure(
            head ? null : id, label, head ? printedUnit : indicator.Unit, document.Text[cell.Start..cell.End], value, reading.State, reading.Approximate, start, end, cell.Start, cell.End,
            FigureOrigin.Table, FormOf(indicator), Captioned == ReportScope.Unknown ? scope : Captioned, head ? "组标题行不要求填数，此数不属于任何指标。" : note ?? reading.Note ?? converted));
    }

    /// <summary>Adds a figure that a sentence states.</summary>
    internal void AddProse(string? id, string label, string unit, int cleanStart, int cleanEnd, decimal value, bool approximate, ReportScope said)
    {
        (int start, int end) = Place(cleanStart, cleanEnd);
        Figures.Add(new Figure(
            id, label, unit, document.Text[cleanStart..cleanEnd], value, FigureState.Value, approximate, start, end, cleanStart, cleanEnd,
            FigureOrigin.Prose, form, said == ReportScope.Unknown ? scope : said, null));
    }

    private TableForm FormOf(Indicator indicator)
    {
        if (indicator.Forms.Contains(form) || (form == TableForm.Other && indicator.Forms.Contains(TableForm.Old9)))
            return form;
        return indicator.Forms.Count == 1 ? indicator.Forms[0] : indicator.Forms.Contains(TableForm.Old9) ? TableForm.Other : indicator.Forms[^1];
    }

    /// <summary>The place in the source; of a blank the place between its neighbours.</summary>
    private (int Start, int End) Place(int start, int end)
    {
        if (end > start)
            return document.Map.ToSource(start, end);
        IReadOnlyList<OffsetRun> runs = document.Map.Runs;
        int low = 0, high = runs.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (runs[middle].CleanStart < start)
                low = middle + 1;
            else
                high = middle;
        }

        // Behind what stands before it; what a repair inserted stands nowhere.
        int place = low == 0 ? (runs.Count == 0 ? 0 : runs[0].SourceStart) : document.Map.ToSource(runs[low - 1].CleanStart, Math.Min(start, runs[low - 1].CleanEnd)).End;
        return (place, place);
    }
}
