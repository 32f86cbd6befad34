using System.Diagnostics;
using System.Globalization;
using System.Text;
using ReportSearch.Corpus.Reuse;

namespace ReportSearch.Benchmarks.Reuse;

/// <summary>
/// Takes the fingerprints of invented reports, compares all against all, looks some of them up, and holds the shares against what was planted. Bodies report for eight years; a
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
        int bodies = Math.Max(1, reports / Years);
        string file = Path.Combine(Path.GetTempPath(), $"reuse-{Guid.NewGuid():N}");
        var listed = new List<FingerprintedReport>();
        long characters = 0;
        double planted = 0, plantedOwn = 0;
        TimeSpan making = TimeSpan.Zero;
        using (var writer = new FingerprintWriter(listed, file))
        {
            foreach (Invented report in Corpus(bodies, seed))
            {
                TimeSpan before = Processor();
                ComparedText text = report.Compared;
                characters += text.Characters.Length;
                writer.Add(listed.Count, text);
                making += Processor() - before;
                listed.Add(new FingerprintedReport(text.ReportId, text.BodyId, text.Year));
                planted += report.OtherShare;
                plantedOwn += report.OwnShare;
            }

            TimeSpan merging = Processor();
            writer.Finish("benchmark", default);
            making += Processor() - merging;
        }

        using FingerprintIndex index = FingerprintIndex.TryOpen(file)!;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{listed.Count} reports of {bodies} bodies, {characters / 1e6:0.0} million characters, {index.Postings / 1e6:0.0} million fingerprints in {new FileInfo(file).Length / 1e6:0} MB: made in {making.TotalSeconds:0.0} s of processor time, peak {Peak():0} MB"));
        TimeSpan surveying = Processor();
        var watch = Stopwatch.StartNew();
        IReadOnlyList<SurveyedReuse> surveyed = new ReuseSurvey(index).Survey();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"all against all: {(Processor() - surveying).TotalSeconds:0.0} s of processor time, {watch.Elapsed.TotalSeconds:0.0} s by the clock, peak {Peak():0} MB"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"own years {surveyed.Average(one => one.OwnYearsShare):0.000} (planted from the year before {plantedOwn / listed.Count:0.000}; the year after copies, too), other bodies {surveyed.Average(one => one.OtherBodiesShare):0.000} (copied from others {planted / listed.Count:0.000}; those who were copied from count, too)"));

        var random = new Random(seed + 1);
        HashSet<int> chosen = [.. Enumerable.Range(0, asked).Select(_ => random.Next(listed.Count))];
        (int Number, ComparedText Text)[] questions = [.. Corpus(bodies, seed).Select((report, i) => (i, report)).Where(pair => chosen.Contains(pair.i)).Select(pair => (pair.i, pair.report.Compared))];
        TimeSpan looking = Processor();
        watch.Restart();
        int partners = questions.Sum(question => new ReuseComparison(question.Text, index, question.Number).Partners().Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{questions.Length} reports looked up: {(Processor() - looking).TotalMilliseconds / questions.Length:0.0} ms of processor time each, {watch.Elapsed.TotalMilliseconds / questions.Length:0.0} ms by the clock, {(double)partners / questions.Length:0.0} partners to read"));
        File.Delete(file);

        TimeSpan Processor()
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }

        double Peak()
        {
            process.Refresh();
            return process.PeakWorkingSet64 / 1e6;
        }
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
