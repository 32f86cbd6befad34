using System.Globalization;

namespace ReportSearch.RegionData;

/// <summary>One row of the table: a code and its name with the years in which they were seen together.</summary>
internal sealed record Period(string Code, string Name, int? From, int? To)
{
    public string Level => Code switch
    {
        _ when Code.EndsWith("0000", StringComparison.Ordinal) => "province",
        _ when Code.EndsWith("00", StringComparison.Ordinal) => "prefecture",
        _ => "county",
    };

    public string Parent => Level switch
    {
        "province" => "",
        "prefecture" => Code[..2] + "0000",
        _ => Code[..4] + "00",
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Code},{Name},{Level},{Parent},{From},{To}");
}

/// <summary>Turns the lists into periods.</summary>
internal static class Periods
{
    public static IReadOnlyList<Period> Of(IReadOnlyList<DivisionList> lists)
    {
        var pairs = lists.SelectMany(list => list.Names).Select(pair => (pair.Key, pair.Value)).Distinct();
        return [.. pairs
            .SelectMany(pair => Of(pair.Key, pair.Value, lists))
            .OrderBy(period => period.Code, StringComparer.Ordinal)
            .ThenBy(period => period.From ?? 0)
            .ThenBy(period => period.Name, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The runs of lists that hold the pair. A list that never holds rows of this kind is passed over. From is open when the first
    /// list of all holds the pair; To is open when the last one that can hold it does.
    /// </summary>
    private static IEnumerable<Period> Of(string code, string name, IReadOnlyList<DivisionList> lists)
    {
        var telling = lists.Where(list => Tells(list, code, name)).ToList();
        for (int i = 0; i < telling.Count; i++)
        {
            if (!Holds(telling[i], code, name))
                continue;
            int first = i;
            while (i + 1 < telling.Count && Holds(telling[i + 1], code, name))
                i++;
            yield return new Period(code, name, first == 0 ? null : telling[first].Year, i == telling.Count - 1 ? null : telling[i].Year);
        }
    }

    private static bool Holds(DivisionList list, string code, string name) => list.Names.TryGetValue(code, out string? listed) && listed == name;

    private static bool Tells(DivisionList list, string code, string name) =>
        (!Placeholders.IsPlaceholder(name)
            || list.Placeholders == PlaceholderRows.All
            || (list.Placeholders == PlaceholderRows.OfPrefectures && code.EndsWith("00", StringComparison.Ordinal)))
        && (list.HasSpecialRegions || code[0] is not ('7' or '8'));
}

/// <summary>The years that were looked up by hand, <c>code,name,field,year,source</c>.</summary>
internal static class Corrections
{
    public static IReadOnlyList<Period> Apply(IReadOnlyList<Period> periods, string file)
    {
        var corrected = periods.ToList();
        int line = 1;
        foreach (string row in File.ReadLines(file).Skip(1))
        {
            line++;
            string[] cells = row.Split(',');
            int at = cells.Length == 5 ? corrected.FindLastIndex(period => period.Code == cells[0] && period.Name == cells[1]) : -1;
            if (at < 0 || !int.TryParse(cells[3], NumberStyles.None, CultureInfo.InvariantCulture, out int year))
                throw new FormatException($"{file}:{line}: not 'code,name,field,year,source' about a row of the table: {row}");
            corrected[at] = cells[2] switch
            {
                "from" => corrected[at] with { From = year },
                "to" => corrected[at] with { To = year },
                _ => throw new FormatException($"{file}:{line}: field is '{cells[2]}', expected from or to"),
            };
        }

        return corrected;
    }
}
