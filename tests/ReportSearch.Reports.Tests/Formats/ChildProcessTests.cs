using System.Text;
using ReportSearch.Reports.Formats;

namespace ReportSearch.Reports.Tests.Formats;

public sealed class ChildProcessTests
{
    private static readonly ChildLimits Small = new(TimeSpan.FromSeconds(20), 1L << 30, 10_000);

    [UnixFact]
    public void A_child_sees_an_empty_environment_and_a_private_folder()
    {
        using var child = new ChildProcess(ChildPrograms.OfSystem);
        ChildRun run = child.Run("env", [], Small);
        Assert.Equal((ChildEnd.Exited, 0), (run.End, run.ExitCode));
        Assert.Equal(["HOME", "LANG", "PATH", "TMPDIR"], Encoding.UTF8.GetString(run.Output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(child.Folder, Encoding.UTF8.GetString(child.Run("pwd", [], Small).Output).Trim());
    }

    [UnixFact]
    public void A_child_that_takes_too_long_is_ended()
    {
        using var child = new ChildProcess(ChildPrograms.OfSystem);
        Assert.Equal(ChildEnd.TimedOut, child.Run("sleep", ["60"], Small with { Time = TimeSpan.FromMilliseconds(300) }).End);
    }

    [UnixFact]
    public void A_child_that_writes_without_end_is_ended()
    {
        using var child = new ChildProcess(ChildPrograms.OfSystem);
        ChildRun run = child.Run("yes", [], Small);
        Assert.Equal((ChildEnd.TooMuchOutput, 10_000), (run.End, run.Output.Length));
    }

    [UnixFact]
    public void Arguments_are_never_read_by_a_shell()
    {
        using var child = new ChildProcess(ChildPrograms.OfSystem);
        Assert.Equal("$(id) ; 'x\" *\n", Encoding.UTF8.GetString(child.Run("echo", ["$(id) ; 'x\" *"], Small).Output));
    }

    [UnixFact]
    public void A_child_that_is_refused_memory_is_told_from_one_that_fails()
    {
        using var child = new ChildProcess(ChildPrograms.OfSystem);
        // Both keep what they are given until they have no more room for it.
        Assert.Equal(ChildEnd.TooMuchMemory, child.Run("tail", ["-n", "1", "/dev/zero"], Small with { MemoryBytes = 64 << 20 }).End);
        Assert.Equal(ChildEnd.TooMuchMemory, child.Run("awk", ["BEGIN { s = \"xxxxxxxxxx\"; while (1) s = s s }"], Small with { MemoryBytes = 64 << 20 }).End);
        Assert.Equal(ChildEnd.Exited, child.Run("ls", ["no-such-file-here"], Small).End);
    }

    [Fact]
    public void A_missing_program_is_a_value_and_the_folder_goes_away()
    {
        var child = new ChildProcess(ChildPrograms.OfSystem);
        child.Write("in.pdf", [1, 2]);
        Assert.Equal(ChildEnd.ProgramMissing, child.Run("no-such-program-here", [], Small).End);
        child.Dispose();
        Assert.False(Directory.Exists(child.Folder));
    }
}

/// <summary>A test that starts the small programs every Unix system has.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "starts programs of Unix systems";
    }
}
