namespace ReportSearch.Text.Words;

/// <summary>
/// The cheapest way to every place of a stretch of text. Offsets count from the start of the stretch.
/// A cost is <c>sum of the words' costs &lt;&lt; 16 | number of words</c>: of equally cheap ways the one with fewer words wins. Ways are
/// offered in the order of their last word's start and only a cheaper one replaces: what is still equal goes to the longer last word.
/// </summary>
internal sealed class WordLattice
{
    // A stretch ends where no word crosses, nearly always within a sentence. Text without such a place (one character repeated) is cut here.
    public const int MaxStretch = 1024;

    private const long Unreached = long.MaxValue;
    private const int Capacity = MaxStretch + RunRules.MaxLength;

    private readonly long[] _costs = new long[Capacity + 1];
    private readonly int[] _previous = new int[Capacity + 1];
    private readonly int[] _following = new int[Capacity + 1];
    private readonly byte[] _cuts = new byte[Capacity + 1];

    /// <summary>The furthest place that has been reached.</summary>
    public int Reach { get; private set; }

    public void Start() => Reach = 0;

    /// <summary>True when a way leads to <paramref name="place"/>, at most <see cref="Reach"/>.</summary>
    public bool IsReached(int place) => _costs[place] != Unreached;

    /// <summary>The place after <paramref name="place"/> on the way that was traced last.</summary>
    public int FollowingOf(int place) => _following[place];

    /// <summary>The cuts of the word that ends at <paramref name="place"/> on the cheapest way there.</summary>
    public int CutsOf(int place) => _cuts[place];

    /// <summary>Offers a word from <paramref name="start"/>, which is reached, to <paramref name="end"/>, with the cuts that word mode makes in it.</summary>
    public void Offer(int start, int end, int cost, int cuts = 0)
    {
        long[] costs = _costs;
        for (int reach = Reach; reach < end; Reach = reach)
            costs[++reach] = Unreached;
        long total = costs[start] + ((long)cost << 16 | 1);
        if (total < costs[end])
        {
            _costs[end] = total;
            _previous[end] = start;
            _cuts[end] = (byte)cuts;
        }
    }

    /// <summary>Turns the cheapest way to <paramref name="end"/> round, so that it can be walked from the start.</summary>
    public void Trace(int end)
    {
        for (int place = end; place > 0; place = _previous[place])
            _following[_previous[place]] = place;
    }

    /// <summary>The last place up to <paramref name="limit"/> that is reached.</summary>
    public int LastReached(int limit)
    {
        int place = Math.Min(limit, Reach);
        while (!IsReached(place))
            place--;
        return place;
    }
}
