namespace ReportSearch.Corpus.Reuse;

/// <summary>
/// One report against all others: its fingerprints tell from the index which reports share wording and what very many bodies write; the reports that share most are
/// read and compared character by character. Memory is that of one report and of those that share fingerprints with it, however large the corpus.
/// </summary>
internal sealed class ReuseComparison
{
    /// <summary>Compared characters of the shortest stretch that is shown.</summary>
    public const int ShortestSpan = 20;

    private const int MostPartners = 24;
    private const int MostRead = 64;
    private const int MostPlaces = 5;

    private readonly ComparedText _report;
    private readonly FingerprintIndex _index;
    private readonly int _number;
    private readonly ulong[] _hashes;
    private readonly HashSet<ulong> _ownHashes;
    private readonly bool[] _set;
    private readonly List<int> _positions = [];
    private readonly Dictionary<int, List<int>> _sharing = [];

    /// <param name="report">The report that is asked about.</param>
    /// <param name="index">Fingerprints of the corpus.</param>
    /// <param name="number">Number of the report in the index.</param>
    public ReuseComparison(ComparedText report, FingerprintIndex index, int number)
    {
        (_report, _index, _number) = (report, index, number);
        _hashes = new ulong[Math.Max(0, report.Characters.Length - Shingles.Length + 1)];
        _set = new bool[report.Characters.Length];
        var shingles = new Shingles(report.Characters);
        while (shingles.MoveNext())
        {
            _hashes[shingles.Position] = shingles.Hash;
            if (SetPhrases.IsPrescribed(shingles.Hash))
                _set.AsSpan(shingles.Position, Shingles.Length).Fill(true);
        }

        _ownHashes = [.. _hashes];
        Look();
    }

    /// <summary>Which other reports have each fingerprint; what more bodies have than the threshold is a set phrase.</summary>
    private void Look()
    {
        int threshold = SetPhrases.Threshold(_index.Bodies), own = _index.BodyOf(_number);
        var bodies = new HashSet<int>();
        var reports = new HashSet<int>();
        var fingerprints = new Fingerprints(_report.Characters);
        while (fingerprints.MoveNext())
        {
            bodies.Clear();
            reports.Clear();
            foreach (ulong posting in _index.Find(fingerprints.Hash))
            {
                int report = FingerprintFile.ReportOf(posting);
                if (report == _number)
                    continue;
                reports.Add(report);
                if (_index.BodyOf(report) != own && bodies.Add(_index.BodyOf(report)) && bodies.Count >= threshold)
                    break;
            }

            if (bodies.Count >= threshold)
            {
                _set.AsSpan(fingerprints.Position, Shingles.Length).Fill(true);
                continue;
            }

            foreach (int report in reports)
            {
                if (!_sharing.TryGetValue(report, out List<int>? shared))
                    _sharing[report] = shared = [];
                shared.Add(_positions.Count);
            }

            _positions.Add(fingerprints.Position);
        }

        CloseSetPhrases();
    }

    /// <summary>The few characters between a set phrase and the border of its paragraph, which may lie outside of every fingerprint, belong to it.</summary>
    private void CloseSetPhrases()
    {
        foreach (int border in _report.Paragraphs.Prepend(0).Append(_set.Length))
        {
            int last = Math.Min(_set.Length, border + Fingerprints.LongestGap + 1), first = Math.Max(0, border - Fingerprints.LongestGap - 1);
            if (border < last && _set.AsSpan(border, last - border).IndexOf(true) is > 0 and var behind)
                _set.AsSpan(border, behind).Fill(true);
            if (first < border && _set.AsSpan(first, border - first).LastIndexOf(true) is >= 0 and var before)
                _set.AsSpan(first + before, border - first - before).Fill(true);
        }
    }

    /// <summary>Numbers of the reports to read: all other years of the body; of other bodies those that share most, and those without which a shared place would have no witness.</summary>
    public IReadOnlyList<int> Partners()
    {
        int own = _index.BodyOf(_number);
        int[] ordered = [.. _sharing.OrderByDescending(sharing => sharing.Value.Count).ThenBy(sharing => sharing.Key).Select(sharing => sharing.Key)];
        List<int> partners = [.. ordered.Where(report => _index.BodyOf(report) == own)];
        int[] others = [.. ordered.Where(report => _index.BodyOf(report) != own)];
        List<int> chosen = [.. others.Take(MostPartners)];
        var covered = new bool[_positions.Count];
        chosen.ForEach(Cover);
        foreach (int report in others.Skip(MostPartners))
        {
            if (chosen.Count == MostRead)
                break;
            if (_sharing[report].TrueForAll(place => covered[place]))
                continue;
            chosen.Add(report);
            Cover(report);
        }

        return [.. partners, .. chosen];

        void Cover(int report) => _sharing[report].ForEach(place => covered[place] = true);
    }

    /// <summary>The answer, from the partners read. Offsets are those of the cleaned texts.</summary>
    /// <param name="partners">The reports of <see cref="Partners"/> with their cleaned texts.</param>
    /// <param name="cleanText">The cleaned text of the report itself.</param>
    public ReuseAnswer Answer(IEnumerable<(ComparedText Text, string CleanText)> partners, string cleanText)
    {
        int length = _report.Characters.Length;
        var own = new bool[length];
        var others = new bool[length];
        var found = new List<(int Start, int End, bool Own, ReusedPlace Place)>();
        var shares = new List<ReusePartner>();
        var read = new HashSet<string>(StringComparer.Ordinal);
        int counted = _set.Count(one => !one);
        foreach ((ComparedText partner, string partnerText) in partners)
        {
            bool ownBody = partner.BodyId == _report.BodyId;
            var shared = new bool[length];
            read.Add(partner.ReportId);
            foreach ((int start, int partnerStart, int size) in Matches(partner))
            {
                shared.AsSpan(start, size).Fill(true);
                foreach ((int from, int to) in Counting(start, start + size, _set))
                {
                    int there = partnerStart + (from - start), last = there + (to - from) - 1;
                    int placeStart = partner.Places[there], placeEnd = partner.Places[last] + 1;
                    found.Add((from, to, ownBody, new ReusedPlace(partner.ReportId, partner.BodyId, partner.Year, placeStart, placeEnd, partnerText[placeStart..placeEnd])));
                }
            }

            int characters = 0;
            for (int i = 0; i < length; i++)
            {
                if (!shared[i] || _set[i])
                    continue;
                characters++;
                own[i] |= ownBody;
                others[i] |= !ownBody;
            }

            if (characters >= ShortestSpan)
                shares.Add(new ReusePartner(partner.ReportId, partner.BodyId, partner.Year, characters, Share(characters, counted)));
        }

        AddUnread(read, others);
        RemoveShort(others, _set);
        int ownCharacters = 0, otherCharacters = 0;
        for (int i = 0; i < length; i++)
        {
            ownCharacters += own[i] && !_set[i] ? 1 : 0;
            otherCharacters += others[i] && !_set[i] ? 1 : 0;
        }

        return new ReuseAnswer(
            _report.ReportId, _report.BodyId, _report.Year, counted, length - counted, Share(ownCharacters, counted), Share(otherCharacters, counted),
            [.. shares.OrderByDescending(partner => partner.Characters).ThenBy(partner => partner.Report, StringComparer.Ordinal)], Spans(found, cleanText), _index.Reports.Count - 1, _index.Bodies);
    }

    /// <summary>What only reports share that were not read counts for the share, by its fingerprints.</summary>
    private void AddUnread(HashSet<string> read, bool[] others)
    {
        int own = _index.BodyOf(_number);
        foreach ((int report, List<int> shared) in _sharing)
        {
            if (_index.BodyOf(report) == own || read.Contains(_index.Reports[report].Id))
                continue;
            foreach (int place in shared)
                others.AsSpan(_positions[place], Shingles.Length).Fill(true);
        }
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

        IEnumerable<int> At(int position) => places.TryGetValue(_hashes[position], out List<int>? found) ? found : [];
    }

    private void Collect(string characters, Dictionary<ulong, List<int>> places)
    {
        var shingles = new Shingles(characters);
        while (shingles.MoveNext())
        {
            if (!_ownHashes.Contains(shingles.Hash))
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
