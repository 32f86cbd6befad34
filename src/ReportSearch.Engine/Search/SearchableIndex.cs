using System.Collections.Concurrent;
using ReportSearch.Engine.Norms;
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
    private readonly LengthTotals?[] _fieldTotals;

    public SearchableIndex(IndexSchema schema, IReadOnlyList<SegmentView> segments)
    {
        Schema = schema;
        Segments = segments;
        foreach (SegmentView segment in segments)
            LiveUnits += segment.LiveUnits;
        _fieldTotals = new LengthTotals?[schema.Fields.Count];
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

    /// <summary>What filters, prefixes and phrases found, and the units of common terms.</summary>
    public UnitSetCache Cache { get; } = new(CacheBytes);

    /// <param name="field">The field whose lengths count.</param>
    /// <param name="matches">Live units that match.</param>
    public Bm25 Scorer(int field, long matches)
    {
        LengthTotals totals = _fieldTotals[field] ??= FindTotals(field);
        return new Bm25(LiveUnits, matches, totals.Sum, totals.Units);
    }

    private LengthTotals FindTotals(int field)
    {
        long sum = 0, units = 0;
        foreach (SegmentView segment in Segments)
        {
            LengthTotals totals = segment.FieldTotals(field);
            sum += totals.Sum;
            units += totals.Units;
        }

        return new LengthTotals(sum, units);
    }
}
