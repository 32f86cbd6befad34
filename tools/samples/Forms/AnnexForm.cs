using System.Globalization;

namespace ReportSearch.Samples.Forms;

/// <summary>A row of the annex of the years until 2018.</summary>
/// <param name="Id">Id of the statistics schema.</param>
/// <param name="Label">Official label with its number, without indent.</param>
/// <param name="Unit">Unit, may be empty.</param>
/// <param name="Depth">1 for a group.</param>
/// <param name="IsHeader">True where no figure is asked for.</param>
internal sealed record AnnexRow(string Id, string Label, string Unit, int Depth, bool IsHeader);

/// <summary>The annex in thirteen or in nine groups, from the official labels in annex.csv.</summary>
internal static class AnnexForm
{
    private const string ChineseDigits = "〇一二三四五六七八九十";

    public static IReadOnlyList<AnnexRow> Rows(string form)
    {
        using var stream = typeof(AnnexForm).Assembly.GetManifestResourceStream("annex.csv")!;
        var all = new StreamReader(stream).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(',')).ToList();
        var rows = new List<AnnexRow>();
        var depths = new Dictionary<string, int> { [""] = 0 };
        var counters = new Dictionary<string, int>();
        foreach (string[] cells in all.Where(cells => cells[4].Split('+').Contains(form)))
        {
            var (id, parent, label) = (cells[0], cells[1], cells[2]);
            int depth = depths[parent] + 1;
            depths[id] = depth;
            int number = counters[parent] = counters.GetValueOrDefault(parent) + 1;
            rows.Add(new AnnexRow(id, Numbered(label, parent, depth, number), cells[3], depth, cells[5].EndsWith("header", StringComparison.Ordinal)));
        }

        return rows;
    }

    private static string Numbered(string label, string parent, int depth, int number)
    {
        if (label.StartsWith("其中：", StringComparison.Ordinal) && parent == "rq_ans_refused")
            return "其中：1." + label["其中：".Length..];
        if (label.StartsWith("其中：", StringComparison.Ordinal) || parent == "pd_total")
            return label;
        return depth switch
        {
            1 => Chinese(number) + "、" + label,
            2 => "（" + Chinese(number) + "）" + label,
            _ => number.ToString(CultureInfo.InvariantCulture) + "." + label,
        };
    }

    /// <summary>1 to 19 in Chinese digits.</summary>
    public static string Chinese(int number) => number switch
    {
        <= 10 => ChineseDigits[number].ToString(),
        _ => "十" + ChineseDigits[number - 10],
    };
}
