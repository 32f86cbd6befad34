using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Scoring;
using ReportSearch.Engine.Segments;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Search;

/// <summary>A query over the terms of one field.</summary>
internal abstract class PreparedTerms(SearchableIndex index, int field, string name) : PreparedQuery(index)
{
    /// <summary>Null where no score is wanted.</summary>
    protected Bm25? Scorer { get; set; }

    protected int Field { get; } = field;

    protected PackedIntegers Lengths(int segment) => Index.Segments[segment].Reader.Norms.Lengths(Field);

    protected override string Describe(UnitIterator iterator)
    {
        var found = (FrequencyIterator)iterator;
        string what = $"{name} in {Index.Schema.Fields[Field].Name}";
        return Scorer is null ? $"{what}: filter" : $"{what}: {Scorer.Explain(found.Frequency, found.Length)}";
    }
}

/// <summary>One term.</summary>
internal sealed class PreparedTerm : PreparedTerms
{
    private readonly PostingsAddress?[] _addresses;
    private readonly CancellationToken _cancellation;

    public PreparedTerm(SearchableIndex index, int field, ReadOnlyMemory<byte> term, bool scored, CancellationToken cancellation)
        : base(index, field, $"term {Convert.ToHexString(term.Span)}")
    {
        _cancellation = cancellation;
        _addresses = new PostingsAddress?[index.Segments.Count];
        long matches = 0;
        for (int i = 0; i < _addresses.Length; i++)
        {
            SegmentView segment = index.Segments[i];
            if (!segment.Reader.Terms.TryFind(field, term.Span, out PostingsAddress address))
                continue;
            _addresses[i] = address;
            matches += scored ? CountLive(segment, field, address, cancellation) : 0;
        }
        if (scored)
            Scorer = index.Scorer(field, matches);
    }

    public override UnitIterator? Open(int segment) => _addresses[segment] is { } address
        ? new TermIterator(Index.Segments[segment].Reader.OpenPostings(Field, address, _cancellation), Scorer, Lengths(segment))
        : null;

    private static long CountLive(SegmentView segment, int field, PostingsAddress address, CancellationToken cancellation)
    {
        if (!segment.HasDeletions)
            return address.Units;
        PostingsCursor cursor = segment.Reader.OpenPostings(field, address, cancellation);
        long live = 0;
        for (int unit = cursor.Next(); unit != PostingsCursor.End; unit = cursor.Next())
            live += segment.IsLive(unit) ? 1 : 0;
        return live;
    }
}

/// <summary>
/// A phrase. For a score its document frequency must be known before the first unit is scored, so its units are then found once, here, and kept.
/// </summary>
internal sealed class PreparedPhrase : PreparedTerms
{
    private readonly PostingsAddress[]?[] _addresses;
    private readonly UnitList[]? _found;
    private readonly (int Cursor, int Offset)[] _places;
    private readonly CancellationToken _cancellation;

    public PreparedPhrase(
        SearchableIndex index, int field, IReadOnlyList<Queries.PhraseTerm> terms, bool scored, CancellationToken cancellation)
        : base(index, field, $"phrase {string.Join(' ', terms.Select(t => $"{Convert.ToHexString(t.Term.Span)}@{t.Offset}"))}")
    {
        _cancellation = cancellation;
        var distinct = new List<ReadOnlyMemory<byte>>();
        _places = new (int, int)[terms.Count];
        for (int i = 0; i < terms.Count; i++)
        {
            ReadOnlyMemory<byte> term = terms[i].Term;
            int at = distinct.FindIndex(t => t.Span.SequenceEqual(term.Span));
            if (at < 0)
            {
                at = distinct.Count;
                distinct.Add(term);
            }
            _places[i] = (at, terms[i].Offset);
        }
        _addresses = new PostingsAddress[]?[index.Segments.Count];
        for (int i = 0; i < _addresses.Length; i++)
            _addresses[i] = FindAll(index.Segments[i].Reader, field, distinct);
        if (!scored)
            return;
        long matches = 0;
        _found = new UnitList[_addresses.Length];
        for (int i = 0; i < _found.Length; i++)
        {
            UnitList list = _found[i] = new UnitList();
            SegmentView segment = index.Segments[i];
            if (OpenMatcher(i) is not { } matcher)
                continue;
            for (int unit = matcher.Next(); unit != UnitIterator.End; unit = matcher.Next())
            {
                if (segment.IsLive(unit))
                    list.Add(unit, matcher.Frequency);
            }
            matches += list.Count;
        }
        Scorer = index.Scorer(field, matches);
    }

    public override UnitIterator? Open(int segment)
    {
        if (_found is not null)
            return _found[segment].Count == 0 ? null : new ListIterator(_found[segment], Scorer, Lengths(segment));
        return OpenMatcher(segment) is { } matcher ? new PhraseIterator(matcher, Lengths(segment)) : null;
    }

    private PhraseMatcher? OpenMatcher(int segment)
    {
        if (_addresses[segment] is not { Length: > 0 } addresses)
            return null;
        SegmentReader reader = Index.Segments[segment].Reader;
        return new PhraseMatcher([.. addresses.Select(a => reader.OpenPostings(Field, a, _cancellation))], _places);
    }

    private static PostingsAddress[]? FindAll(SegmentReader reader, int field, List<ReadOnlyMemory<byte>> terms)
    {
        var addresses = new PostingsAddress[terms.Count];
        for (int i = 0; i < addresses.Length; i++)
        {
            if (!reader.Terms.TryFind(field, terms[i].Span, out addresses[i]))
                return null;
        }
        return addresses;
    }
}

/// <summary>All terms that begin alike, taken as one; their units are found once, here.</summary>
internal sealed class PreparedPrefix : PreparedTerms
{
    private readonly UnitList[] _found;

    public PreparedPrefix(SearchableIndex index, int field, ReadOnlyMemory<byte> prefix, bool scored, CancellationToken cancellation)
        : base(index, field, $"prefix {Convert.ToHexString(prefix.Span)}")
    {
        _found = new UnitList[index.Segments.Count];
        long matches = 0;
        for (int i = 0; i < _found.Length; i++)
        {
            _found[i] = PrefixUnion.Find(index.Segments[i], field, prefix.Span, cancellation);
            matches += _found[i].Count;
        }
        if (scored)
            Scorer = index.Scorer(field, matches);
    }

    public override UnitIterator? Open(int segment) =>
        _found[segment].Count == 0 ? null : new ListIterator(_found[segment], Scorer, Lengths(segment));
}
