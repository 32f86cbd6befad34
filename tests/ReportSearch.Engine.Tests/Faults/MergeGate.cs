using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Tests.Faults;

/// <summary>
/// Holds or fails what merges do to the disk, and leaves the rest alone: what is done on another thread than that which made the gate is done by a merge. For writers of one lane.
/// </summary>
internal sealed class MergeGate : IDiskFaultPlan, IDisposable
{
    private readonly int _writer = Environment.CurrentManagedThreadId;
    private readonly ManualResetEventSlim _open = new(initialState: true);
    private readonly ManualResetEventSlim _reached = new();
    private string? _held;
    private int _steps;

    public MergeGate() => DiskFaults.Plan = this;

    /// <summary>The step of a merge that fails, from 0; none when negative.</summary>
    public int FailingStep { get; init; } = -1;

    public bool Failed { get; private set; }

    /// <summary>Steps of merges so far.</summary>
    public int Steps => Volatile.Read(ref _steps);

    /// <summary>From here on the next merge that comes waits, and only that one.</summary>
    public void HoldNext()
    {
        _held = null;
        _reached.Reset();
        _open.Reset();
    }

    /// <summary>Waits until a merge is held.</summary>
    public void AwaitHeld() => Assert.True(_reached.Wait(TimeSpan.FromMinutes(1)), "no merge has begun");

    public void Release() => _open.Set();

    public void Meet(DiskStep step, string path) => Pass(path);

    public int Cut(string path, int bytes)
    {
        Pass(path);
        return bytes;
    }

    public void Dispose()
    {
        Release();
        DiskFaults.Plan = null;
    }

    private void Pass(string path)
    {
        if (Environment.CurrentManagedThreadId == _writer)
            return;
        if (Interlocked.Increment(ref _steps) - 1 == FailingStep)
        {
            Failed = true;
            throw new IOException($"{path}: No space left on device");
        }
        string segment = Path.GetFileNameWithoutExtension(path);
        if (_open.IsSet || (Interlocked.CompareExchange(ref _held, segment, null) ?? segment) != segment)
            return;
        _reached.Set();
        _open.Wait();
    }
}
