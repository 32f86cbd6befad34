using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Text.Folding;
using ReportSearch.Text.WordForms;

namespace ReportSearch.Corpus.Tests.Indexing;

/// <summary>
/// The oracle of every query: looks at every character of every unit. Shares with the product the folding of one character and the scanner of
/// numbers and traditional words, which have tests of their own, and nothing else.
/// A text scores 1, sums as the product's tree sums.
/// </summary>
internal sealed class PlainScanIndex : ISectionIndex
{
    private readonly SortedDictionary<string, List<ScannedUnit>> _pending = new(StringComparer.Ordinal);
    private PlainScanSnapshot _committed = new(0, []);

    public long LastCommit => _committed.Commit;

    public void Replace(ReportKey report, IReadOnlyList<IndexUnit> units) => _pending[report.ReportId] = ScannedUnit.Of(report, units);

    public void Delete(string reportId) => _pending.Remove(reportId);

    public void Commit(long number) => _committed = new PlainScanSnapshot(number, [.. _pending.Select(report => (report.Key, report.Value))]);

    public ISectionSnapshot OpenSnapshot() => _committed;

    public void AdoptMerges()
    {
    }

    public void FinishMerges(CancellationToken cancellation)
    {
    }

    public void Dispose()
    {
    }
}

internal sealed partial class ScannedUnit(ReportKey report, IndexUnit unit, Func<IReadOnlyList<ScannedUnit>> siblings)
{
    public ReportKey Report { get; } = report;

    public IndexUnit Unit { get; } = unit;

    private readonly List<List<Scanned>> _body = Runs(unit.Text);
    private readonly List<List<Scanned>> _headings = Runs([.. unit.Headings]);
    private readonly List<List<Scanned>> _title = Runs(report.Title ?? "");
    private readonly List<List<Scanned>> _issuer = Runs(report.Issuer ?? "");
    private readonly List<List<Scanned>> _region = Runs([.. report.RegionNames]);

    public static List<ScannedUnit> Of(ReportKey report, IReadOnlyList<IndexUnit> units)
    {
        var all = new List<ScannedUnit>();
        all.AddRange(units.Select(unit => new ScannedUnit(report, unit, () => all)));
        return all;
    }

    /// <summary>The unit cut to its lines or sentences, each as a unit of its own.</summary>
    private IEnumerable<ScannedUnit> Stretches(TextStretch stretch)
    {
        // What a word means is judged by the whole text that it stands in.
        List<(int Start, string Plain)> forms = FormsIn(Unit.Text);
        int at = 0;
        foreach (string line in Unit.Text.Split('\n', '\r', '\f'))
        {
            foreach (string piece in stretch == TextStretch.Paragraph ? [line] : Sentences(line))
            {
                if (!string.IsNullOrWhiteSpace(piece))
                    yield return new ScannedUnit(Report, Unit with { Text = piece }, siblings) { BodyForms = [.. forms.Where(form => form.Start >= at && form.Start < at + piece.Length).Select(form => form.Plain)] };
                at += piece.Length;
            }

            at++;
        }
    }

    private IReadOnlyList<string>? BodyForms { get; init; }

    private static List<(int Start, string Plain)> FormsIn(string text)
    {
        List<PlainForm> forms = [];
        FoldedText folded = FoldedText.Of(text);
        PlainForms.Find(folded, forms);
        return [.. forms.Select(form => (folded.ToOriginal(form.Start), form.Plain))];
    }

    private static List<string> Sentences(string line)
    {
        List<string> sentences = [""];
        bool ended = false;
        foreach (char unit in line)
        {
            if (char.IsWhiteSpace(unit))
            {
                sentences[^1] += unit;
                continue;
            }

            char folded = CharacterFolding.Fold(unit);
            if (ended && !"”’」』)）\"".Contains(folded))
            {
                sentences.Add("");
                ended = false;
            }

            sentences[^1] += unit;
            // A cell's end begins the looking back for what a quotation closes anew.
            ended |= "。！？!?".Contains(folded);
        }

        return sentences;
    }

    private IEnumerable<string> Fields(UnitField field) => field switch
    {
        UnitField.Body => [Unit.Text],
        UnitField.Heading => Unit.Headings,
        UnitField.Title => [Report.Title ?? ""],
        UnitField.Issuer => [Report.Issuer ?? ""],
        UnitField.Region => Report.RegionNames,
        _ => [Unit.Text, .. Unit.Headings, Report.Title ?? "", Report.Issuer ?? "", .. Report.RegionNames],
    };

    /// <summary>Tries every choice of places, one for each text.</summary>
    private static bool HoldsNear(string text, QueryNode.Near near)
    {
        foreach (string line in text.Split('\n', '\r', '\f'))
        {
            List<List<Scanned>> runs = Runs(line);
            int Length(int run) => runs.Take(run).Where(one => one.Count > 0).Sum(one => one.Count + 1);
            List<List<(int Start, int End)>> places = [];
            foreach (string wanted in near.Texts)
            {
                string folded = new([.. wanted.Where(unit => !char.IsWhiteSpace(unit)).Select(CharacterFolding.Fold)]);
                List<(int, int)> found = [];
                for (int run = 0; run < runs.Count; run++)
                {
                    for (int at = 0; at + folded.Length <= runs[run].Count; at++)
                    {
                        if (folded.Length > 0 && Enumerable.Range(0, folded.Length).All(i => runs[run][at + i].Folded == folded[i]))
                            found.Add((Length(run) + at, Length(run) + at + folded.Length));
                    }
                }

                places.Add(found);
            }

            if (Choices(places, 0, []).Any(chosen => IsNear(chosen, near.Between)))
                return true;
        }

        return false;
    }

    private static IEnumerable<List<(int Start, int End)>> Choices(List<List<(int Start, int End)>> places, int text, List<(int Start, int End)> chosen) => text == places.Count
        ? [[.. chosen]]
        : places[text].SelectMany(place => Choices(places, text + 1, [.. chosen, place]));

    private static bool IsNear(List<(int Start, int End)> chosen, int between)
    {
        chosen.Sort();
        return chosen.Zip(chosen.Skip(1)).All(pair => pair.Second.Start >= pair.First.End && pair.Second.Start - pair.First.End <= between);
    }

    private sealed record Scanned(char Folded, bool BlankBefore)
    {
        public bool EndsSentence { get; set; }
    }

    /// <summary>The score when the unit matches, else null.</summary>
    public double? Match(QueryNode node)
    {
        switch (node)
        {
            case QueryNode.Text text:
                return HoldsText(text) ? 1 : null;
            case QueryNode.Equal equal:
                return HoldsEqual(equal) ? 1 : null;
            case QueryNode.And and:
                double sum = 0;
                foreach (QueryNode child in and.Children)
                {
                    if (Match(child) is not double score)
                        return null;
                    sum += score;
                }

                return sum;
            case QueryNode.Or or:
                return MatchAny(or.Children);
            case QueryNode.Writings writings:
                return MatchAny(writings.Children);
            case QueryNode.Not not:
                return Match(not.Child) is null ? 0 : null;
            case QueryNode.Boost boost:
                return Match(boost.Child) * boost.Factor;
            case QueryNode.Constant constant:
                return Match(constant.Child) is null ? null : constant.Score;
            case QueryNode.Favoring favoring:
                return Match(favoring.Child) is double own ? own + favoring.Favored.Sum(favored => Match(favored) ?? 0) : null;
            case QueryNode.Closeness closeness:
                return ClosenessOf(closeness);
            case QueryNode.Near near:
                return Fields(near.Field).Any(text => HoldsNear(text, near)) ? 0 : null;
            case QueryNode.Within within:
                return Stretches(within.Stretch).Any(stretch => stretch.Match(within.Child) is not null) ? 0 : null;
            case QueryNode.InReport inReport:
                return siblings().Any(unit => unit.Match(inReport.Child) is not null) ? 0 : null;
            case QueryNode.Years years:
                return Report.Year >= years.From && Report.Year <= years.To ? 0 : null;
            case QueryNode.Column column:
                return Values(column.Name).Any(column.Values.Contains) ? 0 : null;
            case QueryNode.All:
                return 0;
            case QueryNode.None:
                return null;
            default:
                throw new ArgumentOutOfRangeException(nameof(node));
        }
    }

    private double? MatchAny(IReadOnlyList<QueryNode> nodes)
    {
        double? any = null;
        foreach (QueryNode node in nodes)
        {
            if (Match(node) is double score)
                any = (any ?? 0) + score;
        }

        return any;
    }

    private bool HoldsEqual(QueryNode.Equal equal)
    {
        IEnumerable<string> Forms(string text) => FormsIn(text).Select(form => form.Plain);
        IEnumerable<string> body = BodyForms ?? Forms(Unit.Text);
        IEnumerable<string> headings = Forms(string.Join('\n', Unit.Headings));
        IEnumerable<string> title = Forms(Report.Title ?? "");
        IEnumerable<string> issuer = Forms(Report.Issuer ?? "");
        IEnumerable<string> region = Forms(string.Join('\n', Report.RegionNames));
        return (equal.Field switch
        {
            UnitField.Body => body,
            UnitField.Heading => headings,
            UnitField.Title => title,
            UnitField.Issuer => issuer,
            UnitField.Region => region,
            _ => body.Concat(headings).Concat(title).Concat(issuer).Concat(region),
        }).Contains(equal.Plain);
    }

    public IEnumerable<string> Facet(string name) => name switch
    {
        "year" => Report.Year is int year ? [$"{year}"] : [],
        "region" => Report.RegionCodes.Distinct(),
        "level" => [Report.Level],
        "section" => Unit.Tags.Distinct(),
        "form" => [Report.Form],
        "topic" => Unit.Topics,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private IEnumerable<string> Values(UnitColumn column) => column switch
    {
        UnitColumn.Region => Report.RegionCodes,
        UnitColumn.Level => [Report.Level],
        UnitColumn.Section => Unit.Tags,
        UnitColumn.Form => [Report.Form],
        UnitColumn.Topic => Unit.Topics,
        UnitColumn.OwnRegion => Report.RegionCodes.Count == 0 ? [] : [Report.RegionCodes[^1]],
        _ => [Report.ReportId],
    };

    private bool HoldsText(QueryNode.Text text)
    {
        string wanted = "";
        foreach (char unit in text.Value)
        {
            if (!char.IsWhiteSpace(unit))
                wanted += CharacterFolding.Fold(unit);
        }

        if (wanted == "")
            return false;
        return text.Field switch
        {
            UnitField.Body => Holds(_body, wanted, text.Match),
            UnitField.Heading => Holds(_headings, wanted, text.Match),
            UnitField.Title => Holds(_title, wanted, text.Match),
            UnitField.Issuer => Holds(_issuer, wanted, text.Match),
            UnitField.Region => Holds(_region, wanted, text.Match),
            _ => new[] { _body, _headings, _title, _issuer, _region }.Any(field => Holds(field, wanted, text.Match))
                || (Report.Year is int year && (wanted == $"{year:0000}" || wanted == $"{year:0000}年")),
        };
    }

    /// <summary>How often a text or an equal stands in the body.</summary>
    public long Count(QueryNode counted)
    {
        if (counted is QueryNode.Equal equal)
        {
            List<PlainForm> forms = [];
            PlainForms.Find(FoldedText.Of(Unit.Text), forms);
            return forms.Count(form => form.Plain == equal.Plain);
        }

        var text = (QueryNode.Text)counted;
        string wanted = new([.. text.Value.Where(unit => !char.IsWhiteSpace(unit)).Select(CharacterFolding.Fold)]);
        return wanted == "" ? 0 : Places(_body, wanted, text.Match).Count();
    }

    private static bool Holds(List<List<Scanned>> runs, string wanted, TextMatch match) => Places(runs, wanted, match).Any();

    private static IEnumerable<int> Places(List<List<Scanned>> runs, string wanted, TextMatch match)
    {
        foreach (List<Scanned> run in runs)
        {
            if (match == TextMatch.Pattern && wanted.Contains('*'))
            {
                if (wanted.Any(unit => unit is not ('*' or '?')))
                {
                    foreach (int at in Enumerable.Range(0, run.Count).Where(at => Ends(run, at, wanted).Any()))
                        yield return at;
                }

                continue;
            }

            for (int at = 0; at + wanted.Length <= run.Count; at++)
            {
                int same = 0;
                while (same < wanted.Length && (run[at + same].Folded == wanted[same] || (match == TextMatch.Pattern && wanted[same] == '?')))
                    same++;
                if (same < wanted.Length)
                    continue;
                int end = at + wanted.Length;
                bool openBefore = match == TextMatch.Pattern && wanted[0] == '?';
                bool openBehind = match == TextMatch.Pattern && wanted[^1] == '?';
                bool continuesBefore = !openBefore && at > 0 && Whole(run[at].Folded) && Whole(run[at - 1].Folded) && !run[at].BlankBefore;
                bool continuesBehind = !openBehind && end < run.Count && Whole(run[end - 1].Folded) && Whole(run[end].Folded) && !run[end].BlankBefore;
                if (match == TextMatch.Exact || (!continuesBefore && (match == TextMatch.Prefix || !continuesBehind)))
                    yield return at;
            }
        }
    }

    private static bool Whole(char folded) => "0123456789abcdefghijklmnopqrstuvwxyz".Contains(folded);

    private static List<List<Scanned>> Runs(params string[] texts)
    {
        var runs = new List<List<Scanned>>();
        foreach (string text in texts)
        {
            List<Scanned> run = [];
            runs.Add(run);
            bool blank = false, ended = false;
            Scanned? last = null;
            foreach (char unit in text)
            {
                if ("\n\r\f".Contains(unit))
                    (ended, last) = (false, null);
                if ("\n\r\t\f".Contains(unit))
                {
                    run = [];
                    runs.Add(run);
                }

                if (char.IsWhiteSpace(unit))
                {
                    blank = true;
                    continue;
                }

                char folded = CharacterFolding.Fold(unit);
                bool closes = ended && "”’」』)）\"".Contains(folded);
                ended = closes || "。！？!?".Contains(folded);
                if (closes)
                    last!.EndsSentence = false;
                run.Add(last = new Scanned(folded, blank) { EndsSentence = ended });
                blank = false;
            }
        }

        return runs;
    }
}
