using System.Collections.Frozen;
using ReportSearch.Reports.Tables;

namespace ReportSearch.Reports.Statistics;

/// <summary>What a label names.</summary>
internal enum LabelRole
{
    /// <summary>A row of the annex of the years until 2018.</summary>
    Annex,
    /// <summary>A row of table 3.</summary>
    Request,
    /// <summary>A column of table 3.</summary>
    Applicant,
    /// <summary>A row of table 2.</summary>
    Disclosure,
    /// <summary>A column of table 2.</summary>
    Column,
    /// <summary>A group of columns of table 4.</summary>
    Remedy,
    /// <summary>A column of table 4.</summary>
    Result,
}

/// <summary>One meaning of a label.</summary>
/// <param name="Role">Row or column of which table.</param>
/// <param name="Id">Id of the indicator, or the part of it that the row or column gives; with a point in front for a head without figures.</param>
/// <param name="Order">Place in the forms, by which equal labels are told apart.</param>
internal sealed record LabelMeaning(LabelRole Role, string Id, int Order);

/// <summary>Finds the meanings of a printed label: exactly, by its stem, or with one or two misprinted characters.</summary>
internal static class LabelIndex
{
    private static readonly FrozenDictionary<string, LabelMeaning[]> s_exact;
    private static readonly FrozenDictionary<string, LabelMeaning[]> s_stems;
    private static readonly (string Key, LabelMeaning[] Meanings)[] s_long;
    private static readonly FrozenSet<string> s_beginnings;

    static LabelIndex()
    {
        var exact = new Dictionary<string, List<LabelMeaning>>(StringComparer.Ordinal);
        var stems = new Dictionary<string, List<LabelMeaning>>(StringComparer.Ordinal);
        var orders = new Dictionary<(LabelRole, string), int>();
        foreach (string line in StatisticsData.Lines("labels.tsv"))
        {
            string[] cells = line.Split('\t');
            LabelRole role = Enum.Parse<LabelRole>(cells[0], ignoreCase: true);
            if (!orders.TryGetValue((role, cells[1]), out int order))
                orders.Add((role, cells[1]), order = orders.Count);
            var meaning = new LabelMeaning(role, cells[1], order);
            string key = LabelKey.Of(cells[2]);
            Add(exact, key, meaning);
            Add(stems, LabelKey.Stem(key), meaning);
        }

        s_exact = exact.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
        s_stems = stems.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
        s_long = [.. exact.Where(pair => pair.Key.Length >= 4).Select(pair => (pair.Key, pair.Value.ToArray()))];
        s_beginnings = exact.Keys.Where(key => key.Length > 6).SelectMany(key => Enumerable.Range(4, key.Length - 4).Select(length => key[..length])).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The meanings of an exact or stem match, or none.</summary>
    internal static ReadOnlySpan<LabelMeaning> Exact(string key) =>
        s_exact.TryGetValue(key, out LabelMeaning[]? meanings) || (key.Length >= 4 && s_stems.TryGetValue(LabelKey.Stem(key), out meanings)) ? meanings : [];

    /// <summary>The meanings of the labels with the same stem, or none.</summary>
    internal static ReadOnlySpan<LabelMeaning> Stems(string key) => key.Length >= 4 && s_stems.TryGetValue(LabelKey.Stem(key), out LabelMeaning[]? meanings) ? meanings : [];

    /// <summary>The meanings of the nearest label with misprints, or none when two labels are as near.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fits">Which meanings count.</param>
    internal static LabelMeaning[] Nearest(string key, Func<LabelMeaning, bool> fits)
    {
        int limit = LabelDistance.Limit(key.Length), best = limit + 1;
        if (limit == 0)
            return [];
        LabelMeaning[] found = [];
        foreach ((string candidate, LabelMeaning[] meanings) in s_long)
        {
            if (Math.Abs(candidate.Length - key.Length) > Math.Min(limit, best))
                continue;
            int distance = LabelDistance.Between(key, candidate, Math.Min(limit, best));
            if (distance > limit || distance > best || candidate.Contains('不', StringComparison.Ordinal) != key.Contains('不', StringComparison.Ordinal))
                continue;
            LabelMeaning[] fitting = Array.FindAll(meanings, meaning => fits(meaning));
            if (fitting.Length == 0)
                continue;
            if (distance < best)
                (best, found) = (distance, fitting);
            else if (distance == best)
                found = [.. found.UnionBy(fitting, meaning => (meaning.Role, meaning.Id))];
        }

        return found;
    }

    /// <summary>The meaning of the labels that begin with a key, where that is one.</summary>
    internal static LabelMeaning[] Completed(string key, Func<LabelMeaning, bool> fits)
    {
        LabelMeaning[] found = [];
        foreach ((string candidate, LabelMeaning[] meanings) in s_long)
        {
            if (candidate.StartsWith(key, StringComparison.Ordinal))
                found = [.. found.UnionBy(meanings.Where(fits), meaning => (meaning.Role, meaning.Id))];
        }

        return found.Length == 1 ? found : [];
    }

    /// <summary>True for the first characters of a label, but not a whole one.</summary>
    internal static bool IsBeginning(string key) => s_beginnings.Contains(key) && !s_exact.ContainsKey(key);

    private static void Add(Dictionary<string, List<LabelMeaning>> index, string key, LabelMeaning meaning)
    {
        if (!index.TryGetValue(key, out List<LabelMeaning>? meanings))
            index.Add(key, meanings = []);
        if (!meanings.Contains(meaning))
            meanings.Add(meaning);
    }
}
