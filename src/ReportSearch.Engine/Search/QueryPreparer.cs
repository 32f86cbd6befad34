using ReportSearch.Engine.Columns;
using ReportSearch.Engine.Documents;
using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Queries;
using ReportSearch.Engine.Schema;

namespace ReportSearch.Engine.Search;

/// <summary>Turns a query into a prepared one; what is under a filter, an exclusion or a constant score is prepared without scores.</summary>
internal sealed class QueryPreparer(SearchableIndex index, ReadBudget budget)
{
    // Far from the end of the stack, far beyond what people write.
    private const int MaxDepth = 200;

    /// <exception cref="ArgumentException">The query names what the schema has not, or is nested too deeply.</exception>
    public PreparedQuery Prepare(Query query, bool scored) => Prepare(query, scored, 0);

    private PreparedQuery Prepare(Query query, bool scored, int depth)
    {
        if (depth > MaxDepth)
            throw new ArgumentException($"query is nested more than {MaxDepth} deep", nameof(query));
        budget.Look();
        PreparedQuery[] All(IReadOnlyList<Query> parts, bool partsScored) => [.. parts.Select(p => Prepare(p, partsScored, depth + 1))];
        switch (query)
        {
            case AllQuery:
                return new PreparedAll(index);
            case NoneQuery:
                return new PreparedNone(index);
            case TermQuery(int field, ReadOnlyMemory<byte> term):
                CheckField(field);
                return term.Length is 0 or > TokenizedUnit.MaxTermBytes ? new PreparedNone(index) : new PreparedTerm(index, field, term, scored, budget);
            case PhraseQuery phrase:
                CheckField(phrase.Field);
                if (!index.Schema.Fields[phrase.Field].Positions)
                    throw new ArgumentException($"field {index.Schema.Fields[phrase.Field].Name} has no positions, which a phrase needs", nameof(query));
                if (phrase.Witness is { } witness)
                    CheckField(witness.Field);
                return new PreparedPhrase(index, phrase, scored, budget);
            case PrefixQuery(int field, ReadOnlyMemory<byte> prefix):
                CheckField(field);
                return new PreparedPrefix(index, field, prefix, scored, budget);
            case IntegerRangeQuery(int column, long minimum, long maximum):
                CheckColumn(column, integer: true);
                return new PreparedColumn(
                    index,
                    $"{column} {minimum} {maximum}",
                    $"{index.Schema.Columns[column].Name} in {minimum}..{maximum}: filter",
                    reader => minimum > maximum ? null : ColumnFilter.InRange(reader.Columns.Integer(column), minimum, maximum, reader.UnitCount, budget));
            case OrdinalQuery(int column, IReadOnlyList<string> values):
                CheckColumn(column, integer: false);
                return new PreparedColumn(
                    index,
                    $"{column} {string.Join(' ', values.Select(v => Convert.ToHexString(System.Text.Encoding.Unicode.GetBytes(v))).Order(StringComparer.Ordinal))}",
                    $"{index.Schema.Columns[column].Name} any of {values.Count} values: filter",
                    reader => CodesOf(reader.Columns.Strings(column), values) is { } codes
                        ? ColumnFilter.WithCodes(reader.Columns.Strings(column), codes, reader.UnitCount, budget)
                        : null);
            case BooleanQuery boolean:
                return new PreparedBoolean(
                    index, All(boolean.Must, scored), All(boolean.Should, scored), All(boolean.Filter, false), All(boolean.MustNot, false), boolean.MinimumShould);
            case BoostQuery(Query inner, double factor):
                if (!(factor >= 0 && double.IsFinite(factor)))
                    throw new ArgumentException($"boost of {factor}", nameof(query));
                return new PreparedBoost(index, Prepare(inner, scored, depth + 1), factor);
            case ConstantScoreQuery(Query inner, double score):
                if (!double.IsFinite(score))
                    throw new ArgumentException($"constant score of {score}", nameof(query));
                return new PreparedConstant(index, Prepare(inner, false, depth + 1), score);
            case SpanQuery spans:
                CheckField(spans.Field);
                var units = new Dictionary<SpanUnit, PreparedQuery>(ReferenceEqualityComparer.Instance);
                foreach (SpanUnit unit in PreparedSpans.UnitsIn(spans.Condition))
                    units.TryAdd(unit, Prepare(unit.Inner, false, depth + 1));
                return new PreparedSpans(index, spans, Prepare(PreparedSpans.Candidates(spans.Condition, spans.Field), false, depth + 1), units, budget);
            case ClosenessQuery closeness:
                CheckField(closeness.Field);
                if (closeness.Texts.Count is < ClosenessQuery.MinTexts or > ClosenessQuery.MaxTexts)
                    throw new ArgumentException($"closeness of {closeness.Texts.Count} texts; {ClosenessQuery.MinTexts} to {ClosenessQuery.MaxTexts} are possible", nameof(query));
                return scored ? new PreparedCloseness(index, closeness, budget) : new PreparedAll(index);
            case GroupQuery(Query inner):
                return new PreparedGroups(index, Prepare(inner, false, depth + 1));
            default:
                throw new ArgumentException("no query", nameof(query));
        }
    }

    /// <summary>Which codes of a column stand for any of the values; null when none does.</summary>
    private static bool[]? CodesOf(StringColumn column, IReadOnlyList<string> values)
    {
        var places = new HashSet<int>();
        foreach (string value in values)
        {
            if (column.Values.FindSorted(value) is var place and >= 0)
                places.Add(place);
        }
        if (places.Count == 0)
            return null;
        var codes = new bool[column.CodeCount];
        for (int code = 0; code < codes.Length; code++)
        {
            int members = column.MemberCount(code);
            for (int m = 0; m < members && !codes[code]; m++)
                codes[code] = places.Contains(column.Member(code, m));
        }
        return codes;
    }

    private void CheckField(int field)
    {
        if ((uint)field >= (uint)index.Schema.Fields.Count)
            throw new ArgumentException($"field {field} of {index.Schema.Fields.Count}");
    }

    private void CheckColumn(int column, bool integer)
    {
        if ((uint)column >= (uint)index.Schema.Columns.Count || (index.Schema.Columns[column].Kind == ColumnKind.Integer) != integer)
            throw new ArgumentException($"column {column} is no {(integer ? "integer" : "string")} column");
    }
}
