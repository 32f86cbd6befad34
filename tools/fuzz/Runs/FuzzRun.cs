using System.Diagnostics;
using System.Security.Cryptography;
using ReportSearch.Fuzz.Checking;
using ReportSearch.Fuzz.Inputs;
using ReportSearch.Reports;

namespace ReportSearch.Fuzz.Runs;

/// <summary>What came of one input.</summary>
/// <param name="Input">The input.</param>
/// <param name="Result">The reading; null when the reader threw.</param>
/// <param name="Faults">What did not hold.</param>
/// <param name="Cost">What it took.</param>
/// <param name="Inner">How many files an archive held.</param>
internal sealed record FuzzOutcome(FuzzInput Input, ReadResult? Result, List<string> Faults, CostlyInput Cost, int Inner);

/// <summary>Reads made inputs one after the other, or by two threads, and keeps count.</summary>
internal sealed class FuzzRun(InputMaker maker, ReportReader reader, FuzzState state, string? stateFile, int threads, Action<string> log)
{
    private const int Batch = 512;
    private const int OneInReadTwice = 64;

    // Generous: the machine may be busy. What is slow without being stopped shows in the list of the slowest.
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestChildReading = TimeSpan.FromSeconds(240);
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(400);

    private const long MostAllocatedBytes = 512L << 20;

    /// <summary>Reads inputs until so many are read, the time is over or it is cancelled; the state is saved every few seconds and at the end.</summary>
    internal void Go(long count, TimeSpan time, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        double before = state.Seconds;
        TimeSpan saved = TimeSpan.Zero, told = TimeSpan.Zero;
        long end = state.Next + count, first = state.Next;
        using var marks = new ProgressMarks(stateFile, threads);
        foreach (long lost in marks.Left.Where(lost => lost >= state.Next))
        {
            state.Fail(lost, InputMaker.Version, "", "the process ended while this input was read");
            state.Skipped.Add(lost);
            log($"input {lost} ended the process and is passed over");
        }

        while (state.Next < end && clock.Elapsed < time && !stop.IsCancellationRequested)
        {
            int size = (int)Math.Min(Batch, end - state.Next);
            var outcomes = new FuzzOutcome?[size];
            long from = state.Next;
            if (threads == 1)
            {
                for (int i = 0; i < size; i++)
                    outcomes[i] = Skips(from + i) ? null : Marked(0, from + i, marks);
            }
            else
            {
                Parallel.For(0, threads, worker =>
                {
                    for (int i = worker; i < size; i += threads)
                        outcomes[i] = Skips(from + i) ? null : Marked(worker, from + i, marks);
                });
            }

            foreach (FuzzOutcome? outcome in outcomes)
            {
                if (outcome is not null)
                    Count(outcome);
            }

            state.Next += size;
            state.Seconds = before + clock.Elapsed.TotalSeconds;
            if (clock.Elapsed - saved > TimeSpan.FromSeconds(5))
            {
                state.Save(stateFile);
                saved = clock.Elapsed;
            }

            if (clock.Elapsed - told > TimeSpan.FromSeconds(60))
            {
                log($"{state.Next} inputs, {(state.Next - first) / clock.Elapsed.TotalSeconds:0} a second, {state.FailureCount} failures");
                told = clock.Elapsed;
            }
        }

        state.Save(stateFile);
        marks.Clear();
    }

    /// <summary>Makes one input and reads it.</summary>
    internal FuzzOutcome Read(long number)
    {
        FuzzInput input = maker.Make(number);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        ReadResult? result = null;
        List<string> faults;
        int inner;
        try
        {
            result = reader.Read(input.Bytes, input.FileName);
            faults = ReadingCheck.Faults(input, result);
            inner = ReadInside(input, result, faults);
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            faults = [$"threw {thrown.GetType().Name}: {thrown.Message} {thrown.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("ReportSearch.", StringComparison.Ordinal))?.Trim()}"];
            return new FuzzOutcome(input, null, faults, Cost(), 0);
        }

        CostlyInput cost = Cost();
        bool child = input.Format is "pdf" or "doc";
        // On a busy machine any reading may have to wait: what is slow is slow again.
        if (clock.Elapsed > (child ? LongestChildReading : LongestReading) && TimeOf(input) is var again && again > (child ? LongestChildReading : LongestReading))
            faults.Add($"took {cost.Milliseconds} ms, and again {again.TotalMilliseconds:0}");
        if (cost.AllocatedMegabytes > MostAllocatedBytes >> 20)
            faults.Add($"asked for {cost.AllocatedMegabytes} MB");
        if (number % OneInReadTwice == 0 && !child && Difference(result, reader.Read(input.Bytes, input.FileName)) is { } other)
            faults.Add($"a second reading gives another {other}");
        return new FuzzOutcome(input, result, faults, cost, inner);

        CostlyInput Cost()
        {
            clock.Stop();
            return new(number, input.Format, input.Bytes.Length, clock.ElapsedMilliseconds, (GC.GetAllocatedBytesForCurrentThread() - allocated) >> 20);
        }
    }

    /// <summary>The first digits of the hash of an input's bytes.</summary>
    internal static string HashOf(FuzzInput input) => Convert.ToHexStringLower(SHA256.HashData(input.Bytes))[..16];

    private TimeSpan TimeOf(FuzzInput input)
    {
        var clock = Stopwatch.StartNew();
        reader.Read(input.Bytes, input.FileName);
        return clock.Elapsed;
    }

    /// <summary>Reads the files of an archive, as taking it in does, and gives how many there were.</summary>
    private int ReadInside(FuzzInput input, ReadResult result, List<string> faults)
    {
        using var bytes = new MemoryStream(input.Bytes, writable: false);
        if (result is not ReadResult.Unreadable || !ReportArchive.IsArchive(bytes))
            return 0;
        int files = 0;
        foreach (ArchivedFile file in ReportArchive.Files(bytes, input.FileName))
        {
            files++;
            if (file.Path.Length == 0 || file.Path.StartsWith('/') || file.Path.Split('/').Any(step => step is "" or "." or "..") || file.Path.Any(unit => unit is '\\' || char.IsControl(unit)))
                faults.Add($"a file of the archive has the path {file.Path}");
            if (file.Bytes is not null)
                faults.AddRange(ReadingCheck.Faults(input with { FileName = file.Path, Bytes = file.Bytes, Text = null }, reader.Read(file.Bytes, file.Path)));
            else if (file.Failure is not { Reason.Length: > 8 })
                faults.Add($"{file.Path} has neither bytes nor a reason");
        }

        if (input is { Format: "zip", Written: not null } && files != 2)
            faults.Add($"an archive of two files gives {files}");
        return files;
    }

    private bool Skips(long number) => state.Skipped.Contains(number);

    private FuzzOutcome Marked(int worker, long number, ProgressMarks marks)
    {
        marks.Put(worker, number);
        // A reading that never ends ends the process: the mark then tells the next one which input it was.
        using var hang = new Timer(_ => Environment.FailFast($"input {number} was not read within {Hang.TotalSeconds} seconds"), null, Hang, Timeout.InfiniteTimeSpan);
        return Read(number);
    }

    private void Count(FuzzOutcome outcome)
    {
        FormatCount count = state.Of(outcome.Input.Format);
        count.Inputs++;
        count.Inner += outcome.Inner;
        switch (outcome.Result)
        {
            case ReadResult.Readable:
                count.Reports++;
                break;
            case ReadResult.NotAReport:
                count.Others++;
                break;
            case ReadResult.Unreadable unreadable:
                count.Unreadable[unreadable.Code] = count.Unreadable.GetValueOrDefault(unreadable.Code) + 1;
                break;
        }

        state.Note(outcome.Cost);
        foreach (string fault in outcome.Faults)
        {
            state.Fail(outcome.Input.Number, InputMaker.Version, outcome.Input.Format, fault, HashOf(outcome.Input));
            log($"input {outcome.Input.Number} ({outcome.Input.Format}): {fault}");
        }
    }

    private static string? Difference(ReadResult first, ReadResult second)
    {
        if (first.GetType() != second.GetType())
            return "outcome";
        if (first is ReadResult.Unreadable unreadable)
            return unreadable == (ReadResult.Unreadable)second ? null : "reason";
        Report a = ReportOf(first), b = ReportOf(second);
        if (a.Document.Text != b.Document.Text || a.Document.Source != b.Document.Source || !a.Document.Map.Runs.SequenceEqual(b.Document.Map.Runs))
            return "text";
        return Shape(a) == Shape(b) ? null : "identity or outline";
    }

    internal static Report ReportOf(ReadResult result) => result is ReadResult.Readable readable ? readable.Report : ((ReadResult.NotAReport)result).Report;

    private static string Shape(Report report) =>
        string.Join('\n', report.Sections.Select(section => $"{section.Parent} {section.Level} {section.Numbering} {section.Title} {string.Join(',', section.Tags)} {section.CleanStart} {section.CleanBodyStart} {section.CleanEnd}"))
        + $"\n{report.Identity.Title} {report.Identity.Issuer} {report.Identity.Region?.Code} {report.Identity.Body} {report.Identity.ReportYear} {report.Identity.Level} {report.Identity.Form} {report.Identity.TableForm} {report.Identity.Confidence}"
        + string.Join(' ', report.Document.Blocks.Select(block => $"{block.Kind} {block.End}"));
}
