namespace ReportSearch.Corpus.Reuse;

/// <summary>Estimated shares of one report.</summary>
/// <param name="Report">Its id.</param>
/// <param name="Body">Id of its body.</param>
/// <param name="Year">Its year, or null.</param>
/// <param name="Samples">Sampled shingles that are no set phrase: the estimate stands on so many.</param>
/// <param name="OwnYearsShare">Share that stands in other years of the same body, 0 to 1.</param>
/// <param name="OtherBodiesShare">Share that stands in reports of other bodies, 0 to 1.</param>
/// <param name="Partner">The report of another body that shares most, or null.</param>
public sealed record SurveyedReuse(string Report, string Body, int? Year, int Samples, double OwnYearsShare, double OtherBodiesShare, string? Partner);

/// <summary>
/// All reports against all: every report gives the shingles whose hash is divisible by a power of two, the same for all, so that what two reports share is among
/// the samples of both (a sketch in the manner of Broder's "On the resemblance and containment of documents", 1997). When there are more than fit, the power doubles
/// and half of them go: memory is bounded by <paramref name="mostSamples"/> × 12 bytes, twice that while sorting.
/// </summary>
/// <param name="mostSamples">Samples kept at most.</param>
public sealed class ReuseSurvey(int mostSamples = 24_000_000)
{
    private const ulong FirstDivisor = 8;
    // A shingle that this many reports share without being a set phrase says too little of any pair to be counted for partners.
    private const int MostForPartners = 40;
    private const int PartnerBlock = 8_192;

    private readonly List<(string Report, string Body, int? Year)> _reports = [];
    private readonly Dictionary<string, int> _bodyNumbers = new(StringComparer.Ordinal);
    private readonly List<int> _bodyOf = [];
    private ulong[] _hashes = new ulong[Math.Min(mostSamples, 1 << 16)];
    private int[] _owners = new int[Math.Min(mostSamples, 1 << 16)];
    private ulong _divisor = FirstDivisor;
    private int _count;

    /// <summary>One in so many shingles is kept now.</summary>
    public int OneIn => (int)_divisor;

    /// <summary>Takes a report in.</summary>
    public void Add(ComparedText text)
    {
        int owner = _reports.Count;
        _reports.Add((text.ReportId, text.BodyId, text.Year));
        if (!_bodyNumbers.TryGetValue(text.BodyId, out int body))
            _bodyNumbers[text.BodyId] = body = _bodyNumbers.Count;
        _bodyOf.Add(body);
        int paragraph = 0;
        var shingles = new Shingles(text.Characters);
        while (shingles.MoveNext())
        {
            // What begins in one paragraph and ends in the next is seldom copied with either; it would make every share look smaller.
            while (paragraph < text.Paragraphs.Count && text.Paragraphs[paragraph] <= shingles.Position)
                paragraph++;
            if (paragraph < text.Paragraphs.Count && text.Paragraphs[paragraph] < shingles.Position + Shingles.Length)
                continue;
            if (shingles.Hash % _divisor != 0 || SetPhrases.IsPrescribed(shingles.Hash))
                continue;
            if (_count == _hashes.Length)
                MakeRoom();
            if (_count == _hashes.Length || shingles.Hash % _divisor != 0)
                continue;
            _hashes[_count] = shingles.Hash;
            _owners[_count++] = owner;
        }
    }

    private void MakeRoom()
    {
        if (_hashes.Length < mostSamples)
        {
            int length = Math.Min(mostSamples, _hashes.Length * 2);
            Array.Resize(ref _hashes, length);
            Array.Resize(ref _owners, length);
            return;
        }

        _divisor *= 2;
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            if (_hashes[i] % _divisor != 0)
                continue;
            (_hashes[kept], _owners[kept]) = (_hashes[i], _owners[i]);
            kept++;
        }

        _count = kept;
    }

    /// <summary>The shares of every report, in the order in which they were added. Samples stay as they are: more reports may be added afterwards.</summary>
    /// <param name="cancellation">Stops between two shingles.</param>
    public IReadOnlyList<SurveyedReuse> Survey(CancellationToken cancellation = default)
    {
        Array.Sort(_hashes, _owners, 0, _count);
        int threshold = SetPhrases.Threshold(_bodyNumbers.Count);
        var total = new int[_reports.Count];
        var own = new int[_reports.Count];
        var other = new int[_reports.Count];
        var pairing = new List<(int From, int Count)>();
        var bodies = new Dictionary<int, int>();
        for (int from = 0; from < _count;)
        {
            cancellation.ThrowIfCancellationRequested();
            int to = from;
            while (to < _count && _hashes[to] == _hashes[from])
                to++;
            int distinct = Distinct(from, to);
            bodies.Clear();
            for (int i = from; i < from + distinct; i++)
                bodies[_bodyOf[_owners[i]]] = bodies.GetValueOrDefault(_bodyOf[_owners[i]]) + 1;
            if (bodies.Count < threshold)
            {
                for (int i = from; i < from + distinct; i++)
                {
                    int report = _owners[i];
                    total[report]++;
                    other[report] += bodies.Count > 1 ? 1 : 0;
                    own[report] += bodies[_bodyOf[report]] > 1 ? 1 : 0;
                }

                if (bodies.Count > 1 && distinct <= MostForPartners)
                    pairing.Add((from, distinct));
            }

            from = to;
        }

        string?[] partners = Partners(pairing, cancellation);
        return
        [
            .. _reports.Select((report, i) => new SurveyedReuse(report.Report, report.Body, report.Year, total[i], Share(own[i], total[i]), Share(other[i], total[i]), partners[i])),
        ];
    }

    /// <summary>Sorts the owners of one shingle and moves each to the front once: a report that says a thing twice counts once. Returns how many there are.</summary>
    private int Distinct(int from, int to)
    {
        Array.Sort(_owners, from, to - from);
        int distinct = from;
        for (int i = from; i < to; i++)
        {
            if (i == from || _owners[i] != _owners[distinct - 1])
                (_owners[distinct], _owners[i]) = (_owners[i], _owners[distinct++]);
        }

        return distinct - from;
    }

    /// <summary>For each report the one of another body that shares most samples, found for a block of reports at a time to bound the memory of the counts.</summary>
    private string?[] Partners(List<(int From, int Count)> pairing, CancellationToken cancellation)
    {
        var partners = new string?[_reports.Count];
        for (int first = 0; first < _reports.Count; first += PartnerBlock)
        {
            cancellation.ThrowIfCancellationRequested();
            var counts = new Dictionary<long, int>();
            foreach ((int from, int count) in pairing)
            {
                ReadOnlySpan<int> sharing = _owners.AsSpan(from, count);
                foreach (int report in sharing)
                {
                    if (report < first || report >= first + PartnerBlock)
                        continue;
                    foreach (int partner in sharing)
                    {
                        if (_bodyOf[partner] != _bodyOf[report])
                            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, ((long)report << 32) | (uint)partner, out _)++;
                    }
                }
            }

            var most = new Dictionary<int, (int Shared, int Partner)>();
            foreach ((long pair, int shared) in counts)
            {
                (int report, int partner) = ((int)(pair >> 32), (int)(pair & uint.MaxValue));
                (int Shared, int Partner) best = most.GetValueOrDefault(report, (0, int.MaxValue));
                if (shared > best.Shared || (shared == best.Shared && partner < best.Partner))
                    most[report] = (shared, partner);
            }

            foreach ((int report, (int _, int partner)) in most)
                partners[report] = _reports[partner].Report;
        }

        return partners;
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
