using ReportSearch.Benchmarks.Catalogue;
using ReportSearch.Benchmarks.Engine;
using ReportSearch.Benchmarks.Reading;
using ReportSearch.Benchmarks.Reuse;
using ReportSearch.Benchmarks.Segmentation;

// Measurements that are repeated by hand, on one machine, beside the programs that are compared.
//   segment --corpus FILE [--mb N] [--json]    speed, allocation and load time of the segmenter over a text file or JSON Lines with a "body"
//   score --gold FILE                          precision, recall and F1 against segmented lines, with every rule and without each
//   read --folder DIR [--seconds N]            reports a second on one core from bytes to report, for each kind of file below a folder
//   reuse --reports N [--asked N] [--seed N]   all against all for reuse on invented reports, with time, memory and the planted shares
//   catalogue --reports N --out DIR            size and speed of a catalogue of N invented reports; made once, then only asked
//   commits --reports N [--each N] [--pause MS] [--threads N]  how long commits take while N invented reports come in
//   engine --corpus FILE.jsonl --queries FILE.json [--threads N] [--peer RUN.sh] [--rounds N] [--modes index,query,exact,qps,cold] [--json]
//                                              indexing, latency, totals and start of the engine, in turn with a peer's harness
const string usage = "usage: benchmarks segment --corpus FILE [--mb N] [--json] | benchmarks score --gold FILE | benchmarks read --folder DIR [--seconds N]"
    + " | benchmarks reuse --reports N [--asked N] [--seed N] | benchmarks catalogue --reports N --out DIR"
    + " | benchmarks commits --reports N [--each N] [--pause MS] [--threads N]"
    + " | benchmarks engine --corpus FILE.jsonl --queries FILE.json [--threads N] [--peer RUN.sh] [--rounds N] [--modes LIST] [--json]";
string? OptionOf(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

int NumberOf(string option, int otherwise) => int.Parse(OptionOf(option) ?? otherwise.ToString(System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

switch (args.FirstOrDefault())
{
    case "segment" when OptionOf("--corpus") is { } corpus:
        double megabytes = double.Parse(OptionOf("--mb") ?? "20", System.Globalization.CultureInfo.InvariantCulture);
        SegmentBenchmark.Run(corpus, (long)(megabytes * 1e6), args.Contains("--json"));
        return 0;
    case "score" when OptionOf("--gold") is { } gold:
        RuleScores.Run(gold, verbose: args.Contains("--errors"));
        return 0;
    case "read" when OptionOf("--folder") is { } folder:
        ReadBenchmark.Run(folder, double.Parse(OptionOf("--seconds") ?? "10", System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case "reuse" when OptionOf("--reports") is { } reports:
        ReuseBenchmark.Run(int.Parse(reports, System.Globalization.CultureInfo.InvariantCulture), NumberOf("--asked", 5), NumberOf("--seed", 1));
        return 0;
    case "catalogue" when OptionOf("--reports") is { } wanted && OptionOf("--out") is { } made:
        CatalogueBenchmark.Run(int.Parse(wanted, System.Globalization.CultureInfo.InvariantCulture), made);
        return 0;
    case "commits" when OptionOf("--reports") is { } incoming:
        CommitBenchmark.Run(int.Parse(incoming, System.Globalization.CultureInfo.InvariantCulture), NumberOf("--each", 100), TimeSpan.FromMilliseconds(NumberOf("--pause", 0)), NumberOf("--threads", 2));
        return 0;
    case "engine" when OptionOf("--corpus") is { } sections && OptionOf("--queries") is { } queries:
        string[] modes = (OptionOf("--modes") ?? "index,query,exact,qps,cold").Split(',');
        new EngineBenchmark(sections, queries, NumberOf("--threads", 1), OptionOf("--peer"), NumberOf("--rounds", 1), modes).Run(args.Contains("--json"));
        return 0;
    case "engine-step" when args is [_, "index", var from, var to, var threads]:
        EngineSteps.Index(from, to, int.Parse(threads, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case "engine-step" when args is [_, "query" or "exact", var index, var asked]:
        EngineSteps.Query(index, asked, exact: args[1] == "exact");
        return 0;
    case "engine-step" when args is [_, "qps", var index, var asked, var duration]:
        EngineSteps.QueriesPerSecond(index, asked, double.Parse(duration, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case "engine-step" when args is [_, "cold", var index, var text]:
        EngineSteps.Cold(index, text);
        return 0;
    default:
        Console.Error.WriteLine(usage);
        return 2;
}
