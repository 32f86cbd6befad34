namespace ReportSearch.Engine.Search;

/// <summary>Keeps units that may be among the first so many by score: those that score at least what the last of so many does, all equals included.</summary>
/// <param name="limit">So many.</param>
/// <param name="least">What scores less is of no use from the start.</param>
internal sealed class TopScores(int limit, double least)
{
    private const int MostKept = 4096;

    private readonly List<(int Unit, double Score)> _kept = [];
    // The greatest scores, the least of them on top.
    private double[] _heap = [];
    private int _count;

    /// <summary>True when what is kept should be taken: equal scores may pile up.</summary>
    public bool IsFull => _kept.Count >= MostKept && _kept.Count >= 4L * limit;

    /// <summary>What scores less is of no use any more.</summary>
    public double Bar { get; private set; } = least;

    /// <summary>What scores less is of no use any more, either.</summary>
    public void Raise(double least) => Bar = Math.Max(Bar, least);

    /// <summary>Offers a unit, behind those before.</summary>
    public void Add(int unit, double score)
    {
        if (limit == 0 || score < Bar)
            return;
        _kept.Add((unit, score));
        if (_count < limit)
        {
            if (_count == _heap.Length)
                Array.Resize(ref _heap, Math.Max(16, _count * 2));
            SiftUp(_count++, score);
        }
        else
        {
            SiftDown(score);
        }
        if (_count == limit)
            Bar = Math.Max(Bar, _heap[0]);
    }

    /// <summary>Gives what may be among the first, in the order in which it was offered, and forgets it; the bar stays.</summary>
    public List<(int Unit, double Score)> Take()
    {
        List<(int Unit, double Score)> taken = [.. _kept.Where(unit => unit.Score >= Bar)];
        _kept.Clear();
        return taken;
    }

    private void SiftUp(int at, double score)
    {
        for (; at > 0 && _heap[(at - 1) / 2] > score; at = (at - 1) / 2)
            _heap[at] = _heap[(at - 1) / 2];
        _heap[at] = score;
    }

    private void SiftDown(double score)
    {
        int at = 0;
        for (int child = 1; child < _count; child = 2 * at + 1)
        {
            if (child + 1 < _count && _heap[child + 1] < _heap[child])
                child++;
            if (_heap[child] >= score)
                break;
            _heap[at] = _heap[child];
            at = child;
        }
        _heap[at] = score;
    }
}
