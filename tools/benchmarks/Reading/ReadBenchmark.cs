using System.Diagnostics;
using System.Globalization;
using ReportSearch.Reports;
using ReportSearch.Text.Regions;

namespace ReportSearch.Benchmarks.Reading;

/// <summary>Bytes to report on one core: how many files a second, and what they allocate, for each kind of file in a folder.</summary>
internal static class ReadBenchmark
{
    private const int WarmUpFiles = 40;

    /// <summary>Reads the files of a folder, one kind after the other, over and over for the given time.</summary>
    public static void Run(string folder, double seconds)
    {
        var reader = new ReportReader(RegionTable.China);
        foreach (var kind in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).GroupBy(path => Path.GetExtension(path).ToLowerInvariant()).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            List<(byte[] Bytes, string Name)> files = [.. kind.Order(StringComparer.Ordinal).Select(path => (File.ReadAllBytes(path), Path.GetFileName(path)))];
            foreach ((byte[] bytes, string name) in files.Take(WarmUpFiles))
                reader.Read(bytes, name);
            int reports = 0, read = 0;
            long length = 0, allocated = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;
            var clock = Stopwatch.StartNew();
            for (int i = 0; clock.Elapsed.TotalSeconds < seconds; i = (i + 1) % files.Count)
            {
                reports += reader.Read(files[i].Bytes, files[i].Name) is ReadResult.Readable ? 1 : 0;
                length += files[i].Bytes.Length;
                read++;
            }

            double elapsed = clock.Elapsed.TotalSeconds;
            double worked = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds;
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind.Key}: {files.Count} files, {read} read ({reports} reports), {read / elapsed:0} a second, {read / worked:0} a second of processor time, {length / elapsed / 1e6:0.0} MB/s, {allocated / 1024.0 / read:0} KiB allocated for each"));
        }
    }
}
