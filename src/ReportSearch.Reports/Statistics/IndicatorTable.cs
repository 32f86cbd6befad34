using System.Collections.Frozen;

namespace ReportSearch.Reports.Statistics;

/// <summary>All indicators of the forms, from index-data/statistics/indicators.csv.</summary>
public static class IndicatorTable
{
    /// <summary>The indicators in the order of the forms.</summary>
    public static IReadOnlyList<Indicator> All { get; } = Read();

    private static readonly FrozenDictionary<string, Indicator> s_byId = All.ToFrozenDictionary(indicator => indicator.Id, StringComparer.Ordinal);

    /// <summary>The indicator of this id, or null.</summary>
    public static Indicator? Find(string id) => s_byId.GetValueOrDefault(id);

    private static List<Indicator> Read()
    {
        var all = new List<Indicator>(400);
        foreach (string line in StatisticsData.Lines("indicators.csv").Skip(1))
        {
            string[] cells = line.Split(',');
            all.Add(new Indicator(cells[0], cells[1].Length == 0 ? null : cells[1], cells[2], cells[3], [.. cells[4].Split('+').Select(Form)], Kind(cells[5])));
        }

        return all;
    }

    private static TableForm Form(string name) => name switch
    {
        "old13" => TableForm.Old13,
        "old9" => TableForm.Old9,
        "2019" => TableForm.Standard2019,
        "2021" => TableForm.Standard2021,
        _ => throw new InvalidDataException($"indicators.csv: unknown form {name}"),
    };

    private static IndicatorKind Kind(string name) => name switch
    {
        "group_header" => IndicatorKind.GroupHeader,
        "sub_header" => IndicatorKind.SubHeader,
        "value" => IndicatorKind.Value,
        "total" => IndicatorKind.Total,
        _ => throw new InvalidDataException($"indicators.csv: unknown kind {name}"),
    };
}
