namespace ReportSearch.Reports.Documents;

/// <summary>A piece of cleaned text and where it stands in the source.</summary>
/// <param name="CleanStart">Offset of the piece in the cleaned text.</param>
/// <param name="Length">Units of cleaned text.</param>
/// <param name="SourceStart">Offset in the source of the first copy of the piece.</param>
/// <param name="Copies">How often the piece stands in the source: 1, or 4 where it was overprinted.</param>
/// <param name="Stride">Distance between two copies in the source: the length of the overprinted block that the piece belongs to; 0 for one copy.</param>
/// <param name="BlockOffset">Place of the piece within its overprinted block; 0 for one copy.</param>
public readonly record struct OffsetRun(int CleanStart, int Length, int SourceStart, int Copies = 1, int Stride = 0, int BlockOffset = 0)
{
    /// <summary>One past the last unit in the cleaned text.</summary>
    public int CleanEnd => CleanStart + Length;
}

/// <summary>The way from cleaned text back to the source text, as runs in order of the cleaned text. A place in no run was inserted by a repair.</summary>
public sealed class OffsetMap
{
    private readonly OffsetRun[] _runs;

    /// <summary>A map of these runs, which must be in order and must not overlap in the cleaned text.</summary>
    public OffsetMap(IEnumerable<OffsetRun> runs)
    {
        _runs = [.. runs];
        for (int i = 1; i < _runs.Length; i++)
        {
            if (_runs[i].CleanStart < _runs[i - 1].CleanEnd)
                throw new ArgumentException($"run {i} starts at {_runs[i].CleanStart}, before the end {_runs[i - 1].CleanEnd} of the one before", nameof(runs));
        }
    }

    /// <summary>The runs, in order of the cleaned text.</summary>
    public IReadOnlyList<OffsetRun> Runs => _runs;

    /// <summary>The map of a text that was not changed.</summary>
    public static OffsetMap Identity(int length) => new(length == 0 ? [] : [new OffsetRun(0, length, 0)]);

    /// <summary>
    /// The source range of the cleaned range [start, end). Its slice of the source, repaired, equals the cleaned slice: within one piece it is
    /// the first copy; a longer range begins in the last copy of its first piece (unless that is taken from its beginning)
    /// and ends in the first copy of its last one (unless that is taken to its end).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The range holds no unit that stands in the source.</exception>
    public (int Start, int End) ToSource(int cleanStart, int cleanEnd)
    {
        int first = FirstRunEndingAfter(cleanStart);
        int last = LastRunStartingBefore(cleanEnd);
        if (first > last || first >= _runs.Length || last < 0)
            throw new ArgumentOutOfRangeException(nameof(cleanStart), $"the range {cleanStart}..{cleanEnd} holds no character of the source");
        OffsetRun head = _runs[first];
        OffsetRun tail = _runs[last];
        int headAt = Math.Max(cleanStart - head.CleanStart, 0);
        int tailAt = Math.Min(cleanEnd, tail.CleanEnd) - tail.CleanStart;
        if (first == last || SameBlock(head, tail))
            return (head.SourceStart + headAt, tail.SourceStart + tailAt);
        int start = head.SourceStart + headAt;
        if (head.BlockOffset + headAt > 0)
            start += head.Stride * (head.Copies - 1);
        int end = tail.SourceStart + tailAt;
        if (tail.Copies > 1 && tail.BlockOffset + tailAt == tail.Stride)
            end += tail.Stride * (tail.Copies - 1);
        return (start, end);
    }

    /// <summary>The cleaned range that stands in the source range [start, end), from its first unit to its last one; null when none of it was kept. The other direction of <see cref="ToSource"/>.</summary>
    public (int Start, int End)? ToClean(int sourceStart, int sourceEnd)
    {
        int from = int.MaxValue, to = -1;
        foreach (OffsetRun run in _runs)
        {
            for (int copy = 0; copy < run.Copies; copy++)
            {
                int at = run.SourceStart + copy * run.Stride;
                int low = Math.Max(sourceStart, at), high = Math.Min(sourceEnd, at + run.Length);
                if (low >= high)
                    continue;
                from = Math.Min(from, run.CleanStart + low - at);
                to = Math.Max(to, run.CleanStart + high - at);
            }
        }

        return to < 0 ? null : (from, to);
    }

    /// <summary>The map of the cleaned slice [start, end), its offsets counted from <paramref name="start"/>.</summary>
    public OffsetMap Slice(int start, int end)
    {
        var runs = new List<OffsetRun>();
        for (int i = FirstRunEndingAfter(start); i < _runs.Length && _runs[i].CleanStart < end; i++)
        {
            OffsetRun run = _runs[i];
            int from = Math.Max(start, run.CleanStart);
            int to = Math.Min(end, run.CleanEnd);
            int skipped = from - run.CleanStart;
            runs.Add(run with
            {
                CleanStart = from - start,
                Length = to - from,
                SourceStart = run.SourceStart + skipped,
                BlockOffset = run.Copies > 1 ? run.BlockOffset + skipped : 0,
            });
        }

        return new OffsetMap(runs);
    }

    private static bool SameBlock(in OffsetRun a, in OffsetRun b) =>
        a.Copies > 1 && b.Copies == a.Copies && b.Stride == a.Stride && a.SourceStart - a.BlockOffset == b.SourceStart - b.BlockOffset;

    private int FirstRunEndingAfter(int clean)
    {
        int low = 0, high = _runs.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_runs[middle].CleanEnd > clean)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private int LastRunStartingBefore(int clean)
    {
        int low = 0, high = _runs.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_runs[middle].CleanStart < clean)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }
}
