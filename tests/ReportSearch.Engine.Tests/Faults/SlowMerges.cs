using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Tests.Faults;

/// <summary>Lets each step of merges wait a little, so that much comes between; what is done on another thread than that which made this is done by a merge. For writers of one lane.</summary>
internal sealed class SlowMerges : IDiskFaultPlan, IDisposable
{
    private readonly int _writer = Environment.CurrentManagedThreadId;
    private readonly Random _random;
    private readonly ManualResetEventSlim _never = new();
    private volatile bool _underWay;

    public SlowMerges(int seed)
    {
        _random = new Random(seed);
        DiskFaults.Plan = this;
    }

    public int ChangesDuringMerges { get; private set; }

    /// <summary>Called before a change.</summary>
    public void Count() => ChangesDuringMerges += _underWay ? 1 : 0;

    public void Meet(DiskStep step, string path) => Pass(path, step == DiskStep.Sync);

    public int Cut(string path, int bytes)
    {
        Pass(path, last: false);
        return bytes;
    }

    public void Dispose() => DiskFaults.Plan = null;

    private void Pass(string path, bool last)
    {
        if (Environment.CurrentManagedThreadId == _writer)
            return;
        // The groups are written last.
        _underWay = !(last && path.EndsWith(".grp", StringComparison.Ordinal));
        int milliseconds;
        lock (_random)
            milliseconds = _random.Next(4);
        _never.Wait(milliseconds);
    }
}
