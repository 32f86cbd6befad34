using System.Globalization;
using System.Text;
using System.Text.Json;
using ReportSearch.Corpus;

namespace ReportSearch.CommandLine.Tests;

/// <summary>Each verb over a store in a temporary folder.</summary>
public sealed class VerbTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("verbs-").FullName;

    private string Store => Path.Combine(_root, "store");

    [Fact]
    public void Index_takes_files_and_folders_and_says_what_came_of_them()
    {
        Report("in/潍坊.txt", "潍坊市", 2018);
        Report("in/下/临沂.txt", "临沂市", 2017);
        var first = Json(0, "index", Path.Combine(_root, "in"), "--data", Store, "--json");
        var second = Json(0, "index", Path.Combine(_root, "in"), "--data", Store, "--json");

        Assert.Equal((2, 0, 2), (first.GetProperty("indexed").GetInt32(), first.GetProperty("unchanged").GetInt32(), first.GetProperty("reports").GetInt32()));
        Assert.Equal((0, 2, 2), (second.GetProperty("indexed").GetInt32(), second.GetProperty("unchanged").GetInt32(), second.GetProperty("reports").GetInt32()));
        Assert.True(first.GetProperty("units").GetInt32() > 4 && first.GetProperty("bytes").GetInt64() > 1000);
    }

    [Fact]
    public void Index_goes_on_when_some_input_fails_and_ends_with_one()
    {
        Report("潍坊.txt", "潍坊市", 2018);
        Write("empty.txt", "");
        Write("letter.txt", "这是一封普通的信，谈的是天气。");
        File.WriteAllBytes(Path.Combine(_root, "binary.txt"), [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7 % 256))]);
        var outcome = Json(1, "index", _root + "/潍坊.txt", _root + "/empty.txt", _root + "/letter.txt", _root + "/binary.txt", _root + "/nowhere.txt", "--data", Store, "--json");

        Assert.Equal(1, outcome.GetProperty("indexed").GetInt32());
        var reasons = outcome.GetProperty("quarantined").EnumerateArray().ToDictionary(file => Path.GetFileName(file.GetProperty("path").GetString()!), file => file.GetProperty("code").GetString());
        Assert.Equal(["binary.txt", "empty.txt", "letter.txt", "nowhere.txt"], reasons.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("notAReport", reasons["letter.txt"]);
        Assert.Equal("missing", reasons["nowhere.txt"]);
        Assert.All(outcome.GetProperty("quarantined").EnumerateArray(), file => Assert.NotEqual("", file.GetProperty("reason").GetString()));
    }

    [Fact]
    public void A_manifest_gives_provenance_that_hits_show()
    {
        Report("a.txt", "潍坊市", 2018);
        Write("m.csv", "file,url,retrieved\na.txt,https://example.invalid/1,2026-01-02\n");
        Json(0, "index", "--manifest", Path.Combine(_root, "m.csv"), "--data", Store, "--json");
        var source = Json(0, "search", "征地拆迁", "--data", Store, "--json").GetProperty("hits")[0].GetProperty("source");

        Assert.Equal(("https://example.invalid/1", "2026-01-02"), (source.GetProperty("url").GetString(), source.GetProperty("retrieved").GetString()));
    }

    [Fact]
    public void Search_filters_and_cites_the_source()
    {
        var file = Report("a.txt", "潍坊市", 2018);
        Report("b.txt", "临沂市", 2016);
        Json(0, "index", _root + "/a.txt", _root + "/b.txt", "--data", Store, "--json");

        var all = Json(0, "search", "征地拆迁", "--data", Store, "--json", "--facets");
        var one = Json(0, "search", "征地拆迁", "--year", "2017..2018", "--region", "潍坊市", "--level", "prefecture", "--form", "free", "--data", Store, "--json");
        var none = Json(0, "search", "征地拆迁", "--year", "1999", "--data", Store, "--json");

        Assert.Equal(2, all.GetProperty("total").GetProperty("reports").GetInt32());
        Assert.Equal(JsonValueKind.Array, all.GetProperty("facets").GetProperty("region").ValueKind);
        Assert.Equal(1, one.GetProperty("total").GetProperty("reports").GetInt32());
        Assert.Equal(0, none.GetProperty("hits").GetArrayLength());
        var mark = one.GetProperty("hits")[0].GetProperty("passages")[0].GetProperty("marks")[0];
        var text = Invocation.Of("inspect", file, "--text").Out;
        Assert.Equal("征地拆迁", text[mark[0].GetInt32()..mark[1].GetInt32()]);
    }

    [Theory]
    [InlineData("--level", "city")]
    [InlineData("--section", "nothing")]
    [InlineData("--form", "old")]
    [InlineData("--sort", "best")]
    [InlineData("--limit", "0")]
    [InlineData("--region", "没有这个地方县")]
    public void Search_refuses_values_without_meaning(string option, string value)
    {
        Report("a.txt", "潍坊市", 2018);
        Json(0, "index", _root + "/a.txt", "--data", Store, "--json");
        var run = Invocation.Of("search", "征地", option, value, "--data", Store);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("reportsearch: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_for_people_is_plain_when_piped()
    {
        Report("a.txt", "潍坊市", 2018);
        Json(0, "index", _root + "/a.txt", "--data", Store, "--json");
        var run = Invocation.Of("search", "征地拆迁", "--data", Store);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 份报告", run.Out, StringComparison.Ordinal);
        Assert.Contains("潍坊市人民政府2018年政府信息公开工作年度报告", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search", "征地")]
    [InlineData("stats")]
    [InlineData("verify")]
    [InlineData("rebuild")]
    public void Without_a_store_the_message_says_how_to_make_one(params string[] args)
    {
        var run = Invocation.Of([.. args, "--data", Path.Combine(_root, "nowhere")]);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("nowhere", run.Error, StringComparison.Ordinal);
        Assert.Contains("reportsearch index", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_root, "nowhere")));
    }

    [Fact]
    public void Inspect_prints_the_texts_without_mark_or_added_newline()
    {
        var text = "\uFEFF" + ReportText("潍坊市", 2018).TrimEnd();
        Write("bom.txt", text);
        var printed = Invocation.Of("inspect", _root + "/bom.txt", "--text");

        Assert.Equal(0, printed.ExitCode);
        Assert.Equal(Encoding.UTF8.GetBytes(text[1..]), printed.OutBytes);
        Assert.NotEmpty(Invocation.Of("inspect", _root + "/bom.txt", "--clean").OutBytes);
    }

    [Fact]
    public void Inspect_tells_reports_other_documents_and_unreadable_files_apart()
    {
        var report = Json(0, "inspect", Report("a.txt", "潍坊市", 2018));
        var letter = Json(0, "inspect", Write("letter.txt", "这是一封普通的信，谈的是天气。"));
        var missing = Json(1, "inspect", Path.Combine(_root, "nowhere.txt"));

        Assert.Equal((true, 2018, "370700"), (report.GetProperty("isReport").GetBoolean(), report.GetProperty("reportYear").GetInt32(), report.GetProperty("region").GetProperty("code").GetString()));
        Assert.False(letter.GetProperty("isReport").GetBoolean());
        Assert.NotEqual("", letter.GetProperty("reason").GetString());
        Assert.NotEqual("", missing.GetProperty("reason").GetString());
    }

    [Fact]
    public void Verify_finds_a_byte_that_changed_and_names_its_file()
    {
        Report("a.txt", "潍坊市", 2018);
        Json(0, "index", _root + "/a.txt", "--data", Store, "--json");
        Assert.Equal(0, Invocation.Of("verify", "--data", Store).ExitCode);

        var victim = Directory.EnumerateFiles(Path.Combine(Store, "index"), "*", SearchOption.AllDirectories).OrderByDescending(path => new FileInfo(path).Length).First();
        var bytes = File.ReadAllBytes(victim);
        bytes[bytes.Length / 2] ^= 0x40;
        File.WriteAllBytes(victim, bytes);
        var run = Invocation.Of("verify", "--data", Store, "--json");

        Assert.Equal(1, run.ExitCode);
        var damages = JsonDocument.Parse(run.Out).RootElement.GetProperty("damages").EnumerateArray().Select(damage => damage.GetProperty("file").GetString()!);
        Assert.Contains(damages, file => Path.GetFileName(file) == Path.GetFileName(victim));
    }

    [Fact]
    public void Rebuild_gives_the_same_corpus_again()
    {
        Report("a.txt", "潍坊市", 2018);
        Json(0, "index", _root + "/a.txt", "--data", Store, "--json");
        var before = Json(0, "stats", "--data", Store, "--json");
        Json(0, "rebuild", "--data", Store, "--json");
        var after = Json(0, "stats", "--data", Store, "--json");

        Assert.Equal(before.GetProperty("corpusVersion").GetString(), after.GetProperty("corpusVersion").GetString());
        Assert.Equal(1, after.GetProperty("byYear").GetProperty("2018").GetInt32());
    }

    [Fact]
    public async Task Index_hands_files_over_to_the_process_that_holds_the_store()
    {
        var file = Report("a.txt", "潍坊市", 2018);
        using var owner = StoreWriter.Open(Store);
        using var stop = new CancellationTokenSource();
        var working = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                owner.WorkOffQueue();
                await Task.Delay(50);
            }
        });
        var run = Invocation.Of("index", file, "--data", Store, "--json");
        await stop.CancelAsync();
        await working;

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(1, JsonDocument.Parse(run.Out).RootElement.GetProperty("indexed").GetInt32());
        Assert.Contains("handing the files over", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Analyze_shows_folding_words_and_grams()
    {
        var analysis = Json(0, "analyze", "德州市２０１８年");

        Assert.Equal("德州市2018年", analysis.GetProperty("folded").GetString());
        Assert.Equal("德州市２０１８年", analysis.GetProperty("text").GetString());
        Assert.Equal("德州", analysis.GetProperty("grams")[0].GetProperty("gram").GetString());
    }

    [Fact]
    public void Output_begins_without_a_byte_order_mark_and_keeps_Chinese_readable()
    {
        var run = Invocation.Of("analyze", "公开");

        Assert.Equal((byte)'{', run.OutBytes[0]);
        Assert.Contains("公开", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static JsonElement Json(int exitCode, params string[] args)
    {
        var run = Invocation.Of(args);
        Assert.True(run.ExitCode == exitCode, $"exit {run.ExitCode}: {run.Error}{run.Out}");
        return JsonDocument.Parse(run.Out).RootElement;
    }

    private string Report(string name, string city, int year) => Write(name, ReportText(city, year));

    private static string ReportText(string city, int year) => string.Create(CultureInfo.InvariantCulture, $"""
        {city}人民政府{year}年政府信息公开工作年度报告

        　　根据《中华人民共和国政府信息公开条例》规定编制本报告，统计期限自{year}年1月1日至{year}年12月31日止。

        一、概述

        　　{year}年，全市各级行政机关主动公开政府信息一万余条，其中征地拆迁类信息320条。

        二、依申请公开政府信息情况

        　　全年收到政府信息公开申请36件，均在规定期限内答复。

        三、行政复议和行政诉讼情况

        　　全年因政府信息公开申请行政复议2件，行政诉讼1件。

        四、存在的主要问题和改进措施

        　　公开内容与群众需求还有差距，下一步将加强培训和考核。

        {city}人民政府办公室
        {year + 1}年3月1日

        """);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
