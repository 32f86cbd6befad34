using System.Globalization;
using ReportSearch.Fuzz.Inputs;

namespace ReportSearch.Fuzz;

/// <summary>What the command line asks for.</summary>
internal sealed record FuzzOptions
{
    internal const string Usage = """
        use: fuzz [--count N] [--minutes M] [--seed S] [--state FILE] [--formats F,F:WEIGHT,...] [--threads 1|2] [--samples DIR]
             fuzz --replay N [--state FILE] [--seed S] [--formats ...] [--out FILE]
             fuzz --again --state FILE
          --count    inputs to read in this call (1000)
          --minutes  stop after so many minutes, whatever is left
          --seed     seed of the run (1, or that of the state); the same seed, number, formats and samples give the same input
          --state    counts and failures; a run goes on where this file says it stopped, with the seed and formats that it began with
          --formats  txt, gb18030, utf16, big5, html, docx, ofd, md, zip, pdf, doc, each with a weight if it is not to be the usual one; doc needs --state
          --samples  index-data/samples of a checkout; sought above the working folder if not given
          --replay   reads one input again and tells what came of it; --out writes its bytes
          --again    reads all inputs that failed in the run of the state once more
        """;

    internal long Count { get; private init; } = 1000;

    internal TimeSpan Time { get; private init; } = TimeSpan.MaxValue;

    internal long? Seed { get; private init; }

    internal string? StateFile { get; private init; }

    internal int Threads { get; private init; } = 1;

    internal string? Samples { get; private init; }

    internal long? Replay { get; private init; }

    internal string? Out { get; private init; }

    internal bool Again { get; private init; }

    internal IReadOnlyDictionary<string, int>? Formats { get; private init; }

    /// <summary>The options, or null with the error.</summary>
    internal static FuzzOptions? Parse(string[] arguments, out string error)
    {
        var options = new FuzzOptions();
        error = "";
        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (arguments[i] == "--again")
            {
                options = options with { Again = true };
                i--;
                continue;
            }

            string? value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            bool number = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long n);
            FuzzOptions? next = (arguments[i], value) switch
            {
                ("--count", _) when number => options with { Count = n },
                ("--minutes", _) when number => options with { Time = TimeSpan.FromMinutes(n) },
                ("--seed", _) when number => options with { Seed = n },
                ("--replay", _) when number => options with { Replay = n },
                ("--threads", "1" or "2") => options with { Threads = (int)n },
                ("--state", not null) => options with { StateFile = value },
                ("--samples", not null) => options with { Samples = value },
                ("--out", not null) => options with { Out = value },
                ("--formats", not null) when Weights(value) is { } weights => options with { Formats = weights },
                _ => null,
            };
            if (next is null)
            {
                error = $"{arguments[i]} {value}: not understood";
                return null;
            }

            options = next;
        }

        if (options is { Again: true, StateFile: null })
        {
            error = "--again wants the --state of the run";
            return null;
        }

        return options;
    }

    private static SortedDictionary<string, int>? Weights(string list)
    {
        var weights = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (string entry in list.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = entry.Split(':');
            if (!InputMaker.Weights.TryGetValue(parts[0], out int weight) || (parts.Length > 1 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out weight) || weight is 0 or > 10_000)))
                return null;
            weights[parts[0]] = weight;
        }

        return weights.Count > 0 ? weights : null;
    }
}
