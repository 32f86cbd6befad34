using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Corpus.Search;
using Xunit.Abstractions;

namespace ReportSearch.Corpus.Tests.Search.Quotations;

/// <summary>
/// The guarantee of the index: of every quotation and every boolean of quotations exactly the units are found that hold it by a plain scan, and the marks cover exactly
/// its text, in the cleaned text and in the source. REPORTSEARCH_QUOTATIONS=FROM..TO runs these queries; a failure names its number.
/// </summary>
public sealed class QuotationTests(ITestOutputHelper output)
{
    private const string Variable = "REPORTSEARCH_QUOTATIONS";
    private const int Slice = 2_000;
    private const int LinesEvery = 50_000;
    private const int Seed = 20_261_128;
    private const int RandomReports = 30;
    private const int HitsLookedAt = 2;

    // Parsing, passages and marks cost as much as the search: one query of so many is also answered as a user gets it.
    private const int AnswerOf = 4;

    // A scan must stay cheap: some hundreds of units are enough for every length, place and kind of text.
    private const int OneGeneratedOf = 3;

    private int _marks;
    private int _repaired;

    private static string Root => Checkout.FindRoot(AppContext.BaseDirectory) ?? throw new InvalidOperationException("the tests run outside of a checkout");

    [Fact]
    public void Quotations_of_made_up_reports_are_found_where_a_plain_scan_finds_them()
    {
        string samples = Path.Combine(Root, "index-data", "samples");
        IEnumerable<string> files = TextsIn(Path.Combine(samples, "generated")).Where((_, number) => number % OneGeneratedOf == 0).Concat(TextsIn(Path.Combine(samples, "handwritten")));
        using QuotedCorpus corpus = QuotedCorpus.Of(files, Path.Combine(samples, "regions.csv"), RandomReports);
        Check(corpus);
    }

    [RealReportFact]
    public void Quotations_of_real_reports_are_found_where_a_plain_scan_finds_them()
    {
        using QuotedCorpus corpus = QuotedCorpus.Of(TextsIn(RealReports.Folder), null, randomReports: 0);
        Check(corpus);
    }

    private static IEnumerable<string> TextsIn(string folder) => Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal);

    private void Check(QuotedCorpus corpus)
    {
        output.WriteLine($"{corpus.Units.Count} units, {corpus.Characters} characters, seed {Seed}");
        var queries = new QuotationQueries(corpus, Seed);
        long found = 0, empty = 0;
        foreach (int number in NumberedRange.Of(Variable, Slice).Each(output, LinesEvery))
        {
            (QueryNode node, string written) = queries.Query(number);
            string what = $"query {number}: {written}";
            bool[] expected = corpus.Scan(node);
            CheckUnits(corpus, node, expected, what);
            if (number % AnswerOf == 0)
                CheckAnswer(corpus, node, written, expected, what);
            int units = expected.Count(matches => matches);
            found += units;
            empty += units == 0 ? 1 : 0;
        }

        output.WriteLine($"{found} units found, {empty} queries without one, {_marks} marks followed to the source, {_repaired} of them over a repair");
        Assert.True(_marks > 0);
    }

    private static void CheckUnits(QuotedCorpus corpus, QueryNode node, bool[] expected, string what)
    {
        UnitSearchResult result = corpus.Snapshot.Search(new UnitSearch { Query = node, Top = int.MaxValue });
        var found = new bool[expected.Length];
        foreach (UnitMatchGroup hit in result.Hits)
        {
            int unit = corpus.NumberOf(hit.Best);
            Assert.False(found[unit], $"{what}: unit {hit.Best} is found twice");
            found[unit] = true;
        }

        for (int unit = 0; unit < found.Length; unit++)
        {
            if (found[unit] != expected[unit])
                Assert.Fail($"{what}: unit {corpus.Units[unit].Unit.Number} of {corpus.Units[unit].Key.ReportId} is {(expected[unit] ? "missed" : "too many")}");
        }

        Assert.True(result.Units == expected.Count(matches => matches) && result.UnitsExact && result.ReportsExact, $"{what}: {result.Units} units counted");
        int reports = corpus.Units.Where((_, unit) => expected[unit]).Select(unit => unit.Key.ReportId).Distinct().Count();
        Assert.True(result.Reports == reports, $"{what}: {result.Reports} reports counted, {reports} hold it");
    }

    private void CheckAnswer(QuotedCorpus corpus, QueryNode node, string written, bool[] expected, string what)
    {
        SearchAnswer answer = corpus.Service.Search(new SearchParameters { Query = written, Limit = HitsLookedAt });
        int units = expected.Count(matches => matches);
        Assert.True(answer.Total.Units == units && answer.Total.Exact, $"{what}: {answer.Total} answered, {units} hold it; understood as {answer.Query.Parsed}");
        Assert.True(answer.Query.Notices.Count == 0, $"{what}: {string.Join("; ", answer.Query.Notices)}");
        Assert.True(answer.Hits.Count == Math.Min(units, HitsLookedAt), what);
        List<string> wanted = QuotationQueries.Marked(node);
        foreach (SearchHit hit in answer.Hits)
        {
            int number = corpus.NumberOf(new UnitMatch(hit.Report, hit.Unit, 0));
            Assert.True(expected[number], $"{what}: unit {hit.Unit} of {hit.Report} is too many");
            CheckMarks(corpus, number, hit, written, wanted, what);
        }
    }

    private void CheckMarks(QuotedCorpus corpus, int number, SearchHit hit, string written, List<string> wanted, string what)
    {
        (_, IndexUnit unit, string? source) = corpus.Units[number];
        List<(int Start, int End)> marks = ScannedTexts.Marks(unit.Text, wanted);
        List<(int, int)> marked = [.. corpus.Service.MarkReport([unit], written).SelectMany(one => one.Marks).Select(mark => (mark[0], mark[1]))];
        Assert.True(marks.SequenceEqual(marked), $"{what}: unit {unit.Number} of {hit.Report} is marked at {string.Join(", ", marked)}, the text stands at {string.Join(", ", marks)}");
        // Random reports have random maps, which lead nowhere.
        if (source is null)
            return;
        Assert.True(hit.Passages.Count > 0 || string.IsNullOrWhiteSpace(unit.Text), $"{what}: unit {unit.Number} of {hit.Report} gives no passage");
        Assert.True(marks.Count == 0 || hit.Passages.Any(passage => passage.Marks.Count > 0), $"{what}: nothing is marked in unit {unit.Number} of {hit.Report}");
        foreach (HitPassage passage in hit.Passages)
        {
            Assert.True(StandsSomewhere(unit.Text, passage, marks), $"{what}: the marks of '{passage.Text}' are not those of unit {unit.Number} of {hit.Report}");
            foreach ((int[] inText, int[] inSource) in passage.TextMarks.Zip(passage.Marks))
                CheckSource(ScannedTexts.Wanted(passage.Text[inText[0]..inText[1]]), source[inSource[0]..inSource[1]], what);
        }
    }

    /// <summary>Whether the passage stands in the unit at a place where it has just these marks.</summary>
    private static bool StandsSomewhere(string text, HitPassage passage, List<(int Start, int End)> marks)
    {
        List<(int, int)> inPassage = [.. passage.TextMarks.Select(mark => (mark[0], mark[1]))];
        for (int at = text.IndexOf(passage.Text, StringComparison.Ordinal); at >= 0; at = text.IndexOf(passage.Text, at + 1, StringComparison.Ordinal))
        {
            int end = at + passage.Text.Length;
            if (marks.Where(mark => mark.Start >= at && mark.End <= end).Select(mark => (mark.Start - at, mark.End - at)).SequenceEqual(inPassage))
                return true;
        }

        return false;
    }

    /// <summary>The source says the same; where a repair took something out of it, it begins and ends with the same and holds all of it in order.</summary>
    private void CheckSource(string wanted, string slice, string what)
    {
        _marks++;
        string there = ScannedTexts.Wanted(slice);
        if (there == wanted)
            return;
        _repaired++;
        int held = 0;
        foreach (char unit in there)
            held += held < wanted.Length && unit == wanted[held] ? 1 : 0;
        Assert.True(
            there.Length > wanted.Length && there[0] == wanted[0] && there[^1] == wanted[^1] && held == wanted.Length, $"{what}: '{wanted}' leads to '{slice}'");
    }
}
