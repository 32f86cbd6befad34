using System.Text;
using System.Text.RegularExpressions;
using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Search;
using ReportSearch.Text.Folding;
using Xunit.Abstractions;

namespace ReportSearch.Corpus.Tests.Search;

/// <summary>
/// The promise of the index over whole files, from bytes to hit: every substring of the texts is found in exactly the units that hold it, and every
/// mark leads to its place in the source.
/// </summary>
public sealed partial class IndexedTextTests(ITestOutputHelper output) : IDisposable
{
    private const int Substrings = 10_000;
    private const int LongestSubstring = 12;
    private const int HitsLookedAt = 20;

    private readonly string _store = Directory.CreateTempSubdirectory("reportsearch-texts-").FullName;

    private static string Root => Checkout.FindRoot(AppContext.BaseDirectory) ?? throw new InvalidOperationException("the tests run outside of a checkout");

    /// <summary>One unit as the oracle sees it: folded runs without white space, cut at paragraph, row and cell ends.</summary>
    private sealed record ScannedUnit(string Report, int Number, IReadOnlyList<string> Runs);

    [Fact]
    public void Every_substring_of_the_samples_is_found_where_it_stands()
    {
        string samples = Path.Combine(Root, "index-data", "samples");
        CheckSubstrings([Path.Combine(samples, "generated"), Path.Combine(samples, "handwritten")], Path.Combine(samples, "regions.csv"), seed: 20261120);
    }

    [RealReportFact]
    public void Every_substring_of_the_real_reports_is_found_where_it_stands() => CheckSubstrings([RealReports.Folder], null, seed: 7);

    private void CheckSubstrings(IReadOnlyList<string> folders, string? overlay, int seed)
    {
        output.WriteLine($"seed {seed}");
        var options = new CorpusOptions(overlay);
        List<string> files = [.. folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.txt")).Order(StringComparer.Ordinal)];
        using (var writer = StoreWriter.Open(_store, options))
        {
            IngestOutcome outcome = writer.Ingest([.. files.Select(file => new IngestFile(file))]);
            Assert.Equal(files.Count, outcome.Indexed);
        }

        using ReportCorpus corpus = ReportCorpus.Open(_store, options);
        List<ScannedUnit> units = [];
        foreach (string file in files)
        {
            string id = Originals(file)[..16];
            ReportText report = corpus.FindReport(id) ?? throw new InvalidOperationException($"{file} is not there");
            InspectedFile inspected = FileInspection.Inspect(file, options);
            // The units partition the cleaned text.
            Assert.Equal(inspected.CleanText, string.Concat(report.Units.Select(unit => unit.Text)));
            if (report.Row.Current)
                units.AddRange(report.Units.Select(unit => new ScannedUnit(id, unit.Number, Runs(unit.Text))));
        }

        var random = new Random(seed);
        Dictionary<string, string> sources = [];
        for (int i = 0; i < Substrings; i++)
        {
            ScannedUnit from = units[random.Next(units.Count)];
            if (from.Runs.Count == 0)
                continue;
            string run = from.Runs[random.Next(from.Runs.Count)];
            int start = random.Next(run.Length);
            string wanted = run.Substring(start, Math.Min(run.Length - start, random.Next(1, LongestSubstring + 1)));

            HashSet<(string, int)> expected = [.. units.Where(unit => unit.Runs.Any(r => r.Contains(wanted, StringComparison.Ordinal))).Select(unit => (unit.Report, unit.Number))];
            SearchAnswer answer = corpus.Search(new SearchParameters { Query = Quoted(wanted), Limit = Math.Min(expected.Count + 1, HitsLookedAt) });

            Assert.True(expected.Count == answer.Total.Units, $"'{wanted}': {answer.Total.Units} units found, {expected.Count} hold it");
            Assert.Equal(Math.Min(expected.Count, HitsLookedAt), answer.Hits.Count);
            foreach (SearchHit hit in answer.Hits)
            {
                Assert.True(expected.Contains((hit.Report, hit.Unit)), $"'{wanted}': unit {hit.Unit} of {hit.Report} does not hold it");
                if (i % 10 == 0)
                    CheckMarks(hit, wanted, corpus, sources);
            }
        }
    }

    private static void CheckMarks(SearchHit hit, string wanted, ReportCorpus corpus, Dictionary<string, string> sources)
    {
        if (!sources.TryGetValue(hit.Report, out string? source))
            sources[hit.Report] = source = corpus.ReadSource(hit.Report)!;
        int marks = 0;
        foreach (HitPassage passage in hit.Passages)
        {
            Assert.Equal(passage.TextMarks.Count, passage.Marks.Count);
            for (int m = 0; m < passage.Marks.Count; m++, marks++)
            {
                Assert.Equal(wanted, Folded(passage.Text[passage.TextMarks[m][0]..passage.TextMarks[m][1]]));
                string slice = source[passage.Marks[m][0]..passage.Marks[m][1]];
                Assert.True(Folded(slice) == wanted || Folded(Repaired(slice)) == wanted, $"'{wanted}' leads to '{slice}' in {hit.File}");
            }
        }

        Assert.True(marks > 0, $"'{wanted}': a hit without a mark in {hit.File}, unit {hit.Unit}");
    }

    // Independent of the reader: four copies to one, picture and page marks out.
    private static string Repaired(string slice)
    {
        string marksGone = Marks().Replace(slice, "");
        return Overprinted().Replace(marksGone, "$1");
    }

    [GeneratedRegex(@"\[image:[^\]]*\]?[^\n\u4e00-\u9fff]*|\[bookmark:[^\]]*\]|\n\s*[-—–]+\s*\d+\s*[-—–]+\s*\n|\n\s*\d{1,3}\s*\n|[\u200B-\u200F\uFEFF]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"(.+?)\1{3}", RegexOptions.Singleline)]
    private static partial Regex Overprinted();

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("＂", "\\＂", StringComparison.Ordinal) + "\"";

    private static List<string> Runs(string text) =>
        [.. text.Split('\n', '\t').Select(Folded).Where(run => run.Length > 0)];

    private static string Folded(string text)
    {
        var folded = new StringBuilder();
        foreach (char unit in text)
        {
            if (!char.IsWhiteSpace(unit))
                folded.Append(CharacterFolding.Fold(unit));
        }

        return folded.ToString();
    }

    private static string Originals(string file) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));

    public void Dispose() => Directory.Delete(_store, recursive: true);
}
