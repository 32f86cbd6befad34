namespace ReportSearch.Reports.Formats.Pages;

/// <summary>A part of a page whose lines follow each other from top to bottom: the page itself, or one column of text.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="Place">0 for the width of the page, 1 for the left column, 2 for the right one.</param>
/// <param name="Left">Where the band begins across.</param>
/// <param name="Right">Where it ends.</param>
/// <param name="Bottom">Where it ends down the page.</param>
internal sealed record PageBand(List<PageLine> Lines, int Place, double Left, double Right, double Bottom)
{
    private const int FewestLines = 5;
    private const int FewestCharacters = 60;
    private const double LeastWidth = 0.5;
    private const double Step = 2;

    // Text set in two columns is drawn one column after the other; a table is drawn from side to side row by row.
    private const int MostChanges = 3;

    /// <summary>The bands of a page in the order in which they are read.</summary>
    internal static List<PageBand> Split(IReadOnlyList<PlacedWord> words, double width)
    {
        if (words.Count == 0)
            return [];
        double left = words.Min(word => word.Left), right = words.Max(word => word.Right);
        if (FindGutter(words, left, right) is not { } gutter)
            return [Whole(words, width, double.MaxValue)];
        (double x, double top, double bottom) = gutter;
        List<PlacedWord> above = [.. words.Where(word => word.Middle <= top)], below = [.. words.Where(word => word.Middle >= bottom)];
        List<PlacedWord> between = [.. words.Where(word => word.Middle > top && word.Middle < bottom)];
        var bands = new List<PageBand>();
        if (above.Count > 0)
            bands.Add(Whole(above, width, top));
        bands.Add(new PageBand(PageLine.Group(between.Where(word => word.Right <= x + Step)), 1, 0, x, bottom));
        bands.Add(new PageBand(PageLine.Group(between.Where(word => word.Right > x + Step)), 2, x, width, bottom));
        if (below.Count > 0)
            bands.AddRange(Split(below, width));
        return bands;
    }

    private static PageBand Whole(IReadOnlyList<PlacedWord> words, double width, double bottom) => new(PageLine.Group(words), 0, 0, width, bottom);

    /// <summary>The place across, and the height from and to, where no word crosses the middle of the page and columns of text stand at both sides.</summary>
    private static (double X, double Top, double Bottom)? FindGutter(IReadOnlyList<PlacedWord> words, double left, double right)
    {
        (double X, double Top, double Bottom)? best = null;
        double tallest = 0;
        for (double x = left + (0.3 * (right - left)); x < left + (0.7 * (right - left)); x += Step)
        {
            List<double> crossing = [.. words.Where(word => word.Left < x - 1 && word.Right > x + 1).Select(word => word.Middle).Order()];
            for (int i = 0; i <= crossing.Count; i++)
            {
                double top = i == 0 ? -1 : crossing[i - 1], bottom = i == crossing.Count ? double.MaxValue : crossing[i];
                if (i > 0 && i < crossing.Count && bottom - top <= tallest)
                    continue;
                List<PlacedWord> between = [.. words.Where(word => word.Middle > top + 1 && word.Middle < bottom - 1)];
                if (between.Count == 0 || between[^1].Middle < 0)
                    continue;
                double height = between.Max(word => word.Middle) - between.Min(word => word.Middle);
                if (height > tallest && AreColumns(between, x, left, right))
                    (best, tallest) = ((x, top + 1, bottom - 1), height);
            }
        }

        return best;
    }

    private static bool AreColumns(List<PlacedWord> words, double x, double left, double right)
    {
        int changes = 0;
        int before = 0;
        foreach (PlacedWord word in words.OrderBy(word => word.Order))
        {
            int side = word.Left < x ? 1 : 2;
            changes += before != 0 && side != before ? 1 : 0;
            before = side;
        }

        return changes is > 0 and <= MostChanges && IsText([.. words.Where(word => word.Left < x)], x - left) && IsText([.. words.Where(word => word.Left >= x)], right - x);
    }

    private static bool IsText(List<PlacedWord> words, double width)
    {
        if (words.Sum(word => word.Text.Length) < FewestCharacters)
            return false;
        List<PageLine> lines = PageLine.Group(words);
        return lines.Count >= FewestLines && lines.Count(line => line.Right - line.Left > LeastWidth * width) * 2 > lines.Count;
    }
}
