using ReportSearch.Server.Indexing;

namespace ReportSearch.Server.Tests.Indexing;

public sealed class InboxScanTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("inbox-").FullName;
    private readonly SteppedTime _time = new();
    private readonly InboxScan _scan;

    public InboxScanTests() => _scan = new InboxScan(_folder, TimeSpan.FromSeconds(2), _time);

    [Fact]
    public void A_file_is_taken_once_it_has_rested_and_not_again()
    {
        var file = Write("a.txt", "一");

        Assert.Empty(_scan.FindRested());
        _time.Step(1);
        Assert.Empty(_scan.FindRested());
        _time.Step(1);
        Assert.Equal([file], _scan.FindRested());
        _scan.MarkTaken([file]);
        _time.Step(10);
        Assert.Empty(_scan.FindRested());
    }

    [Fact]
    public void A_file_that_grows_begins_to_rest_anew()
    {
        var file = Write("a.txt", "一");
        _scan.FindRested();
        _time.Step(1.5);
        File.AppendAllText(file, "二");
        Assert.Empty(_scan.FindRested());
        _time.Step(1.5);
        Assert.Empty(_scan.FindRested());
        _time.Step(0.5);
        Assert.Equal([file], _scan.FindRested());
    }

    [Fact]
    public void A_taken_file_that_changes_is_taken_again()
    {
        var file = Write("a.txt", "一");
        RestAndTake(file);
        File.WriteAllText(file, "一二三");
        _scan.FindRested();
        _time.Step(2);
        Assert.Equal([file], _scan.FindRested());
    }

    [Fact]
    public void A_file_that_someone_still_writes_is_left()
    {
        var file = Path.Combine(_folder, "slow.txt");
        using (var writing = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.ReadWrite))
        {
            writing.Write("半"u8);
            writing.Flush();
            _scan.FindRested();
            _time.Step(60);
            Assert.Empty(_scan.FindRested());
        }

        Assert.Equal([file], _scan.FindRested());
    }

    [Fact]
    public void Folders_are_honoured_links_and_hidden_files_are_not()
    {
        var outside = Directory.CreateTempSubdirectory("outside-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(outside, "secret.txt"), "密");
            var inside = Write("2017/市/a.txt", "一");
            Write(".part/b.txt", "一");
            Write(".c.txt.swp", "一");
            Write("README.md", "note");
            var second = Write("2017/README.md", "a report may have any name");
            Directory.CreateSymbolicLink(Path.Combine(_folder, "folder-link"), outside);
            File.CreateSymbolicLink(Path.Combine(_folder, "link.txt"), Path.Combine(outside, "secret.txt"));

            _scan.FindRested();
            _time.Step(2);
            Assert.Equal([second, inside], _scan.FindRested());
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void RestAndTake(string file)
    {
        _scan.FindRested();
        _time.Step(2);
        Assert.Equal([file], _scan.FindRested());
        _scan.MarkTaken([file]);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A clock that moves when it is told to.</summary>
    private sealed class SteppedTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Step(double seconds) => _ticks += TimeSpan.FromSeconds(seconds).Ticks;
    }
}
