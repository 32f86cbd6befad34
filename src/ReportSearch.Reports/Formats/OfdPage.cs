using System.Globalization;
using System.Xml;
using ReportSearch.Reports.Formats.Pages;

namespace ReportSearch.Reports.Formats;

/// <summary>What the layers of one OFD page draw. OFD measures in millimetres from the top left corner.</summary>
/// <param name="area">Left, top, width and height of the page, or less when it is not told: then A4.</param>
internal sealed class OfdPage(double[] area)
{
    private const double PointsPerMillimetre = 72 / 25.4;
    private const double ThickestRule = 1.1;
    private const int MostWords = 200_000;
    private const double UsualSize = 4.2;
    // Letters that stand further apart than this are words of their own.
    private const double GapInSizes = 0.35;

    private readonly List<PlacedWord> _words = [];
    private readonly List<PlacedRule> _rules = [];
    private readonly double[] _area = area.Length == 4 ? area : [0, 0, 210, 297];

    /// <summary>Adds what a page or a template draws.</summary>
    internal void Draw(XmlNode content)
    {
        foreach (XmlElement drawn in OfdPackage.Elements(content, "TextObject").Where(drawn => drawn.GetAttribute("Visible") != "false"))
            DrawText(drawn);
        Pictures += OfdPackage.Elements(content, "ImageObject").Count();
        foreach (XmlElement drawn in OfdPackage.Elements(content, "PathObject"))
            DrawPath(drawn);
    }

    /// <summary>How many pictures are drawn.</summary>
    internal int Pictures { get; private set; }

    internal PlacedPage ToPage() => new(_area[2] * PointsPerMillimetre, _area[3] * PointsPerMillimetre, _words, _rules);

    private void DrawText(XmlElement drawn)
    {
        // Text whose box is no box is text still.
        double[] boundary = OfdPackage.Numbers(drawn.GetAttribute("Boundary")) is { Length: 4 } box ? box : [0, 0, 0, 0];
        double size = OfdPackage.Numbers(drawn.GetAttribute("Size")) is [> 0 and var own, ..] ? own : boundary[3] > 0 ? boundary[3] : UsualSize;
        double[] matrix = Matrix(drawn);
        double x = 0, y = 0;
        foreach (XmlElement code in OfdPackage.Elements(drawn, "TextCode"))
        {
            // Without a place a code goes on at that of the one before it.
            x = OfdPackage.Numbers(code.GetAttribute("X")) is [var left, ..] ? left : x;
            y = OfdPackage.Numbers(code.GetAttribute("Y")) is [var baseline, ..] ? baseline : y;
            string text = code.InnerText;
            double[] across = Deltas(code.GetAttribute("DeltaX"), text.Length), down = Deltas(code.GetAttribute("DeltaY"), text.Length);
            int from = 0;
            double startX = x, startY = y, atX = x, atY = y;
            for (int i = 0; i < text.Length && _words.Count < MostWords; i++)
            {
                double width = PageLine.WidthInEm(text.AsSpan(i, 1)) * size;
                bool last = i == text.Length - 1;
                double nextX = atX + (i < across.Length ? across[i] : down.Length > 0 ? 0 : width), nextY = atY + (i < down.Length ? down[i] : 0);
                bool gap = nextX - atX > width + (GapInSizes * size) || nextX < atX - (0.01 * size) || Math.Abs(nextY - atY) > 0.2 * size;
                if (last || gap || text[i] == ' ')
                {
                    Add(text[from..(i + 1)], startX, atX + width, startY);
                    (from, startX, startY) = (i + 1, nextX, nextY);
                }

                (atX, atY) = (nextX, nextY);
            }
        }

        void Add(string text, double left, double right, double baseline)
        {
            if (string.IsNullOrWhiteSpace(text))
                return;
            int blanks = text.Length - text.TrimStart().Length;
            left += blanks * 0.5 * size;
            right -= (text.Length - text.TrimEnd().Length) * 0.5 * size;
            (double x1, double y1) = Place(boundary, matrix, left, baseline - (0.85 * size));
            (double x2, double y2) = Place(boundary, matrix, right, baseline + (0.15 * size));
            _words.Add(new PlacedWord(Math.Min(x1, x2), Math.Min(y1, y2), Math.Max(x1, x2), Math.Max(y1, y2), text.Trim()) { Order = _words.Count });
        }
    }

    /// <summary>The distances between letters: numbers, and <c>g n d</c> for n times d.</summary>
    private static double[] Deltas(string text, int most)
    {
        var deltas = new List<double>();
        string[] parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < parts.Length && deltas.Count < most; i++)
        {
            if (parts[i] == "g" && i + 2 < parts.Length && int.TryParse(parts[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int times) && Number(parts[i + 2], out double each))
            {
                for (int j = 0; j < times && deltas.Count < most; j++)
                    deltas.Add(each);
                i += 2;
            }
            else if (Number(parts[i], out double delta))
            {
                deltas.Add(delta);
            }
        }

        return [.. deltas];
    }

    private void DrawPath(XmlElement drawn)
    {
        if (OfdPackage.Numbers(drawn.GetAttribute("Boundary")) is not { Length: 4 } boundary || _rules.Count > MostWords)
            return;
        double[] matrix = Matrix(drawn);
        bool filled = drawn.GetAttribute("Fill") == "true" && drawn.GetAttribute("Stroke") == "false";
        string[] parts = OfdPackage.Text(drawn, "AbbreviatedData").Split([' ', ',', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        (double X, double Y)? start = null, at = null;
        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        for (int i = 0; i < parts.Length;)
        {
            string command = parts[i++];
            if (command is "C")
            {
                Line(start);
                at = start;
                continue;
            }

            // Curves are letters or drawings.
            if (command is not ("S" or "M" or "L") || i + 1 >= parts.Length || !Number(parts[i], out double x) || !Number(parts[i + 1], out double y))
                return;
            i += 2;
            (double X, double Y) point = Place(boundary, matrix, x, y);
            if (command == "L")
                Line(point);
            else
                start = point;
            at = point;
            (left, top, right, bottom) = (Math.Min(left, point.X), Math.Min(top, point.Y), Math.Max(right, point.X), Math.Max(bottom, point.Y));
        }

        if (filled && right >= left && Math.Min(right - left, bottom - top) <= ThickestRule * PointsPerMillimetre)
            _rules.Add(new PlacedRule(left, top, right, bottom));

        void Line((double X, double Y)? to)
        {
            if (filled || at is not { } a || to is not { } b)
                return;
            var rule = new PlacedRule(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y));
            if (Math.Min(rule.Right - rule.Left, rule.Bottom - rule.Top) < 0.6)
                _rules.Add(rule);
        }
    }

    private (double X, double Y) Place(double[] boundary, double[] matrix, double x, double y) =>
        ((boundary[0] - _area[0] + (matrix[0] * x) + (matrix[2] * y) + matrix[4]) * PointsPerMillimetre,
         (boundary[1] - _area[1] + (matrix[1] * x) + (matrix[3] * y) + matrix[5]) * PointsPerMillimetre);

    private static double[] Matrix(XmlElement drawn) => OfdPackage.Numbers(drawn.GetAttribute("CTM")) is { Length: 6 } matrix ? matrix : [1, 0, 0, 1, 0, 0];

    private static bool Number(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && Math.Abs(number) <= PlacedPage.FarthestPlace;
}
