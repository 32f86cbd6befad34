using System.Text;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus.Tests.Search.Quotations;

/// <summary>
/// Random quotations out of a corpus, as they stand there or changed a little, and boolean queries over them. Query n depends on the seed and n alone.
/// </summary>
internal sealed class QuotationQueries(QuotedCorpus corpus, int seed)
{
    private const int Longest = 12;
    private const int Deepest = 2;

    private static readonly Lazy<ILookup<char, char>> s_variants = new(() => Enumerable.Range(1, char.MaxValue)
        .Select(unit => (char)unit)
        .Where(unit => !char.IsWhiteSpace(unit) && CharacterFolding.Fold(unit) != unit)
        .ToLookup(CharacterFolding.Fold));

    // Most of what is asked is asked of the body. What is asked of a region is no text but the name of one.
    private static readonly UnitField[] s_fields = [.. Enumerable.Repeat(UnitField.Body, 12), UnitField.Heading, UnitField.Heading, UnitField.Title, UnitField.Issuer];

    private Random _random = new(seed);

    /// <summary>The query as a tree and in the query language.</summary>
    public (QueryNode Node, string Written) Query(int number)
    {
        _random = new Random(unchecked(seed * 1_000_003 + number));
        QueryNode node = _random.Next(5) < 2 ? Quotation() : Boolean(Deepest);
        var written = new StringBuilder();
        Write(node, written, atTop: true);
        return (node, written.ToString());
    }

    /// <summary>The texts that are marked in the body, folded, each once.</summary>
    public static List<string> Marked(QueryNode node) => node switch
    {
        QueryNode.Text { Field: UnitField.Body } text => [ScannedTexts.Wanted(text.Value)],
        QueryNode.And and => [.. and.Children.SelectMany(Marked).Distinct()],
        QueryNode.Or or => [.. or.Children.SelectMany(Marked).Distinct()],
        _ => [],
    };

    private QueryNode Boolean(int depth)
    {
        List<QueryNode> children = [.. Enumerable.Range(0, _random.Next(2, 5)).Select(_ => Child(depth))];
        return _random.Next(2) == 0 ? new QueryNode.And(children) : new QueryNode.Or(children);
    }

    private QueryNode Child(int depth)
    {
        QueryNode child = depth > 0 && _random.Next(4) == 0 ? Boolean(depth - 1) : Quotation();
        return _random.Next(5) == 0 ? new QueryNode.Not(child) : child;
    }

    private QueryNode.Text Quotation()
    {
        while (true)
        {
            UnitField field = s_fields[_random.Next(s_fields.Length)];
            string text = Cut(field);
            text = _random.Next(3) == 0 ? Changed(text, field) : text;
            if (_random.Next(4) == 0)
                text = OtherwiseWritten(text);
            if (ScannedTexts.Wanted(text).Length > 0)
                return new QueryNode.Text(text, field, TextMatch.Exact);
        }
    }

    /// <summary>A piece of a text as it stands there, line ends and blanks with it.</summary>
    private string Cut(UnitField field)
    {
        while (true)
        {
            (ReportKey key, IndexUnit unit, _) = corpus.Units[_random.Next(corpus.Units.Count)];
            IReadOnlyList<string> texts = QuotedCorpus.TextsOf(key, unit, field);
            string text = texts.Count == 0 ? "" : texts[_random.Next(texts.Count)];
            if (text.Length == 0)
                continue;
            int start = _random.Next(text.Length);
            return text.Substring(start, Math.Min(text.Length - start, _random.Next(1, Longest + 1)));
        }
    }

    private string Changed(string text, UnitField field)
    {
        int at = _random.Next(text.Length);
        string other = Cut(field);
        return _random.Next(6) switch
        {
            0 => text.Remove(at, 1),
            1 => text[..at] + other[0] + text[(at + 1)..],
            2 => text.Insert(at, text[at].ToString()),
            3 => text[..at] + other,
            4 => new string([.. text.Reverse()]),
            _ => text.Insert(at, " "),
        };
    }

    /// <summary>Some characters as others that fold to the same: traditional, full-width, capital.</summary>
    private string OtherwiseWritten(string text)
    {
        char[] units = text.ToCharArray();
        for (int i = 0; i < units.Length; i++)
        {
            List<char> others = [.. s_variants.Value[CharacterFolding.Fold(units[i])]];
            if (others.Count > 0 && _random.Next(2) == 0)
                units[i] = others[_random.Next(others.Count)];
        }

        return new string(units);
    }

    private void Write(QueryNode node, StringBuilder written, bool atTop = false)
    {
        switch (node)
        {
            case QueryNode.Text text:
                if (text.Field != UnitField.Body || _random.Next(8) == 0)
                    written.Append(text.Field.ToString().ToLowerInvariant()).Append(':');
                written.Append(Quoted(text.Value));
                break;
            case QueryNode.Not not:
                written.Append(_random.Next(2) == 0 ? "-" : "NOT ");
                Write(not.Child, written);
                break;
            case QueryNode.And and:
                Join(and.Children, atTop, written, [" AND ", " 与 ", " "]);
                break;
            case QueryNode.Or or:
                Join(or.Children, atTop, written, [" OR ", " 或 "]);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(node));
        }
    }

    private void Join(IReadOnlyList<QueryNode> children, bool atTop, StringBuilder written, string[] between)
    {
        bool open = !atTop || _random.Next(2) == 0;
        written.Append(open ? "(" : "");
        for (int i = 0; i < children.Count; i++)
        {
            written.Append(i == 0 ? "" : between[_random.Next(between.Length)]);
            Write(children[i], written);
        }

        written.Append(open ? ")" : "");
    }

    private string Quoted(string text)
    {
        // A full-width mark means the same as its plain form.
        bool typographic = !text.Any(unit => unit is '“' or '”') && _random.Next(3) == 0;
        return typographic
            ? $"“{text}”"
            : $"\"{string.Concat(text.Select(unit => unit is '"' or '＂' or '\\' or '＼' ? $"\\{unit}" : unit.ToString()))}\"";
    }
}
