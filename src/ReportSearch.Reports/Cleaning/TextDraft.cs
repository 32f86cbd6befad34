using System.Text;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Cleaning;

/// <summary>A text between two repairs, with the way back to the source.</summary>
internal sealed record TextDraft(string Text, IReadOnlyList<OffsetRun> Runs)
{
    internal static TextDraft Of(string source) => new(source, OffsetMap.Identity(source.Length).Runs);

    /// <summary>This draft without the given ranges, which are in order and do not overlap.</summary>
    internal TextDraft Without(IReadOnlyList<(int Start, int Length)> ranges)
    {
        if (ranges.Count == 0)
            return this;
        var builder = new DraftBuilder(this);
        int at = 0;
        foreach ((int start, int length) in ranges)
        {
            builder.Keep(at, start);
            at = start + length;
        }

        builder.Keep(at, Text.Length);
        return builder.ToDraft();
    }
}

/// <summary>Builds the next draft from pieces of the one before, taken in its order.</summary>
internal sealed class DraftBuilder(TextDraft from)
{
    private readonly StringBuilder _text = new(from.Text.Length);
    private readonly List<OffsetRun> _runs = [];
    private int _next;

    /// <summary>Units written so far.</summary>
    internal int Length => _text.Length;

    /// <summary>Keeps [start, end) of the former draft.</summary>
    internal void Keep(int start, int end)
    {
        if (start >= end)
            return;
        int written = _text.Length;
        _text.Append(from.Text, start, end - start);
        Map(start, end, written);
    }

    /// <summary>Writes <paramref name="unit"/> for the unit at <paramref name="at"/> of the former draft; it leads back to that unit's place.</summary>
    internal void Put(char unit, int at)
    {
        int written = _text.Length;
        _text.Append(unit);
        Map(at, at + 1, written);
    }

    /// <summary>Writes a unit that has no place in the source.</summary>
    internal void Insert(char unit) => _text.Append(unit);

    internal TextDraft ToDraft() => new(_text.ToString(), _runs);

    private void Map(int start, int end, int written)
    {
        IReadOnlyList<OffsetRun> runs = from.Runs;
        while (_next < runs.Count && runs[_next].CleanEnd <= start)
            _next++;
        for (int i = _next; i < runs.Count && runs[i].CleanStart < end; i++)
        {
            OffsetRun run = runs[i];
            int cut = Math.Max(start, run.CleanStart);
            int skipped = cut - run.CleanStart;
            Add(run with
            {
                CleanStart = written + (cut - start),
                Length = Math.Min(end, run.CleanEnd) - cut,
                SourceStart = run.SourceStart + skipped,
                BlockOffset = run.Copies > 1 ? run.BlockOffset + skipped : 0,
            });
        }
    }

    private void Add(OffsetRun run)
    {
        if (_runs.Count > 0)
        {
            OffsetRun last = _runs[^1];
            bool touches = last.CleanEnd == run.CleanStart && last.SourceStart + last.Length == run.SourceStart && last.Copies == run.Copies;
            // Pieces of two overprinted blocks never touch in the source, their other copies lie between.
            if (touches && (run.Copies == 1 || (last.Stride == run.Stride && last.BlockOffset + last.Length == run.BlockOffset)))
            {
                _runs[^1] = last with { Length = last.Length + run.Length };
                return;
            }
        }

        _runs.Add(run);
    }
}
