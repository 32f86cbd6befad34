using System.Diagnostics;
using System.Text.Json;
using ReportSearch.Reports.Tests.Hostile.Files;

namespace ReportSearch.CommandLine.Tests.Hostile;

/// <summary>A folder of hostile files with sound ones between them goes through a process of its own, whose folder of temporary files is looked into afterwards.</summary>
public sealed class HostileFolderIndexTests : IDisposable
{
    private const int OneIn = 5;
    private const long MostBytes = 2 << 20;

    private readonly string _root = Directory.CreateTempSubdirectory("hostile-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Sound_files_between_hostile_ones_are_in_and_each_of_those_has_its_reason()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_root, "in")).FullName, temporary = Directory.CreateDirectory(Path.Combine(_root, "tmp")).FullName;
        Dictionary<string, HostileFile> hostile = Write(folder);
        int sound = 0;
        // Their names stand between those of the others, so that they come in between them.
        foreach (string after in hostile.Keys.Where((_, i) => i % 10 == 0))
            File.WriteAllText(Path.Combine(folder, after + ".sound.txt"), HostileFile.Sound.Replace("2019", $"{2008 + (sound % 11)}", StringComparison.Ordinal).Replace("1203", $"{1300 + sound++}", StringComparison.Ordinal));

        JsonElement outcome = Index(folder, temporary);

        var quarantined = outcome.GetProperty("quarantined").EnumerateArray()
            .Select(file => (Path: Path.GetRelativePath(folder, file.GetProperty("path").GetString()!), Code: file.GetProperty("code").GetString()!, Reason: file.GetProperty("reason").GetString()!)).ToList();
        Assert.DoesNotContain(quarantined, file => file.Path.EndsWith(".sound.txt", StringComparison.Ordinal));
        Assert.All(quarantined, file => Assert.InRange(file.Reason.Length, 8, 600));
        Assert.DoesNotContain(quarantined, file => file.Code == "readerFailed");
        // Of an archive each file inside has an answer of its own.
        string[] wrong = [.. quarantined.Where(file => hostile.TryGetValue(file.Path, out HostileFile? made) && !file.Path.EndsWith(".zip", StringComparison.Ordinal) && !made.Codes.Contains(file.Code)).Select(file => $"{file.Path}: {file.Code}: {file.Reason}")];
        Assert.Empty(wrong);
        // What is a plain archive under another name is answered for by its entries.
        string[] silent = [.. hostile.Values.Where(file => !file.Codes.Contains(HostileFile.IsReport) && !quarantined.Exists(one => one.Path == file.Name || one.Path.StartsWith(file.Name + "/", StringComparison.Ordinal))).Select(file => file.Name)];
        Assert.Empty(silent);
        Assert.True(outcome.GetProperty("indexed").GetInt32() >= sound);
        Assert.True(hostile.Count >= 80 && sound >= 8);
        Assert.Empty(Directory.GetFileSystemEntries(temporary, "reportsearch-*"));
    }

    private static Dictionary<string, HostileFile> Write(string folder)
    {
        var written = new Dictionary<string, HostileFile>(StringComparer.Ordinal);
        foreach (HostileFile file in HostileFile.All.Where((_, i) => i % OneIn == 0))
        {
            byte[] bytes = file.Make();
            if (bytes.LongLength > MostBytes)
                continue;
            File.WriteAllBytes(Path.Combine(folder, file.Name), bytes);
            written.Add(file.Name, file);
        }

        return written;
    }

    private JsonElement Index(string folder, string temporary)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in (string[])[typeof(Dispatch).Assembly.Location, "index", folder, "--data", Path.Combine(_root, "store"), "--json"])
            start.ArgumentList.Add(argument);
        start.Environment["TMPDIR"] = temporary;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 1, $"exit code {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
        return JsonDocument.Parse(said).RootElement;
    }
}
