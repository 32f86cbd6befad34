using System.Globalization;

namespace ReportSearch.WordTables;

/// <summary>The character folding that the product ships, read from its table.</summary>
internal sealed class FoldingRows
{
    private readonly Dictionary<char, char> _folded = [];

    public static FoldingRows Read(string path)
    {
        var rows = new FoldingRows();
        foreach (string line in File.ReadLines(path).Skip(1))
            rows._folded[Unit(line[..4])] = Unit(line[5..9]);
        return rows;
    }

    public string Fold(string text) => string.Concat(text.Select(unit => _folded.GetValueOrDefault(unit, unit)));

    private static char Unit(string hexadecimal) => (char)int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
