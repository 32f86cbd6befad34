using System.Diagnostics;
using System.Text.Json;
using ReportSearch.Reports.Tests.Hostile.Files;
using Xunit.Abstractions;

namespace ReportSearch.CommandLine.Tests.Hostile;

/// <summary>A folder of hostile files with sound ones between them goes through a process of its own, whose folder of temporary files is looked into afterwards.</summary>
public sealed class HostileFolderIndexTests(ITestOutputHelper output) : IDisposable
{
    private const int OneIn = 5;
    private const long MostBytes = 2 << 20;
    private const long MostMemoryBytes = 1L << 30;

    // Those that need the most, in the process itself or in a child of it.
    private static readonly string[] Heaviest = ["flate-bomb.pdf", "words-900.pdf", "cells.txt", "cells.docx", "paragraphs.docx"];

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
        // Of archives whose files have settled codes each file inside must have one of them.
        string[] inside = [.. quarantined.Where(file => hostile.Values.FirstOrDefault(made => made.Inside.Count > 0 && file.Path.StartsWith(made.Name + "/", StringComparison.Ordinal)) is { } archive && !archive.Inside.Contains(file.Code)).Select(file => $"{file.Path}: {file.Code}: {file.Reason}")];
        Assert.Empty(inside);
        // What is a plain archive under another name is answered for by its entries.
        string[] silent = [.. hostile.Values.Where(file => !file.Codes.Contains(HostileFile.IsReport) && !file.Inside.Contains(HostileFile.IsReport) && !quarantined.Exists(one => one.Path == file.Name || one.Path.StartsWith(file.Name + "/", StringComparison.Ordinal))).Select(file => file.Name)];
        Assert.Empty(silent);
        Assert.True(outcome.GetProperty("indexed").GetInt32() >= sound);
        Assert.True(hostile.Count >= 80 && sound >= 8);
        Assert.Empty(Directory.GetFileSystemEntries(temporary, "reportsearch-*"));
    }

    private static Dictionary<string, HostileFile> Write(string folder)
    {
        var written = new Dictionary<string, HostileFile>(StringComparer.Ordinal);
        foreach (HostileFile file in HostileFile.All.Where((file, i) => i % OneIn == 0 || Heaviest.Contains(file.Name)))
        {
            byte[] bytes = file.Make();
            if (bytes.LongLength > MostBytes && !Heaviest.Contains(file.Name))
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
        using ProcessTreeMemory? memory = ProcessTreeMemory.IsKnown ? new ProcessTreeMemory(process.Id) : null;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (memory is not null)
        {
            output.WriteLine($"{memory.PeakBytes >> 20} MB at most, in {memory.Looks} looks");
            // A watch that saw nothing would hold for anything.
            Assert.True(memory.Looks > 20 && memory.PeakBytes > 50 << 20, $"{memory.Looks} looks, {memory.PeakBytes} bytes");
            Assert.InRange(memory.PeakBytes, 0, MostMemoryBytes);
        }

        Assert.True(process.ExitCode == 1, $"exit code {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
        return JsonDocument.Parse(said).RootElement;
    }
}
