using System.Globalization;
using ReportSearch.Engine.Documents;
using ReportSearch.Engine.Queries;
using ReportSearch.Engine.Schema;
using ReportSearch.Engine.Search;

namespace ReportSearch.Engine.Tests.Oracle;

/// <summary>A unit as a test thinks of it.</summary>
internal sealed class PlainUnit
{
    public List<(int Field, byte[] Term, int Position)> Tokens { get; } = [];

    public Dictionary<int, int> Lengths { get; } = [];

    public Dictionary<int, long> Integers { get; } = [];

    public Dictionary<int, HashSet<string>> Strings { get; } = [];

    public byte[] Stored { get; set; } = [];

    public TokenizedUnit Tokenize(TokenizedUnit unit)
    {
        unit.Clear();
        foreach ((int field, byte[] term, int position) in Tokens)
            unit.AddToken(field, term, position);
        foreach ((int field, int length) in Lengths)
            unit.SetFieldLength(field, length);
        foreach ((int column, long value) in Integers)
            unit.SetInteger(column, value);
        foreach ((int column, HashSet<string> values) in Strings)
        {
            foreach (string value in values)
                unit.AddOrdinal(column, value);
        }
        unit.SetStored(Stored);
        return unit;
    }

    public int LengthOf(int field) => Lengths.TryGetValue(field, out int set) ? set : Tokens.Count(t => t.Field == field);
}

/// <summary>The oracle: groups of units in memory, every query answered by looking at every unit, written without regard to the engine's code.</summary>
internal sealed class PlainIndex(IndexSchema schema)
{
    public SortedDictionary<string, List<PlainUnit>> Groups { get; } = new(StringComparer.Ordinal);

    public sealed record Match(string Key, int Place, PlainUnit Unit, double Score);

    public List<Match> Find(Query query)
    {
        var found = new List<Match>();
        Func<PlainUnit, double?> score = Scorer(query);
        foreach ((string key, List<PlainUnit> units) in Groups)
        {
            for (int i = 0; i < units.Count; i++)
            {
                if (score(units[i]) is { } value)
                    found.Add(new Match(key, i, units[i], value));
            }
        }
        return found;
    }

    public List<FacetCount> Facet(List<Match> matches, int column)
    {
        IEnumerable<(string Value, string Key)> pairs = schema.Columns[column].Kind == ColumnKind.Integer
            ? matches.Where(m => m.Unit.Integers.ContainsKey(column)).Select(m => (m.Unit.Integers[column].ToString(CultureInfo.InvariantCulture), m.Key))
            : matches.SelectMany(m => m.Unit.Strings.GetValueOrDefault(column, []).Select(v => (v, m.Key)));
        return [.. pairs.GroupBy(p => p.Value).Select(g => new FacetCount(g.Key, g.Count(), g.Select(p => p.Key).Distinct().Count()))
            .OrderByDescending(f => f.Units).ThenBy(f => f.Value, StringComparer.Ordinal)];
    }

    private IEnumerable<PlainUnit> All => Groups.Values.SelectMany(g => g);

    /// <summary>Score of a unit, null when it does not match.</summary>
    private Func<PlainUnit, double?> Scorer(Query query)
    {
        switch (query)
        {
            case AllQuery:
                return _ => 0;
            case NoneQuery:
                return _ => null;
            case TermQuery term:
                return Bm25(term.Field, unit => Places(unit, term.Field, t => t.AsSpan().SequenceEqual(term.Term.Span)).Count);
            case PrefixQuery prefix:
                return Bm25(prefix.Field, unit => Places(unit, prefix.Field, t => t.AsSpan().StartsWith(prefix.Prefix.Span)).Count);
            case PhraseQuery phrase:
                // A phrase counts as frequent as its rarest term.
                int rarest = phrase.Terms.Select(part => All.Count(unit => Places(unit, phrase.Field, t => t.AsSpan().SequenceEqual(part.Term.Span)).Count > 0)).DefaultIfEmpty(0).Min();
                return Bm25(phrase.Field, unit =>
                {
                    if (phrase.Terms.Count == 0)
                        return 0;
                    HashSet<int>? starts = null;
                    foreach (PhraseTerm part in phrase.Terms)
                    {
                        var here = Places(unit, phrase.Field, t => t.AsSpan().SequenceEqual(part.Term.Span)).Select(p => p.Position - part.Offset).ToHashSet();
                        if (starts is null)
                            starts = here;
                        else
                            starts.IntersectWith(here);
                    }
                    return starts!.Count;
                }, rarest);
            case IntegerRangeQuery range:
                return unit => unit.Integers.TryGetValue(range.Column, out long value) && value >= range.Minimum && value <= range.Maximum ? 0 : null;
            case OrdinalQuery ordinal:
                return unit => unit.Strings.TryGetValue(ordinal.Column, out HashSet<string>? values) && values.Overlaps(ordinal.Values) ? 0 : null;
            case BoostQuery boost:
                Func<PlainUnit, double?> inner = Scorer(boost.Inner);
                return unit => inner(unit) * boost.Factor;
            case ConstantScoreQuery constant:
                Func<PlainUnit, double?> matched = Scorer(constant.Inner);
                return unit => matched(unit) is null ? null : constant.Score;
            case BooleanQuery boolean:
                Func<PlainUnit, double?>[] must = [.. boolean.Must.Select(Scorer)], should = [.. boolean.Should.Select(Scorer)];
                Func<PlainUnit, double?>[] filter = [.. boolean.Filter.Select(Scorer)], not = [.. boolean.MustNot.Select(Scorer)];
                int least = must.Length + filter.Length == 0 ? Math.Max(1, boolean.MinimumShould) : boolean.MinimumShould;
                return unit =>
                {
                    if (must.Any(m => m(unit) is null) || filter.Any(f => f(unit) is null) || not.Any(n => n(unit) is not null))
                        return null;
                    double?[] optional = [.. should.Select(s => s(unit))];
                    if (optional.Count(o => o is not null) < least)
                        return null;
                    return must.Sum(m => m(unit)!.Value) + optional.Sum(o => o ?? 0);
                };
            default:
                throw new InvalidOperationException(query.ToString());
        }
    }

    private Func<PlainUnit, double?> Bm25(int field, Func<PlainUnit, int> frequency, int? documentFrequency = null)
    {
        var counted = new Dictionary<PlainUnit, int>(ReferenceEqualityComparer.Instance);
        foreach (PlainUnit unit in All)
            counted[unit] = frequency(unit);
        double n = documentFrequency ?? counted.Count(c => c.Value > 0);
        double all = counted.Count;
        double idf = Math.Log(1 + (all - n + 0.5) / (n + 0.5));
        List<int> lengths = [.. All.Select(u => u.LengthOf(field)).Where(l => l > 0)];
        double mean = lengths.Count == 0 ? 1 : lengths.Sum(l => (double)l) / lengths.Count;
        return unit =>
        {
            double f = counted[unit];
            return f == 0 ? null : idf * (f * 2.2 / (f + 1.2 * (0.25 + 0.75 * unit.LengthOf(field) / mean)));
        };
    }

    private static HashSet<(string Term, int Position)> Places(PlainUnit unit, int field, Func<byte[], bool> wanted) =>
        [.. unit.Tokens.Where(t => t.Field == field && wanted(t.Term)).Select(t => (Convert.ToHexString(t.Term), t.Position))];
}
