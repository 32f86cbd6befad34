using System.Globalization;
using System.Text;

namespace ReportSearch.WordTables;

/// <summary>
/// Readings without tones: the first one of every character in use, words that read otherwise, and common words to suggest. The data of the package are
/// object literals, one entry a line or a list of characters below its reading; they are read by their quotation marks, not run.
/// </summary>
internal sealed class PinyinTable
{
    private const int CommonWords = 12_000;
    private const int MinWordFrequency = 5;

    private readonly FoldingRows _folding;
    private readonly Dictionary<char, string> _first = [];
    private readonly SortedDictionary<string, string> _words = new(StringComparer.Ordinal);

    /// <summary>From the table of characters: <c>reading [reading ...]: ['character', ...]</c>.</summary>
    public PinyinTable(string characters, FoldingRows folding)
    {
        _folding = folding;
        string reading = "";
        foreach (string line in characters.Split('\n').Select(line => line.Trim()))
        {
            int colon = line.IndexOf(": [", StringComparison.Ordinal);
            if (colon >= 0)
                reading = WithoutTones(line[..colon].Trim('\'').Split(' ')[0]);
            foreach (string quoted in Quoted(colon >= 0 ? line[colon..] : line))
            {
                if (quoted.Length == 1 && reading.Length > 0)
                    _first.TryAdd(quoted[0], reading);
            }
        }
    }

    /// <summary>Words from a table <c>word: 'reading reading',</c>; those that read as their characters do alone are not kept.</summary>
    public void AddWords(string table)
    {
        foreach (string line in table.Split('\n').Select(line => line.Trim()))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 2 || Quoted(line[colon..]).FirstOrDefault() is not string spoken)
                continue;
            string word = line[..colon].Trim('\'', '"');
            string[] readings = [.. spoken.Split(' ').Select(WithoutTones)];
            if (readings.Length == word.Length && word.All(_first.ContainsKey) && !word.Select(unit => _first[unit]).SequenceEqual(readings))
                _words[word] = string.Join(' ', readings);
        }
    }

    /// <summary>The resource: readings with their characters, an empty line, irregular words, an empty line, common words from the commonest.</summary>
    public string Write(IEnumerable<string> dictionary, IEnumerable<string> namesOfDivisions)
    {
        var frequencies = new Dictionary<string, (int Frequency, string Kind)>();
        foreach (string line in dictionary)
        {
            string[] columns = line.Split(' ');
            frequencies[columns[0]] = (int.Parse(columns[1], CultureInfo.InvariantCulture), columns[2]);
        }

        HashSet<char> used = [.. frequencies.Where(word => word.Value.Frequency >= MinWordFrequency).SelectMany(word => word.Key), .. namesOfDivisions.SelectMany(line => line)];
        used.RemoveWhere(unit => !_first.ContainsKey(unit) || _folding.Fold(unit.ToString()) != unit.ToString());
        var text = new StringBuilder();
        foreach (var reading in used.Order().GroupBy(unit => _first[unit]).OrderBy(group => group.Key, StringComparer.Ordinal))
            text.Append(reading.Key).Append('\t').Append(string.Concat(reading)).Append('\n');
        text.Append('\n');
        foreach ((string word, string readings) in _words)
        {
            if (word.All(used.Contains) && frequencies.GetValueOrDefault(word).Frequency >= MinWordFrequency)
                text.Append(word).Append('\t').Append(readings).Append('\n');
        }

        text.Append('\n');
        // Personal names are nobody's suggestion.
        IEnumerable<string> common = frequencies
            .Where(word => word.Key.Length is >= 2 and <= 6 && !word.Value.Kind.StartsWith("nr", StringComparison.Ordinal) && word.Key.All(used.Contains))
            .OrderByDescending(word => word.Value.Frequency)
            .ThenBy(word => word.Key, StringComparer.Ordinal)
            .Take(CommonWords)
            .Select(word => word.Key);
        foreach (string word in common)
            text.Append(word).Append('\n');
        return text.ToString();
    }

    // ü is typed v. By a table of our own: without culture data the runtime takes no letter apart.
    private static string WithoutTones(string reading)
    {
        const string marked = "āáǎàēéěèêīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ";
        const string letters = "aaaaeeeeeiiiioooouuuuvvvvvnnnm";
        var plain = new StringBuilder();
        foreach (char unit in reading)
        {
            int at = marked.IndexOf(unit, StringComparison.Ordinal);
            if (at >= 0)
                plain.Append(letters[at]);
            else if (char.IsAsciiLetterLower(unit))
                plain.Append(unit);
        }

        return plain.ToString();
    }

    private static IEnumerable<string> Quoted(string line)
    {
        for (int open = line.AsSpan().IndexOfAny('\'', '"'); open >= 0;)
        {
            int close = line.IndexOf(line[open], open + 1);
            if (close < 0)
                yield break;
            yield return line[(open + 1)..close];
            int next = line.AsSpan(close + 1).IndexOfAny('\'', '"');
            open = next < 0 ? -1 : close + 1 + next;
        }
    }
}
