using System.Diagnostics;
using System.Globalization;

namespace ReportSearch.Reports.Formats;

/// <summary>The external programs of a machine, and what it has to fence them in.</summary>
/// <param name="searchPath">Folders, parted as in PATH.</param>
internal sealed class ChildPrograms(string searchPath)
{
    private const int MostOpenFiles = 512;

    private static readonly Lazy<string[]> WithoutNetwork = new(TryWithoutNetwork);

    /// <summary>The programs that this process finds on its PATH.</summary>
    internal static ChildPrograms OfSystem { get; } = new(Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <summary>The absolute path of a program, or null.</summary>
    internal string? Find(string name)
    {
        foreach (string folder in searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            // A relative entry would let the folder of the files decide what is run.
            if (!Path.IsPathRooted(folder))
                continue;
            string path = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
            if (File.Exists(path))
                return path;
        }

        return null;
    }

    /// <summary>What stands before the program on the command line: limits of memory, processor time and file size, and a network of its own without any device.</summary>
    internal string[] Fence(ChildLimits limits)
    {
        if (!OperatingSystem.IsLinux() || OfSystem.Find("prlimit") is not { } prlimit)
            return WithoutNetwork.Value;
        string Number(double value) => ((long)Math.Ceiling(value)).ToString(CultureInfo.InvariantCulture);
        return
        [
            .. WithoutNetwork.Value, prlimit, "--as=" + Number(limits.MemoryBytes), .. limits.DataBytes is { } data ? ["--data=" + Number(data)] : Array.Empty<string>(), "--cpu=" + Number(limits.Time.TotalSeconds),
            "--fsize=" + Number(limits.OutputBytes), "--nofile=" + Number(MostOpenFiles), "--core=0", "--",
        ];
    }

    /// <summary>Containers and hardened systems forbid a network namespace, some to all but root: tried once.</summary>
    private static string[] TryWithoutNetwork()
    {
        if (!OperatingSystem.IsLinux() || OfSystem.Find("unshare") is not { } unshare || OfSystem.Find("true") is not { } nothing)
            return [];
        // In a process space of its own nothing that the child started outlives it: where the system allows.
        string[] alone = ["-p", "-f", "--kill-child"];
        string[][] ways = [[unshare, "-n", .. alone, "--"], [unshare, "-r", "-n", .. alone, "--"], [unshare, "-n", "--"], [unshare, "-r", "-n", "--"]];
        return Array.Find(ways, way => Succeeds([.. way, nothing])) ?? [];
    }

    private static bool Succeeds(string[] line)
    {
        var start = new ProcessStartInfo(line[0]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string argument in line.Skip(1))
            start.ArgumentList.Add(argument);
        using Process? process = Process.Start(start);
        if (process is null)
            return false;
        if (process.WaitForExit(TimeSpan.FromSeconds(5)))
            return process.ExitCode == 0;
        process.Kill(entireProcessTree: true);
        return false;
    }
}
