using ReportSearch.Benchmarks.Catalogue;
using ReportSearch.Benchmarks.Reading;
using ReportSearch.Benchmarks.Reuse;
using ReportSearch.Benchmarks.Segmentation;

// Measurements that are repeated by hand, on one machine, beside the programs that are compared.
//   segment --corpus FILE [--mb N] [--json]    speed, allocation and load time of the segmenter over a text file or JSON Lines with a "body"
//   score --gold FILE                          precision, recall and F1 against segmented lines, with every rule and without each
//   read --folder DIR [--seconds N]            reports a second on one core from bytes to report, for each kind of file below a folder
//   reuse --reports N [--asked N] [--seed N]   all against all for reuse on invented reports, with time, memory and the planted shares
//   catalogue --reports N --out DIR            size and speed of a catalogue of N invented reports; made once, then only asked
const string usage = "usage: benchmarks segment --corpus FILE [--mb N] [--json] | benchmarks score --gold FILE | benchmarks read --folder DIR [--seconds N]"
    + " | benchmarks reuse --reports N [--asked N] [--seed N] | benchmarks catalogue --reports N --out DIR";
string? OptionOf(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

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
        int NumberOf(string option, int otherwise) => int.Parse(OptionOf(option) ?? otherwise.ToString(System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
        ReuseBenchmark.Run(int.Parse(reports, System.Globalization.CultureInfo.InvariantCulture), NumberOf("--asked", 5), NumberOf("--seed", 1));
        return 0;
    case "catalogue" when OptionOf("--reports") is { } wanted && OptionOf("--out") is { } made:
        CatalogueBenchmark.Run(int.Parse(wanted, System.Globalization.CultureInfo.InvariantCulture), made);
        return 0;
    default:
        Console.Error.WriteLine(usage);
        return 2;
}
