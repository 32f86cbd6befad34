using System.Text;
using ReportSearch.Text.Folding;
using ReportSearch.Text.Regions;

namespace ReportSearch.Text.Pinyin;

/// <summary>
/// Words for what a user types in Latin letters: <c>zhengdi</c> and <c>zd</c> suggest 征地. For suggestions only; nothing is ever matched by its sound.
/// The words are those of the domain, the names of the divisions and the commonest of the language. Safe for any number of threads.
/// </summary>
public sealed class PinyinSuggester
{
    private const int MaxTypedUnits = 64;

    private static readonly Lazy<PinyinSuggester> s_default = new(() => Load(RegionTable.China));

    // ü counts as u: some type v for it, some u. Both in ordinal order of the key, then of the place in the list of words.
    private readonly List<(string Key, int Word)> _full = [];
    private readonly List<(string Key, int Word)> _initials = [];
    private readonly List<string> _words = [];
    private readonly PinyinReadings _readings;

    private PinyinSuggester(PinyinReadings readings) => _readings = readings;

    /// <summary>Over the words that come with the program; read at first use, which takes some 50 ms.</summary>
    public static PinyinSuggester Default => s_default.Value;

    /// <summary>Words whose reading or whose initials begin with what was typed.</summary>
    /// <param name="typed">Latin letters, of any case; white space, apostrophes and tone marks written as digits are passed over, ü may be typed v or u.</param>
    /// <param name="max">Most words to give.</param>
    /// <returns>Whole readings and initials first, then beginnings of them; in each the words of the domain, divisions, other words by frequency. Empty
    /// when anything else than Latin letters was typed.</returns>
    public IReadOnlyList<string> Suggest(string typed, int max)
    {
        string? key = KeyOf(typed);
        if (key is null || max <= 0)
            return [];
        var found = new List<(int Rank, int Word)>();
        Collect(_full, key, wholeRank: 0, beginningRank: 2, found);
        Collect(_initials, key, wholeRank: 1, beginningRank: 3, found);
        found.Sort();
        return [.. found.Select(hit => hit.Word).Distinct().Take(max).Select(word => _words[word])];
    }

    /// <summary>Words that a Chinese word may be a slip for: those that sound the same, then those of the same length with one other character; itself not among them.</summary>
    /// <param name="word">The word, folded.</param>
    /// <param name="max">Most words to give.</param>
    public IReadOnlyList<string> Likely(string word, int max)
    {
        if (word.Length is < 2 or > MaxTypedUnits)
            return [];
        var likely = new List<string>();
        if (_readings.Of(word) is List<string> spoken)
            likely.AddRange(Suggest(string.Concat(spoken), max * 4).Where(other => other.Length == word.Length));
        foreach (string other in _words)
        {
            if (other.Length == word.Length && DiffersOnce(word, other))
                likely.Add(other);
        }

        return [.. likely.Where(other => other != word).Distinct().Take(max)];
    }

    private static bool DiffersOnce(string word, string other)
    {
        int different = 0;
        for (int i = 0; i < word.Length && different < 2; i++)
            different += word[i] == other[i] ? 0 : 1;
        return different == 1;
    }

    private static PinyinSuggester Load(RegionTable regions)
    {
        PinyinReadings readings = PinyinReadings.LoadBuiltIn();
        var suggester = new PinyinSuggester(readings);
        var commonness = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string word in readings.CommonWords)
            commonness.TryAdd(word, commonness.Count);
        IEnumerable<string> domain = DomainWords().OrderBy(word => word.Length).ThenBy(word => commonness.GetValueOrDefault(word, int.MaxValue)).ThenBy(word => word, StringComparer.Ordinal);
        IEnumerable<string> divisions = regions.Regions.Where(region => !RegionNames.IsPlaceholder(region.Name)).OrderBy(region => region.Level).ThenBy(region => region.Code, StringComparer.Ordinal).SelectMany(region => RegionNames.ShortForms(region.Name).Append(region.Name));
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (string word in domain.Concat(divisions).Concat(readings.CommonWords))
        {
            if (word.Length < 2 || !known.Add(word) || readings.Of(word) is not List<string> spoken)
                continue;
            int place = suggester._words.Count;
            suggester._words.Add(word);
            suggester._full.Add((string.Concat(spoken).Replace('v', 'u'), place));
            suggester._initials.Add((string.Concat(spoken.Select(reading => reading[0])), place));
        }

        suggester._full.Sort(Compare);
        suggester._initials.Sort(Compare);
        return suggester;
    }

    private static IEnumerable<string> DomainWords()
    {
        using Stream resource = typeof(PinyinSuggester).Assembly.GetManifestResourceStream("domain.tsv")
            ?? throw new InvalidOperationException("The words of the domain are missing from the assembly.");
        using var reader = new StreamReader(resource, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return CharacterFolding.Fold(line.Split('\t')[0].TrimStart('~')); // ~ concerns the segmenter alone
        }
    }

    private static int Compare((string Key, int Word) a, (string Key, int Word) b)
    {
        int order = string.CompareOrdinal(a.Key, b.Key);
        return order != 0 ? order : a.Word.CompareTo(b.Word);
    }

    private static string? KeyOf(string typed)
    {
        if (typed.Length > MaxTypedUnits)
            return null;
        var key = new StringBuilder(typed.Length);
        foreach (char unit in CharacterFolding.Fold(typed))
        {
            if (unit is 'v' or 'ü')
                key.Append('u');
            else if (unit is >= 'a' and <= 'z')
                key.Append(unit);
            else if (!char.IsWhiteSpace(unit) && unit is not ('\'' or '’' or (>= '0' and <= '5')))
                return null;
        }

        return key.Length == 0 ? null : key.ToString();
    }

    private static void Collect(List<(string Key, int Word)> keys, string key, int wholeRank, int beginningRank, List<(int Rank, int Word)> found)
    {
        int first = keys.BinarySearch((key, -1), Comparer<(string Key, int Word)>.Create(Compare));
        for (int i = ~first; i < keys.Count && keys[i].Key.StartsWith(key, StringComparison.Ordinal); i++)
            found.Add((keys[i].Key.Length == key.Length ? wholeRank : beginningRank, keys[i].Word));
    }
}
