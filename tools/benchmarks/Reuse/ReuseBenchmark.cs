using System.Diagnostics;
using System.Globalization;
using System.Text;
using ReportSearch.Corpus.Reuse;

namespace ReportSearch.Benchmarks.Reuse;

/// <summary>
/// Compares invented reports for reuse, all against all, then some of them exactly, and holds the shares against what was planted. Bodies report for eight years; a
/// paragraph is that of the year before with 30 %, of another body with 5 %, a set phrase with 3 %, else new.
/// </summary>
internal static class ReuseBenchmark
{
    private const int Years = 8;
    private const int ParagraphCount = 40;
    private const int AverageWords = 34;

    private static readonly string[] SetPhrases = [.. Enumerable.Range(0, 30).Select(i => Paragraph(new Random(1000 + i), 16))];

    public static void Run(int reports, int asked, int seed)
    {
        var process = Process.GetCurrentProcess();
        var survey = new ReuseSurvey();
        int bodies = Math.Max(1, reports / Years), made = 0;
        long characters = 0;
        double planted = 0, plantedOwn = 0;
        var watch = Stopwatch.StartNew();
        TimeSpan writing = TimeSpan.Zero;
        foreach (Invented report in Corpus(bodies, seed))
        {
            TimeSpan before = watch.Elapsed;
            ComparedText text = report.Compared;
            characters += text.Characters.Length;
            survey.Add(text);
            writing += watch.Elapsed - before;
            made++;
            planted += report.OtherShare;
            plantedOwn += report.OwnShare;
        }

        TimeSpan all = watch.Elapsed;
        IReadOnlyList<SurveyedReuse> surveyed = survey.Survey();
        TimeSpan compared = watch.Elapsed - all;
        process.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{made} reports of {bodies} bodies, {characters / 1e6:0.0} million characters: sampled in {writing.TotalSeconds:0.0} s (one shingle in {survey.OneIn}), compared in {compared.TotalSeconds:0.0} s, peak {process.PeakWorkingSet64 / 1e6:0} MB"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"own years {surveyed.Average(one => one.OwnYearsShare):0.000} (planted from the year before {plantedOwn / made:0.000}; the year after copies, too), other bodies {surveyed.Average(one => one.OtherBodiesShare):0.000} (copied from others {planted / made:0.000}; those who were copied from count, too)"));

        var random = new Random(seed + 1);
        HashSet<int> chosen = [.. Enumerable.Range(0, asked).Select(_ => random.Next(made))];
        ReuseScan[] scans = [.. Corpus(bodies, seed).Where((_, i) => chosen.Contains(i)).Select(report => new ReuseScan(report.Compared))];
        watch.Restart();
        foreach (Invented report in Corpus(bodies, seed))
        {
            ComparedText text = report.Compared;
            foreach (ReuseScan scan in scans)
                scan.Count(text);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scans.Length} reports against all, exactly: {watch.Elapsed.TotalSeconds:0.0} s, the making of the texts included"));
    }

    private sealed record Invented(ComparedText Compared, double OwnShare, double OtherShare);

    private static IEnumerable<Invented> Corpus(int bodies, int seed)
    {
        var random = new Random(seed);
        var pool = new List<string>();
        for (int body = 0; body < bodies; body++)
        {
            string[]? before = null;
            for (int year = 0; year < Years; year++)
            {
                var paragraphs = new string[ParagraphCount];
                int own = 0, other = 0, length = 0;
                for (int i = 0; i < paragraphs.Length; i++)
                {
                    int draw = random.Next(100);
                    paragraphs[i] = before is not null && draw < 30 ? before[i]
                        : pool.Count > 0 && draw is >= 30 and < 35 ? pool[random.Next(pool.Count)]
                        : draw is >= 35 and < 38 ? SetPhrases[random.Next(SetPhrases.Length)]
                        : Paragraph(random, AverageWords);
                    own += before is not null && draw < 30 ? paragraphs[i].Length : 0;
                    other += draw is >= 30 and < 35 ? paragraphs[i].Length : 0;
                    length += paragraphs[i].Length;
                }

                before = paragraphs;
                if (pool.Count < 20_000)
                    pool.Add(paragraphs[random.Next(paragraphs.Length)]);
                else
                    pool[random.Next(pool.Count)] = paragraphs[random.Next(paragraphs.Length)];
                string id = string.Create(CultureInfo.InvariantCulture, $"{body}-{year}");
                yield return new Invented(
                    ComparedText.Of(id, body.ToString(CultureInfo.InvariantCulture), 2008 + year, [(0, string.Join('\n', paragraphs))]), (double)own / length, (double)other / length);
            }
        }
    }

    private static string Paragraph(Random random, int words)
    {
        var text = new StringBuilder(words * 3);
        for (int i = random.Next(words / 2, words * 3 / 2); i > 0; i--)
        {
            // Two thousand characters, as running Chinese has.
            text.Append((char)(0x4E00 + random.Next(2000))).Append((char)(0x4E00 + random.Next(2000)));
            if (i % 6 == 0)
                text.Append('，');
        }

        return text.Append('。').ToString();
    }
}
