using System.Text;
using ReportSearch.Corpus.Reuse;

namespace ReportSearch.Corpus.Tests.Reuse;

/// <summary>Reuse on invented corpora of which every copied paragraph is known.</summary>
public sealed class ReuseTests
{
    private const int Seed = 20181;
    private const string Everybody = "以上数据由各单位按月报送并由本级主管部门核对之后汇总形成";

    private static readonly string[] Words =
        [.. "公布 征地 乡镇 档案 网站 群众 答复 更新 栏目 培训 会议 预算 环境 学校 医院 道路 规划 水库 食品 检查 企业 许可 清单 热线 村务 救助 采购 招标 统计 资料 拆迁 补贴 林地 图解 视频 留言 反馈 汇编 目录 流程 审核 时限 窗口 大厅 查阅 图书 报纸 电视 广播 名单".Split(' ')];

    private sealed record Planted(string Id, string Body, int Year, string Text, HashSet<int> OwnCopied, HashSet<int> OtherCopied, int[] ParagraphLengths);

    /// <summary>Bodies with years: some paragraphs of the own year before, some of another body, one that everybody has, the rest new.</summary>
    private static List<Planted> Corpus(int bodies, int years, int seed)
    {
        var random = new Random(seed);
        var reports = new List<Planted>();
        for (int body = 0; body < bodies; body++)
        {
            string[]? before = null;
            for (int year = 0; year < years; year++)
            {
                var paragraphs = new string[14];
                HashSet<int> own = [], other = [];
                for (int i = 0; i < paragraphs.Length - 1; i++)
                {
                    int draw = random.Next(100);
                    if (before is not null && draw < 35)
                    {
                        paragraphs[i] = before[i];
                        own.Add(i);
                    }
                    else if (body > 0 && draw is >= 35 and < 45)
                    {
                        Planted source = reports[random.Next(body * years)];
                        paragraphs[i] = source.Text.Split('\n')[random.Next(paragraphs.Length - 1)];
                        other.Add(i);
                    }
                    else
                    {
                        paragraphs[i] = Paragraph(random);
                    }
                }

                paragraphs[^1] = Everybody;
                before = paragraphs;
                reports.Add(new Planted($"r{body}-{year}", $"b{body}", 2008 + year, string.Join('\n', paragraphs), own, other, [.. paragraphs.Select(paragraph => paragraph.Count(char.IsLetterOrDigit))]));
            }
        }

        return reports;
    }

    private static string Paragraph(Random random)
    {
        var text = new StringBuilder();
        for (int clause = random.Next(4, 9); clause > 0; clause--)
        {
            for (int word = random.Next(3, 7); word > 0; word--)
                text.Append(Words[random.Next(Words.Length)]);
            text.Append(clause == 1 ? '。' : '，');
        }

        return text.ToString();
    }

    private static ComparedText Compared(Planted report) => ComparedText.Of(report.Id, report.Body, report.Year, [(0, report.Text)]);

    private static FingerprintIndex Index(IReadOnlyList<Planted> corpus, int mostInMemory = 1 << 20, FingerprintIndex? older = null, string key = "k")
    {
        string file = Path.Combine(Path.GetTempPath(), $"reuse-{Guid.NewGuid():N}");
        using var writer = new FingerprintWriter([.. corpus.Select(report => new FingerprintedReport(report.Id, report.Body, report.Year))], file, mostInMemory);
        int[] known = older is null ? [] : [.. older.Reports.Select(report => corpus.Select(one => one.Id).ToList().IndexOf(report.Id))];
        if (older is not null)
            writer.AddAll(older, known, default);
        for (int i = 0; i < corpus.Count; i++)
        {
            if (!known.Contains(i))
                writer.Add(i, Compared(corpus[i]));
        }

        writer.Finish(key, default);
        FingerprintIndex index = Assert.IsType<FingerprintIndex>(FingerprintIndex.TryOpen(file));
        File.Delete(file);
        return index;
    }

    private static ReuseAnswer Answer(List<Planted> corpus, Planted asked)
    {
        using FingerprintIndex index = Index(corpus);
        return Answer(corpus, asked, index);
    }

    private static ReuseAnswer Answer(List<Planted> corpus, Planted asked, FingerprintIndex index)
    {
        var comparison = new ReuseComparison(Compared(asked), index, corpus.FindIndex(report => report.Id == asked.Id));
        return comparison.Answer(comparison.Partners().Select(number => corpus[number]).Select(report => (Compared(report), report.Text)), asked.Text);
    }

    /// <summary>The paragraphs that stand elsewhere, told by looking every one up in every other report.</summary>
    private static (bool[] Own, bool[] Other) Truth(List<Planted> corpus, Planted asked)
    {
        string[] paragraphs = asked.Text.Split('\n');
        return (
            [.. paragraphs.Select(paragraph => paragraph != Everybody && corpus.Exists(report => report.Id != asked.Id && report.Body == asked.Body && report.Text.Contains(paragraph, StringComparison.Ordinal)))],
            [.. paragraphs.Select(paragraph => paragraph != Everybody && corpus.Exists(report => report.Body != asked.Body && report.Text.Contains(paragraph, StringComparison.Ordinal)))]);
    }

    [Fact]
    public void Planted_copies_are_found_with_their_spans_and_nothing_else_is()
    {
        List<Planted> corpus = Corpus(bodies: 12, years: 5, Seed);
        long found = 0, planted = 0, both = 0;
        using FingerprintIndex index = Index(corpus);
        foreach (Planted asked in corpus.Where((_, i) => i % 4 == 3))
        {
            ReuseAnswer answer = Answer(corpus, asked, index);
            (bool[] own, bool[] other) = Truth(corpus, asked);
            var marked = new bool[asked.Text.Length];
            foreach (ReusedSpan span in answer.Spans)
            {
                marked.AsSpan(span.Start, span.End - span.Start).Fill(true);
                Assert.Equal(span.Text, asked.Text[span.Start..span.End]);
                Assert.NotEmpty(span.Places);
                Assert.All(span.Places, place => Assert.Equal(place.Text, corpus.Single(report => report.Id == place.Report).Text[place.Start..place.End]));
            }

            int at = 0;
            string[] paragraphs = asked.Text.Split('\n');
            for (int i = 0; i < paragraphs.Length; i++)
            {
                for (int c = 0; c < paragraphs[i].Length; c++)
                {
                    if (!char.IsLetterOrDigit(paragraphs[i][c]))
                        continue;
                    bool copied = own[i] || other[i];
                    planted += copied ? 1 : 0;
                    found += marked[at + c] ? 1 : 0;
                    both += copied && marked[at + c] ? 1 : 0;
                }

                at += paragraphs[i].Length + 1;
            }
        }

        double precision = (double)both / found, recall = (double)both / planted;
        Assert.True(precision >= 0.98 && recall >= 0.98, $"seed {Seed}: precision {precision:0.000}, recall {recall:0.000}");
    }

    [Fact]
    public void What_everybody_writes_and_what_the_form_prescribes_does_not_count()
    {
        List<Planted> corpus = Corpus(bodies: 12, years: 2, Seed);
        Planted asked = corpus[5] with { Text = corpus[5].Text + "\n根据《中华人民共和国政府信息公开条例》（以下简称《条例》）的规定" };
        ReuseAnswer answer = Answer([.. corpus.Where(report => report.Id != asked.Id), asked], asked);
        Assert.DoesNotContain(answer.Spans, span => span.Text.Contains("主管部门核对之后", StringComparison.Ordinal) || span.Text.Contains("中华人民共和国", StringComparison.Ordinal));
        Assert.True(answer.SetPhrases >= Everybody.Length + 20, $"{answer.SetPhrases}");
    }

    [Fact]
    public void Layout_and_punctuation_do_not_hide_a_copy()
    {
        var random = new Random(Seed);
        string paragraph = Paragraph(random);
        var asked = new Planted("a", "a", 2018, paragraph + "\n" + Paragraph(random), [], [], []);
        var copy = new Planted("b", "b", 2017, Paragraph(random) + "\n" + paragraph.Replace("，", " \n", StringComparison.Ordinal), [], [], []);
        ReuseAnswer answer = Answer([asked, copy], asked);
        Assert.Equal(paragraph.TrimEnd('。'), Assert.Single(answer.Spans).Text);
        Assert.Equal(0, answer.OwnYearsShare);
    }

    [Theory]
    [InlineData(24_000_000)]
    [InlineData(2_000)]
    public void The_survey_estimates_the_shares_within_its_memory(int mostOwners)
    {
        List<Planted> corpus = Corpus(bodies: 60, years: 6, Seed);
        using FingerprintIndex index = Index(corpus);
        IReadOnlyList<SurveyedReuse> surveyed = new ReuseSurvey(index, mostOwners).Survey();
        double ownError = 0, otherError = 0, ownSpread = 0, otherSpread = 0;
        int named = 0;
        for (int i = 0; i < corpus.Count; i++)
        {
            (bool[] own, bool[] other) = Truth(corpus, corpus[i]);
            double counted = corpus[i].ParagraphLengths[..^1].Sum();
            double ownOff = surveyed[i].OwnYearsShare - (corpus[i].ParagraphLengths.Where((_, p) => own[p]).Sum() / counted);
            double otherOff = surveyed[i].OtherBodiesShare - (corpus[i].ParagraphLengths.Where((_, p) => other[p]).Sum() / counted);
            (ownError, otherError, ownSpread, otherSpread) = (ownError + ownOff, otherError + otherOff, ownSpread + Math.Abs(ownOff), otherSpread + Math.Abs(otherOff));
            named += other.Contains(true) == surveyed[i].Partner is not null ? 1 : 0;
        }

        Assert.InRange(ownError / corpus.Count, -0.02, 0.02);
        Assert.InRange(otherError / corpus.Count, -0.02, 0.02);
        Assert.InRange(ownSpread / corpus.Count, 0, 0.05);
        Assert.InRange(otherSpread / corpus.Count, 0, 0.05);
        // With little memory fewer pairs are counted, the shares stay.
        Assert.True(named >= corpus.Count * (mostOwners > 100_000 ? 0.98 : 0.3), $"{named} of {corpus.Count}");
    }

    [Fact]
    public void Every_common_stretch_of_twenty_characters_has_a_fingerprint_in_common()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 3_000; round++)
        {
            string shared = string.Concat(Enumerable.Range(0, Fingerprints.SureLength).Select(_ => (char)(0x4E00 + random.Next(round % 2 == 0 ? 3 : 2000))));
            Assert.InRange(Fingerprints.SureLength, 1, ReuseComparison.ShortestSpan);
            HashSet<ulong> here = Hashes(Paragraph(random) + shared + Paragraph(random)), there = Hashes(Paragraph(random) + shared);
            Assert.True(here.Overlaps(there), $"seed {Seed}, round {round}: {shared}");
        }

        static HashSet<ulong> Hashes(string text)
        {
            var hashes = new HashSet<ulong>();
            var fingerprints = new Fingerprints(text);
            while (fingerprints.MoveNext())
                hashes.Add(fingerprints.Hash);
            return hashes;
        }
    }

    [Fact]
    public void The_file_is_the_same_in_one_piece_in_many_and_brought_up_to_date()
    {
        List<Planted> corpus = Corpus(bodies: 10, years: 5, Seed);
        using FingerprintIndex whole = Index(corpus), merged = Index(corpus, mostInMemory: 1_000);
        // The older file has reports that are gone and lacks some that are new.
        using FingerprintIndex older = Index([.. corpus.Where((_, i) => i % 3 != 0), new Planted("gone", "b0", 2030, corpus[0].Text, [], [], [])]);
        using FingerprintIndex updated = Index(corpus, older: older);
        ulong[] expected = Postings(whole);
        Assert.Equal(expected, Postings(merged));
        Assert.Equal(expected, Postings(updated));
        Assert.Equal(whole.Postings, expected.Length);
        foreach (ulong posting in expected.Where((_, i) => i % 97 == 0))
            Assert.Contains(posting, whole.Find(posting).ToArray());
        Assert.Empty(whole.Find(expected[0] ^ 0xFFFF_FFFF_FF00_0000).ToArray());

        static ulong[] Postings(FingerprintIndex index) => [.. index.Blocks().SelectMany(block => block.ToArray()).Order()];
    }

    [Fact]
    public void A_file_that_was_cut_or_is_another_is_not_opened()
    {
        string file = Path.Combine(Path.GetTempPath(), $"reuse-{Guid.NewGuid():N}");
        List<Planted> corpus = Corpus(bodies: 2, years: 2, Seed);
        using (var writer = new FingerprintWriter([.. corpus.Select(report => new FingerprintedReport(report.Id, report.Body, report.Year))], file))
        {
            for (int i = 0; i < corpus.Count; i++)
                writer.Add(i, Compared(corpus[i]));
            writer.Finish("k", default);
        }

        byte[] sound = File.ReadAllBytes(file);
        foreach (byte[] damaged in (byte[][])[[], sound[..3], sound[..40], sound[..^1], [.. sound, 0], [0, .. sound[1..]]])
        {
            File.WriteAllBytes(file, damaged);
            Assert.Null(FingerprintIndex.TryOpen(file));
        }

        File.Delete(file);
        Assert.Null(FingerprintIndex.TryOpen(file));
    }
}
