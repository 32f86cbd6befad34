using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Queries;
using ReportSearch.Engine.Scoring;
using ReportSearch.Engine.Segments;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Search;

/// <summary>A query over the terms of one field.</summary>
/// <param name="index">What is searched.</param>
/// <param name="field">The field.</param>
/// <param name="name">What it is called in an explanation.</param>
internal abstract class PreparedTerms(SearchableIndex index, int field, Func<string> name) : PreparedQuery(index)
{
    /// <summary>Null where no score is wanted.</summary>
    protected Bm25? Scorer { get; set; }

    protected int Field { get; } = field;

    protected FieldScorer? ScorerIn(int segment)
    {
        if (Scorer is null)
            return null;
        SegmentReader reader = Index.Segments[segment].Reader;
        return new FieldScorer(Scorer, reader.Norms.Lengths(Field), reader.MeanLength(Field));
    }

    protected override string Describe(UnitIterator iterator)
    {
        var found = (FrequencyIterator)iterator;
        string what = $"{name()} in {Index.Schema.Fields[Field].Name}";
        return Scorer is null ? $"{what}: filter" : $"{what}: {Scorer.Explain(found.Frequency, found.Length)}";
    }

    /// <summary>Live units with a term.</summary>
    protected static long CountLive(SearchableIndex index, int field, PostingsAddress?[] addresses, ReadBudget budget)
    {
        long live = 0;
        for (int i = 0; i < addresses.Length; i++)
        {
            if (addresses[i] is not { } address)
                continue;
            SegmentView segment = index.Segments[i];
            if (!segment.HasDeletions)
            {
                live += address.Units;
                continue;
            }
            PostingsCursor cursor = segment.Reader.OpenPostings(field, address, budget);
            for (int unit = cursor.Next(); unit != PostingsCursor.End; unit = cursor.Next())
                live += segment.IsLive(unit) ? 1 : 0;
        }
        return live;
    }
}

/// <summary>One term.</summary>
internal sealed class PreparedTerm : PreparedTerms
{
    // More than one of so many units: as bits they take little, and are counted without a look at the postings.
    private const int Common = 32;

    private readonly PostingsAddress?[] _addresses;
    private readonly ReadBudget _budget;
    private readonly ReadOnlyMemory<byte> _term;

    public PreparedTerm(SearchableIndex index, int field, ReadOnlyMemory<byte> term, bool scored, ReadBudget budget)
        : base(index, field, () => $"term {Convert.ToHexString(term.Span)}")
    {
        _budget = budget;
        _term = term;
        _addresses = index.Find(field, term.Span);
        if (scored)
            Scorer = index.Scorer(field, CountLive(index, field, _addresses, budget));
    }

    public override UnitIterator? Open(int segment) => _addresses[segment] is { } address
        ? new TermIterator(
            Index.Segments[segment].Reader.OpenPostings(Field, address, _budget), ScorerIn(segment),
            address.Units >= Index.Segments[segment].Reader.UnitCount / Common ? () => Known(segment, address) : null)
        : null;

    public override long? CountIn(int segment) =>
        _addresses[segment] is not { } address ? 0 : Index.Segments[segment].HasDeletions ? null : address.Units;

    private Bitmap? Known(int segment, PostingsAddress address) => Index.Cache.GetOrAddWhenAskedAgain(
        $"units {segment} {Field} {Convert.ToHexString(_term.Span)}", () => Find(segment, address), all => all.Words.Length * 8L + 64);

    private Bitmap Find(int segment, PostingsAddress address)
    {
        SegmentReader reader = Index.Segments[segment].Reader;
        var all = new Bitmap(reader.UnitCount);
        PostingsCursor cursor = reader.OpenPostings(Field, address, _budget);
        for (ReadOnlySpan<uint> units = cursor.UnitsFrom(0, all.Count); units.Length > 0; units = cursor.UnitsFrom(0, all.Count))
        {
            all.Set(units);
            cursor.Skip(units.Length);
        }

        return all;
    }
}

/// <summary>
/// A phrase, scored as one term that stands in as many units as its rarest term: how many units hold the phrase is known only when all have been looked at, and a bound
/// that is known before is as good for ranking.
/// </summary>
internal sealed class PreparedPhrase : PreparedTerms
{
    // Phrases of rarer terms are quickly found again.
    private const int WorthKeeping = 256;

    private readonly PhraseQuery _phrase;
    private readonly ReadBudget _budget;
    private readonly int[] _termOf;
    private readonly PostingsAddress[]?[] _addresses;
    private readonly UnitList?[] _found;
    private readonly Plan?[] _plans;

    public PreparedPhrase(SearchableIndex index, PhraseQuery phrase, bool scored, ReadBudget budget)
        : base(index, phrase.Field, () => KeyOf(phrase))
    {
        _phrase = phrase;
        _budget = budget;
        _termOf = new int[phrase.Terms.Count];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var distinct = new List<ReadOnlyMemory<byte>>();
        for (int i = 0; i < _termOf.Length; i++)
        {
            string bytes = Convert.ToHexString(phrase.Terms[i].Term.Span);
            if (!places.TryGetValue(bytes, out _termOf[i]))
            {
                places.Add(bytes, _termOf[i] = distinct.Count);
                distinct.Add(phrase.Terms[i].Term);
            }
        }
        _found = new UnitList?[index.Segments.Count];
        _plans = new Plan?[index.Segments.Count];
        PostingsAddress?[][] ofTerms = [.. distinct.Select(term => index.Find(phrase.Field, term.Span))];
        _addresses = new PostingsAddress[]?[index.Segments.Count];
        for (int i = 0; i < _addresses.Length; i++)
        {
            if (Array.TrueForAll(ofTerms, term => term[i] is not null))
                _addresses[i] = [.. ofTerms.Select(term => term[i]!.Value)];
        }
        if (scored)
            Scorer = index.Scorer(phrase.Field, ofTerms.Length == 0 ? 0 : ofTerms.Min(term => CountLive(index, phrase.Field, term, budget)));
        string? key = null;
        for (int i = 0; i < _addresses.Length; i++)
        {
            if (_addresses[i] is not { Length: > 0 } found || found.Min(address => address.Units) < WorthKeeping)
                continue;
            int segment = i;
            key ??= $"{phrase.Field} {KeyOf(phrase)}";
            _found[i] = index.Cache.GetOrAddWhenAskedAgain($"{i} {key}", () => Find(segment), list => list.Bytes);
        }
    }

    public override UnitIterator? Open(int segment) => _found[segment] is { } list
        ? list.Count == 0 ? null : new ListIterator(list, ScorerIn(segment))
        : Walk(segment);

    public override long? CountIn(int segment) => _addresses[segment] is not { Length: > 0 } ? 0 : _found[segment]?.Count;

    /// <summary>All units of a segment that hold the phrase.</summary>
    private UnitList Find(int segment)
    {
        var list = new UnitList();
        SegmentView view = Index.Segments[segment];
        PackedIntegers lengths = view.Reader.Norms.Lengths(Field);
        double mean = view.Reader.MeanLength(Field);
        PhraseIterator phrase = Walk(segment)!;
        for (int unit = phrase.Next(); unit != UnitIterator.End; unit = phrase.Next())
        {
            if (view.IsLive(unit) && phrase.Frequency > 0)
                list.Add(unit, phrase.Frequency, Impact.Of(phrase.Frequency, (int)lengths[unit], mean));
        }

        return list;
    }

    private PhraseIterator? Walk(int segment)
    {
        if (_addresses[segment] is not { Length: > 0 } addresses)
            return null;
        Plan plan = _plans[segment] ??= PlanFor(addresses);
        SegmentReader reader = Index.Segments[segment].Reader;
        PostingsCursor? witness = null;
        if (_phrase.Witness is { } certain && Index.Find(certain.Field, certain.Term.Span)[segment] is { } address)
            witness = reader.OpenPostings(certain.Field, address, _budget);
        return new PhraseIterator([.. plan.Terms.Select(t => reader.OpenPostings(Field, addresses[t], _budget))], plan.Places, witness, ScorerIn(segment));
    }

    private Plan PlanFor(PostingsAddress[] addresses)
    {
        bool[] needed = PhrasePlan.Choose(_phrase.Terms, [.. _termOf.Select(t => addresses[t].Units)]);
        int rarest = 0;
        for (int term = 1; term < addresses.Length; term++)
            rarest = addresses[term].Units < addresses[rarest].Units ? term : rarest;
        // Cursors in order of their terms' counts; places of one term together, the rarest first.
        int[] terms = [.. Enumerable.Range(0, addresses.Length)
            .Where(term => term == rarest || Enumerable.Range(0, needed.Length).Any(i => needed[i] && _termOf[i] == term))
            .OrderBy(term => term == rarest ? 0 : 1).ThenBy(term => addresses[term].Units)];
        (int, int)[] places = [.. Enumerable.Range(0, needed.Length).Where(i => needed[i])
            .Select(i => (Cursor: Array.IndexOf(terms, _termOf[i]), _phrase.Terms[i].Offset)).Distinct().OrderBy(p => p.Cursor)];
        return new Plan(terms, places);
    }

    private static string KeyOf(PhraseQuery phrase) => $"phrase {string.Join(' ', phrase.Terms.Select(t => $"{Convert.ToHexString(t.Term.Span)}@{t.Offset}"))}";

    /// <summary>Which terms are read in a segment, in which order, and which of them stands at which offset.</summary>
    private sealed record Plan(int[] Terms, (int Cursor, int Offset)[] Places);
}

/// <summary>All terms that begin alike, taken as one; their units are found once, and kept for the next query.</summary>
internal sealed class PreparedPrefix : PreparedTerms
{
    private readonly UnitList[] _found;

    public PreparedPrefix(SearchableIndex index, int field, ReadOnlyMemory<byte> prefix, bool scored, ReadBudget budget)
        : base(index, field, () => $"prefix {Convert.ToHexString(prefix.Span)}")
    {
        _found = new UnitList[index.Segments.Count];
        long matches = 0;
        for (int i = 0; i < _found.Length; i++)
        {
            SegmentView segment = index.Segments[i];
            _found[i] = index.Cache.GetOrAdd(
                $"prefix {i} {field} {Convert.ToHexString(prefix.Span)}", () => PrefixUnion.Find(segment, field, prefix.Span, budget), list => list.Bytes);
            matches += _found[i].Count;
        }
        if (scored)
            Scorer = index.Scorer(field, matches);
    }

    public override UnitIterator? Open(int segment) => _found[segment].Count == 0 ? null : new ListIterator(_found[segment], ScorerIn(segment));

    public override long? CountIn(int segment) => _found[segment].Count;
}
