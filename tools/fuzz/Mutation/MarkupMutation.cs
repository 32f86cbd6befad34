using System.Text;

namespace ReportSearch.Fuzz.Mutation;

/// <summary>Damages markup between and inside its tags, so that most of it still parses.</summary>
internal static class MarkupMutation
{
    private static readonly string[] Values =
        ["", "0", "1", "-1", "2", "9", "65535", "65536", "2147483647", "2147483648", "-2147483648", "1e308", "NaN", "0.000001", "99999999999999999999", "g 99999999 1", "0 0 0 0", "../../../etc/passwd", "/Document.xml", "%s", "true", "\u0001", "rId1", "restart", "continue"];

    private static readonly string[] Pieces =
        ["<!-- -->", "<![CDATA[公开]]>", "<?x y?>", "&amp;", "&lt;", "&#65;", "&#x10FFFF;", "&nbsp;", "<!DOCTYPE a>", "<a/>", "\u00A0", " ", "\n", "公开", "1.", "<br>", "<td>", "</table>", "<p>", "</p>", "<script>", "</div>", "<w:tab/>", "<w:br/>", "<w:p>", "</w:p>", "<ofd:TextCode>"];

    internal static string Mutate(string markup, FuzzRandom random)
    {
        List<string> tokens = Tokens(markup);
        for (int i = random.Small(10); i > 0 && tokens.Count > 1; i--)
            Once(tokens, random);
        return string.Concat(tokens);
    }

    /// <summary>Tags, and the text between them.</summary>
    private static List<string> Tokens(string markup)
    {
        var tokens = new List<string>();
        int from = 0;
        while (from < markup.Length)
        {
            int end = markup[from] == '<' ? markup.IndexOf('>', from) + 1 : markup.IndexOf('<', from);
            if (end <= 0)
                end = markup.Length;
            tokens.Add(markup[from..end]);
            from = end;
        }

        return tokens;
    }

    private static void Once(List<string> tokens, FuzzRandom random)
    {
        int at = random.Below(tokens.Count);
        int count = Math.Min(tokens.Count - at, random.Small(32));
        switch (random.Below(11))
        {
            case 0:
                tokens.RemoveAt(at);
                break;
            case 1:
                tokens.RemoveRange(at, Math.Min(count, tokens.Count - 1));
                break;
            case 2:
                tokens.Insert(at, tokens[random.Below(tokens.Count)]);
                break;
            case 3:
                (int other, string kept) = (random.Below(tokens.Count), tokens[at]);
                (tokens[at], tokens[other]) = (tokens[other], kept);
                break;
            case 4:
                List<string> piece = tokens.GetRange(at, count);
                tokens.InsertRange(random.Below(tokens.Count), piece);
                break;
            case 5:
                Element(tokens, at, random);
                break;
            case 6:
                tokens[at] = Attribute(tokens[at], random);
                break;
            case 7:
                tokens.Insert(at, random.Pick(Pieces));
                break;
            case 8:
                tokens[at] = Rename(tokens[at], tokens[random.Below(tokens.Count)]);
                break;
            case 9:
                // Nested, so far as the parser lets it: 1, 2, 4, ... up to 3000 deep.
                if (tokens[at].StartsWith('<') && !tokens[at].StartsWith("</", StringComparison.Ordinal))
                    tokens[at] = string.Concat(Enumerable.Repeat(tokens[at], random.Small(3000)));
                break;
            default:
                string token = tokens[at];
                tokens[at] = token.Length > 2 ? token.Remove(random.Between(1, token.Length - 2), 1) : token;
                break;
        }
    }

    /// <summary>A whole element, again and again.</summary>
    private static void Element(List<string> tokens, int at, FuzzRandom random)
    {
        while (at < tokens.Count && (!tokens[at].StartsWith('<') || tokens[at].StartsWith("</", StringComparison.Ordinal)))
            at++;
        if (at == tokens.Count)
            return;
        string close = "</" + Name(tokens[at]) + ">";
        int end = tokens.IndexOf(close, at);
        if (end < 0 || end - at > 400)
            return;
        List<string> element = tokens.GetRange(at, end - at + 1);
        for (int i = random.Small(20); i > 0; i--)
            tokens.InsertRange(at, element);
    }

    private static string Attribute(string tag, FuzzRandom random)
    {
        int quote = tag.StartsWith('<') ? tag.IndexOf('"', StringComparison.Ordinal) : -1;
        // One of the attributes: each further one with half the chance.
        while (quote >= 0 && random.OneIn(2))
        {
            int close = tag.IndexOf('"', quote + 1);
            int next = close < 0 ? -1 : tag.IndexOf('"', close + 1);
            if (next < 0)
                break;
            quote = next;
        }

        int end = quote < 0 ? -1 : tag.IndexOf('"', quote + 1);
        if (end < 0)
            return tag.EndsWith('>') ? tag.Insert(tag.Length - 1, " rowspan=\"" + random.Pick(Values) + "\" colspan=\"" + random.Pick(Values) + "\"") : tag;
        return string.Concat(tag.AsSpan(0, quote + 1), random.Pick(Values), tag.AsSpan(end));
    }

    private static string Rename(string tag, string model)
    {
        if (!tag.StartsWith('<') || !model.StartsWith('<'))
            return tag;
        var renamed = new StringBuilder(tag);
        return renamed.Replace(Name(tag), Name(model), 0, tag.Length).ToString();
    }

    private static string Name(string tag)
    {
        int from = tag.StartsWith("</", StringComparison.Ordinal) ? 2 : 1;
        int end = from;
        while (end < tag.Length && tag[end] is not (' ' or '>' or '/' or '\n' or '"'))
            end++;
        return end > from ? tag[from..end] : "x";
    }
}
