using System.Text.Json;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;

namespace ReportSearch.Corpus;

/// <summary>A search that a person keeps.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Search">What it asks.</param>
/// <param name="SeenVersion">The corpus version when its hits were last looked at.</param>
/// <param name="Seen">When that was, yyyy-MM-ddTHH:mm:ssZ.</param>
public sealed record SavedSearch(string Name, SearchParameters Search, string SeenVersion, string Seen);

/// <summary>What a saved search finds in reports that came since it was last looked at.</summary>
/// <param name="Saved">The search.</param>
/// <param name="NewReports">Reports that came since and match.</param>
/// <param name="Answer">Their hits.</param>
public sealed record SavedSearchNews(SavedSearch Saved, long NewReports, SearchAnswer Answer);

/// <summary>Searches that persons keep, in the ledger. Needs no lock; safe for any number of threads.</summary>
public static class SavedSearches
{
    private const int LongestName = 100;

    /// <summary>Keeps a search under a name, in place of one of the same name; all hits there are count as seen.</summary>
    /// <exception cref="SearchParameterException">The name is empty or too long, or the search has no meaning.</exception>
    public static void Save(string folder, ReportCorpus corpus, string name, SearchParameters search, TimeProvider? time = null)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName)
            throw new SearchParameterException("name", $"a saved search needs a name of 1 to {LongestName} characters");
        corpus.Search(search with { Limit = 1, Cursor = null });
        Note(folder, corpus, name.Trim(), JsonSerializer.Serialize(search with { Cursor = null, Version = null }, ContractJson.Options), time);
    }

    /// <summary>Every saved search, in order of name.</summary>
    public static IReadOnlyList<SavedSearch> All(string folder) => [.. Rows(folder).Select(row => Read(row.Name, row.Parameters, row.SeenVersion, row.Noted))];

    /// <summary>What is new of a saved search; null when there is none of this name. Looking does not make it seen: that is said with <see cref="MarkSeen"/>.</summary>
    public static SavedSearchNews? News(string folder, ReportCorpus corpus, string name, CancellationToken cancellation = default)
    {
        foreach ((string known, string parameters, long seenIntake, string seenVersion, string noted) in Rows(folder))
        {
            if (known != name)
                continue;
            SavedSearch saved = Read(known, parameters, seenVersion, noted);
            SearchAnswer answer = corpus.SearchSince(saved.Search, seenIntake, cancellation);
            return new SavedSearchNews(saved, answer.Total.Reports, answer);
        }

        return null;
    }

    /// <summary>Notes that all hits there are now were seen. False when there is no such search.</summary>
    public static bool MarkSeen(string folder, ReportCorpus corpus, string name, TimeProvider? time = null)
    {
        string? parameters = Rows(folder).Where(row => row.Name == name).Select(row => row.Parameters).FirstOrDefault();
        if (parameters is not null)
            Note(folder, corpus, name, parameters, time);
        return parameters is not null;
    }

    /// <summary>Removes a saved search. False when there is no such search.</summary>
    public static bool Remove(string folder, ReportCorpus corpus, string name, TimeProvider? time = null)
    {
        bool there = Rows(folder).Exists(row => row.Name == name);
        if (there)
            Note(folder, corpus, name, null, time);
        return there;
    }

    private static void Note(string folder, ReportCorpus corpus, string name, string? parameters, TimeProvider? time)
    {
        (long intake, string version) = corpus.NewestIntake();
        var place = new StoreFolder(folder);
        StoreFailures.Guard(place.Root, () =>
        {
            using Ledger ledger = Ledger.Open(place.Ledger, time ?? TimeProvider.System);
            ledger.SaveSearch(name, parameters, intake, version);
            return true;
        });
    }

    private static List<(string Name, string Parameters, long SeenIntake, string SeenVersion, string Noted)> Rows(string folder)
    {
        var place = new StoreFolder(folder);
        return StoreFailures.Guard(place.Root, () =>
        {
            // Brings a ledger of an older version forward first.
            using Ledger ledger = Ledger.Open(place.Ledger, TimeProvider.System);
            return ledger.SavedSearches();
        });
    }

    private static SavedSearch Read(string name, string parameters, string seenVersion, string noted) =>
        new(name, JsonSerializer.Deserialize<SearchParameters>(parameters, ContractJson.Options) ?? new SearchParameters(), seenVersion, noted);
}
