using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ReportSearch.Reports.Sections;
using ReportSearch.Text.Folding;

namespace ReportSearch.Reports.Formats;

/// <summary>
/// The part of a page that is the report. From the body down into the child that keeps nine tenths of the running text outside links, as long as no numbered heading
/// is lost on the way; a title that stands outside of it comes along.
/// </summary>
internal sealed class PageContent
{
    /// <summary>Elements deeper than this are left out.</summary>
    internal const int Deepest = 600;

    private const double KeptShare = 0.9;
    private const double LinkShare = 0.7;
    private const int FewestLinks = 3;
    private const int LongestTitle = 80;
    private const int LongestSiteFoot = 400;

    // What only the foot of a site says: who runs it and under which licence.
    private static readonly string[] s_siteFoot = ["ICP备", "公网安备", "网站标识码", "版权所有"];

    private static readonly HashSet<string> s_dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "iframe", "frame", "object", "embed", "svg", "canvas", "video", "audio", "select", "button", "input", "textarea", "nav", "footer", "rt", "rp", "head", "title", "link", "meta", "map",
    };

    private static readonly HashSet<string> s_leaves = new(StringComparer.OrdinalIgnoreCase) { "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "ul", "ol", "li", "span", "a", "font", "b", "strong", "tr", "tbody" };

    private readonly Dictionary<IElement, Measure> _measures = [];

    private readonly HiddenStyles _styles;

    private PageContent(IElement body)
    {
        _styles = HiddenStyles.Of(body.Owner?.DocumentElement ?? body);
        Take(body, 0, inLink: false, inCell: false);
        Main = Descend(body);
        Outside = TitleOutside(body);
    }

    /// <summary>The element whose content is the report.</summary>
    internal IElement Main { get; }

    /// <summary>The report's title and the line with its date of publication where they stand before the main element, not in it.</summary>
    internal IReadOnlyList<IElement> Outside { get; }

    internal static PageContent Find(IElement body) => new(body);

    /// <summary>Whether an element is no text of the report: never shown, or a list of links.</summary>
    internal bool IsLeftOut(IElement element)
    {
        return s_dropped.Contains(element.LocalName) || IsHidden(element) || IsMenu(element);
    }

    /// <summary>A list of links.</summary>
    internal bool IsMenu(IElement element)
    {
        if (element.LocalName is "nav" or "footer")
            return true;
        if (element.LocalName is not ("ul" or "div" or "td" or "table" or "section" or "header" or "aside" or "dl") || element == Main || !_measures.TryGetValue(element, out Measure measure))
            return false;
        if (measure.Numbered == 0 && measure.PlainUnits is > 0 and <= LongestSiteFoot && measure.SiteFeet > 0)
            return true;
        return measure.Links >= FewestLinks && measure.LinkUnits >= (measure.LinkUnits + measure.PlainUnits) * LinkShare && measure.Numbered == 0;
    }

    /// <summary>True for an element that no browser shows though it may hold text.</summary>
    internal bool IsHidden(IElement element) => _styles.Hide(element);

    /// <summary>Menus and other text of the site that stand beside the report: the elements outside the main one, each counted once where it begins.</summary>
    internal int CountBeside(IElement body)
    {
        int beside = 0;
        for (IElement? inner = Main; inner is not null && inner != body; inner = inner.ParentElement)
        {
            foreach (IElement sibling in inner.ParentElement?.Children ?? Enumerable.Empty<IElement>())
            {
                if (sibling != inner && !Outside.Any(sibling.Contains) && _measures.TryGetValue(sibling, out Measure measure) && measure.PlainUnits + measure.LinkUnits > 0)
                    beside++;
            }
        }

        return beside;
    }

    /// <summary>What stands in an element.</summary>
    /// <param name="Weight">Units of running text outside links; what has no full stop and stands in no cell counts a fifth.</param>
    /// <param name="PlainUnits">Units outside links.</param>
    /// <param name="LinkUnits">Units in links.</param>
    /// <param name="Links">Links with text.</param>
    /// <param name="Numbered">Texts that begin with a number like 一、.</param>
    /// <param name="SiteFeet">Texts that say who runs the site.</param>
    private readonly record struct Measure(double Weight, int PlainUnits, int LinkUnits, int Links, int Numbered, int SiteFeet)
    {
        internal Measure Plus(Measure other) =>
            new(Weight + other.Weight, PlainUnits + other.PlainUnits, LinkUnits + other.LinkUnits, Links + other.Links, Numbered + other.Numbered, SiteFeet + other.SiteFeet);
    }

    private Measure Take(IElement element, int depth, bool inLink, bool inCell)
    {
        var sum = default(Measure);
        bool link = inLink || element is IHtmlAnchorElement;
        bool cell = inCell || element.LocalName is "td" or "th";
        foreach (INode child in element.ChildNodes)
        {
            if (child is IText text)
                sum = sum.Plus(OfText(text.Data.AsSpan().Trim(), link, cell));
            else if (child is IElement inner && depth < Deepest && !s_dropped.Contains(inner.LocalName) && !IsHidden(inner))
                sum = sum.Plus(Take(inner, depth + 1, link, cell));
        }

        if (link && !inLink && sum.LinkUnits > 0)
            sum = sum with { Links = sum.Links + 1 };
        _measures[element] = sum;
        return sum;
    }

    private static Measure OfText(ReadOnlySpan<char> text, bool link, bool cell)
    {
        if (text.IsEmpty)
            return default;
        int feet = 0;
        foreach (string sign in s_siteFoot)
            feet += text.Length <= LongestSiteFoot && text.Contains(sign, StringComparison.Ordinal) ? 1 : 0;
        if (link)
            return new Measure(0, 0, text.Length, 0, 0, feet);
        // A date beside each link of a list is part of the list.
        if (IsDate(text))
            return new Measure(text.Length * 0.2, 0, 0, 0, 0, 0);
        bool running = cell || text.Length > 60 || text.IndexOfAny("。；") >= 0;
        bool numbered = text.Length < 200 && HeadingNumber.TryParse(text, out HeadingNumber number) && number.Style is NumberStyle.HanComma or NumberStyle.Part;
        return new Measure(running ? text.Length : text.Length * 0.2, text.Length, 0, 0, numbered ? 1 : 0, feet);
    }

    /// <summary>A day in figures, as [2018-03-01].</summary>
    private static bool IsDate(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> day = text.Trim("[]()（）【】 ");
        return day.Length is >= 8 and <= 16 && day.IndexOfAnyExcept("0123456789-/.: 年月日") < 0 && day.IndexOfAny("-/年") >= 0;
    }

    private IElement Descend(IElement body)
    {
        double total = _measures[body].Weight;
        IElement main = body;
        while (true)
        {
            IElement? next = Heaviest(main.Children);
            if (next is IHtmlTableElement table)
            {
                // A table that lays out the page has one cell with nearly everything; a table of figures has none.
                next = Heaviest(table.Rows.SelectMany(row => row.Cells));
            }

            if (next is null || s_leaves.Contains(next.LocalName) || _measures[next].Weight < total * KeptShare || _measures[next].Numbered < _measures[main].Numbered)
                return main;
            main = next;
        }
    }

    private IElement? Heaviest(IEnumerable<IElement> elements)
    {
        IElement? heaviest = null;
        foreach (IElement element in elements)
        {
            if (_measures.TryGetValue(element, out Measure measure) && (heaviest is null || measure.Weight > _measures[heaviest].Weight))
                heaviest = element;
        }

        return heaviest;
    }

    /// <summary>The last element before the main one that reads like the title of an annual report, unless the main one has such a line near its beginning; with the date behind it.</summary>
    private List<IElement> TitleOutside(IElement body)
    {
        var found = new List<IElement>();
        if (Main == body || IsTitle(Opening()))
            return found;
        foreach (IElement element in body.QuerySelectorAll("h1,h2,h3,h4,div,p,td,span,strong"))
        {
            if (element == Main)
                break;
            if (!_measures.TryGetValue(element, out Measure measure) || measure.LinkUnits > 0 || measure.PlainUnits is < 6 or > LongestTitle || element.Contains(Main))
                continue;
            if (IsTitle(element.TextContent) && NamesYear(element.TextContent))
            {
                found.Clear();
                found.Add(element);
            }
            else if (found.Count == 1 && IsDateLine(element.TextContent))
            {
                found.Add(element);
            }
        }

        return found;
    }

    /// <summary>Whether a line says when the page was published.</summary>
    internal static bool IsDateLine(string text) =>
        (text.Contains("时间", StringComparison.Ordinal) || text.Contains("日期", StringComparison.Ordinal) || text.Contains("時間", StringComparison.Ordinal)) && text.Any(char.IsAsciiDigit);

    private string Opening()
    {
        string text = Main.TextContent.AsSpan().Trim().ToString();
        int end = text.AsSpan(0, Math.Min(text.Length, 400)).IndexOfAny("。，；");
        return text[..(end < 0 ? Math.Min(text.Length, 400) : end)];
    }

    private static bool IsTitle(string text)
    {
        string plain = string.Concat(text.Where(unit => !char.IsWhiteSpace(unit)).Select(CharacterFolding.Fold));
        return plain.Contains("公开", StringComparison.Ordinal) && (plain.Contains("报告", StringComparison.Ordinal) || plain.Contains("年报", StringComparison.Ordinal));
    }

    /// <summary>The name of a list of reports on a site reads like a title, but names no year.</summary>
    private static bool NamesYear(string text)
    {
        for (int at = text.IndexOf('年', StringComparison.Ordinal); at > 0; at = text.IndexOf('年', at + 1))
        {
            if (text[at - 1] is (>= '0' and <= '9') or (>= '０' and <= '９') or '〇' or '零' or '○' || "一二三四五六七八九".Contains(text[at - 1], StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
