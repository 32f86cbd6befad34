using System.Buffers;
using System.Text;
using AngleSharp.Html.Parser;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Identity;

namespace ReportSearch.Reports.Formats;

/// <summary>A saved web page: its main content as paragraphs and tables. Nothing is loaded, no script runs.</summary>
internal static class HtmlDecoder
{
    // The tree, the blocks and the source text each hold them once more.
    private const int MostCharacters = 8_000_000;
    private const int LeastEmbedded = 256;
    private const int CharsetBytes = 4096;
    private const double LeastCommonShare = 0.35;

    private static readonly SearchValues<char> s_base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=%");

    private static readonly HashSet<string> s_publishedNames = new(StringComparer.OrdinalIgnoreCase) { "PubDate", "publishdate", "publish_date", "publishtime", "firstpublishedtime", "createDate", "article:published_time", "DC.date.issued", "dcterms.issued" };

    internal static DecodedFile Decode(ReadOnlySpan<byte> bytes, string fileName)
    {
        // 1. Characters: mark, byte sequences and statistics know better than the page's own word, which is often wrong.
        DecodedFile page = PlainTextDecoder.Characters(bytes, fileName);
        if (page.Failure is not null)
            page = Declared(bytes) ?? page;
        if (page.Failure is not null)
            return page;
        page = page with { Text = WithoutEmbedded(page.Text) };
        if (page.Text.Length > MostCharacters)
            return DecodedFile.Failed("tooLarge", $"{fileName}: a page of {page.Text.Length} characters, more than the {MostCharacters} that are read; give the report alone");
        if (MarkupBounds.TooComplex(page.Text) is { } complaint)
            return DecodedFile.Failed("tooLarge", $"{fileName}: {complaint}; save the page's main text as UTF-8 text");

        // 2. The tree, then the part of it that is the report.
        using AngleSharp.Html.Dom.IHtmlDocument document = new HtmlParser().ParseDocument(page.Text);
        if (document.Body is not { } body)
            return DecodedFile.Failed("empty", $"{fileName}: the page has no body; fetch it again");
        PageContent content = PageContent.Find(body);

        // 3. Paragraphs and tables.
        var shown = new HtmlBlocks(content);
        List<SourceBlock> blocks = shown.Read();
        var builder = new SourceTextBuilder();
        var writer = new SourceBlockWriter(builder);
        writer.Write(blocks);

        // Pages pasted from a PDF end each printed line with <br>.
        bool whole = writer.Written.BrokenLines < writer.Written.Paragraphs;
        DecodedFile file = builder.ToFile("html", page.Encoding, fileName, whole) with
        {
            // A declaration counts where the bytes bear it out.
            EncodingConfidence = DeclaredEncoding(bytes)?.WebName == page.Encoding ? 1 : page.EncodingConfidence,
            PageDate = PublishedDay(document),
            Removed = [new Repair("menu", shown.Menus + content.CountBeside(body)), new Repair("hidden", shown.Hidden)],
        };
        return file.Failure is null && Mojibake.Find(file.Text) is { } mixUp
            ? DecodedFile.Failed("mojibake", $"{fileName}: the text is garbled: {mixUp}; fetch the original again")
            : file;
    }

    /// <summary>The date of publication by the head of the page, by one of the names that sites of governments use.</summary>
    private static string? PublishedDay(AngleSharp.Html.Dom.IHtmlDocument document)
    {
        foreach (AngleSharp.Dom.IElement meta in document.Head?.Children.Where(child => child.LocalName == "meta") ?? [])
        {
            string name = meta.GetAttribute("name") ?? meta.GetAttribute("property") ?? "";
            if (s_publishedNames.Contains(name) && meta.GetAttribute("content") is { Length: < 40 } content && PrintedDate.In(content).Concat(PrintedDate.In(TitleFinder.WithoutBlanks(content))).Select(found => found.Date.Iso).FirstOrDefault() is { } day)
                return day;
        }

        return null;
    }

    /// <summary>The page without the pictures that are written into it as data addresses.</summary>
    private static string WithoutEmbedded(string page)
    {
        const string Mark = "base64,";
        StringBuilder? kept = null;
        int from = 0;
        for (int at = page.IndexOf(Mark, StringComparison.Ordinal); at >= 0; at = page.IndexOf(Mark, at, StringComparison.Ordinal))
        {
            at += Mark.Length;
            int length = page.AsSpan(at).IndexOfAnyExcept(s_base64);
            int end = length < 0 ? page.Length : at + length;
            if (end - at >= LeastEmbedded)
            {
                (kept ??= new StringBuilder()).Append(page, from, at - from);
                from = end;
            }

            at = end;
        }

        return kept is null ? page : kept.Append(page, from, page.Length - from).ToString();
    }

    /// <summary>The page in the encoding that it declares, a few broken bytes allowed.</summary>
    private static DecodedFile? Declared(ReadOnlySpan<byte> bytes)
    {
        if (DeclaredEncoding(bytes) is not { } encoding)
            return null;
        string text = encoding.GetString(bytes);
        (int chinese, int common) = CommonCharacters.Count(text);
        int bad = text.AsSpan().Count('\uFFFD');
        return chinese > 0 && common >= chinese * LeastCommonShare && bad * 50L <= text.Length
            ? new DecodedFile("html", encoding.WebName, text, null)
            : null;
    }

    private static Encoding? DeclaredEncoding(ReadOnlySpan<byte> bytes)
    {
        string head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, CharsetBytes)]);
        int at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        ReadOnlySpan<char> name = head.AsSpan(at + "charset=".Length).TrimStart("\"' ");
        int length = name.IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
        return name[..Math.Max(length, 0)].ToString().ToLowerInvariant() switch
        {
            "gb2312" or "gbk" or "gb18030" or "gb_2312-80" => TextEncodingGuess.Gb18030,
            "big5" or "big5-hkscs" => TextEncodingGuess.Big5,
            "utf-8" or "utf8" => Encoding.UTF8,
            _ => null,
        };
    }
}

/// <summary>Bounds what a parser would have to build: nesting and the copies of unclosed formatting that every new paragraph gets.</summary>
internal static class MarkupBounds
{
    private const int LongestName = 40;
    private const int MostTags = 150_000;
    private const int DeepestNesting = 1500;
    private const long MostFormattingCopies = 400_000;
    private const int MostAttributes = 600_000;

    // A tag that closes nothing is looked for through all that is open.
    private const long MostSteps = 50_000_000;

    private static readonly HashSet<string> s_formatting = new(StringComparer.OrdinalIgnoreCase) { "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u" };
    private static readonly HashSet<string> s_unclosed = new(StringComparer.OrdinalIgnoreCase)
    {
        "br", "img", "hr", "input", "meta", "link", "p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "dd", "dt", "col", "colgroup", "area", "base", "param", "wbr", "embed", "source", "html", "body", "head",
    };

    internal static string? TooComplex(string html)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> names = open.GetAlternateLookup<ReadOnlySpan<char>>();
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> unclosed = s_unclosed.GetAlternateLookup<ReadOnlySpan<char>>();
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> formatting = s_formatting.GetAlternateLookup<ReadOnlySpan<char>>();
        int tags = 0, depth = 0, formats = 0, attributes = 0;
        long copies = 0, steps = 0;
        for (int at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            bool closing = html[at + 1] == '/';
            int from = at + (closing ? 2 : 1);
            ReadOnlySpan<char> rest = html.AsSpan(from, Math.Min(html.Length - from, LongestName + 1));
            int length = rest.IndexOfAny(" \t\r\n/>");
            ReadOnlySpan<char> name = length < 0 ? rest : rest[..length];
            if (name.IsEmpty || name.Length > LongestName || !char.IsAsciiLetter(name[0]))
                continue;
            if (++tags > MostTags)
                return $"the page has more than {MostTags} tags";
            if (unclosed.Contains(name))
            {
                copies += formats;
            }
            else if (!closing)
            {
                names.TryGetValue(name, out int count);
                names[name] = count + 1;
                depth++;
                formats += formatting.Contains(name) ? 1 : 0;
                copies += formats;
            }
            else if (names.TryGetValue(name, out int count) && count > 0)
            {
                names[name] = count - 1;
                depth--;
                formats -= formatting.Contains(name) ? 1 : 0;
            }

            attributes += Attributes(html, from + Math.Max(length, 0));
            if (attributes > MostAttributes)
                return $"the page's tags have more than {MostAttributes} attributes";
            steps += depth;
            if (depth > DeepestNesting || copies > MostFormattingCopies || steps > MostSteps)
                return $"the page's elements are nested more than {DeepestNesting} deep or never closed";
        }

        return null;
    }

    /// <summary>How many attributes a tag has at most: words between blanks, those in quotes as well.</summary>
    private static int Attributes(string html, int from)
    {
        int count = 0;
        for (int i = from; i < html.Length && html[i] != '>' && html[i] != '<'; i++)
            count += html[i] is ' ' or '\t' or '\r' or '\n' or '/' or '"' && i + 1 < html.Length && html[i + 1] is not (' ' or '\t' or '\r' or '\n' or '>' or '/') ? 1 : 0;
        return count;
    }
}
