using System.Globalization;
using ReportSearch.Reports.Formats.Pages;

namespace ReportSearch.Reports.Formats;

/// <summary>
/// The straight rules of the pages that <c>pdftocairo -svg</c> draws, one element a line: thin filled rectangles and stroked lines. Curves, letters and clips are left out.
/// </summary>
internal static class PdfRules
{
    // A rectangle this thin is a line; a wider one is a shaded field.
    private const double ThickestRule = 3;
    private const double LeastLength = 4;
    private const int MostRulesOfPage = 20_000;

    /// <summary>The rules of each page.</summary>
    internal static List<List<PlacedRule>> Read(string svg)
    {
        var pages = new List<List<PlacedRule>>();
        bool many = svg.Contains("<page>", StringComparison.Ordinal);
        if (!many)
            pages.Add([]);
        int hidden = 0;
        foreach (ReadOnlySpan<char> raw in svg.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> line = raw.TrimStart();
            if (line.StartsWith("<page>"))
                pages.Add([]);
            else if (line.StartsWith("<defs") || line.StartsWith("<clipPath") || line.StartsWith("<mask") || line.StartsWith("<pattern") || line.StartsWith("<symbol"))
                hidden++;
            else if (line.StartsWith("</defs") || line.StartsWith("</clipPath") || line.StartsWith("</mask") || line.StartsWith("</pattern") || line.StartsWith("</symbol"))
                hidden--;
            else if (hidden == 0 && pages.Count > 0 && line.StartsWith("<path "))
                AddRules(line, pages[^1]);
        }

        return pages;
    }

    private static void AddRules(ReadOnlySpan<char> element, List<PlacedRule> rules)
    {
        ReadOnlySpan<char> style = Attribute(element, "style");
        bool stroked = style.IndexOf("stroke:none") < 0 && style.IndexOf("stroke:") >= 0;
        double[] matrix = Matrix(Attribute(element, "transform"));
        (double X, double Y)? start = null, at = null;
        (double Left, double Top, double Right, double Bottom) box = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        ReadOnlySpan<char> path = Attribute(element, "d");
        while (true)
        {
            path = path.TrimStart();
            if (path.IsEmpty)
                break;
            char command = path[0];
            path = path[1..];
            if (command is 'Z' or 'z')
            {
                Line(start);
                at = start;
                continue;
            }

            // A path with curves is a letter or a drawing.
            if (command is not ('M' or 'L') || !Number(ref path, out double x) || !Number(ref path, out double y))
                return;
            var point = (X: (matrix[0] * x) + (matrix[2] * y) + matrix[4], Y: (matrix[1] * x) + (matrix[3] * y) + matrix[5]);
            if (command == 'L')
            {
                Line(point);
            }
            else
            {
                EndFilled();
                start = point;
            }

            at = point;
            box = (Math.Min(box.Left, point.X), Math.Min(box.Top, point.Y), Math.Max(box.Right, point.X), Math.Max(box.Bottom, point.Y));
        }

        EndFilled();

        void Line((double X, double Y)? to)
        {
            if (stroked && at is { } a && to is { } b)
                Add(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y), 0.6);
        }

        void EndFilled()
        {
            if (!stroked && box.Right >= box.Left)
                Add(box.Left, box.Top, box.Right, box.Bottom, ThickestRule);
            box = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        }

        void Add(double left, double top, double right, double bottom, double thickest)
        {
            if (Math.Min(right - left, bottom - top) > thickest || Math.Max(right - left, bottom - top) < LeastLength || rules.Count >= MostRulesOfPage)
                return;
            if (double.IsFinite(left + top + right + bottom))
                rules.Add(new PlacedRule(left, top, right, bottom));
        }
    }

    private static double[] Matrix(ReadOnlySpan<char> transform)
    {
        double[] matrix = [1, 0, 0, 1, 0, 0];
        if (!transform.StartsWith("matrix("))
            return matrix;
        ReadOnlySpan<char> rest = transform["matrix(".Length..];
        for (int i = 0; i < 6; i++)
        {
            if (!Number(ref rest, out matrix[i]))
                return [1, 0, 0, 1, 0, 0];
        }

        return matrix;
    }

    private static bool Number(ref ReadOnlySpan<char> text, out double number)
    {
        text = text.TrimStart(" ,");
        int end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '-' or '.' or 'e' or 'E' or '+'))
            end++;
        bool read = double.TryParse(text[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        text = text[end..];
        return read;
    }

    private static ReadOnlySpan<char> Attribute(ReadOnlySpan<char> element, string name)
    {
        int at = element.IndexOf(" " + name + "=\"");
        if (at < 0)
            return [];
        ReadOnlySpan<char> value = element[(at + name.Length + 3)..];
        int end = value.IndexOf('"');
        return end < 0 ? [] : value[..end];
    }
}
