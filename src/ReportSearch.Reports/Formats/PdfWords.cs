using System.Globalization;
using System.Net;
using ReportSearch.Reports.Formats.Pages;

namespace ReportSearch.Reports.Formats;

/// <summary>The pages and words that <c>pdftotext -bbox</c> lists, one element a line. Scanned by hand: control characters of a PDF make it no XML.</summary>
internal static class PdfWords
{
    internal static List<PlacedPage> Read(string listing)
    {
        var pages = new List<PlacedPage>();
        var words = new List<PlacedWord>();
        double width = 0, height = 0;
        foreach (ReadOnlySpan<char> raw in listing.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> line = raw.TrimStart();
            if (line.StartsWith("<page "))
            {
                (width, height) = (Attribute(line, "width"), Attribute(line, "height"));
                words = [];
            }
            else if (line.StartsWith("<word ") && Word(line) is { } word)
            {
                words.Add(word with { Order = words.Count });
            }
            else if (line.StartsWith("</page>"))
            {
                pages.Add(new PlacedPage(width, height, words, []));
            }
        }

        return pages;
    }

    /// <summary>Whether words stand beside each other with gaps: then it is worth looking for rules.</summary>
    internal static bool LooksTabular(PlacedPage page) =>
        PageLine.Group(page.Words).Exists(line => line.Parts(1).Count > 1);

    private static PlacedWord? Word(ReadOnlySpan<char> line)
    {
        int start = line.IndexOf('>') + 1, end = line.LastIndexOf("</word>");
        if (start <= 0 || end <= start)
            return null;
        string text = WebUtility.HtmlDecode(line[start..end].ToString()).Trim();
        var word = new PlacedWord(Attribute(line, "xMin"), Attribute(line, "yMin"), Attribute(line, "xMax"), Attribute(line, "yMax"), text);
        return text.Length > 0 && word.Right >= word.Left && word.Bottom >= word.Top ? word : null;
    }

    private static double Attribute(ReadOnlySpan<char> line, string name)
    {
        int at = line.IndexOf(name + "=\"");
        if (at < 0)
            return 0;
        ReadOnlySpan<char> value = line[(at + name.Length + 2)..];
        int end = value.IndexOf('"');
        return end > 0 && double.TryParse(value[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && Math.Abs(number) <= PlacedPage.FarthestPlace ? number : 0;
    }
}
