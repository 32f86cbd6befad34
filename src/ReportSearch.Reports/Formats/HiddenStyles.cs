using AngleSharp.Dom;

namespace ReportSearch.Reports.Formats;

/// <summary>
/// What the style sheets inside a page never show: rules of a single class, id or element whose declarations say <c>display: none</c> or
/// <c>visibility: hidden</c>. Rules for print and other media, and selectors that depend on more than the element, are not followed.
/// </summary>
internal sealed class HiddenStyles
{
    private const int LongestSheet = 1 << 20;
    private const int MostSelectors = 2000;

    private readonly HashSet<string> _selectors = new(StringComparer.Ordinal);

    /// <summary>The rules of all style elements of a page.</summary>
    internal static HiddenStyles Of(IElement root)
    {
        var styles = new HiddenStyles();
        foreach (IElement sheet in root.GetElementsByTagName("style"))
        {
            if (ForScreen(sheet.GetAttribute("media")))
                styles.Read(sheet.TextContent);
        }

        return styles;
    }

    /// <summary>True when a declaration list takes the element from sight.</summary>
    internal static bool Hides(string? declarations)
    {
        if (string.IsNullOrEmpty(declarations))
            return false;
        string plain = string.Concat(declarations.Where(unit => !char.IsWhiteSpace(unit)));
        return plain.Contains("display:none", StringComparison.OrdinalIgnoreCase) || plain.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True when the element itself, not one above it, is hidden by attribute, own style or style sheet.</summary>
    internal bool Hide(IElement element)
    {
        if (element.HasAttribute("hidden") || Hides(element.GetAttribute("style")))
            return true;
        if (_selectors.Count == 0)
            return false;
        if (_selectors.Contains(element.LocalName) || (element.Id is { Length: > 0 } id && (_selectors.Contains("#" + id) || _selectors.Contains(element.LocalName + "#" + id))))
            return true;
        foreach (string name in element.ClassList)
        {
            if (_selectors.Contains("." + name) || _selectors.Contains(element.LocalName + "." + name))
                return true;
        }

        return false;
    }

    private static bool ForScreen(string? media) =>
        string.IsNullOrWhiteSpace(media) || media.Contains("all", StringComparison.OrdinalIgnoreCase) || media.Contains("screen", StringComparison.OrdinalIgnoreCase);

    private void Read(string sheet)
    {
        // Selectors are looked up as written: names of classes are compared by case.
        ReadOnlySpan<char> rest = sheet.AsSpan(0, Math.Min(sheet.Length, LongestSheet));
        while (_selectors.Count < MostSelectors)
        {
            rest = AfterComments(rest);
            int open = rest.IndexOf('{');
            if (open < 0)
                return;
            ReadOnlySpan<char> selectors = rest[..open].Trim();
            int close = Closing(rest, open);
            ReadOnlySpan<char> body = rest[(open + 1)..close];
            rest = rest[Math.Min(close + 1, rest.Length)..];
            if (selectors.StartsWith("@"))
            {
                // Print alone must not hide what the screen shows; the other way round, what only the screen's rule hides is hidden.
                if (selectors.StartsWith("@media", StringComparison.OrdinalIgnoreCase) && selectors.Contains("screen", StringComparison.OrdinalIgnoreCase) && !selectors.Contains("(", StringComparison.Ordinal))
                    Read(body.ToString());
                continue;
            }

            string declarations = body.ToString();
            bool hides = Hides(declarations);
            // A later rule that says how the element is shown wins over one that hides it.
            if (!hides && !declarations.Contains("display", StringComparison.OrdinalIgnoreCase) && !declarations.Contains("visibility", StringComparison.OrdinalIgnoreCase))
                continue;
            foreach (Range part in selectors.Split(','))
                Note(selectors[part].Trim(), hides);
        }
    }

    private void Note(ReadOnlySpan<char> selector, bool hides)
    {
        // .a .b, a:hover, [lang] and * say more than an element's own name.
        if (selector.IsEmpty || selector.IndexOfAny(" >+~:[*\t\r\n") >= 0 || selector.Count('.') + selector.Count('#') > 1)
            return;
        if (hides)
            _selectors.Add(selector.ToString());
        else
            _selectors.Remove(selector.ToString());
    }

    private static ReadOnlySpan<char> AfterComments(ReadOnlySpan<char> sheet)
    {
        while (true)
        {
            sheet = sheet.TrimStart();
            if (sheet.StartsWith("<!--"))
                sheet = sheet[4..];
            else if (sheet.StartsWith("-->"))
                sheet = sheet[3..];
            else if (sheet.StartsWith("/*"))
                sheet = sheet.IndexOf("*/") is >= 0 and var end ? sheet[(end + 2)..] : [];
            else
                return sheet;
        }
    }

    /// <summary>Where the block that opens here closes, blocks inside it counted; the end of the sheet where it does not.</summary>
    private static int Closing(ReadOnlySpan<char> sheet, int open)
    {
        int depth = 0;
        for (int i = open; i < sheet.Length; i++)
        {
            depth += sheet[i] == '{' ? 1 : sheet[i] == '}' ? -1 : 0;
            if (depth == 0)
                return i;
        }

        return sheet.Length;
    }
}
