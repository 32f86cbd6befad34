using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ReportSearch.Reports.Formats;

/// <summary>How a child process ended.</summary>
internal enum ChildEnd
{
    /// <summary>By itself; the exit code tells more.</summary>
    Exited,
    /// <summary>No program of that name on the search path, or it cannot be started.</summary>
    ProgramMissing,
    /// <summary>Killed because it took too long.</summary>
    TimedOut,
    /// <summary>Killed because it wrote more than was allowed.</summary>
    TooMuchOutput,
    /// <summary>Ended by itself, or by the system, because it asked for more memory than was allowed.</summary>
    TooMuchMemory,
}

/// <summary>What a child process may use.</summary>
/// <param name="Time">From start to end.</param>
/// <param name="MemoryBytes">Address space, where the system has <c>prlimit</c>.</param>
/// <param name="OutputBytes">Standard output, and any one file that it writes.</param>
internal sealed record ChildLimits(TimeSpan Time, long MemoryBytes, long OutputBytes)
{
    /// <summary>Memory that it may write to; null for no limit but <see cref="MemoryBytes"/>. For programs that map much more than they use.</summary>
    public long? DataBytes { get; init; }
}

/// <summary>The outcome of one run.</summary>
/// <param name="End">How it ended.</param>
/// <param name="ExitCode">Its exit code, or -1 when it did not end by itself.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">The first few thousand characters of its standard error.</param>
internal sealed record ChildRun(ChildEnd End, int ExitCode, byte[] Output, string Errors);

/// <summary>
/// Runs external programs over untrusted files: no shell, a private folder that goes away with this object, an empty environment, limits of time, memory and
/// output, and no network where the system allows.
/// </summary>
/// <param name="programs">Where programs are looked for.</param>
internal sealed class ChildProcess(ChildPrograms programs) : IDisposable
{
    private const int KeptErrorBytes = 4096;

    // What programs say on standard error when a request for memory is refused.
    private static readonly string[] MemoryMessages = ["bad_alloc", "out of memory", "memory exhausted", "cannot allocate memory"];

    /// <summary>Exit codes above it stand for the signal that ended a program.</summary>
    internal const int LastOwnExitCode = 128;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reportsearch-");

    /// <summary>The private folder: working folder, home and place of temporary files of the child.</summary>
    internal string Folder => _folder.FullName;

    /// <summary>Puts an input file into the private folder; gives its path.</summary>
    internal string Write(string name, ReadOnlySpan<byte> bytes)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A file that the child left in the private folder, or null when there is none or it is larger than allowed.</summary>
    internal byte[]? TryRead(string name, long maxBytes)
    {
        var file = new FileInfo(Path.Combine(Folder, name));
        return file.Exists && file.LinkTarget is null && file.Length <= maxBytes ? File.ReadAllBytes(file.FullName) : null;
    }

    /// <summary>Runs a program to its end. Never throws for what the program does.</summary>
    internal ChildRun Run(string program, IReadOnlyList<string> arguments, ChildLimits limits)
    {
        if (programs.Find(program) is not { } path)
            return new ChildRun(ChildEnd.ProgramMissing, -1, [], "");
        List<string> line = [.. programs.Fence(limits), path, .. arguments];
        var start = new ProcessStartInfo(line[0])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (string argument in line.Skip(1))
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["HOME"] = Folder;
        start.Environment["TMPDIR"] = Folder;
        // LibreOffice starts through a script that needs the system's own tools.
        start.Environment["PATH"] = "/usr/bin:/bin";
        try
        {
            using Process? process = Process.Start(start);
            return process is null ? new ChildRun(ChildEnd.ProgramMissing, -1, [], "") : Follow(process, limits);
        }
        catch (Win32Exception refused)
        {
            return new ChildRun(ChildEnd.ProgramMissing, -1, [], refused.Message);
        }
    }

    /// <summary>
    /// Runs a program with the memory that report files need, side by side with others; where that is too little once more with all that is allowed, alone.
    /// </summary>
    internal ChildRun RunWithin(string program, IReadOnlyList<string> arguments, ChildLimits limits, long usualBytes)
    {
        ChildRun run = Run(program, arguments, limits with { MemoryBytes = usualBytes });
        return run is { End: ChildEnd.TooMuchMemory } or { End: ChildEnd.Exited, ExitCode: > LastOwnExitCode } ? HeavyReading.Alone(() => Run(program, arguments, limits)) : run;
    }

    /// <summary>Removes the private folder.</summary>
    public void Dispose() => _folder.Delete(recursive: true);

    private static ChildRun Follow(Process process, ChildLimits limits)
    {
        using var time = new CancellationTokenSource(limits.Time);
        process.StandardInput.Close();
        Task<(byte[] Bytes, bool Whole)> output = Collect(process.StandardOutput.BaseStream, limits.OutputBytes, drain: false, time.Token);
        Task<(byte[] Bytes, bool Whole)> errors = Collect(process.StandardError.BaseStream, KeptErrorBytes, drain: true, time.Token);
        ChildEnd end = ChildEnd.Exited;
        byte[] collected = [];
        try
        {
            (collected, bool whole) = output.GetAwaiter().GetResult();
            if (whole)
                process.WaitForExitAsync(time.Token).GetAwaiter().GetResult();
            else
                end = ChildEnd.TooMuchOutput;
        }
        catch (OperationCanceledException)
        {
            end = ChildEnd.TimedOut;
        }

        if (end != ChildEnd.Exited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        // A grandchild that outlives the child may hold the pipe: what it says then is no longer waited for.
        string message = errors.ContinueWith(done => done.IsCompletedSuccessfully ? Encoding.UTF8.GetString(done.Result.Bytes) : "", TaskScheduler.Default).GetAwaiter().GetResult();
        if (end == ChildEnd.Exited && process.ExitCode != 0 && MemoryMessages.Any(said => message.Contains(said, StringComparison.OrdinalIgnoreCase)))
            end = ChildEnd.TooMuchMemory;
        return new ChildRun(end, end == ChildEnd.Exited ? process.ExitCode : -1, collected, message);
    }

    private static async Task<(byte[] Bytes, bool Whole)> Collect(Stream stream, long maxBytes, bool drain, CancellationToken time)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[1 << 16];
        int read;
        while ((read = await stream.ReadAsync(buffer, time).ConfigureAwait(false)) > 0)
        {
            int room = (int)Math.Min(read, maxBytes - kept.Length);
            kept.Write(buffer, 0, room);
            if (room < read && !drain)
                return (kept.ToArray(), false);
        }

        return (kept.ToArray(), true);
    }
}
