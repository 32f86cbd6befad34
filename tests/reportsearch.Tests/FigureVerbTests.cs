using System.Text;
using System.Text.Json;
using ReportSearch.Corpus;

namespace ReportSearch.CommandLine.Tests;

/// <summary>The verbs over figures and findings, over generated samples in a temporary store.</summary>
public sealed class FigureVerbTests : IClassFixture<FigureVerbTests.SampleStore>
{
    private const string Header =
        "report,bodyId,body,level,regionCode,region,year,periodFrom,periodTo,scope,form,tableForm,id,series,label,unit,printed,value,state,approximate,source,start,end,note";

    private readonly SampleStore _samples;

    public FigureVerbTests(SampleStore samples) => _samples = samples;

    [Fact]
    public void Indicators_on_standard_output_have_the_header_of_the_contract()
    {
        var run = Run("indicators", "--year", "2019..2022");

        Assert.Equal((0, Header), (run.ExitCode, run.Out.Split('\n')[0]));
        Assert.Contains("corpus version", run.Error, StringComparison.Ordinal);
        Assert.False(run.OutBytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
    }

    [Fact]
    public void Indicators_as_json_are_one_document()
    {
        var document = JsonDocument.Parse(Run("indicators", "--format", "json").Out).RootElement;

        Assert.Equal(["query", "corpusVersion", "exportedAt", "indicators"], document.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void A_file_of_indicators_carries_its_stamp()
    {
        var file = Path.Combine(_samples.Root, "figures.csv");
        var run = Run("indicators", "--series", "requests_received", "--out", file, "--bom");

        Assert.Equal(0, run.ExitCode);
        var text = File.ReadAllText(file);
        Assert.StartsWith(Header + ",query,corpusVersion,exportedAt\n", text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1), line => Assert.Contains("requests_received", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lines", "kwic", "复议", "--group", "right", "--collocates", "5")]
    [InlineData("more", "keyness", "--section", "review_litigation")]
    [InlineData("terms", "trends", "征地", "复议", "--by", "level", "--places")]
    [InlineData("entries", "themes", "政策解读")]
    [InlineData("passages", "similar", "部分乡镇联络员身兼数职，人员变动频繁")]
    [InlineData("coverage", "coverage")]
    [InlineData("bodies", "coverage", "--grid")]
    public void Each_verb_of_analysis_answers_people_and_programs(string member, params string[] args)
    {
        Assert.Equal(0, Run(args).ExitCode);
        Assert.NotEqual("", Run(args).Out);
        var document = JsonDocument.Parse(Run([.. args, "--json"]).Out).RootElement;
        Assert.Equal(JsonValueKind.Array, document.GetProperty(member).ValueKind);
        Assert.NotEqual("", document.GetProperty("corpusVersion").GetString());
    }

    [Theory]
    [InlineData(2, "kwic", "复议", "--sort", "size")]
    [InlineData(2, "trends", "复议", "--by", "month")]
    [InlineData(2, "themes", "复议", "--like", "没有的机关")]
    [InlineData(2, "similar")]
    [InlineData(2, "compare", "没有@2017", "没有@2018")]
    [InlineData(2, "indicators", "--format", "xlsx")]
    [InlineData(2, "indicators", "--id", "nothing")]
    [InlineData(2, "indicators", "--format", "pdf")]
    [InlineData(2, "audit", "--verdict", "maybe")]
    [InlineData(2, "annotate", "--finding", "x")]
    [InlineData(2, "annotate", "0000000000000000", "--finding", "x", "--verdict", "perhaps")]
    [InlineData(1, "annotate", "0000000000000000", "--finding", "x", "--verdict", "wrong")]
    [InlineData(1, "audit", "/nowhere/file.txt")]
    [InlineData(2, "export", "征地", "--format", "csv")]
    public void Exit_codes_say_what_went_wrong(int code, params string[] args)
    {
        var run = Run(args);

        Assert.Equal(code, run.ExitCode);
        Assert.StartsWith("reportsearch: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public void Every_hit_of_a_search_is_exported(string format)
    {
        var file = Path.Combine(_samples.Root, "hits." + format);
        var total = JsonDocument.Parse(Run("search", "申请", "--limit", "1", "--json").Out).RootElement.GetProperty("total");
        var outcome = JsonDocument.Parse(Run("export", "申请", "--format", format, "--out", file, "--json").Out).RootElement;

        Assert.True(total.GetProperty("units").GetInt32() > 20);
        Assert.Equal(total.GetProperty("units").GetInt32(), outcome.GetProperty("rows").GetInt32());
        var text = File.ReadAllText(file);
        Assert.Contains(outcome.GetProperty("stamp").GetProperty("corpusVersion").GetString()!, text, StringComparison.Ordinal);
        if (format == "jsonl")
            Assert.Equal(outcome.GetProperty("rows").GetInt32(), text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line)).Count());
    }

    [Theory]
    [InlineData("bibtex", "@techreport{")]
    [InlineData("ris", "TY  - RPRT")]
    [InlineData("gbt7714", "[R]")]
    public void Every_report_of_a_search_is_cited_once(string format, string entry)
    {
        var file = Path.Combine(_samples.Root, "references." + format);
        var outcome = JsonDocument.Parse(Run("export", "申请", "--format", format, "--out", file, "--json").Out).RootElement;

        Assert.Equal(outcome.GetProperty("reports").GetInt32(), outcome.GetProperty("rows").GetInt32());
        Assert.Equal(outcome.GetProperty("rows").GetInt32(), File.ReadAllText(file).Split(entry).Length - 1);
        Assert.Contains("申请", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_snapshot_opens_and_is_not_written_over()
    {
        var file = Path.Combine(_samples.Root, "copy.db");
        Assert.Equal(0, Run("snapshot", file).ExitCode);
        Assert.StartsWith("SQLite format 3", Encoding.ASCII.GetString(File.ReadAllBytes(file)[..15]), StringComparison.Ordinal);
        Assert.Equal(2, Run("snapshot", file).ExitCode);
    }

    [Fact]
    public void A_correction_is_noted_and_listed()
    {
        using var corpus = ReportCorpus.Open(_samples.Store, _samples.Options);
        var report = corpus.ReportIds()[0];
        Assert.Equal(0, Run("annotate", report, "--identity", "year=2016", "--by", "王五", "--note", "封面").ExitCode);
        Assert.Contains("2016", Run("annotate", "--list").Out, StringComparison.Ordinal);
        Assert.Equal(0, Run("annotate", report, "--identity", "year", "--withdraw").ExitCode);
        Assert.DoesNotContain("2016", Run("annotate", report, "--list").Out, StringComparison.Ordinal);
    }

    private Invocation Run(params string[] args) => Invocation.Of([.. args, "--data", _samples.Store, "--regions", _samples.Options.RegionOverlay!]);

    /// <summary>A store of ten generated samples.</summary>
    public sealed class SampleStore : IDisposable
    {
        public SampleStore()
        {
            var samples = Path.Combine(Checkout.FindRoot()!, "index-data", "samples");
            Options = new CorpusOptions(Path.Combine(samples, "regions.csv"));
            using var writer = StoreWriter.Open(Store, Options);
            writer.Ingest([.. Directory.EnumerateFiles(Path.Combine(samples, "generated"), "*.txt").Order(StringComparer.Ordinal).Take(10).Select(file => new ReportSearch.Corpus.Ingest.IngestFile(file))]);
        }

        public string Root { get; } = Directory.CreateTempSubdirectory("figure-verbs-").FullName;

        public string Store => Path.Combine(Root, "store");

        public CorpusOptions Options { get; }

        public void Dispose() => Directory.Delete(Root, recursive: true);
    }
}
