using System.Text.RegularExpressions;
using ReportSearch.Text;
using ReportSearch.Text.Words;

namespace ReportSearch.LexiconGenerator;

/// <summary>
/// Finds the words of the general list that are two or more words by the usual conventions of cutting: a numeral with its measure (三个, 第一次),
/// a verb with 着 or 在 (看着, 坐在), a doubled word with its particle (轻轻地), and compounds of four and more characters whose parts are words by themselves.
/// What no rule tells (也是, 没想到) stands in a list written by hand.
/// </summary>
internal static class CompoundCuts
{
    // A compound stays whole when its parts stand together e^6.2 times as often as they would by chance (高速公路 8.1, 国民经济 7.2 against 市场经济 4.4,
    // 工作人员 4.7): then language has made one word of them. For each further part as much again. Long names (上海证券交易所) and phrases that the list holds
    // without having counted them say less by their company.
    private const double Association = 6.2;
    private const double LooseAssociation = 10;

    // Rare words of the list are no evidence that they are used by themselves.
    private const long LeastPartFrequency = 80;

    private const int LeastCompound = 4;

    // Kinds of compounds and of parts: nouns, verbs, adjectives, names. Not idioms (i), not conjunctions and pronouns (无论如何), not personal names.
    private static readonly HashSet<string> s_compoundKinds = ["n", "l", "nt", "nz", "ns", "vn", "v", "j", "t", "b", "s", "f"];
    private static readonly HashSet<string> s_partKinds = ["n", "v", "vn", "a", "an", "ad", "b", "ns", "nt", "nz", "j", "s", "t", "f", "vd", "d"];

    // Endings that make one word with what stands before.
    private static readonly string[] s_boundEndings = ["主义", "分子", "公司", "自治", "书记", "大学", "委员"];

    private const string Numerals = "零〇一二三四五六七八九十百千万亿两几数";
    private const string Measures = "个种位名年天人件条项家只张把座台辆份批届场岁元艘架棵句首篇颗块双支幅套次所列层亩倍成夜吨股群笔代段册头户";
    private static readonly Regex s_numeralAndMeasure = InputPattern.Of($"^([一二两三四五六七八九十几半][{Measures}]|[二两三四五六七八九十]点|多个|[两三][省市县区国])$");
    private static readonly Regex s_ordinalAndMeasure = InputPattern.Of($"^(第[一二三四五六七八九十百]+|[一二三四五六七八九十百千万几两数]{{2,}})[{Measures}部章节期轮任集卷级季日里]$");
    private static readonly Regex s_countedPhrase = InputPattern.Of(
        $"^(第?[{Numerals}]+[多余几来]?(个|年|月|日|天|次|里|分|分钟|小时|公里|米|岁|元|期|批|届|层|倍|人|口|名|位|时|点|号|周年|世纪|年代|个月|年度|月份|[{Measures}])+|[{Numerals}]+个?[多余]"
        + "|[万亿千百余多]+(元|美元|日元|公顷|亩|吨|米|公里|平方米|立方米|平方公里|千瓦|千瓦时|人次|斤|公斤|户|度|名|人|人口|册|株|头|辆|台|套|件|份|家|所|座|张|箱|桶|辆次|吨级))$");
    private static readonly Regex s_placeAndUnit = InputPattern.Of("^[万亿][元吨亩户人斤米册株头台件名]$");

    // Words that begin or end a rare phrase of the list which is no word (很着急, 受欢迎, 看病难), where what is left is a common word.
    private const string PhraseBeginnings = "很太最更较受据被把对从向在和与或及也都就还再又已将要能会可应该本此这那每各某我你他她它是有没去来到给让使令为以于所首";
    private const string PhraseEndings = "了的地得着过吗呢吧难贵多少好大高在到是有要会不都也";
    private const long PhraseFrequency = 3;
    private const long CommonFrequency = 300;
    private static readonly HashSet<string> s_wholeWithParticle =
        ["随着", "接着", "沿着", "本着", "为着", "朝着", "向着", "执着", "沉着", "显著", "穿着", "衣着", "附着", "跟着", "存在", "实在", "现在", "正在", "所在", "内在", "外在", "潜在", "自在", "好在", "健在", "志在", "在在", "旨在", "意在", "贵在", "重在", "在于"];

    /// <summary>True for what the rules of segmentation put together themselves from a number and a unit: it needs no word of the list.</summary>
    public static bool IsCountedPhrase(string word, string kind) =>
        kind is "m" or "q" or "t" or "mq" && (s_placeAndUnit.IsMatch(word) || (word.Length >= 3 && s_countedPhrase.IsMatch(word) && !s_ordinalAndMeasure.IsMatch(word)));

    /// <summary>The rare phrases of the list that are no words: of three characters, one of which is a word of grammar.</summary>
    public static IEnumerable<string> FindPhrases(IReadOnlyDictionary<string, GeneralWord> general) =>
        from pair in general
        let word = pair.Key
        where word.Length == 3 && pair.Value.Frequency <= PhraseFrequency && pair.Value.Kind is "n" or "l" or "v" or "nz" or "i" or "a" or "d"
        where (PhraseBeginnings.Contains(word[0]) && IsCommon(word[1..], general)) || (PhraseEndings.Contains(word[2]) && IsCommon(word[..2], general))
        select word;

    /// <summary>Every word of <paramref name="general"/> that is cut, with its places as <see cref="LexiconFormat"/> has them.</summary>
    public static IEnumerable<KeyValuePair<string, int>> Find(IReadOnlyDictionary<string, GeneralWord> general)
    {
        foreach ((string word, GeneralWord entry) in general)
        {
            int? places = ByRule(word, entry) ?? (IsCompound(word, entry) ? ByParts(word, general) : null);
            if (places is int found)
                yield return new(word, found);
        }
    }

    /// <summary>The cuts written by hand: a word with blanks where it is cut.</summary>
    public static IEnumerable<KeyValuePair<string, int>> Read(IEnumerable<string> lines, FoldingTable folding)
    {
        foreach (string line in lines)
        {
            string[] parts = folding.Fold(line).Split(' ');
            if (parts.Length < 2 || parts.Any(part => part.Length == 0))
                throw new InvalidDataException($"'{line}' says no cut");
            yield return new(string.Concat(parts), Places(parts));
        }
    }

    /// <summary>The cuts into the cheapest parts of two and more characters, each a word of the general list; null when there are none or the word is too long.</summary>
    public static int? CheapestParts(string word, IReadOnlyDictionary<string, GeneralWord> general) => Parts(word, general, _ => true);

    private static int? ByRule(string word, GeneralWord entry)
    {
        if (word.Length == 2)
        {
            bool isVerb = entry.Kind.StartsWith('v') && !s_wholeWithParticle.Contains(word);
            if (s_numeralAndMeasure.IsMatch(word) || (isVerb && (word[1] is '着' or '在')))
                return 1;
            return null;
        }

        if (s_ordinalAndMeasure.IsMatch(word) || IsDoubledWithParticle(word))
            return word.Length <= LexiconFormat.LongestCutWord ? 1 << (word.Length - 2) : null;
        return null;
    }

    private static bool IsCommon(string word, IReadOnlyDictionary<string, GeneralWord> general) =>
        general.TryGetValue(word, out GeneralWord? entry) && entry.Frequency >= CommonFrequency;

    private static bool IsDoubledWithParticle(string word) => word.Length == 3 && word[0] == word[1] && word[2] is '的' or '地';

    private static bool IsCompound(string word, GeneralWord entry) =>
        word.Length is >= LeastCompound and <= LexiconFormat.LongestCutWord
        && (s_compoundKinds.Contains(entry.Kind) || entry.Frequency <= PhraseFrequency || entry.Kind == "nr")
        && !Array.Exists(s_boundEndings, ending => word.Length == LeastCompound && word.EndsWith(ending, StringComparison.Ordinal));

    private static int? ByParts(string word, IReadOnlyDictionary<string, GeneralWord> general)
    {
        int? places = Parts(word, general, part => part.Frequency >= LeastPartFrequency && s_partKinds.Contains(part.Kind));
        if (places is not int cuts)
            return null;
        double byChance = 0;
        int start = 0;
        int count = 0;
        for (int end = 1; end <= word.Length; end++)
        {
            if (end < word.Length && (cuts >> (end - 1) & 1) == 0)
                continue;
            byChance += LogShare(general[word[start..end]]);
            start = end;
            count++;
        }

        double association = word.Length > LeastCompound || general[word].Frequency <= PhraseFrequency ? LooseAssociation : Association;
        return LogShare(general[word]) - byChance <= association * (count - 1) ? cuts : null;
    }

    // Frequencies over the total of the general list.
    private static double LogShare(GeneralWord word) => Math.Log(word.Frequency / 60_101_967.0);

    private static int? Parts(string word, IReadOnlyDictionary<string, GeneralWord> general, Func<GeneralWord, bool> isPart)
    {
        if (word.Length > LexiconFormat.LongestCutWord)
            return null;
        // The most probable parts.
        double[] best = new double[word.Length + 1];
        int[] previous = new int[word.Length + 1];
        Array.Fill(best, double.NegativeInfinity, 1, word.Length);
        for (int end = 2; end <= word.Length; end++)
        {
            for (int start = 0; start <= end - 2; start++)
            {
                bool isWhole = start == 0 && end == word.Length;
                if (isWhole || double.IsNegativeInfinity(best[start]) || !general.TryGetValue(word[start..end], out GeneralWord? part) || !isPart(part))
                    continue;
                double score = best[start] + LogShare(part);
                if (score > best[end])
                    (best[end], previous[end]) = (score, start);
            }
        }

        if (double.IsNegativeInfinity(best[word.Length]))
            return null;
        int places = 0;
        for (int end = word.Length; end > 0; end = previous[end])
        {
            int start = previous[end];
            if (start > 0)
                places |= 1 << (start - 1);
            // A part may be a compound itself: 经济体制改革 is 经济, 体制, 改革.
            string part = word[start..end];
            if (IsCompound(part, general[part]) && ByParts(part, general) is int inner)
                places |= inner << start;
        }

        return places;
    }

    private static int Places(string[] parts)
    {
        int places = 0;
        int end = 0;
        foreach (string part in parts[..^1])
        {
            end += part.Length;
            if (end > LexiconFormat.CutBits)
                throw new InvalidDataException($"{string.Concat(parts)} is too long to be cut");
            places |= 1 << (end - 1);
        }

        return places;
    }
}
