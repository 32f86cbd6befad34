using System.Text.Json;

namespace ReportSearch.Fuzz.Runs;

/// <summary>What came of the inputs of one format.</summary>
internal sealed class FormatCount
{
    /// <summary>Inputs read.</summary>
    public long Inputs { get; set; }

    /// <summary>Read as reports.</summary>
    public long Reports { get; set; }

    /// <summary>Read, but no reports.</summary>
    public long Others { get; set; }

    /// <summary>Files in archives, read each on its own.</summary>
    public long Inner { get; set; }

    /// <summary>Not read, by code.</summary>
    public SortedDictionary<string, long> Unreadable { get; init; } = new(StringComparer.Ordinal);
}

/// <summary>An input at which something did not hold.</summary>
/// <param name="Number">Give it to --replay.</param>
/// <param name="MakerVersion">Version of the maker of inputs.</param>
/// <param name="Format">The format it was written in.</param>
/// <param name="Fault">What did not hold.</param>
/// <param name="Sha256">The first digits of the hash of the input's bytes, by which a replay knows that it has the same input; null when it was not read to its end.</param>
internal sealed record FuzzFailure(long Number, int MakerVersion, string Format, string Fault, string? Sha256 = null);

/// <summary>An input that took long or much.</summary>
/// <param name="Number">Give it to --replay.</param>
/// <param name="Format">The format it was written in.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Milliseconds">Time of the reading.</param>
/// <param name="AllocatedMegabytes">Memory asked for on the reading thread, given back or not.</param>
internal sealed record CostlyInput(long Number, string Format, int Bytes, long Milliseconds, long AllocatedMegabytes);

/// <summary>How far a run is, in a file: a run goes on where it was stopped, with another build if need be.</summary>
internal sealed class FuzzState
{
    private const int KeptCostly = 12;
    private const int KeptFailures = 2000;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The run's seed.</summary>
    public long Seed { get; set; }

    /// <summary>Weights of the formats, which decide with the seed what each input is.</summary>
    public SortedDictionary<string, int> Weights { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What the inputs are made of: see <see cref="Inputs.InputMaker.MadeFrom"/>.</summary>
    public string MadeFrom { get; set; } = "";

    /// <summary>Number of the next input.</summary>
    public long Next { get; set; }

    /// <summary>Seconds of work.</summary>
    public double Seconds { get; set; }

    /// <summary>Counts by format.</summary>
    public SortedDictionary<string, FormatCount> Formats { get; init; } = new(StringComparer.Ordinal);

    /// <summary>How many failures there were.</summary>
    public long FailureCount { get; set; }

    /// <summary>The first failures.</summary>
    public List<FuzzFailure> Failures { get; init; } = [];

    /// <summary>Inputs that ended the process and are passed over.</summary>
    public List<long> Skipped { get; init; } = [];

    /// <summary>The slowest inputs.</summary>
    public List<CostlyInput> Slowest { get; init; } = [];

    /// <summary>The inputs that asked for the most memory.</summary>
    public List<CostlyInput> Largest { get; init; } = [];

    /// <summary>The state in this file, or that of a run that begins.</summary>
    /// <param name="file">The file; null for a run that is not kept.</param>
    /// <param name="seed">The seed that was asked for; null for that of the state, or 1.</param>
    /// <param name="weights">The formats that were asked for; null for those of the state, or the usual ones.</param>
    /// <exception cref="InvalidDataException">The state is that of another run: its inputs would be others.</exception>
    internal static FuzzState Load(string? file, long? seed, IReadOnlyDictionary<string, int>? weights)
    {
        if (file is null || !File.Exists(file))
        {
            // Old Word files are kept beside the state: without one there are none.
            IEnumerable<KeyValuePair<string, int>> usual = Inputs.InputMaker.Weights.Where(weight => file is not null || weight.Key != "doc");
            return new FuzzState { Seed = seed ?? 1, Weights = new(new Dictionary<string, int>(weights ?? usual), StringComparer.Ordinal) };
        }

        FuzzState state = JsonSerializer.Deserialize<FuzzState>(File.ReadAllText(file), Json) ?? throw new InvalidDataException($"{file}: holds no state");
        if (seed is not null && seed != state.Seed)
            throw new InvalidDataException($"{file}: belongs to a run with seed {state.Seed}, not {seed}; give another file or that seed");
        if (weights is not null && !(weights.Count == state.Weights.Count && weights.All(weight => state.Weights.TryGetValue(weight.Key, out int own) && own == weight.Value)))
            throw new InvalidDataException($"{file}: belongs to a run with other formats; give another file, or leave --formats out");
        return state;
    }

    /// <summary>Holds the state to what its inputs are made of.</summary>
    /// <exception cref="InvalidDataException">The run began with other samples, divisions or Word files, or with another maker.</exception>
    internal void Bind(string madeFrom)
    {
        if (MadeFrom.Length > 0 && MadeFrom != madeFrom)
            throw new InvalidDataException($"this run began with other inputs ({MadeFrom}, now {madeFrom}): the same numbers would give other files; give the samples of then, or another state");
        MadeFrom = madeFrom;
    }

    internal void Save(string? file)
    {
        if (file is null)
            return;
        File.WriteAllText(file + ".new", JsonSerializer.Serialize(this, Json));
        File.Move(file + ".new", file, overwrite: true);
    }

    internal void Fail(long number, int version, string format, string fault, string? sha256 = null)
    {
        FailureCount++;
        if (Failures.Count < KeptFailures)
            Failures.Add(new FuzzFailure(number, version, format, fault, sha256));
    }

    internal FormatCount Of(string format)
    {
        if (!Formats.TryGetValue(format, out FormatCount? count))
            Formats[format] = count = new FormatCount();
        return count;
    }

    internal void Note(CostlyInput input)
    {
        Keep(Slowest, input, static costly => costly.Milliseconds);
        Keep(Largest, input, static costly => costly.AllocatedMegabytes);
    }

    private static void Keep(List<CostlyInput> kept, CostlyInput input, Func<CostlyInput, long> cost)
    {
        if (kept.Count == KeptCostly && cost(kept[^1]) >= cost(input))
            return;
        int at = kept.FindIndex(other => cost(other) < cost(input));
        kept.Insert(at < 0 ? kept.Count : at, input);
        if (kept.Count > KeptCostly)
            kept.RemoveAt(KeptCostly);
    }
}
