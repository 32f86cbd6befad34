using ReportSearch.Text.Words;

namespace ReportSearch.LexiconGenerator;

/// <summary>
/// The words of the lexicon with their costs. General words cost by their frequency. A word of the domain, or a division's name, costs a little
/// less than the cheapest way to say it in other words, so that it stands as one word, without a frequency having to be made up.
/// </summary>
internal sealed class WordList
{
    // What a word of the domain is cheaper than its cheapest parts: e² times as frequent as they are side by side by chance. Each further character adds to it: of
    // two words that overlap the longer one says more (依申请公开|事项, not 依申请|公开事项). Words of the general language give way to those of the genre.
    private const int AdvantageCost = 2 * LexiconFormat.CostPerNat;
    private const int AdvantageOfCharacter = LexiconFormat.CostPerNat / 4;
    private const int GeneralAdvantageCost = LexiconFormat.CostPerNat;

    // Rare personal names of the general list cut through ordinary text (向小建, 从明师) more often than they are meant.
    private const int RareFrequency = 3;

    private readonly SortedDictionary<string, int> _costs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GeneralWord> _general = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _cuts = new(StringComparer.Ordinal);
    private readonly int _unknownCost;
    private readonly int _rareCost;
    private int _longest;

    /// <summary>Words by their frequency; each line is word, frequency, kind.</summary>
    public WordList(IEnumerable<string> generalLines, FoldingTable folding)
    {
        var frequencies = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (string line in generalLines)
        {
            string[] columns = line.Split(' ');
            string word = folding.Fold(columns[0]);
            long frequency = long.Parse(columns[1], System.Globalization.CultureInfo.InvariantCulture);
            bool rareName = frequency <= RareFrequency && word.Length > 1 && columns[2].StartsWith("nr", StringComparison.Ordinal);
            if (rareName || frequency == 0 || !IsUsable(word) || CompoundCuts.IsCountedPhrase(word, columns[2]))
                continue;
            frequencies[word] = frequencies.GetValueOrDefault(word) + frequency;
            _general[word] = new GeneralWord(frequencies[word], columns[2]);
        }

        foreach (string phrase in CompoundCuts.FindPhrases(_general).ToList())
        {
            _general.Remove(phrase);
            frequencies.Remove(phrase);
        }

        double total = frequencies.Values.Sum();
        int CostOf(double frequency) => (int)Math.Round(Math.Log(total / frequency) * LexiconFormat.CostPerNat);
        foreach ((string word, long frequency) in frequencies)
            Put(word, Math.Max(1, CostOf(frequency)));
        _rareCost = CostOf(RareFrequency);
        _unknownCost = CostOf(0.5);
    }

    public IReadOnlyDictionary<string, int> Costs => _costs;

    /// <summary>Where word mode cuts a word, as <see cref="LexiconFormat"/> has it; words that are not here stay whole.</summary>
    public IReadOnlyDictionary<string, int> Cuts => _cuts;

    /// <summary>The words of the general list with their frequencies.</summary>
    public IReadOnlyDictionary<string, GeneralWord> General => _general;

    public ushort UnknownCost => checked((ushort)_unknownCost);

    /// <summary>Takes in the cuts of words of the general list. Comes before divisions and domain: their words stay whole.</summary>
    public void AddCuts(IEnumerable<KeyValuePair<string, int>> cuts)
    {
        foreach ((string word, int places) in cuts)
            _cuts[word] = places;
    }

    /// <summary>
    /// Takes in lines of word and, after a tab, its part words. ~ before a word: it is of the general language, and word mode may give its parts.
    /// </summary>
    public void AddDomain(IEnumerable<string> lines, FoldingTable folding)
    {
        var rows = lines.Select(line => folding.Fold(line).Split('\t')).ToList();
        var generalWords = new HashSet<string>(StringComparer.Ordinal);
        foreach (string[] row in rows)
        {
            bool isGeneral = row[0][0] == '~';
            row[0] = row[0].TrimStart('~');
            _cuts.Remove(row[0]);
            if (isGeneral)
                generalWords.Add(row[0]);
            if (isGeneral && CompoundCuts.CheapestParts(row[0], _general) is int places)
                _cuts[row[0]] = places;
        }

        AddWords(rows.Select(row => row[0]), generalWords);
        foreach (string[] row in rows.Where(row => row.Length > 1))
        {
            foreach (string part in row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!row[0].Contains(part, StringComparison.Ordinal))
                    throw new InvalidDataException($"{row[0]} does not hold its part word {part}");
                if (!_costs.ContainsKey(part))
                    Put(part, LexiconFormat.PartWord);
            }
        }
    }

    /// <summary>Takes in names of divisions: the full ones as words of the domain, the short ones as rare words where they are none yet.</summary>
    public void AddDivisions(IEnumerable<string> fullNames, IEnumerable<string> shortNames, FoldingTable folding)
    {
        // Short names first: 七星关区 must be cheaper than 七星关 and 区.
        foreach (string name in shortNames.Select(folding.Fold).Where(IsUsable))
        {
            if (name.Length > 1 && _costs.GetValueOrDefault(name, LexiconFormat.PartWord) == LexiconFormat.PartWord)
                Put(name, _rareCost);
        }

        string[] full = [.. fullNames.Select(folding.Fold)];
        foreach (string name in full)
            _cuts.Remove(name);
        AddWords(full);
    }

    // Shorter words first: a longer one is then weighed against the shorter ones of the domain, too.
    private void AddWords(IEnumerable<string> words, IReadOnlySet<string>? generalWords = null)
    {
        foreach (string word in words.Distinct(StringComparer.Ordinal).OrderBy(word => word.Length).ThenBy(word => word, StringComparer.Ordinal))
        {
            if (!IsUsable(word) || word.Length < 2)
                throw new InvalidDataException($"'{word}' cannot be a word of the lexicon");
            int advantage = generalWords?.Contains(word) == true ? GeneralAdvantageCost : AdvantageCost + AdvantageOfCharacter * (word.Length - 2);
            int advantageous = Math.Max(1, CheapestParts(word) - advantage);
            Put(word, Math.Min(_costs.GetValueOrDefault(word, LexiconFormat.PartWord), advantageous));
        }
    }

    private int CheapestParts(string word)
    {
        int[] best = new int[word.Length + 1];
        Array.Fill(best, int.MaxValue, 1, word.Length);
        for (int start = 0; start < word.Length; start++)
        {
            for (int end = start + 1; end <= Math.Min(word.Length, start + _longest); end++)
            {
                if (end - start == word.Length)
                    continue;
                string part = word[start..end];
                int cost = _costs.GetValueOrDefault(part, LexiconFormat.PartWord);
                if (part.All(char.IsAsciiLetterOrDigit))
                    cost = LexiconFormat.RunCost;
                else if (end - start > 1 && part.TrimStart('第').All(unit => HanNumerals.Contains(unit)))
                    cost = Math.Min(cost, LexiconFormat.RunCost);
                else if (cost == LexiconFormat.PartWord)
                    cost = end - start == 1 ? _unknownCost : int.MaxValue / 2;
                best[end] = Math.Min(best[end], best[start] + Math.Min(cost, int.MaxValue / 4));
            }
        }

        return Math.Min(best[word.Length], LexiconFormat.PartWord - 1);
    }

    private void Put(string word, int cost)
    {
        _costs[word] = cost;
        _longest = Math.Max(_longest, word.Length);
    }

    private static bool IsUsable(string word) => word.Length > 0 && !word.Any(unit => char.IsWhiteSpace(unit) || char.IsSurrogate(unit));
}

/// <summary>A word of the general list: its frequency and its kind (n noun, v verb, ns place, m numeral, ...).</summary>
internal sealed record GeneralWord(long Frequency, string Kind);
