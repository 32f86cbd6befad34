using System.Text;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Corpus.Tests.Indexing;

/// <summary>Random units of few different words, so that queries hit, with everything that makes matching hard.</summary>
internal sealed class RandomUnits(int seed)
{
    private static readonly string[] Fragments =
    [
        "政府信息公开", "依申请公开", "征地拆迁", "征地", "拆迁", "行政复议", "行政诉讼", "公开", "受理", "答复", "部门", "补偿", "的", "和", "了", "件", "，", "。", "。”", "！", "？", "、", "（", "）",
        "2017", "2017年", "201", "7", "12.5%", "１２", "29件", "12017", "2017a", "PDF", "pdf", "Open Data", "ab", "a", "b", "A1", "x-9", "二〇一七", "年", "二○一七年", "4,200", "4.2万", "第五条", "五件", "百分之五", "5%", "十", "12月", "二十九", "万", "一", "答覆", "設計畫", "畫", "😀", "𠮷", "\ud83d", "\u4e00", "\u0301",
        "\n", "\t", " ", "　", "\r\n", "\f", "\u00a0", "\u2028",
    ];

    // Numbers that the fragments above write in several ways.
    private static readonly string[] Plain = ["2017", "2017年", "4200", "42000", "42000件", "第5条", "5", "5条", "5件", "5%", "5%的", "10", "10件", "29", "29件", "2017年12月", "12月", "1", "201", "答复", "计划"];

    private static readonly string[] Tags = ["overview", "on_request", "review_litigation", "statistics_annex"];
    private static readonly string[] Topics = ["land_expropriation", "education", "environment"];

    private readonly Random _random = new(seed);

    public string Text(int fragments)
    {
        var text = new StringBuilder();
        for (int i = _random.Next(fragments + 1); i > 0; i--)
            text.Append(Pick(Fragments));
        return text.ToString();
    }

    public (ReportKey Key, List<IndexUnit> Units) Report(int number)
    {
        string[][] regions = [[], ["山东省"], ["山东省", "滨州市"], ["山东省", "滨州市", "沾化区"], ["吉林省", "长春市", "榆树市"]];
        string[][] codes = [[], ["370000"], ["370000", "371600"], ["370000", "371600", "371603"], ["220000", "220100", "220182"]];
        int region = _random.Next(regions.Length);
        var key = new ReportKey(
            $"{(uint)HashCode.Combine(number * 7919 % 1000):x8}{number:x8}"[^16..],
            _random.Next(4) == 0 ? null : Text(4),
            _random.Next(4) == 0 ? null : Text(3),
            regions[region],
            codes[region],
            _random.Next(5) == 0 ? null : _random.Next(2014, 2020),
            Pick(["county", "prefecture", "department"]),
            Pick(["free", "standard2019"]));
        var units = new List<IndexUnit>();
        int cleanStart = 0;
        for (int i = 0, count = _random.Next(1, 7); i < count; i++)
        {
            string text = Text(30);
            units.Add(new IndexUnit(
                i,
                (UnitKind)_random.Next(3),
                cleanStart,
                text,
                RandomMap(text.Length),
                _random.Next(3) == 0 ? null : _random.Next(9),
                [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Text(3))],
                [.. Tags.Where(_ => _random.Next(3) == 0)])
            {
                Topics = [.. Topics.Where(_ => _random.Next(4) == 0)],
            });
            cleanStart += text.Length;
        }

        return (key, units);
    }

    public QueryNode Query(IReadOnlyList<string> texts, int depth)
    {
        switch (_random.Next(depth > 0 ? 18 : 9))
        {
            case 8:
                return _random.Next(2) == 0
                    ? new QueryNode.Text(Pattern(Substring(texts, 14)), (UnitField)_random.Next(6), TextMatch.Pattern)
                    : new QueryNode.Near([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Pick([Substring(texts, 3), "公开", "件", "。"]))], (UnitField)_random.Next(6), _random.Next(12));
            case 16:
                return new QueryNode.Within(InBody(Query(texts, depth - 1)), (TextStretch)_random.Next(2));
            case 17:
                return new QueryNode.InReport(Query(texts, depth - 1));
            case 0:
                var equal = new QueryNode.Equal(Pick(Plain), (UnitField)_random.Next(6));
                return _random.Next(2) == 0 ? equal : new QueryNode.Writings([new QueryNode.Text(equal.Plain, equal.Field, TextMatch.Word), equal]);
            case < 6:
                string value = _random.Next(3) == 0 ? Text(2) : Substring(texts, 6);
                return new QueryNode.Text(value, (UnitField)_random.Next(6), (TextMatch)_random.Next(3));
            case 6:
                int from = _random.Next(2013, 2021);
                return new QueryNode.Years(from, from + _random.Next(3));
            case 7:
                return _random.Next(7) switch
                {
                    0 => new QueryNode.Column(UnitColumn.Region, [Pick(["370000", "371600", "220182", "999999"])]),
                    1 => new QueryNode.Column(UnitColumn.Level, ["county", "department"]),
                    2 => new QueryNode.Column(UnitColumn.Section, [Pick(Tags), Pick(Tags)]),
                    3 => new QueryNode.Column(UnitColumn.Form, [Pick(["free", "standard2021"])]),
                    4 => new QueryNode.Column(UnitColumn.Topic, [Pick(Topics)]),
                    5 => new QueryNode.All(),
                    _ => new QueryNode.None(),
                };
            case < 11:
                return new QueryNode.And(Children(texts, depth));
            case < 13:
                return new QueryNode.Or(Children(texts, depth));
            case 13:
                return new QueryNode.Not(Query(texts, depth - 1));
            case 14:
                return _random.Next(2) == 0
                    ? new QueryNode.Boost(Query(texts, depth - 1), _random.Next(5))
                    : new QueryNode.Constant(Query(texts, depth - 1), _random.Next(5));
            default:
                return new QueryNode.Favoring(Query(texts, depth - 1), Children(texts, depth));
        }
    }

    // Within a stretch a text of any field has no meaning: the parser asks for the body then. A condition on the report or the whole unit is not asked for inside either.
    private static QueryNode InBody(QueryNode node) => node switch
    {
        QueryNode.Text { Field: UnitField.Any } text => text with { Field = UnitField.Body },
        QueryNode.Equal { Field: UnitField.Any } equal => equal with { Field = UnitField.Body },
        QueryNode.Near { Field: UnitField.Any } near => near with { Field = UnitField.Body },
        QueryNode.And and => new QueryNode.And([.. and.Children.Select(InBody)]),
        QueryNode.Or or => new QueryNode.Or([.. or.Children.Select(InBody)]),
        QueryNode.Writings writings => new QueryNode.Writings([.. writings.Children.Select(InBody)]),
        QueryNode.Not not => new QueryNode.Not(InBody(not.Child)),
        QueryNode.Boost boost => InBody(boost.Child),
        QueryNode.Constant constant => InBody(constant.Child),
        QueryNode.Favoring favoring => InBody(favoring.Child),
        QueryNode.Within within => within.Child,
        QueryNode.InReport => new QueryNode.All(),
        _ => node,
    };

    /// <summary>A text with some characters as ? and some stretches as *, in any order and at its ends, too.</summary>
    public string Pattern(string text)
    {
        string whole = string.Concat(text.Where(unit => !char.IsWhiteSpace(unit)));
        if (_random.Next(3) == 0)
            whole = whole[..Math.Min(5, whole.Length)];
        bool stars = whole.Length > 5 || _random.Next(2) == 0;
        // A scan tries nine lengths for each.
        int left = stars ? 3 : 0;
        var open = new StringBuilder();
        for (int i = 0; i < whole.Length;)
        {
            int kind = _random.Next(stars ? 5 : 3);
            bool star = kind == 1 && left-- > 0;
            open.Append(kind == 0 ? '?' : star ? '*' : whole[i]);
            i += star ? _random.Next(8) : 1;
        }

        return open.ToString().All(unit => unit is '?' or '？' or '*') ? Pick(["公?", "公*开", "2*7", "*7", "政*公*", "征?*"]) : open.ToString();
    }

    /// <summary>A random substring of 1 to <paramref name="longest"/> units of one of the texts.</summary>
    public string Substring(IReadOnlyList<string> texts, int longest)
    {
        while (true)
        {
            string text = Pick(texts);
            if (text.Length == 0)
                continue;
            int start = _random.Next(text.Length);
            string part = text.Substring(start, Math.Min(_random.Next(1, longest + 1), text.Length - start));
            if (!string.IsNullOrWhiteSpace(part))
                return part;
        }
    }

    public T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    public int Next(int below) => _random.Next(below);

    private List<QueryNode> Children(IReadOnlyList<string> texts, int depth) => [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Query(texts, depth - 1))];

    private OffsetMap RandomMap(int length)
    {
        var runs = new List<OffsetRun>();
        int at = 0;
        while (at < length)
        {
            int piece = Math.Min(length - at, _random.Next(1, 40));
            bool overprinted = _random.Next(4) == 0;
            runs.Add(new OffsetRun(at, piece, _random.Next(100_000), overprinted ? 4 : 1, overprinted ? piece : 0, 0));
            at += piece + _random.Next(2);
        }

        return new OffsetMap(runs);
    }
}
