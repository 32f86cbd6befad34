using System.Globalization;
using ReportSearch.Reports.Statistics;

namespace ReportSearch.Reports.Audit;

/// <summary>The figures of one report by their indicator, and what the rules find about them.</summary>
internal sealed class FindingSheet
{
    private readonly Dictionary<string, Figure> _table = new(StringComparer.Ordinal);

    // As many rows twice are another annex; fewer are rows that one annex prints twice.
    private const int FewestAgain = 8;

    internal FindingSheet(IEnumerable<Figure> figures)
    {
        foreach (Figure figure in figures)
        {
            if (figure is { From: FigureOrigin.Table, Id: { } id })
                _table.TryAdd(id, figure);
        }
    }

    /// <summary>A sheet for each annex that a report holds, as one of the body itself and one of all: the parts of one add up to nothing of the other.</summary>
    internal static IReadOnlyList<FindingSheet> Annexes(IReadOnlyList<Figure> figures)
    {
        List<Figure> table = [.. figures.Where(figure => figure is { From: FigureOrigin.Table, Id: not null })];
        if (table.Count - table.Select(figure => figure.Id).Distinct(StringComparer.Ordinal).Count() < FewestAgain)
            return [new FindingSheet(table)];
        var annexes = new List<List<Figure>>();
        var seen = new HashSet<string?>(StringComparer.Ordinal);
        foreach (Figure figure in table)
        {
            if (annexes.Count == 0 || figure.Scope != annexes[^1][^1].Scope || !seen.Add(figure.Id))
            {
                seen = new HashSet<string?>(StringComparer.Ordinal) { figure.Id };
                annexes.Add([]);
            }

            annexes[^1].Add(figure);
        }

        return [.. annexes.Select(annex => new FindingSheet(annex))];
    }

    /// <summary>What was found, in the order of the rules.</summary>
    internal List<Finding> Findings { get; } = [];

    /// <summary>The figure that the table gives, or null.</summary>
    internal Figure? Table(string id) => _table.GetValueOrDefault(id);

    internal void Add(string rule, Verdict verdict, string message, FindingSide left, FindingSide right) =>
        Findings.Add(new Finding(AuditRules.Find(rule)!.Kind, verdict, rule, message, left, right));

    internal static FindingSide Side(Figure figure) => new(figure.Id, figure.Value, figure.Printed, figure.Start, figure.End, []);

    internal static FindingPart Part(Figure figure) => new(figure.Id, figure.Value, figure.Start, figure.End);

    internal static FindingSide Sum(IReadOnlyCollection<Figure> parts) => new(null, parts.Sum(part => part.Value ?? 0), null, null, null, [.. parts.Select(Part)]);

    /// <summary>A label without its number, for a sentence.</summary>
    internal static string Name(Figure figure)
    {
        string label = LabelKey.Of(figure.Label);
        return label.Length > 0 ? label : figure.Label;
    }

    internal static string Number(decimal? value) => value is { } number ? number.ToString("0.####", CultureInfo.InvariantCulture) : "空";
}
