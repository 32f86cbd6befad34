namespace ReportSearch.Reports.Formats.Pages;

/// <summary>A run of characters drawn on a page. Lengths in points, measured from the page's top left corner.</summary>
internal readonly record struct PlacedWord(double Left, double Top, double Right, double Bottom, string Text)
{
    /// <summary>Height of the middle of the line.</summary>
    internal double Middle => (Top + Bottom) / 2;

    /// <summary>Size of the font, from the width: the height that programs give depends on the font's own idea of its line.</summary>
    internal double Em => (Right - Left) / Math.Max(PageLine.WidthInEm(Text), 0.5);
}

/// <summary>A straight horizontal or vertical rule of a page, as the border of a table, in points.</summary>
internal readonly record struct PlacedRule(double Left, double Top, double Right, double Bottom)
{
    internal bool IsHorizontal => Right - Left >= Bottom - Top;
}

/// <summary>One page as it is drawn: words in any order and rules.</summary>
internal sealed record PlacedPage(double Width, double Height, IReadOnlyList<PlacedWord> Words, IReadOnlyList<PlacedRule> Rules);
