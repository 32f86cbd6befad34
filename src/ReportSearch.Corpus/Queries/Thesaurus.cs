using System.Security.Cryptography;
using System.Text;
using ReportSearch.Text.Folding;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Queries;

/// <summary>
/// Words of the genre that stand for one another, and everyday words with what reports write for them (index-data/thesaurus); names that a place had in other years come from
/// the table of divisions. Safe for any number of threads.
/// </summary>
internal sealed class Thesaurus
{
    private const int MaxSynonyms = 8;

    private static readonly Lazy<Thesaurus> s_default = new(Load);
    private readonly Dictionary<string, List<string>> _synonyms = new(StringComparer.Ordinal);
    private int _longest;

    private Thesaurus(string version) => Version = version;

    /// <summary>The thesaurus that comes with the program.</summary>
    public static Thesaurus Default => s_default.Value;

    /// <summary>A hash of its entries: part of the corpus version.</summary>
    public string Version { get; }

    /// <summary>What the words of a folded run without blanks stand for; of words that overlap the first, and of those that begin together the longest.</summary>
    public IEnumerable<QueryExpansion> Find(string run, RegionTable regions)
    {
        for (int at = 0; at < run.Length;)
        {
            int length = Math.Min(_longest, run.Length - at);
            while (length > 1 && !_synonyms.ContainsKey(run.Substring(at, length)))
                length--;
            if (length > 1)
            {
                string word = run.Substring(at, length);
                yield return new QueryExpansion(word, [.. _synonyms[word].Where(synonym => !run.Contains(synonym, StringComparison.Ordinal)).Take(MaxSynonyms)]);
                at += length;
                continue;
            }

            at++;
        }

        List<string> otherNames = [.. regions.ByName(run)
            .SelectMany(region => regions.Regions.Where(other => other.Code == region.Code && other.Name != region.Name))
            .Select(other => other.Name).Distinct().Where(name => !name.StartsWith(run, StringComparison.Ordinal)).Take(MaxSynonyms)];
        if (otherNames.Count > 0)
            yield return new QueryExpansion(run, otherNames);
    }

    private static Thesaurus Load()
    {
        using Stream resource = typeof(Thesaurus).Assembly.GetManifestResourceStream("thesaurus.tsv") ?? throw new InvalidOperationException("the thesaurus is missing from the assembly");
        using var reader = new StreamReader(resource, Encoding.UTF8);
        string text = reader.ReadToEnd();
        var thesaurus = new Thesaurus(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4)));
        foreach (string line in text.Split('\n'))
        {
            if (line.Length == 0 || line[0] == '#' || line.Split('\t') is not [_, string entry])
                continue;
            string[] sides = entry.Split(" > ");
            List<string> to = Words(sides[^1]);
            foreach (string from in sides.Length > 1 ? Words(sides[0]) : to)
                thesaurus.Add(from, to);
        }

        return thesaurus;
    }

    private void Add(string from, List<string> to)
    {
        if (!_synonyms.TryGetValue(from, out List<string>? known))
            _synonyms.Add(from, known = []);
        known.AddRange(to.Where(word => word != from && !known.Contains(word)));
        _longest = Math.Max(_longest, from.Length);
    }

    // 环保局..2018: until when, or from when, a name was borne is for the reader of the file.
    private static List<string> Words(string side) =>
        [.. side.Split('、').Select(word => FoldedText.Of(word.Split("..")[0].TrimEnd("0123456789".ToCharArray()) is { Length: > 0 } name ? name : word.Split("..")[0]).Text).Where(word => word.Length > 1).Distinct()];
}
