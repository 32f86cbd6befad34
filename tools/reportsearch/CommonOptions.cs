using System.CommandLine;
using ReportSearch.Corpus;

namespace ReportSearch.CommandLine;

/// <summary>Options that every verb understands.</summary>
internal sealed class CommonOptions(Terminal terminal)
{
    public Option<string?> Data { get; } = new("--data")
    {
        Description = "Folder of the store (default: REPORTSEARCH_DATA, else index-data/store of the checkout).",
        HelpName = "DIR",
        Recursive = true,
    };

    public Option<string?> Regions { get; } = new("--regions")
    {
        Description = "Further regions beside those of China, as index-data/samples/regions.csv for the invented samples.",
        HelpName = "F.csv",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "One JSON document on standard output.",
        Recursive = true,
    };

    /// <summary>Folder of the store.</summary>
    public string Store(ParseResult parsed)
    {
        var folder = parsed.GetValue(Data) ?? (string.IsNullOrEmpty(terminal.DataFromEnvironment) ? null : terminal.DataFromEnvironment);
        return folder is null ? Checkout.DefaultStore() : Path.GetFullPath(folder);
    }

    /// <summary>Settings of the store.</summary>
    /// <exception cref="WrongUseException">The overlay is not there.</exception>
    public CorpusOptions Settings(ParseResult parsed) => parsed.GetValue(Regions) is not { } overlay
        ? new CorpusOptions()
        : File.Exists(overlay)
            ? new CorpusOptions(Path.GetFullPath(overlay))
            : throw new WrongUseException($"--regions {overlay}: no such file");
}
