using System.Collections.Concurrent;
using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Schema;
using ReportSearch.Engine.Scoring;
using ReportSearch.Engine.Segments;

namespace ReportSearch.Engine.Search;

/// <summary>The segments of a snapshot with statistics over their live units.</summary>
internal sealed class SearchableIndex
{
    private const long CacheBytes = 64L * 1024 * 1024;

    private const int MostTerms = 4096;

    private readonly ConcurrentDictionary<string, PostingsAddress?[]> _terms = new(StringComparer.Ordinal);
    private readonly Lazy<(long Sum, long Units)>[] _fieldTotals;

    public SearchableIndex(IndexSchema schema, IReadOnlyList<SegmentView> segments)
    {
        Schema = schema;
        Segments = segments;
        LiveUnits = segments.Sum(s => (long)s.LiveUnits);
        _fieldTotals = new Lazy<(long, long)>[schema.Fields.Count];
        for (int i = 0; i < _fieldTotals.Length; i++)
        {
            int field = i;
            _fieldTotals[i] = new Lazy<(long, long)>(() =>
            {
                long sum = 0, units = 0;
                foreach (SegmentView segment in segments)
                {
                    (long segmentSum, long segmentUnits) = segment.FieldTotals(field);
                    sum += segmentSum;
                    units += segmentUnits;
                }
                return (sum, units);
            });
        }
    }

    public IndexSchema Schema { get; }

    public IReadOnlyList<SegmentView> Segments { get; }

    public long LiveUnits { get; }

    /// <summary>Where the postings of a term are in each segment; null where it is not. One search asks for the same terms again and again.</summary>
    public PostingsAddress?[] Find(int field, ReadOnlySpan<byte> term)
    {
        Span<char> key = stackalloc char[term.Length + 1];
        key[0] = (char)field;
        for (int i = 0; i < term.Length; i++)
            key[i + 1] = (char)term[i];
        if (_terms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out PostingsAddress?[]? known))
            return known;
        var addresses = new PostingsAddress?[Segments.Count];
        for (int i = 0; i < addresses.Length; i++)
        {
            if (Segments[i].Reader.Terms.TryFind(field, term, out PostingsAddress address))
                addresses[i] = address;
        }

        if (_terms.Count >= MostTerms)
            _terms.Clear();
        _terms[key.ToString()] = addresses;
        return addresses;
    }

    /// <summary>What filters, prefixes and phrases found.</summary>
    public UnitSetCache Cache { get; } = new(CacheBytes);

    /// <param name="field">The field whose lengths count.</param>
    /// <param name="matches">Live units that match.</param>
    public Bm25 Scorer(int field, long matches) => new(LiveUnits, matches, _fieldTotals[field].Value.Sum, _fieldTotals[field].Value.Units);
}
