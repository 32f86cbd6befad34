using System.Globalization;

namespace ReportSearch.CommandLine.Tests.Hostile;

/// <summary>What a process and all its children hold in memory together, as the system counts it: shared pages once. Linux alone tells it.</summary>
internal sealed class ProcessTreeMemory : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private readonly int _root;

    /// <summary>Begins to look every few milliseconds.</summary>
    internal ProcessTreeMemory(int process)
    {
        _root = process;
        _thread = new Thread(Watch) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>The most that was seen, in bytes.</summary>
    internal long PeakBytes { get; private set; }

    /// <summary>How often it was looked.</summary>
    internal int Looks { get; private set; }

    /// <summary>Whether the system tells.</summary>
    internal static bool IsKnown => File.Exists("/proc/self/smaps_rollup");

    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _stop.Dispose();
    }

    private void Watch()
    {
        while (!_stop.Token.WaitHandle.WaitOne(25))
        {
            PeakBytes = Math.Max(PeakBytes, Tree().Sum(Proportional));
            Looks++;
        }
    }

    private HashSet<int> Tree()
    {
        var parents = new Dictionary<int, int>();
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int process) && Read(folder + "/stat") is { } line)
                parents[process] = int.Parse(line[(line.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }

        HashSet<int> tree = [_root];
        for (int before = 0; before < tree.Count;)
        {
            before = tree.Count;
            tree.UnionWith(parents.Where(pair => tree.Contains(pair.Value)).Select(pair => pair.Key).ToList());
        }

        return tree;
    }

    private static long Proportional(int process)
    {
        string? line = Read($"/proc/{process}/smaps_rollup")?.Split('\n').FirstOrDefault(line => line.StartsWith("Pss:", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
    }

    /// <summary>A file of a process that may end at any time.</summary>
    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
