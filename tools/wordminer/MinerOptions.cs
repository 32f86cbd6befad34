using System.Globalization;

namespace ReportSearch.WordMiner;

/// <summary>What to mine and what to propose.</summary>
internal sealed record MinerOptions
{
    public const string Usage = "usage: wordminer (--data STORE | --text FILE...) --out PROPOSAL.tsv [--min-count N] [--min-pmi BITS] [--min-entropy BITS]";

    /// <summary>A store; null when files are given.</summary>
    public string? Store { get; init; }

    /// <summary>Text files in UTF-8.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>File that is written.</summary>
    public string Out { get; init; } = "";

    /// <summary>How often a word stands in the text at least.</summary>
    public int MinCount { get; init; } = 5;

    /// <summary>How much more often than by chance its parts stand together, in bits, for the weakest cut.</summary>
    public double MinPmi { get; init; } = 4;

    /// <summary>How much its neighbours vary on either side, in bits.</summary>
    public double MinEntropy { get; init; } = 1.5;

    /// <summary>How many n-grams are counted at once; 40 bytes each.</summary>
    public int MaxGrams { get; init; } = 6_000_000;

    public static MinerOptions? Read(IReadOnlyList<string> args, out string? problem)
    {
        var options = new MinerOptions();
        var files = new List<string>();
        problem = null;
        for (int i = 0; i < args.Count; i++)
        {
            string name = args[i];
            if (name == "--text")
            {
                while (i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                    files.Add(args[++i]);
                continue;
            }

            if (++i == args.Count)
            {
                problem = $"{name} lacks its value";
                return null;
            }

            bool isNumber = double.TryParse(args[i], NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
            MinerOptions? read = name switch
            {
                "--data" => options with { Store = args[i] },
                "--out" => options with { Out = args[i] },
                "--min-count" when isNumber && number is >= 2 and <= int.MaxValue => options with { MinCount = (int)number },
                "--min-pmi" when isNumber => options with { MinPmi = number },
                "--min-entropy" when isNumber => options with { MinEntropy = number },
                _ => null,
            };
            if (read is null)
            {
                problem = $"{name} {args[i]} has no meaning";
                return null;
            }

            options = read;
        }

        if (options.Out.Length == 0)
            problem = "--out is missing";
        else if ((options.Store is null) == (files.Count == 0))
            problem = "give either --data or --text";
        return problem is null ? options with { Files = files } : null;
    }
}
