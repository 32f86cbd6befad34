using ReportSearch.Engine.Schema;

namespace ReportSearch.Engine.Columns;

/// <summary>Strings of units as they come: from memory in any order, from a segment sorted.</summary>
internal interface IStringColumnSource
{
    int ValueCount { get; }

    int CodeCount { get; }

    string ValueAt(int value);

    int CodeOf(int unit);

    int MemberCount(int code);

    int Member(int code, int index);
}

/// <summary>Writes one string column of a new segment out of several sources; values that no unit has any more are dropped.</summary>
internal static class StringColumnMerger
{
    /// <param name="writer">Where the column goes.</param>
    /// <param name="kind">Ordinal or OrdinalSet.</param>
    /// <param name="sources">The sources.</param>
    /// <param name="placeOf">Source and unit in the source for each new unit.</param>
    /// <param name="unitCount">New units.</param>
    public static void Write(
        ColumnsWriter writer, ColumnKind kind, IReadOnlyList<IStringColumnSource> sources, Func<int, (int Source, int Unit)> placeOf, int unitCount)
    {
        var usedCodes = new bool[sources.Count][];
        for (int i = 0; i < sources.Count; i++)
            usedCodes[i] = new bool[sources[i].CodeCount];
        for (int unit = 0; unit < unitCount; unit++)
        {
            (int source, int old) = placeOf(unit);
            usedCodes[source][sources[source].CodeOf(old)] = true;
        }

        var distinct = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < sources.Count; i++)
        {
            foreach (int value in Members(sources[i], usedCodes[i]))
                distinct.Add(sources[i].ValueAt(value));
        }
        string[] values = [.. distinct];
        Array.Sort(values, StringComparer.Ordinal);

        var sets = new List<int[]>();
        var setPlaces = new Dictionary<int[], int>(MemberComparer.Instance);
        var newCodes = new int[sources.Count][];
        for (int i = 0; i < sources.Count; i++)
        {
            IStringColumnSource source = sources[i];
            newCodes[i] = new int[source.CodeCount];
            for (int code = 0; code < source.CodeCount; code++)
            {
                if (!usedCodes[i][code])
                    continue;
                int[] members = new int[source.MemberCount(code)];
                for (int m = 0; m < members.Length; m++)
                    members[m] = Array.BinarySearch(values, source.ValueAt(source.Member(code, m)), StringComparer.Ordinal);
                Array.Sort(members);
                if (kind == ColumnKind.Ordinal)
                {
                    newCodes[i][code] = members.Length == 0 ? 0 : members[0] + 1;
                    continue;
                }
                if (!setPlaces.TryGetValue(members, out int place))
                {
                    setPlaces.Add(members, place = sets.Count);
                    sets.Add(members);
                }
                newCodes[i][code] = place;
            }
        }

        int NewCode(int unit)
        {
            (int source, int old) = placeOf(unit);
            return newCodes[source][sources[source].CodeOf(old)];
        }
        if (kind == ColumnKind.Ordinal)
            writer.WriteOrdinal(values, NewCode);
        else
            writer.WriteOrdinalSet(values, sets, NewCode);
    }

    private static IEnumerable<int> Members(IStringColumnSource source, bool[] codes)
    {
        var seen = new bool[source.ValueCount];
        for (int code = 0; code < codes.Length; code++)
        {
            if (!codes[code])
                continue;
            for (int m = 0; m < source.MemberCount(code); m++)
            {
                int value = source.Member(code, m);
                if (!seen[value])
                {
                    seen[value] = true;
                    yield return value;
                }
            }
        }
    }
}

/// <summary>Sets are the same when their members are.</summary>
internal sealed class MemberComparer : IEqualityComparer<int[]>
{
    public static readonly MemberComparer Instance = new();

    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(int[] members)
    {
        var hash = new HashCode();
        foreach (int member in members)
            hash.Add(member);
        return hash.ToHashCode();
    }
}
