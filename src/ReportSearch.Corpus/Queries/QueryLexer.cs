using System.Globalization;
using System.Text;

namespace ReportSearch.Corpus.Queries;

internal enum QueryTokenKind
{
    Word,
    Quoted,
    Field,
    Open,
    Close,
    And,
    Or,
    Not,
    Plus,
    Minus,
    Boost,
    Near,
}

/// <summary>A token of the query language.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Text of a word or quotation, name of a field; else as written.</param>
/// <param name="Start">Place in the query.</param>
/// <param name="Number">Factor of a boost, distance of a near.</param>
/// <param name="Prefix">Whether a word ends with *.</param>
/// <param name="Pattern">Whether ? and * of a word stand for characters that are left open (<see cref="OpenPattern"/>).</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, string Text, int Start, double Number = 0, bool Prefix = false, bool Pattern = false);

/// <summary>
/// Cuts a query to tokens. Full-width ASCII stands for ASCII, so that ＋ （ ： mean + ( : . A quotation is closed by its own kind of mark:
/// inside "" the typographic “ ” are text and the other way round.
/// </summary>
internal sealed class QueryLexer
{
    private static readonly string[] Fields = ["title", "issuer", "region", "year", "level", "section", "topic", "form", "heading", "body", "expand"];

    private readonly string _asWritten;
    private readonly string _query;
    private readonly List<QueryToken> _tokens = [];
    private int _at;

    private QueryLexer(string query)
    {
        _asWritten = query;
        _query = Narrow(query);
    }

    /// <summary>The tokens, or null and what is wrong.</summary>
    public static List<QueryToken>? Read(string query, out string? problem)
    {
        var lexer = new QueryLexer(query);
        problem = lexer.ReadAll();
        return problem is null ? lexer._tokens : null;
    }

    /// <summary>The query with full-width ASCII and the ideographic blank as their plain forms, unit by unit.</summary>
    public static string Narrow(string query) => string.Create(query.Length, query, static (narrow, wide) =>
    {
        for (int i = 0; i < wide.Length; i++)
            narrow[i] = wide[i] is >= '！' and <= '～' ? (char)(wide[i] - '！' + '!') : wide[i] == '　' ? ' ' : wide[i];
    });

    private string? ReadAll()
    {
        while (_at < _query.Length)
        {
            char c = _query[_at];
            if (char.IsWhiteSpace(c))
            {
                _at++;
                continue;
            }

            string? problem = null;
            switch (c)
            {
                case '(':
                    Add(QueryTokenKind.Open, 1);
                    break;
                case ')':
                    Add(QueryTokenKind.Close, 1);
                    ReadBoost();
                    break;
                case '"' or '“' or '”':
                    problem = ReadQuoted(c == '"' ? '"' : '”');
                    break;
                case '+' or '-' when AfterBlank() && _at + 1 < _query.Length && !char.IsWhiteSpace(_query[_at + 1]):
                    Add(c == '+' ? QueryTokenKind.Plus : QueryTokenKind.Minus, 1);
                    break;
                default:
                    ReadWord();
                    break;
            }

            if (problem is not null)
                return problem;
        }

        return null;
    }

    private void Add(QueryTokenKind kind, int length)
    {
        _tokens.Add(new QueryToken(kind, _query.Substring(_at, length), _at));
        _at += length;
    }

    private bool AfterBlank() => _at == 0 || char.IsWhiteSpace(_query[_at - 1]) || _query[_at - 1] == '(';

    private bool BlankOrParenthesisAt(int index) => index >= _query.Length || char.IsWhiteSpace(_query[index]) || _query[index] is '(' or ')';

    private string? ReadQuoted(char close)
    {
        int start = _at;
        var text = new StringBuilder();
        for (_at++; _at < _query.Length; _at++)
        {
            char c = _query[_at];
            if (c == close)
            {
                _tokens.Add(new QueryToken(QueryTokenKind.Quoted, text.ToString(), start));
                _at++;
                ReadNear();
                ReadBoost();
                return null;
            }

            if (close == '"' && c == '\\' && _at + 1 < _query.Length && _query[_at + 1] is '"' or '\\')
                c = _query[++_at];
            text.Append(c);
        }

        return $"第 {start + 1} 个字符的引号没有闭合";
    }

    private void ReadNear()
    {
        if (_at < _query.Length && _query[_at] == '~' && NumberAt(_at + 1, decimals: false, out int end) is double distance)
        {
            _tokens.Add(new QueryToken(QueryTokenKind.Near, _query[_at..end], _at, distance));
            _at = end;
        }
    }

    /// <summary>A ^ with a number ends a word, quotation or group; any other ^ is text.</summary>
    private void ReadBoost()
    {
        if (_at < _query.Length && _query[_at] == '^' && NumberAt(_at + 1, decimals: true, out int end) is double factor && BlankOrParenthesisAt(end))
        {
            _tokens.Add(new QueryToken(QueryTokenKind.Boost, _query[_at..end], _at, factor));
            _at = end;
        }
    }

    private double? NumberAt(int start, bool decimals, out int end)
    {
        end = start;
        while (end < _query.Length && end - start < 6 && (char.IsAsciiDigit(_query[end]) || (decimals && _query[end] == '.')))
            end++;
        return end > start && double.TryParse(_query.AsSpan(start, end - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) ? value : null;
    }

    private void ReadWord()
    {
        int start = _at;
        int end = start;
        while (end < _query.Length && !char.IsWhiteSpace(_query[end]) && _query[end] is not ('(' or ')' or '"' or '“' or '”'))
        {
            if (_query[end] == ':' && FieldEndingAt(start, end) is string field)
            {
                _tokens.Add(new QueryToken(QueryTokenKind.Field, field, start));
                _at = end + 1;
                return;
            }

            if (end > start && _query[end] == '^' && NumberAt(end + 1, decimals: true, out int afterNumber) is not null && BlankOrParenthesisAt(afterNumber))
                break;
            end++;
        }

        _at = end;
        string word = _query[start..end];
        QueryTokenKind kind = OperatorOf(word, start, end);
        bool prefix = false, pattern = false;
        if (kind == QueryTokenKind.Word)
            (word, prefix, pattern) = WithOpenCharacters(word, start);
        _tokens.Add(new QueryToken(kind, word, start, 0, prefix, pattern));
        ReadBoost();
    }

    /// <summary>
    /// The word with the ? and * that stand for characters, whether there are any, and whether it is a mere prefix: then without its *. A full-width ？ at an end is a
    /// question mark, and so is any ? behind a question word: then it is left out.
    /// </summary>
    private (string Word, bool Prefix, bool Pattern) WithOpenCharacters(string word, int start)
    {
        string stem = word.Length > 1 ? word.TrimEnd(OpenPattern.AnyCharacters) : word;
        bool goesOn = stem.Length < word.Length;
        int first = 0, end = stem.Length;
        while (end > 0 && stem[end - 1] == '?' && _asWritten[start + end - 1] == '？')
            end--;
        while (first < end && stem[first] == '?' && _asWritten[start + first] == '？')
            first++;
        string kept = stem[first..end];
        if (UncountedWords.AsksSomething(kept))
            kept = kept.TrimEnd('?');
        bool pattern = kept.AsSpan().IndexOfAny(OpenPattern.AnyCharacter, OpenPattern.AnyCharacters) >= 0 && kept.Any(char.IsLetterOrDigit);
        return (pattern && goesOn ? kept + OpenPattern.AnyCharacters : pattern || kept.Length > 0 ? kept : stem, goesOn && !pattern, pattern);
    }

    private string? FieldEndingAt(int start, int colon)
    {
        ReadOnlySpan<char> name = _query.AsSpan(start, colon - start);
        foreach (string field in Fields)
        {
            if (name.Equals(field, StringComparison.OrdinalIgnoreCase))
                return field;
        }

        return null;
    }

    private QueryTokenKind OperatorOf(string word, int start, int end)
    {
        bool standsAlone = (start == 0 || BlankOrParenthesisAt(start - 1)) && BlankOrParenthesisAt(end);
        if (!standsAlone)
            return QueryTokenKind.Word;
        return word switch
        {
            "AND" or "与" => QueryTokenKind.And,
            "OR" or "或" => QueryTokenKind.Or,
            "NOT" or "非" => QueryTokenKind.Not,
            _ => QueryTokenKind.Word,
        };
    }
}
