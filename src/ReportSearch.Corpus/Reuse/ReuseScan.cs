namespace ReportSearch.Corpus.Reuse;

/// <summary>
/// One report against all others, exactly: a first reading of the corpus counts for every shingle of the report which reports and how many bodies have it, a
/// second one reads only the reports that share most and finds the stretches. Memory is that of one report, however large the corpus.
/// </summary>
public sealed class ReuseScan
{
    /// <summary>Compared characters of the shortest stretch that is shown.</summary>
    public const int ShortestSpan = 20;

    private const int MostPartners = 24;
    private const int MostPlaces = 5;

    private readonly ComparedText _report;
    private readonly Dictionary<ulong, List<int>> _positions = [];
    private readonly Dictionary<ulong, HashSet<string>> _bodies = [];
    private readonly Dictionary<string, (ComparedTextKey Key, int Shared)> _sharing = [];
    private readonly HashSet<string> _allBodies = [];
    private int _compared;

    /// <param name="report">The report that is asked about.</param>
    public ReuseScan(ComparedText report)
    {
        _report = report;
        var shingles = new Shingles(report.Characters);
        while (shingles.MoveNext())
        {
            if (!_positions.TryGetValue(shingles.Hash, out List<int>? places))
                _positions[shingles.Hash] = places = [];
            places.Add(shingles.Position);
        }

        _allBodies.Add(report.BodyId);
    }

    private readonly record struct ComparedTextKey(string ReportId, string BodyId, int? Year);

    /// <summary>First reading: takes another report in. The report itself is passed over.</summary>
    public void Count(ComparedText other)
    {
        if (other.ReportId == _report.ReportId)
            return;
        _compared++;
        _allBodies.Add(other.BodyId);
        var seen = new HashSet<ulong>();
        var shingles = new Shingles(other.Characters);
        while (shingles.MoveNext())
        {
            if (_positions.ContainsKey(shingles.Hash))
                seen.Add(shingles.Hash);
        }

        if (seen.Count == 0)
            return;
        _sharing[other.ReportId] = (new ComparedTextKey(other.ReportId, other.BodyId, other.Year), seen.Count);
        foreach (ulong hash in seen)
        {
            if (other.BodyId == _report.BodyId)
                continue;
            if (!_bodies.TryGetValue(hash, out HashSet<string>? bodies))
                _bodies[hash] = bodies = [];
            bodies.Add(other.BodyId);
        }
    }

    /// <summary>Ids of the reports to read a second time: all other years of the body, and of other bodies those that share most.</summary>
    public IReadOnlyList<string> Partners() =>
    [
        .. _sharing.Values.Where(sharing => sharing.Key.BodyId == _report.BodyId).OrderByDescending(sharing => sharing.Shared).ThenBy(sharing => sharing.Key.ReportId, StringComparer.Ordinal).Select(sharing => sharing.Key.ReportId),
        .. _sharing.Values.Where(sharing => sharing.Key.BodyId != _report.BodyId).OrderByDescending(sharing => sharing.Shared).ThenBy(sharing => sharing.Key.ReportId, StringComparer.Ordinal)
            .Take(MostPartners).Select(sharing => sharing.Key.ReportId),
    ];

    /// <summary>The answer, from the partners read again. Offsets are those of the cleaned texts.</summary>
    /// <param name="partners">The reports of <see cref="Partners"/> with their cleaned texts.</param>
    /// <param name="cleanText">The cleaned text of the report itself.</param>
    public ReuseAnswer Answer(IEnumerable<(ComparedText Text, string CleanText)> partners, string cleanText)
    {
        int length = _report.Characters.Length;
        bool[] set = SetCharacters();
        var own = new bool[length];
        var others = new bool[length];
        var found = new List<(int Start, int End, bool Own, ReusedPlace Place)>();
        var shares = new List<ReusePartner>();
        int counted = set.Count(one => !one);
        // A shingle of other bodies counts for the share even where the body is not among the partners shown.
        foreach ((ulong hash, List<int> positions) in _positions)
        {
            if (!_bodies.ContainsKey(hash))
                continue;
            foreach (int position in positions)
                others.AsSpan(position, Shingles.Length).Fill(true);
        }

        foreach ((ComparedText partner, string partnerText) in partners)
        {
            bool ownBody = partner.BodyId == _report.BodyId;
            var shared = new bool[length];
            foreach ((int start, int partnerStart, int size) in Matches(partner))
            {
                shared.AsSpan(start, size).Fill(true);
                foreach ((int from, int to) in Counting(start, start + size, set))
                {
                    int there = partnerStart + (from - start), last = there + (to - from) - 1;
                    int placeStart = partner.Places[there], placeEnd = partner.Places[last] + 1;
                    found.Add((from, to, ownBody, new ReusedPlace(partner.ReportId, partner.BodyId, partner.Year, placeStart, placeEnd, partnerText[placeStart..placeEnd])));
                }
            }

            int characters = 0;
            for (int i = 0; i < length; i++)
            {
                if (!shared[i] || set[i])
                    continue;
                characters++;
                own[i] |= ownBody;
            }

            if (characters >= ShortestSpan)
                shares.Add(new ReusePartner(partner.ReportId, partner.BodyId, partner.Year, characters, Share(characters, counted)));
        }

        int ownCharacters = 0, otherCharacters = 0;
        RemoveShort(others, set);
        for (int i = 0; i < length; i++)
        {
            ownCharacters += own[i] && !set[i] ? 1 : 0;
            otherCharacters += others[i] && !set[i] ? 1 : 0;
        }

        return new ReuseAnswer(
            _report.ReportId, _report.BodyId, _report.Year, counted, length - counted, Share(ownCharacters, counted), Share(otherCharacters, counted),
            [.. shares.OrderByDescending(partner => partner.Characters).ThenBy(partner => partner.Report, StringComparer.Ordinal)], Spans(found, cleanText), _compared, _allBodies.Count);
    }

    /// <summary>Characters that belong to the form or to everybody.</summary>
    private bool[] SetCharacters()
    {
        var set = new bool[_report.Characters.Length];
        int threshold = SetPhrases.Threshold(_allBodies.Count);
        foreach ((ulong hash, List<int> positions) in _positions)
        {
            if (!SetPhrases.IsPrescribed(hash) && (!_bodies.TryGetValue(hash, out HashSet<string>? bodies) || bodies.Count < threshold))
                continue;
            foreach (int position in positions)
                set.AsSpan(position, Shingles.Length).Fill(true);
        }

        return set;
    }

    /// <summary>The longest common stretches with a partner, from left to right, as places in both compared texts.</summary>
    private IEnumerable<(int Start, int PartnerStart, int Length)> Matches(ComparedText partner)
    {
        var places = new Dictionary<ulong, List<int>>();
        Collect(partner.Characters, places);
        string a = _report.Characters, b = partner.Characters;
        for (int i = 0; i + Shingles.Length <= a.Length;)
        {
            (int best, int bestAt) = (0, 0);
            foreach (int at in At(i))
            {
                int length = CommonLength(a, i, b, at);
                if (length > best)
                    (best, bestAt) = (length, at);
            }

            if (best >= Shingles.Length)
            {
                yield return (i, bestAt, best);
                i += best;
            }
            else
            {
                i++;
            }
        }

        IEnumerable<int> At(int position) => HashAt.TryGetValue(position, out ulong hash) && places.TryGetValue(hash, out List<int>? found) ? found : [];
    }

    private Dictionary<int, ulong>? _hashAt;

    private Dictionary<int, ulong> HashAt => _hashAt ??= _positions.SelectMany(pair => pair.Value.Select(position => (position, pair.Key))).ToDictionary(pair => pair.position, pair => pair.Key);

    private void Collect(string characters, Dictionary<ulong, List<int>> places)
    {
        var shingles = new Shingles(characters);
        while (shingles.MoveNext())
        {
            if (!_positions.ContainsKey(shingles.Hash))
                continue;
            if (!places.TryGetValue(shingles.Hash, out List<int>? found))
                places[shingles.Hash] = found = [];
            found.Add(shingles.Position);
        }
    }

    private static int CommonLength(string a, int i, string b, int j)
    {
        return a.AsSpan(i).CommonPrefixLength(b.AsSpan(j));
    }

    /// <summary>The stretches of a range without set phrases that are long enough to show.</summary>
    private static IEnumerable<(int Start, int End)> Counting(int start, int end, bool[] set)
    {
        for (int i = start; i < end;)
        {
            if (set[i])
            {
                i++;
                continue;
            }

            int last = i;
            while (last < end && !set[last])
                last++;
            if (last - i >= ShortestSpan)
                yield return (i, last);
            i = last;
        }
    }

    private static void RemoveShort(bool[] marked, bool[] set)
    {
        for (int i = 0; i < marked.Length;)
        {
            if (!marked[i] || set[i])
            {
                i++;
                continue;
            }

            int last = i;
            while (last < marked.Length && marked[last] && !set[last])
                last++;
            if (last - i < ShortestSpan)
                marked.AsSpan(i, last - i).Clear();
            i = last;
        }
    }

    /// <summary>Stretches that overlap become one; it shows the places of its longest part.</summary>
    private List<ReusedSpan> Spans(List<(int Start, int End, bool Own, ReusedPlace Place)> found, string cleanText)
    {
        var spans = new List<ReusedSpan>();
        found.Sort((x, y) => x.Start != y.Start ? x.Start.CompareTo(y.Start) : y.End.CompareTo(x.End));
        for (int i = 0; i < found.Count;)
        {
            int end = found[i].End, next = i;
            var group = new List<(int Start, int End, bool Own, ReusedPlace Place)>();
            while (next < found.Count && found[next].Start < end)
            {
                group.Add(found[next]);
                end = Math.Max(end, found[next].End);
                next++;
            }

            int start = _report.Places[found[i].Start], close = _report.Places[end - 1] + 1;
            ReusedPlace[] places =
            [
                .. group.OrderByDescending(one => one.Own).ThenByDescending(one => one.End - one.Start).ThenBy(one => Math.Abs((one.Place.Year ?? 0) - (_report.Year ?? 0))).ThenBy(one => one.Place.Report, StringComparer.Ordinal)
                    .Select(one => one.Place).DistinctBy(place => place.Report).Take(MostPlaces),
            ];
            spans.Add(new ReusedSpan(start, close, cleanText[start..close], group.Exists(one => one.Own), places));
            i = next;
        }

        return spans;
    }

    private static double Share(int characters, int counted) => counted == 0 ? 0 : (double)characters / counted;
}
