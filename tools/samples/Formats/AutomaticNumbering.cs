using System.Globalization;
using System.Text;
using ReportSearch.Samples.Forms;

namespace ReportSearch.Samples.Formats;

/// <summary>The list that prints the numbers of a sample's headings.</summary>
internal sealed class AutomaticNumbering
{
    private const int MostLevels = 2;
    private const string Figures = "一二三四五六七八九十0123456789";

    /// <summary>A number taken apart: 第, 3, 部分 and the blank behind.</summary>
    private sealed record Printed(string Before, int Value, string After, bool Arabic);

    private readonly Printed?[] _levels = new Printed?[MostLevels];

    private AutomaticNumbering()
    {
    }

    /// <summary>The list of the sample, or null where its headings do not count from 1 under each parent.</summary>
    public static AutomaticNumbering? TryOf(SampleDocument document)
    {
        var numbering = new AutomaticNumbering();
        int[] counts = new int[MostLevels];
        foreach (Piece piece in document.Pieces.Where(piece => piece.Level > 0))
        {
            if (piece.Level > MostLevels)
                return null;
            int level = piece.Level - 1;
            if (Read(piece.Number) is not { } number)
            {
                // A part without a number of the kind would be counted by the list.
                if (piece.Number.Length == 0)
                    return null;
                continue;
            }

            numbering._levels[level] ??= number;
            if (numbering._levels[level]! with { Value = number.Value } != number || number.Value != ++counts[level])
                return null;
            Array.Clear(counts, level + 1, MostLevels - level - 1);
        }

        return numbering._levels[0] is null ? null : numbering;
    }

    /// <summary>True for a piece whose number the list prints.</summary>
    public bool Counts(Piece piece) => piece.Level > 0 && Read(piece.Number) is not null;

    /// <summary>The numbering part.</summary>
    public string ToXml()
    {
        var xml = new StringBuilder("<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"multilevel\"/>");
        for (int i = 0; i < MostLevels && _levels[i] is { } level; i++)
        {
            bool blank = level.After.EndsWith(' ');
            xml.Append(CultureInfo.InvariantCulture, $"<w:lvl w:ilvl=\"{i}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{(level.Arabic ? "decimal" : "chineseCounting")}\"/><w:suff w:val=\"{(blank ? "space" : "nothing")}\"/><w:lvlText w:val=\"{level.Before}%{i + 1}{level.After.TrimEnd()}\"/></w:lvl>");
        }

        return xml.Append("</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>").ToString();
    }

    private static Printed? Read(string number)
    {
        int start = number.AsSpan().IndexOfAny(Figures);
        if (start < 0)
            return null;
        int end = start;
        while (end < number.Length && Figures.Contains(number[end]))
            end++;
        string figures = number[start..end];
        bool arabic = char.IsAsciiDigit(figures[0]);
        int value = arabic
            ? int.Parse(figures, CultureInfo.InvariantCulture)
            : Enumerable.Range(1, 19).FirstOrDefault(candidate => AnnexForm.Chinese(candidate) == figures);
        return value == 0 ? null : new Printed(number[..start], value, number[end..], arabic);
    }
}
