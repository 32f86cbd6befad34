using ReportSearch.Corpus;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;

namespace ReportSearch.Server.Corpora;

/// <summary>The corpus that is shown at a moment.</summary>
/// <param name="Corpus">To search in.</param>
/// <param name="IsSample">Whether these are the invented samples.</param>
/// <param name="Statistics">Its counts.</param>
public sealed record Served(ReportCorpus Corpus, bool IsSample, CorpusStatistics Statistics)
{
    /// <summary>What each answer may cost.</summary>
    public AnswerBudget Budget { get; init; } = AnswerBudget.Unlimited;

    /// <summary>A search as the server answers it.</summary>
    public SearchParameters Standard => new() { Budget = Budget };

    /// <summary>Entity tag of every answer from this state of the corpus.</summary>
    public string EntityTag => $"\"{Statistics.CorpusVersion}{(IsSample ? "-samples" : "")}\"";
}

/// <summary>
/// The two stores opened for reading, and which one is shown: the samples only while the real store has no reports. They are never searched together.
/// </summary>
public sealed class ServedCorpora(ServerSettings settings) : IDisposable
{
    private readonly Lock _refreshing = new();
    private Opened? _real;
    private Opened? _samples;
    private volatile Served? _current;
    private volatile string? _failure;

    /// <summary>What is shown, or null as long as there is nothing.</summary>
    public Served? Current => _current;

    /// <summary>Why the real store cannot be read, or null when it can or is not there yet.</summary>
    public string? Failure => _failure;

    /// <summary>Opens what has come, moves on to the newest commits. Cheap when nothing is new.</summary>
    public void Refresh()
    {
        lock (_refreshing)
        {
            try
            {
                _real = Follow(_real, settings.DataFolder, new CorpusOptions());
                _failure = null;
            }
            catch (StoreException failure)
            {
                // The samples must not stand in for real reports that cannot be read: that would look like an answer.
                _failure = failure.Message;
                if (_real is null)
                {
                    _current = null;
                    return;
                }
            }

            if (_real is { Statistics.Reports: > 0 })
            {
                _current = new Served(_real.Corpus, IsSample: false, _real.Statistics) { Budget = settings.Budget };
                return;
            }

            try
            {
                _samples = Follow(_samples, settings.SampleStoreFolder, SampleOptions(settings));
            }
            catch (StoreException failure)
            {
                _failure = failure.Message;
            }

            var shown = _samples is { Statistics.Reports: > 0 } ? _samples : _real ?? _samples;
            _current = shown is null ? null : new Served(shown.Corpus, ReferenceEquals(shown, _samples), shown.Statistics) { Budget = settings.Budget };
        }
    }

    /// <summary>The samples' store knows the invented regions; no other does.</summary>
    public static CorpusOptions SampleOptions(ServerSettings settings) =>
        new(File.Exists(settings.SampleRegions) ? settings.SampleRegions : null);

    /// <summary>Closes both stores.</summary>
    public void Dispose()
    {
        lock (_refreshing)
        {
            _current = null;
            _real?.Corpus.Dispose();
            _samples?.Corpus.Dispose();
        }
    }

    private static Opened? Follow(Opened? opened, string folder, CorpusOptions options)
    {
        if (opened is not null)
            return opened.Corpus.Refresh() ? opened with { Statistics = opened.Corpus.Statistics() } : opened;
        try
        {
            var corpus = ReportCorpus.Open(folder, options);
            return new Opened(corpus, corpus.Statistics());
        }
        catch (StoreException missing) when (missing.Failure == StoreFailure.Missing)
        {
            return null;
        }
    }

    private sealed record Opened(ReportCorpus Corpus, CorpusStatistics Statistics);
}
