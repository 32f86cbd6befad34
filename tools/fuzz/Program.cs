// Reads mutated sample reports of every format and checks what must hold of every reading: see FuzzOptions.Usage.
using System.Globalization;
using System.Runtime.InteropServices;
using ReportSearch.Fuzz;
using ReportSearch.Fuzz.Inputs;
using ReportSearch.Fuzz.Runs;
using ReportSearch.Reports;
using ReportSearch.Text.Regions;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (FuzzOptions.Parse(args, out string error) is not { } options)
{
    Console.Error.WriteLine(error + "\n" + FuzzOptions.Usage);
    return 2;
}

string? samples = options.Samples ?? SamplesAbove(Directory.GetCurrentDirectory());
if (samples is null || !Directory.Exists(samples))
{
    Console.Error.WriteLine($"{samples ?? Directory.GetCurrentDirectory()}: no sample reports here or above; give --samples");
    return 2;
}

var texts = new SeedTexts(samples, RegionTable.China);
FuzzState state;
InputMaker maker;
try
{
    state = FuzzState.Load(options.StateFile, options.Seed, options.Formats);
    IReadOnlyList<byte[]> wordFiles = options.StateFile is { } beside && state.Weights.ContainsKey("doc") ? WordFiles.In(beside + ".word", texts) : [];
    maker = new InputMaker(state.Seed, texts, state.Weights, wordFiles);
    state.Bind(maker.MadeFrom);
}
catch (Exception refused) when (refused is InvalidDataException or ArgumentException)
{
    Console.Error.WriteLine(refused.Message);
    return 2;
}

var reader = new ReportReader(RegionTable.China.WithOverlay(Path.Combine(samples, "regions.csv")));
if (options.Again)
    return new FailedAgain(maker, reader, Console.Out).Read(state) ? 0 : 1;

if (options.Replay is { } number)
{
    FuzzOutcome outcome = new FuzzRun(maker, reader, new FuzzState(), null, 1, Console.Error.WriteLine).Read(number);
    if (options.Out is { } file)
        File.WriteAllBytes(file, outcome.Input.Bytes);
    Console.WriteLine($"input {number}: {outcome.Input.Format}, {outcome.Input.FileName}, {outcome.Cost.Bytes} bytes, {outcome.Cost.Milliseconds} ms, {outcome.Cost.AllocatedMegabytes} MB");
    Console.WriteLine(outcome.Result switch
    {
        ReadResult.Readable readable => $"a report: {readable.Report.Identity}",
        ReadResult.NotAReport other => $"no report: {other.Reason} {other.Report.Identity}",
        ReadResult.Unreadable unreadable => $"{unreadable.Code}: {unreadable.Reason}",
        _ => "the reader threw",
    });
    outcome.Faults.ForEach(Console.WriteLine);
    return outcome.Faults.Count > 0 ? 1 : 0;
}

using var stop = new CancellationTokenSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
new FuzzRun(maker, reader, state, options.StateFile, options.Threads, Console.Error.WriteLine).Go(options.Count, options.Time, stop.Token);
foreach ((string format, FormatCount count) in state.Formats)
    Console.WriteLine($"{format,-8} {count.Inputs,9} inputs {count.Reports,9} reports {count.Others,9} others {(count.Inner > 0 ? $"{count.Inner,9} files inside " : "")} {string.Join(", ", count.Unreadable.Select(code => $"{code.Key} {code.Value}"))}");
Console.WriteLine($"{state.Next} inputs in {state.Seconds:0} seconds, {state.FailureCount} failures");
return state.FailureCount > 0 ? 1 : 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

static string? SamplesAbove(string? folder)
{
    for (; folder is not null; folder = Path.GetDirectoryName(folder))
    {
        string samples = Path.Combine(folder, "index-data", "samples");
        if (Directory.Exists(samples))
            return samples;
    }

    return null;
}
