using System.Runtime.CompilerServices;
using System.Text;
using ReportSearch.Fuzz.Checking;
using ReportSearch.Fuzz.Inputs;
using ReportSearch.Fuzz.Runs;
using ReportSearch.Reports;
using ReportSearch.Reports.Documents;
using ReportSearch.Text.Regions;
using Xunit.Abstractions;

namespace ReportSearch.Fuzz.Tests;

public sealed class FuzzTests(ITestOutputHelper output) : IDisposable
{
    private const long Seed = 20_250;

    private static readonly string Samples = FindSamples();
    private static readonly SeedTexts Texts = new(Samples, RegionTable.China);
    private static readonly ReportReader Reader = new(RegionTable.China.WithOverlay(Path.Combine(Samples, "regions.csv")));
    private static readonly IReadOnlyDictionary<string, int> WithoutPrograms = InputMaker.Weights.Where(weight => weight.Key is not ("pdf" or "doc")).ToDictionary();

    private readonly string _folder = Directory.CreateTempSubdirectory("fuzz-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static InputMaker Maker(long seed = Seed) => new(seed, Texts, WithoutPrograms, []);

    [Fact]
    public void A_slice_of_the_run_holds()
    {
        output.WriteLine($"seed {Seed}");
        var state = new FuzzState { Seed = Seed };
        new FuzzRun(Maker(), Reader, state, null, 1, output.WriteLine).Go(6000, TimeSpan.MaxValue, default);
        Assert.Empty(state.Failures);
        Assert.Equal(WithoutPrograms.Keys.Order(StringComparer.Ordinal), state.Formats.Keys);
        // A run that never gets beyond the first bytes checks nothing.
        Assert.True(state.Formats.Values.Sum(count => count.Reports) > 1500);
    }

    [Fact]
    public void The_same_number_gives_the_same_bytes()
    {
        for (int number = 0; number < 400; number++)
            Assert.Equal(Maker().Make(number).Bytes, Maker().Make(number).Bytes);
        Assert.NotEqual(Maker().Make(7).Bytes, Maker(Seed + 1).Make(7).Bytes);
    }

    [Fact]
    public void A_run_goes_on_where_it_was_stopped()
    {
        string whole = Path.Combine(_folder, "whole.json"), parts = Path.Combine(_folder, "parts.json");
        Run(whole, 900);
        Run(parts, 300);
        Run(parts, 600);
        FuzzState one = FuzzState.Load(whole, Seed, null), two = FuzzState.Load(parts, null, null);
        Assert.Equal(900, two.Next);
        Assert.Equal(Counts(one), Counts(two));
        Assert.Throws<InvalidDataException>(() => FuzzState.Load(parts, Seed + 1, null));

        void Run(string file, int count) => new FuzzRun(Maker(), Reader, FuzzState.Load(file, Seed, WithoutPrograms), file, 2, output.WriteLine).Go(count, TimeSpan.MaxValue, default);

        static string Counts(FuzzState state) => string.Join(';', state.Formats.Select(format => $"{format.Key} {format.Value.Inputs} {format.Value.Reports} {format.Value.Others} {string.Join(',', format.Value.Unreadable)}"));
    }

    [Fact]
    public void An_input_that_ended_the_process_is_named_and_passed_over()
    {
        string file = Path.Combine(_folder, "state.json");
        using (var marks = new ProgressMarks(file, 1))
            marks.Put(0, 12);
        FuzzState state = FuzzState.Load(file, Seed, WithoutPrograms);
        new FuzzRun(Maker(), Reader, state, file, 1, output.WriteLine).Go(20, TimeSpan.MaxValue, default);
        Assert.Equal([12L], state.Skipped);
        Assert.Contains(state.Failures, failure => failure.Number == 12);
        Assert.Equal(19, state.Formats.Values.Sum(count => count.Inputs));
    }

    [Fact]
    public void The_check_sees_what_it_is_there_for()
    {
        FuzzInput input = new(1, "txt", "a.txt", [], NeverReport: false, null);
        Report sound = ((ReadResult.Readable)Reader.Read(Encoding.UTF8.GetBytes(File.ReadAllText(Directory.GetFiles(Samples, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First())), "a.txt")).Report;
        Assert.Empty(Faults(sound));
        Assert.NotEmpty(Faults(sound with { Document = sound.Document with { Text = sound.Document.Text + "x" } }));
        Assert.NotEmpty(Faults(sound with { Document = sound.Document with { Blocks = [.. sound.Document.Blocks.Skip(1)] } }));
        Assert.NotEmpty(Faults(sound with { Document = sound.Document with { Source = "x" + sound.Document.Source } }));
        Assert.NotEmpty(Faults(sound with { Document = sound.Document with { Map = OffsetMap.Identity(sound.Document.Text.Length + 1) } }));
        Assert.NotEmpty(Faults(sound with { Identity = sound.Identity with { ReportYear = 2055 } }));
        Assert.NotEmpty(Faults(sound with { Identity = sound.Identity with { Title = "别的题目" } }));
        Assert.NotEmpty(Faults(sound with { Sections = [.. sound.Sections.Select(section => section with { End = section.End + 1_000_000 })] }));
        Assert.NotEmpty(Faults(sound with { Sections = [.. sound.Sections.Select(section => section with { Tags = ["no such tag"] })] }));

        List<string> Faults(Report report) => ReadingCheck.Faults(input, new ReadResult.Readable(report));
    }

    private static string FindSamples([CallerFilePath] string here = "")
    {
        DirectoryInfo folder = new FileInfo(here).Directory!;
        while (!File.Exists(Path.Combine(folder.FullName, "ReportSearch.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("the tests are not inside the repository");
        return Path.Combine(folder.FullName, "index-data", "samples");
    }
}
