using System.Runtime.InteropServices;

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
    // Larger sheets than these are built ones.
    private const int MostSteps = 1000;

    // Text set in two columns is drawn one column after the other; a table is drawn from side to side row by row.
    private const int MostChanges = 3;

    // A page of small print has three or four; a built one would have as many as lines.
    private const int MostColumns = 32;

    /// <summary>The bands of a page in the order in which they are read.</summary>
    internal static List<PageBand> Split(IReadOnlyList<PlacedWord> words, double width)
    {
        var bands = new List<PageBand>();
        for (int columns = 0; words.Count > 0; columns++)
        {
            double left = words.Min(word => word.Left), right = words.Max(word => word.Right);
            if (columns == MostColumns || FindGutter(words, left, right) is not { } gutter)
            {
                bands.Add(Whole(words, width, double.MaxValue));
                break;
            }

            (double x, double top, double bottom) = gutter;
            List<PlacedWord> above = [.. words.Where(word => word.Middle <= top)], below = [.. words.Where(word => word.Middle >= bottom)];
            List<PlacedWord> between = [.. words.Where(word => word.Middle > top && word.Middle < bottom)];
            if (above.Count > 0)
                bands.Add(Whole(above, width, top));
            bands.Add(new PageBand(PageLine.Group(between.Where(word => word.Right <= x + Step)), 1, 0, x, bottom));
            bands.Add(new PageBand(PageLine.Group(between.Where(word => word.Right > x + Step)), 2, x, width, bottom));
            words = below;
        }

        return bands;
    }

    private static PageBand Whole(IReadOnlyList<PlacedWord> words, double width, double bottom) => new(PageLine.Group(words), 0, 0, width, bottom);

    /// <summary>The place across, and the height from and to, where no word crosses the middle of the page and columns of text stand at both sides.</summary>
    private static (double X, double Top, double Bottom)? FindGutter(IReadOnlyList<PlacedWord> words, double left, double right)
    {
        PlacedWord[] drawn = [.. words.OrderBy(word => word.Order)];
        // Down the page, so that what stands between two heights is a range.
        PlacedWord[] down = [.. words.OrderBy(word => word.Middle)];
        double[] middles = [.. down.Select(word => word.Middle)];
        (double X, double Top, double Bottom)? best = null;
        double tallest = 0;
        var crossing = new List<double>();
        (List<PlacedWord> First, List<PlacedWord> Second) sides = ([], []);
        double step = Math.Max(Step, (right - left) / MostSteps);
        for (double x = left + (0.3 * (right - left)); x < left + (0.7 * (right - left)); x += step)
        {
            crossing.Clear();
            foreach (PlacedWord word in down)
            {
                if (word.Left < x - 1 && word.Right > x + 1)
                    crossing.Add(word.Middle);
            }

            for (int i = 0; i <= crossing.Count; i++)
            {
                double top = i == 0 ? -1 : crossing[i - 1], bottom = i == crossing.Count ? double.MaxValue : crossing[i];
                if (i > 0 && i < crossing.Count && bottom - top <= tallest)
                    continue;
                int first = FirstAbove(middles, top + 1), end = FirstAbove(middles, Math.BitDecrement(bottom - 1));
                if (end <= first || middles[end - 1] < 0 || middles[end - 1] - middles[first] is var height && height <= tallest)
                    continue;
                // Few ranges can be a large part of the page: those are picked out of the words as they were drawn.
                IEnumerable<PlacedWord> between = (end - first) * 4L > drawn.Length ? drawn.Where(word => word.Middle > top + 1 && word.Middle < bottom - 1) : down[first..end].OrderBy(word => word.Order);
                if (AreColumns(between, sides, x, left, right))
                    (best, tallest) = ((x, top + 1, bottom - 1), height);
            }
        }

        return best;
    }

    /// <summary>Where the places above a height begin in a list that is sorted.</summary>
    private static int FirstAbove(double[] sorted, double height)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] > height)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    /// <param name="drawn">Words in the order in which they are drawn.</param>
    /// <param name="sides">Room for the words of both sides.</param>
    /// <param name="x">The place between the columns.</param>
    /// <param name="left">Where the page's words begin.</param>
    /// <param name="right">Where they end.</param>
    private static bool AreColumns(IEnumerable<PlacedWord> drawn, (List<PlacedWord> First, List<PlacedWord> Second) sides, double x, double left, double right)
    {
        sides.First.Clear();
        sides.Second.Clear();
        int changes = 0;
        int before = 0;
        foreach (PlacedWord word in drawn)
        {
            int side = word.Left < x ? 1 : 2;
            changes += before != 0 && side != before ? 1 : 0;
            if (changes > MostChanges)
                return false;
            before = side;
            (side == 1 ? sides.First : sides.Second).Add(word);
        }

        return changes > 0 && IsText(sides.First, x - left) && IsText(sides.Second, right - x);
    }

    private static bool IsText(List<PlacedWord> words, double width)
    {
        if (words.Sum(word => word.Text.Length) < FewestCharacters)
            return false;
        int lines = 0, wide = 0;
        foreach ((int first, int end) in PageLine.Ranges(words))
        {
            double from = double.MaxValue, to = double.MinValue;
            foreach (PlacedWord word in CollectionsMarshal.AsSpan(words)[first..end])
                (from, to) = (Math.Min(from, word.Left), Math.Max(to, word.Right));
            lines++;
            wide += to - from > LeastWidth * width ? 1 : 0;
        }

        return lines >= FewestLines && wide * 2 > lines;
    }
}
