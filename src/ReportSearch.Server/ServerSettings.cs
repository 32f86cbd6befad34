using ReportSearch.Corpus;
using ReportSearch.Corpus.Search;

namespace ReportSearch.Server;

/// <summary>Settings of the server, from the configuration section ReportSearch; folders default to index-data of the checkout.</summary>
public sealed record ServerSettings
{
    /// <summary>The store of real reports.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Files put here are taken in; they stay where they are.</summary>
    public required string InboxFolder { get; init; }

    /// <summary>The invented sample reports: generated/*.txt, handwritten/*.txt and regions.csv.</summary>
    public required string SamplesFolder { get; init; }

    /// <summary>The store of the samples, theirs alone.</summary>
    public required string SampleStoreFolder { get; init; }

    /// <summary>Host names that requests may carry, without port.</summary>
    public required IReadOnlyList<string> AllowedHosts { get; init; }

    /// <summary>The key that writing needs; null where there is none, and then nothing can be written.</summary>
    public string? WriteKey { get; init; }

    /// <summary>Requests that are answered at the same time.</summary>
    public int ConcurrentRequests { get; init; } = 16;

    /// <summary>Requests that may wait for their turn.</summary>
    public int WaitingRequests { get; init; } = 64;

    /// <summary>What one answer may cost; past it the answer says that it is partial. A time or a number of 0 or less is no limit.</summary>
    public AnswerBudget Budget { get; init; } = new(TimeSpan.FromSeconds(10), 2_000_000_000);

    /// <summary>How long a file in the inbox must rest before it is taken.</summary>
    public TimeSpan InboxRest { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the journal's queue and the inbox are looked through.</summary>
    public TimeSpan WorkInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The region table of the samples.</summary>
    public string SampleRegions => Path.Combine(SamplesFolder, "regions.csv");

    /// <summary>Reads the settings; relative folders are relative to the checkout.</summary>
    public static ServerSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("ReportSearch");
        var root = Checkout.FindRoot() ?? Directory.GetCurrentDirectory();
        string Folder(string name, string standard) => Path.GetFullPath(section[name] ?? Path.Combine("index-data", standard), root);
        return new ServerSettings
        {
            DataFolder = Folder("DataFolder", "store"),
            InboxFolder = Folder("InboxFolder", "inbox"),
            SamplesFolder = Folder("SamplesFolder", "samples"),
            SampleStoreFolder = Folder("SampleStoreFolder", "sample-store"),
            AllowedHosts = section.GetSection("AllowedHosts").Get<string[]>() ?? ["localhost", "127.0.0.1", "[::1]"],
            WriteKey = string.IsNullOrWhiteSpace(section["WriteKey"]) ? null : section["WriteKey"]!.Trim(),
            ConcurrentRequests = section.GetValue("ConcurrentRequests", 16),
            WaitingRequests = section.GetValue("WaitingRequests", 64),
            Budget = new AnswerBudget(
                section.GetValue("AnswerSeconds", 10.0) is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null,
                section.GetValue("AnswerPostings", 2_000_000_000L) is > 0 and var postings ? postings : null),
            InboxRest = TimeSpan.FromSeconds(section.GetValue("InboxRestSeconds", 2.0)),
            WorkInterval = TimeSpan.FromSeconds(section.GetValue("WorkIntervalSeconds", 1.0)),
        };
    }
}
