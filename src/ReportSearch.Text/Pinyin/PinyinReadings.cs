using System.Text;

namespace ReportSearch.Text.Pinyin;

/// <summary>Readings without tones, ü as v: the first reading of every common character, and words that read otherwise. From <c>index-data/pinyin/pinyin.tsv</c>.</summary>
internal sealed class PinyinReadings
{
    private const int MinIrregularUnits = 2;

    private readonly Dictionary<char, string> _first = [];
    private readonly Dictionary<string, string[]> _irregular = new(StringComparer.Ordinal);
    private readonly int _longestIrregular;

    private PinyinReadings(string table)
    {
        string[] parts = table.Split("\n\n");
        foreach (string line in Lines(parts[0]))
        {
            string[] columns = line.Split('\t');
            foreach (char character in columns[1])
                _first[character] = columns[0];
        }

        foreach (string line in Lines(parts[1]))
        {
            string[] columns = line.Split('\t');
            _irregular[columns[0]] = columns[1].Split(' ');
            _longestIrregular = Math.Max(_longestIrregular, columns[0].Length);
        }

        CommonWords = Lines(parts[2]);
    }

    /// <summary>Common words of the language, commonest first.</summary>
    public IReadOnlyList<string> CommonWords { get; }

    public static PinyinReadings LoadBuiltIn()
    {
        using Stream resource = typeof(PinyinReadings).Assembly.GetManifestResourceStream("pinyin.tsv")
            ?? throw new InvalidOperationException("The table of readings is missing from the assembly.");
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return new PinyinReadings(reader.ReadToEnd());
    }

    /// <summary>The readings of a word's characters, the longest irregular word at each place first; null when one of them has none.</summary>
    public List<string>? Of(string word)
    {
        var irregular = _irregular.GetAlternateLookup<ReadOnlySpan<char>>();
        var readings = new List<string>(word.Length);
        int at = 0;
        while (at < word.Length)
        {
            int length = Math.Min(_longestIrregular, word.Length - at);
            string[]? found = null;
            while (length >= MinIrregularUnits && !irregular.TryGetValue(word.AsSpan(at, length), out found))
                length--;
            if (found is not null)
            {
                readings.AddRange(found);
                at += length;
            }
            else if (_first.TryGetValue(word[at], out string? reading))
            {
                readings.Add(reading);
                at++;
            }
            else
            {
                return null;
            }
        }

        return readings;
    }

    private static string[] Lines(string part) => part.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
