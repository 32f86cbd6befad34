namespace ReportSearch.Corpus.Reuse;

/// <summary>Estimated shares of one report.</summary>
/// <param name="Report">Its id.</param>
/// <param name="Body">Id of its body.</param>
/// <param name="Year">Its year, or null.</param>
/// <param name="Samples">Fingerprints that are no set phrase: the estimate stands on so many.</param>
/// <param name="OwnYearsShare">Share that stands in other years of the same body, 0 to 1.</param>
/// <param name="OtherBodiesShare">Share that stands in reports of other bodies, 0 to 1.</param>
/// <param name="Partner">The report of another body that shares most, or null.</param>
public sealed record SurveyedReuse(string Report, string Body, int? Year, int Samples, double OwnYearsShare, double OtherBodiesShare, string? Partner);

/// <summary>
/// All reports against all, in one reading of the fingerprints: what two reports share is among the fingerprints of both, so their shares estimate those of the
/// characters (in the manner of Broder's "On the resemblance and containment of documents", 1997). For the partners, of which all pairs must be counted, the owners
/// of at most <paramref name="mostOwners"/> fingerprints are held, 4 bytes each: where there are more, every second hash is left out, and so on.
/// </summary>
/// <param name="index">The fingerprints.</param>
/// <param name="mostOwners">Owners held at most.</param>
internal sealed class ReuseSurvey(FingerprintIndex index, int mostOwners = 24_000_000)
{
    // A shingle that this many reports share without being a set phrase says too little of any pair to be counted for partners.
    private const int MostForPartners = 40;
    private const int PartnerBlock = 8_192;

    private readonly List<(int From, int Count)> _groups = [];
    private int[] _owners = new int[Math.Min(mostOwners, 1 << 16)];
    private int _count;
    private ulong _oneIn = 1;
    private readonly List<ulong> _hashes = [];

    /// <summary>The shares of every report, in the order of the index.</summary>
    /// <param name="cancellation">Stops between two blocks.</param>
    public IReadOnlyList<SurveyedReuse> Survey(CancellationToken cancellation = default)
    {
        int threshold = SetPhrases.Threshold(index.Bodies);
        var tally = new Tally(index.Reports.Count);
        var group = new List<int>();
        ulong hash = 0;
        foreach (ReadOnlyMemory<ulong> block in index.Blocks())
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (ulong posting in block.Span)
            {
                if (FingerprintFile.HashOf(posting) != hash)
                {
                    Count(hash, group, threshold, tally);
                    group.Clear();
                    hash = FingerprintFile.HashOf(posting);
                }

                // What begins in one paragraph and ends in the next is seldom copied with either; it would make every share look smaller.
                if (!FingerprintFile.Crosses(posting))
                    group.Add(FingerprintFile.ReportOf(posting));
            }
        }

        Count(hash, group, threshold, tally);
        string?[] partners = Partners(cancellation);
        return
        [
            .. index.Reports.Select((report, i) =>
                new SurveyedReuse(report.Id, report.BodyId, report.Year, tally.Total[i], Share(tally.Own[i], tally.Total[i]), Share(tally.Other[i], tally.Total[i]), partners[i])),
        ];
    }

    private sealed class Tally(int reports)
    {
        public int[] Total { get; } = new int[reports];

        public int[] Own { get; } = new int[reports];

        public int[] Other { get; } = new int[reports];

        /// <summary>Reports of each body that have the present shingle.</summary>
        public Dictionary<int, int> Bodies { get; } = [];
    }

    /// <summary>Counts one shingle for the reports that have it.</summary>
    private void Count(ulong hash, List<int> group, int threshold, Tally tally)
    {
        if (group.Count == 0)
            return;
        if (group.Count == 1)
        {
            tally.Total[group[0]]++;
            return;
        }

        tally.Bodies.Clear();
        foreach (int report in group)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(tally.Bodies, index.BodyOf(report), out _)++;
        if (tally.Bodies.Count >= threshold)
            return;
        foreach (int report in group)
        {
            tally.Total[report]++;
            tally.Other[report] += tally.Bodies.Count > 1 ? 1 : 0;
            tally.Own[report] += tally.Bodies[index.BodyOf(report)] > 1 ? 1 : 0;
        }

        if (tally.Bodies.Count > 1 && group.Count <= MostForPartners)
            Keep(hash, group);
    }

    private void Keep(ulong hash, List<int> group)
    {
        if (hash % _oneIn != 0)
            return;
        if (_count + group.Count > _owners.Length && _owners.Length < mostOwners)
            Array.Resize(ref _owners, Math.Min(mostOwners, Math.Max(_owners.Length * 2, _count + group.Count)));
        while (_count + group.Count > _owners.Length && _groups.Count > 0)
            Thin();
        if (_count + group.Count > _owners.Length || hash % _oneIn != 0)
            return;
        _groups.Add((_count, group.Count));
        _hashes.Add(hash);
        foreach (int report in group)
            _owners[_count++] = report;
    }

    /// <summary>Leaves every second hash out.</summary>
    private void Thin()
    {
        _oneIn *= 2;
        int kept = 0, owners = 0;
        for (int i = 0; i < _groups.Count; i++)
        {
            if (_hashes[i] % _oneIn != 0)
                continue;
            (int from, int count) = _groups[i];
            Array.Copy(_owners, from, _owners, owners, count);
            (_groups[kept], _hashes[kept]) = ((owners, count), _hashes[i]);
            kept++;
            owners += count;
        }

        _groups.RemoveRange(kept, _groups.Count - kept);
        _hashes.RemoveRange(kept, _hashes.Count - kept);
        _count = owners;
    }

    /// <summary>For each report the one of another body that shares most samples, found for a block of reports at a time to bound the memory of the counts.</summary>
    private string?[] Partners(CancellationToken cancellation)
    {
        var partners = new string?[index.Reports.Count];
        for (int first = 0; first < index.Reports.Count; first += PartnerBlock)
        {
            cancellation.ThrowIfCancellationRequested();
            var counts = new Dictionary<long, int>();
            foreach ((int from, int count) in _groups)
            {
                ReadOnlySpan<int> sharing = _owners.AsSpan(from, count);
                foreach (int report in sharing)
                {
                    if (report < first || report >= first + PartnerBlock)
                        continue;
                    foreach (int partner in sharing)
                    {
                        if (index.BodyOf(partner) != index.BodyOf(report))
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
                partners[report] = index.Reports[partner].Id;
        }

        return partners;
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
