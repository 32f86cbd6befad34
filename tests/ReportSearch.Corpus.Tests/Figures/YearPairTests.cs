using System.Text;
using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.Tests.Store;

namespace ReportSearch.Corpus.Tests.Figures;

/// <summary>The product's own reader and audit over two sample reports of one body in consecutive years, the second of which takes over another number than the first hands on.</summary>
public sealed class YearPairTests : IDisposable
{
    private static readonly string Samples = Path.Combine(
        Checkout.FindRoot(AppContext.BaseDirectory) ?? throw new InvalidOperationException("the tests run outside of a checkout"), "index-data", "samples");

    private static readonly FindingParameters OfYears = new() { Kinds = ["crossYear"], Rules = ["cross.carried"] };
    private readonly TestStore _store = new() { Stages = CorpusStages.For(new CorpusOptions { RegionOverlay = Path.Combine(Samples, "regions.csv") }) };

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(2019, 2020)]
    [InlineData(2020, 2019)]
    public void A_break_is_found_whichever_year_comes_first_and_goes_with_the_year_that_made_it(int first, int second)
    {
        _store.Ingest(Sample(first));
        using (ReportCorpus one = _store.OpenCorpus())
            Assert.Empty(one.Findings(OfYears).Findings);

        _store.Ingest(Sample(second));
        using ReportCorpus corpus = _store.OpenCorpus();
        FindingRow found = Assert.Single(corpus.Findings(OfYears).Findings);
        Assert.Equal(("cross.carried", "contradiction", 2020, 11m), (found.Rule, found.Verdict, found.Year, found.Left.Value));
        FoundPart handedOn = Assert.Single(found.Right.Parts);
        Assert.Equal(("ap_carried_out.total", 8m, 2019), (handedOn.Id, handedOn.Value, handedOn.Year));
        Assert.Equal(ReportOf(corpus, 2019), found.Against);
        string text = corpus.ReadSource(found.Report)!;
        Assert.Equal("11", text[found.Left.Start!.Value..found.Left.End!.Value]);
        Assert.Equal(["1"], _store.Column("catalogue.db", "SELECT COUNT(*) FROM v_findings WHERE rule = 'cross.carried'"));

        // A later version of the second year takes over what was handed on.
        string printed = File.ReadAllText(Sample(2020), Encoding.UTF8);
        string corrected = printed.Replace("\t10\n\t1\n\t\n\t\n\t0\n\t0\n\t11\n", "\t7\n\t1\n\t\n\t\n\t0\n\t0\n\t8\n", StringComparison.Ordinal);
        Assert.NotEqual(printed, corrected);
        _store.Ingest(_store.Write("砚州市2020年更正.txt", Encoding.UTF8.GetBytes(corrected)));
        Assert.True(corpus.Refresh());
        Assert.NotEqual(found.Report, ReportOf(corpus, 2020));
        Assert.Empty(corpus.Findings(OfYears).Findings);
        Assert.Equal(["0"], _store.Column("catalogue.db", "SELECT COUNT(*) FROM v_findings WHERE rule = 'cross.carried'"));
    }

    private static string Sample(int year) => Path.Combine(Samples, "generated", $"yanzhou-{year}.txt");

    private static string ReportOf(ReportCorpus corpus, int year) => Assert.Single(corpus.Reports(new ReportParameters { YearFrom = year, YearTo = year }).Reports).Report;
}
