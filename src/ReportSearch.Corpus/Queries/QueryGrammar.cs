using System.Globalization;

namespace ReportSearch.Corpus.Queries;

/// <summary>
/// The grammar over the tokens of one query:
/// <code>
/// any      := sequence (OR sequence)*
/// sequence := item (AND? item)*
/// item     := (+ | - | NOT)? primary boost?
/// primary  := word | "text" near? | ( any ) | field: primary
/// </code>
/// A word may have ? and * in it; near is ~ and a number; the field expand speaks of the whole query.
/// </summary>
internal sealed class QueryGrammar(IReadOnlyList<QueryToken> tokens, QueryWordCutter cutter, RegionFinder regions)
{
    private const double MaxBoost = 100;

    // Words that stand together in the query and in the text count a little more than apart.
    private const double PhraseFactor = 0.7;

    // A word of one character (件, 年) is asked for in passing; how often it stands in a unit says little.
    private const double SingleCharacterFactor = 0.3;

    private readonly List<string> _notices = [];
    private readonly List<QueryExpansion> _expansions = [];
    private readonly List<string> _runs = [];
    private int _at;
    private int _depth;
    private int _clauses;

    /// <summary>What a user should know.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>Words that were widened, each once.</summary>
    public IReadOnlyList<QueryExpansion> Expansions => _expansions;

    /// <summary>Runs of words that a match may lack, folded, in order.</summary>
    public IReadOnlyList<string> Runs => _runs;

    /// <summary>Whether words may be widened by the thesaurus: not after expand:no.</summary>
    public bool Expand { get; private set; } = true;

    /// <summary>What is wrong with the query; null while all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>The members of the query's top, or null when it is broken.</summary>
    public IReadOnlyList<QueryItem>? Read()
    {
        List<List<QueryItem>>? sequences = ReadAny(field: null);
        if (sequences is null)
            return null;
        if (_at < tokens.Count)
        {
            Problem = $"第 {tokens[_at].Start + 1} 个字符的右括号没有对应的左括号";
            return null;
        }

        return sequences.Count == 1 ? sequences[0] : [AnyOf(sequences)];
    }

    private List<List<QueryItem>>? ReadAny(string? field)
    {
        var sequences = new List<List<QueryItem>>();
        while (true)
        {
            List<QueryItem>? sequence = ReadSequence(field, nested: _depth > 0 || sequences.Count > 0);
            if (sequence is null)
                return null;
            sequences.Add(sequence);
            if (_at >= tokens.Count || tokens[_at].Kind != QueryTokenKind.Or)
                return sequences;
            _at++;
        }
    }

    private List<QueryItem>? ReadSequence(string? field, bool nested)
    {
        var items = new List<QueryItem>();
        bool joined = false;
        while (_at < tokens.Count && tokens[_at].Kind is not (QueryTokenKind.Or or QueryTokenKind.Close))
        {
            QueryToken token = tokens[_at];
            if (token.Kind == QueryTokenKind.And)
            {
                if (items.Count == 0 || joined)
                    return Broken($"第 {token.Start + 1} 个字符的 {token.Text} 前面缺少内容");
                if (items[^1].Demand == QueryDemand.Wanted)
                    items[^1] = items[^1] with { Demand = QueryDemand.Demanded };
                joined = true;
                _at++;
                continue;
            }

            QueryDemand demand = joined ? QueryDemand.Demanded : QueryDemand.Wanted;
            if (token.Kind is QueryTokenKind.Not or QueryTokenKind.Minus or QueryTokenKind.Plus)
            {
                demand = token.Kind == QueryTokenKind.Plus ? QueryDemand.Demanded : QueryDemand.Excluded;
                _at++;
            }

            QueryItem? item = ReadPrimary(field, demand, keepUncounted: nested || demand != QueryDemand.Wanted);
            if (item is null)
                return null;
            items.Add(item);
            joined = false;
        }

        if (joined)
            return Broken("末尾的 AND 后面缺少内容");
        return items.Count > 0 ? items : Broken(_at < tokens.Count ? $"第 {tokens[_at].Start + 1} 个字符的 {tokens[_at].Text} 前面缺少内容" : "末尾缺少内容");
    }

    private QueryItem? ReadPrimary(string? field, QueryDemand demand, bool keepUncounted)
    {
        if (_at >= tokens.Count)
        {
            Problem = "末尾缺少内容";
            return null;
        }

        QueryToken token = tokens[_at++];
        QueryItem? item;
        switch (token.Kind)
        {
            case QueryTokenKind.Word when field is null:
                item = ReadRun(token, demand, keepUncounted);
                break;
            case QueryTokenKind.Word:
            case QueryTokenKind.Quoted when field is not null:
                item = ReadField(field!, token, demand);
                break;
            case QueryTokenKind.Quoted:
                item = ReadQuoted(token, demand);
                break;
            case QueryTokenKind.Open:
                item = ReadGroup(token, field, demand);
                break;
            case QueryTokenKind.Field when field is null:
                item = ReadPrimary(token.Text, demand, keepUncounted);
                break;
            default:
                Problem = $"第 {token.Start + 1} 个字符的 {token.Text} 位置不对";
                return null;
        }

        if (item is null)
            return null;
        return _at < tokens.Count && tokens[_at].Kind == QueryTokenKind.Boost ? Boosted(item, tokens[_at++].Number) : item;
    }

    private QueryItem? ReadGroup(QueryToken open, string? field, QueryDemand demand)
    {
        if (++_depth > QueryParser.MaxDepth)
        {
            Problem = $"括号嵌套超过 {QueryParser.MaxDepth} 层";
            return null;
        }

        List<List<QueryItem>>? sequences = ReadAny(field);
        if (sequences is null)
            return null;
        if (_at >= tokens.Count)
        {
            Problem = $"第 {open.Start + 1} 个字符的左括号没有闭合";
            return null;
        }

        _at++;
        _depth--;
        QueryItem group = AnyOf(sequences);
        return group with { Demand = demand == QueryDemand.Excluded ? demand : QueryDemand.Demanded };
    }

    private QueryItem ReadRun(QueryToken token, QueryDemand demand, bool keepUncounted)
    {
        string run = token.Text;
        if (token.Pattern && PatternOf(run) is { } pattern)
            return TakeClause() ? WordsItem([new QueryWord(pattern, [], 1, TextMatch.Pattern)], [], demand, []) : Nothing(demand, []);

        if (token.Prefix && run.Length > 0)
        {
            string value = Text.Folding.FoldedText.Of(run).Text;
            return TakeClause() && value.Length > 0 ? WordsItem([new QueryWord(value, [], 1, TextMatch.Prefix)], [], demand, []) : Nothing(demand, []);
        }

        if (run.Length == 0 || (run.Contains(OpenPattern.AnyCharacters) && !run.Any(char.IsLetterOrDigit)))
            Notice("单独的 * 没有含义：词中、词首或词尾的 * 才表示省略的字；要看全部报告，请不写检索词");
        CutRun cut = cutter.Cut(run, keepUncounted);
        if (demand == QueryDemand.Wanted && _depth == 0)
            _runs.Add(Text.Folding.FoldedText.Of(run).Text);
        List<QueryWord> words = Taken(cut);
        List<string> phrases = words.Count == cut.Words.Count ? [.. cut.Phrases.TakeWhile(_ => TakeClause())] : [];
        return words.Count == 0 ? Nothing(demand, cut.Uncounted) : WordsItem(words, phrases, demand, cut.Uncounted);
    }

    /// <summary>The folded word, when its open characters can be looked for; else null, and it is said why.</summary>
    private string? PatternOf(string run)
    {
        string folded = Text.Folding.FoldedText.Of(run).Text;
        OpenPattern? pattern = OpenPattern.Of(folded);
        if (pattern?.Gaps.Count > OpenPattern.MaxGaps)
            Notice($"{run}：一个词里最多 {OpenPattern.MaxGaps} 个 *，已检索其间的词；相隔较远可写 \"甲 乙\"~{QueryNode.Near.MaxBetween}");
        return pattern is null || pattern.Gaps.Count > OpenPattern.MaxGaps ? null : folded;
    }

    private QueryItem ReadQuoted(QueryToken token, QueryDemand demand)
    {
        demand = demand == QueryDemand.Excluded ? demand : QueryDemand.Demanded;
        return Quotation(token.Text, UnitField.Body, demand, "") ?? Nothing(demand, []);
    }

    /// <summary>A quotation in a field, near or not; null when nothing of it counts.</summary>
    private QueryItem? Quotation(string text, UnitField field, QueryDemand demand, string prefix)
    {
        bool near = _at < tokens.Count && tokens[_at].Kind == QueryTokenKind.Near;
        int between = near ? (int)Math.Min(tokens[_at].Number, QueryNode.Near.MaxBetween) : 0;
        if (near && tokens[_at].Number > between)
            Notice($"~{tokens[_at].Number}：最多相隔 {QueryNode.Near.MaxBetween} 个字");
        if (near)
            _at++;
        string[] parts = near ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [text];
        List<string> texts = [.. parts.Where(part => Text.Folding.FoldedText.Of(part).Text.Length > 0)];
        if (texts.Count == 0)
        {
            Notice("空的引号已忽略");
            return null;
        }

        if (texts.Count > QueryNode.Near.MaxTexts)
        {
            Notice($"邻近检索最多 {QueryNode.Near.MaxTexts} 个词，其余只要求出现在同一处");
            QueryItem nearest = NearItem(texts[..QueryNode.Near.MaxTexts], field, between, demand, prefix);
            IEnumerable<string> others = texts.Skip(QueryNode.Near.MaxTexts).TakeWhile(_ => TakeClause());
            List<QueryNode> all = [nearest.Node!, .. others.Select(other => new QueryNode.Text(other, field, TextMatch.Exact))];
            return nearest with { Node = AllOf(all), Printed = $"({nearest.Printed} AND {string.Join(" AND ", texts.Skip(QueryNode.Near.MaxTexts).Select(other => prefix + Quote(other)))})" };
        }

        if (texts.Count > 1)
            return texts.TrueForAll(_ => TakeClause()) ? NearItem(texts, field, between, demand, prefix) : null;
        return TakeClause() ? new QueryItem(new QueryNode.Text(texts[0], field, TextMatch.Exact), demand, [], prefix + Quote(texts[0]), HasText: true, []) : null;
    }

    private static QueryItem NearItem(List<string> texts, UnitField field, int between, QueryDemand demand, string prefix)
    {
        // Near says what matches, the texts what is scored and marked.
        QueryNode node = new QueryNode.And([new QueryNode.Near(texts, field, between), .. texts.Select(text => new QueryNode.Text(text, field, TextMatch.Exact))]);
        return new QueryItem(node, demand, [], FormattableString.Invariant($"{prefix}{Quote(string.Join(' ', texts))}~{between}"), HasText: true, []);
    }

    private QueryItem ReadField(string field, QueryToken token, QueryDemand demand)
    {
        QueryDemand demanded = demand == QueryDemand.Excluded ? demand : QueryDemand.Demanded;
        if (field == "expand")
            return ReadExpand(token, demand);
        if (FieldClauses.TextField(field) is UnitField textField)
            return ReadTextField(field, textField, token, demanded);
        if (_at < tokens.Count && tokens[_at].Kind == QueryTokenKind.Near)
            _at++;
        FieldClause clause = FieldClauses.Read(field, token.Text.Trim(), regions);
        if (clause.Notice is not null)
            Notice(clause.Notice);
        if (clause.Node is null)
            return ReadRun(new QueryToken(QueryTokenKind.Word, $"{field}:{token.Text}", token.Start), demand, keepUncounted: true);
        return TakeClause() ? new QueryItem(clause.Node, demanded, [], clause.Printed, HasText: false, []) : Nothing(demanded, []);
    }

    private QueryItem ReadExpand(QueryToken token, QueryDemand demand)
    {
        switch (token.Text.Trim().ToLowerInvariant())
        {
            case "no" or "off" or "false" or "0" or "否" or "不":
                Expand = false;
                return Nothing(demand, []);
            case "yes" or "on" or "true" or "1" or "是":
                return Nothing(demand, []);
            default:
                Notice($"expand:{token.Text} 没有含义，已按普通文字检索；请写 expand:no 或 expand:yes");
                return ReadRun(new QueryToken(QueryTokenKind.Word, $"expand:{token.Text}", token.Start), demand, keepUncounted: true);
        }
    }

    private QueryItem ReadTextField(string field, UnitField textField, QueryToken token, QueryDemand demand)
    {
        if (token.Kind == QueryTokenKind.Quoted)
            return Quotation(token.Text, textField, demand, field + ":") ?? Nothing(demand, []);
        if (token.Prefix || (token.Pattern && PatternOf(token.Text) is not null))
        {
            bool empty = Text.Folding.FoldedText.Of(token.Text).Text.Length == 0;
            return empty || !TakeClause()
                ? Nothing(demand, [])
                : new QueryItem(new QueryNode.Text(token.Text, textField, token.Prefix ? TextMatch.Prefix : TextMatch.Pattern), demand, [], $"{field}:{token.Text}{(token.Prefix ? "*" : "")}", HasText: true, []);
        }

        CutRun cut = cutter.Cut(token.Text, keepUncounted: true);
        List<QueryWord> words = Taken(cut);
        if (words.Count == 0)
            return Nothing(demand, []);
        QueryNode node = AllOf([.. words.Select(word => word.In(textField))]);
        string printed = string.Join(" AND ", words.Select(word => $"{field}:{word.Value}"));
        return new QueryItem(node, demand, [], words.Count > 1 ? $"({printed})" : printed, HasText: true, cut.Uncounted);
    }

    private static QueryItem WordsItem(IReadOnlyList<QueryWord> words, IReadOnlyList<string> phrases, QueryDemand demand, IReadOnlyList<string> uncounted)
    {
        QueryNode node = AllOf([.. words.Select(ScoredWord)]);
        if (phrases.Count > 0)
        {
            node = new QueryNode.Favoring(node, [.. phrases.Select(phrase => new QueryNode.Boost(new QueryNode.Text(phrase, UnitField.Any, TextMatch.Word), PhraseFactor))]);
        }

        return new QueryItem(node, demand, words, string.Join(' ', words.Select(word => word.Print())), HasText: true, uncounted);
    }

    private static QueryNode ScoredWord(QueryWord word)
    {
        QueryNode text = word.In(UnitField.Any);
        return word.Value.Length == 1 && !TextOccurrences.IsRunCharacter(word.Value[0]) ? new QueryNode.Boost(text, SingleCharacterFactor) : text;
    }

    private static QueryItem Boosted(QueryItem item, double factor)
    {
        double bounded = Math.Clamp(factor, 0, MaxBoost);
        if (item.Node is null)
            return item;
        string sign = "^" + bounded.ToString(CultureInfo.InvariantCulture);
        return item with
        {
            Node = new QueryNode.Boost(item.Node, bounded),
            Words = [.. item.Words.Select(word => word with { Factor = bounded })],
            Printed = item.Words.Count > 1 ? string.Join(' ', item.Words.Select(word => word.Print() + sign)) : item.Printed + sign,
        };
    }

    private static QueryItem AnyOf(List<List<QueryItem>> sequences)
    {
        var nodes = new List<QueryNode>();
        var printed = new List<string>();
        foreach (List<QueryItem> sequence in sequences)
        {
            List<QueryItem> kept = sequence.FindAll(item => item.Node is not null);
            if (kept.Count == 0)
                continue;
            nodes.Add(AllOf([.. kept.Select(item => item.AsDemanded())]));
            string inside = string.Join(" AND ", kept.Select(item => item.PrintNested()));
            printed.Add(kept.Count > 1 && sequences.Count > 1 ? $"({inside})" : inside);
        }

        bool hasText = sequences.Exists(sequence => sequence.Exists(item => item.HasText));
        QueryNode? node = nodes.Count switch { 0 => null, 1 => nodes[0], _ => new QueryNode.Or(nodes) };
        return new QueryItem(node, QueryDemand.Demanded, [], $"({string.Join(" OR ", printed)})", hasText, []);
    }

    private static QueryNode AllOf(IReadOnlyList<QueryNode> nodes) => nodes.Count == 1 ? nodes[0] : new QueryNode.And(nodes);

    private static QueryItem Nothing(QueryDemand demand, IReadOnlyList<string> uncounted) => new(null, demand, [], "", HasText: false, uncounted);

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private List<QueryItem>? Broken(string problem)
    {
        Problem ??= problem;
        return null;
    }

    private List<QueryWord> Taken(CutRun cut)
    {
        List<QueryWord> words = [.. cut.Words.TakeWhile(_ => TakeClause())];
        foreach (QueryWord word in words)
        {
            if (word.Expansion() is QueryExpansion expansion && !_expansions.Exists(known => known.From == expansion.From))
                _expansions.Add(expansion);
        }

        return words;
    }

    private bool TakeClause()
    {
        if (_clauses++ < QueryParser.MaxClauses)
            return true;
        Notice($"检索式超过 {QueryParser.MaxClauses} 个部分，其余未检索");
        return false;
    }

    private void Notice(string notice)
    {
        if (!_notices.Contains(notice))
            _notices.Add(notice);
    }
}
