namespace ReportSearch.Engine.Search;

/// <summary>Keeps units that may be among the first so many by score: those that score at least what the last of so many does, all equals included.</summary>
/// <param name="limit">So many.</param>
/// <param name="least">What scores less is of no use from the start.</param>
internal sealed class TopScores(int limit, double least)
{
    private const int MostKept = 4096;
    private const int FirstSize = 64;

    // Units with their scores, and the greatest scores with the least of them on top. Plain arrays: their code is there when a process starts.
    private int[] _units = new int[FirstSize];
    private double[] _scores = new double[FirstSize];
    private double[] _heap = new double[Math.Min(limit, FirstSize)];
    private int _kept;
    private int _count;

    /// <summary>True when what is kept should be taken: equal scores may pile up.</summary>
    public bool IsFull => _kept >= MostKept && _kept >= 4L * limit;

    /// <summary>What scores less is of no use any more.</summary>
    public double Bar { get; private set; } = least;

    /// <summary>What scores less is of no use any more, either.</summary>
    public void Raise(double bar) => Bar = Math.Max(Bar, bar);

    /// <summary>Offers a unit, behind those before.</summary>
    public void Add(int unit, double score)
    {
        if (limit == 0 || score < Bar)
            return;
        if (_kept == _units.Length)
        {
            int[] units = new int[_kept * 2];
            _units.CopyTo(units, 0);
            _units = units;
            _scores = Longer(_scores);
        }

        _units[_kept] = unit;
        _scores[_kept++] = score;
        if (_count < limit)
        {
            if (_count == _heap.Length)
                _heap = Longer(_heap);
            SiftUp(_count++, score);
        }
        else
        {
            SiftDown(score);
        }
        if (_count == limit)
            Bar = Math.Max(Bar, _heap[0]);
    }

    /// <summary>Hands over what may be among the first, in the order in which it was offered, and forgets it; the bar stays.</summary>
    public void Take(Action<int, double> take)
    {
        for (int i = 0; i < _kept; i++)
        {
            if (_scores[i] >= Bar)
                take(_units[i], _scores[i]);
        }

        _kept = 0;
    }

    private static double[] Longer(double[] scores)
    {
        double[] longer = new double[scores.Length * 2];
        scores.CopyTo(longer, 0);
        return longer;
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
