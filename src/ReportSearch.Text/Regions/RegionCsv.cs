using System.Globalization;

namespace ReportSearch.Text.Regions;

/// <summary>Parses <c>code,name,level,parent,from,to</c>; a row that cannot stand is a <see cref="FormatException"/> with file and line.</summary>
internal static class RegionCsv
{
    public const string Header = "code,name,level,parent,from,to";

    /// <summary>The rows of <paramref name="csv"/> with their line numbers.</summary>
    public static List<(Region Region, int Line)> Parse(string csv, string file)
    {
        var rows = new List<(Region, int)>();
        int lineNumber = 0;
        foreach (var range in csv.AsSpan().Split('\n'))
        {
            lineNumber++;
            var line = csv.AsSpan(range).TrimEnd('\r');
            if (lineNumber == 1)
                RequireHeader(line.TrimStart('\uFEFF'), file);
            else if (line.Length > 0)
                rows.Add((ParseRow(line, file, lineNumber), lineNumber));
        }

        return rows;
    }

    private static void RequireHeader(ReadOnlySpan<char> line, string file)
    {
        if (!line.SequenceEqual(Header))
            throw Wrong(file, 1, $"the first line must be '{Header}'");
    }

    private static Region ParseRow(ReadOnlySpan<char> line, string file, int lineNumber)
    {
        Span<Range> cells = stackalloc Range[7];
        int count = line.Split(cells, ',');
        if (count != 6)
            throw Wrong(file, lineNumber, $"{count} fields, expected 6 ({Header})");

        string code = line[cells[0]].ToString();
        string name = line[cells[1]].ToString();
        if (!IsCode(code))
            throw Wrong(file, lineNumber, $"code '{code}' is not six digits");
        if (name.Length == 0 || name.AsSpan().Trim().Length != name.Length)
            throw Wrong(file, lineNumber, $"name '{name}' is empty or has blanks at its ends");

        var level = line[cells[2]] switch
        {
            "province" => RegionLevel.Province,
            "prefecture" => RegionLevel.Prefecture,
            "county" => RegionLevel.County,
            _ => throw Wrong(file, lineNumber, $"level '{line[cells[2]]}' is not province, prefecture or county"),
        };
        string parent = line[cells[3]].ToString();
        if (level == RegionLevel.Province ? parent.Length > 0 : !IsCode(parent))
            throw Wrong(file, lineNumber, level == RegionLevel.Province ? "a province has no parent" : $"parent '{parent}' is not six digits");

        int? from = Year(line[cells[4]], file, lineNumber);
        int? to = Year(line[cells[5]], file, lineNumber);
        if (from > to)
            throw Wrong(file, lineNumber, $"from {from} is after to {to}");
        return new Region(code, name, level, parent.Length == 0 ? null : parent, from, to);
    }

    private static bool IsCode(string text) => text.Length == 6 && text.All(char.IsAsciiDigit);

    private static int? Year(ReadOnlySpan<char> text, string file, int lineNumber)
    {
        if (text.Length == 0)
            return null;
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year))
            return year;
        throw Wrong(file, lineNumber, $"year '{text}' is not four digits");
    }

    public static FormatException Wrong(string file, int line, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {what}"));
}
