using ReportSearch.Text.Folding;
using ReportSearch.Text.Words;

namespace ReportSearch.Text.Tests.Words;

public sealed class WordSegmenterTests
{
    private const int Seed = 20190403;

    [Fact]
    public void Joining_the_words_gives_the_text_for_any_UTF16()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 2_000; round++)
        {
            string text = RandomText.Utf16(random, random.Next(120));
            AssertPartition(text, Segmentation.Spans(text), round);
            string folded = CharacterFolding.Fold(text);
            AssertPartition(folded, Segmentation.Spans(folded), round);
        }
    }

    [Fact]
    public void Runs_addresses_and_words_that_mix_Latin_and_Han_never_lose_a_unit()
    {
        string[] pieces = ["卡拉", "卡拉ok", "ok", "a", "http://", "www.", ".com", ".", "@", "-", "_", "1", "123", ",", "%", "4s店", "互联网", "+", "pm2.5", "t恤", "公", "开", "/", "\uD800", "\uDC00", " "];
        var random = new Random(Seed);
        for (int round = 0; round < 2_000; round++)
        {
            int first = random.Next(pieces.Length), kinds = random.Next(2, pieces.Length), length = random.Next(round % 50 == 0 ? 3_000 : 60);
            string text = string.Concat(Enumerable.Range(0, length).Select(_ => pieces[(first + random.Next(kinds)) % pieces.Length]));
            AssertPartition(text, Segmentation.Spans(text), round);
        }
    }

    [Fact]
    public void A_surrogate_pair_is_never_cut_and_a_lone_one_stands_alone()
    {
        Assert.Equal(["公开", "𠮷", "信息"], Segmentation.Words("公开𠮷信息"));
        Assert.Equal([new WordSpan(0, 1), new WordSpan(1, 2), new WordSpan(3, 1)], Segmentation.Spans("\uD842\uD842\uDFB7\uDFB7"));
    }

    [Fact]
    public void The_words_are_the_cheapest_and_ties_fall_as_documented()
    {
        // The dictionary alone: what the rules offer is not in the oracle.
        var segmenter = new WordSegmenter(WordSegmenter.Default.Lexicon, SegmentationRules.None);
        var random = new Random(Seed);
        for (int round = 0; round < 1_000; round++)
        {
            string text = RandomText.Han(random, random.Next(1, 40));
            var words = new List<WordSpan>();
            segmenter.Segment(text, words);
            Assert.True(CheapestWords(text).SequenceEqual(words), $"seed {Seed}, round {round}: {text}");
        }
    }

    [Fact]
    public void A_text_without_any_place_to_stop_is_cut_in_bounded_pieces()
    {
        foreach (string text in new[] { new string('一', 50_000), new string('公', 5_000), string.Concat(Enumerable.Repeat("人民政府办公", 3_000)), new string('a', 9_000), string.Concat(Enumerable.Repeat("a.", 9_000)), new string('1', 5_000) + "%" })
            AssertPartition(text, Segmentation.Spans(text), 0);
    }

    [Fact]
    public void All_threads_get_the_same_words()
    {
        var random = new Random(Seed);
        string text = CharacterFolding.Fold(string.Concat(Enumerable.Range(0, 300).Select(_ => RandomText.Utf16(random, 40) + RandomText.Han(random, 60))));
        List<WordSpan> expected = Segmentation.SearchSpans(text);
        bool[] same = new bool[16];
        Parallel.For(0, same.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => same[i] = expected.SequenceEqual(Segmentation.SearchSpans(text)));
        Assert.DoesNotContain(false, same);
    }

    [Fact]
    public void The_words_of_a_line_do_not_depend_on_the_lines_around_it()
    {
        const string line = "全市各级行政机关共收到政府信息公开申请";
        string[] alone = Segmentation.Words(line);
        Assert.Equal(alone, Segmentation.Words($"依申请公开\n{line}\n主动公开")[2..^2]);
    }

    [Fact]
    public void White_space_is_one_word_for_each_run()
    {
        Assert.Equal(["政府", " \u3000", "公开", "\r\n\r\n", "信息"], Segmentation.Words("政府 \u3000公开\r\n\r\n信息"));
        Assert.Empty(Segmentation.Words(""));
    }

    [Fact]
    public void Search_mode_gives_the_units_and_what_is_nested_in_them_in_order()
    {
        var units = new WordSegmenter(WordSegmenter.Default.Lexicon, SegmentationRules.All & ~SegmentationRules.Cuts);
        var random = new Random(Seed);
        for (int round = 0; round < 300; round++)
        {
            string text = round % 2 == 0 ? CharacterFolding.Fold(RandomText.Utf16(random, 100)) : RandomText.Han(random, 60);
            HashSet<WordSpan> cut = [.. Segmentation.Spans(text)];
            var whole = new List<WordSpan>();
            units.Segment(text, whole);
            var expected = new List<WordSpan>();
            foreach (WordSpan unit in whole)
            {
                for (int start = unit.Start; start < unit.End; start++)
                {
                    for (int length = unit.End - start; length >= 1; length--)
                    {
                        var word = new WordSpan(start, length);
                        bool isUnit = word == unit && (length != 2 || cut.Contains(unit));
                        bool isPart = word != unit && (cut.Contains(word) || (length >= 2 && IsNestedWord(text, unit, start, length)) || NumbersIn(text, unit).Contains(word));
                        if (isUnit || isPart)
                            expected.Add(word);
                    }
                }
            }

            Assert.True(expected.SequenceEqual(Segmentation.SearchSpans(text)), $"seed {Seed}, round {round}: {text}");
        }
    }

    [Fact]
    public void Every_word_of_word_mode_is_also_given_in_search_mode()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 500; round++)
        {
            string text = round % 2 == 0 ? CharacterFolding.Fold(RandomText.Utf16(random, 100)) : RandomText.Words(random, 40);
            HashSet<WordSpan> given = [.. Segmentation.SearchSpans(text)];
            Assert.True(Segmentation.Spans(text).TrueForAll(given.Contains), $"seed {Seed}, round {round}: {text}");
        }
    }

    [Fact]
    public void A_compound_of_the_general_language_is_two_words_and_one_unit_of_search()
    {
        Assert.Equal(["市场", "经济", "体系"], Segmentation.Words("市场经济体系"));
        Assert.Contains("市场经济", Segmentation.SearchWords("市场经济体系"));
        Assert.Equal(["国民经济"], Segmentation.Words("国民经济"));
        Assert.Equal(["这", "也", "是", "一", "个", "问题"], Segmentation.Words("这也是一个问题"));
    }

    [Fact]
    public void Nested_words_are_given_with_the_compound()
    {
        Assert.Equal(["政府信息公开", "政府信息", "政府", "信息公开", "信息", "公开"], Segmentation.SearchWords("政府信息公开").Intersect(["政府信息公开", "政府信息", "政府", "信息公开", "信息", "公开"]));
        Assert.Equal(["双随机一公开", "双随机", "随机", "一公开", "公开"], Segmentation.SearchWords("双随机一公开"));
    }

    [Fact]
    public void Cutting_allocates_nothing_but_the_callers_list()
    {
        string text = string.Concat(Enumerable.Repeat("全市共收到依申请公开政府信息4,200件,同比增长37.5%,详见www.example.gov.cn。\n", 200));
        var words = new List<WordSpan>();
        WordSegmenter.Default.SegmentForSearch(text, words);
        words.Clear();
        long before = GC.GetAllocatedBytesForCurrentThread();
        WordSegmenter.Default.SegmentForSearch(text, words);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static bool IsNestedWord(string text, WordSpan word, int start, int length)
    {
        int end = start + length;
        if (IsInsideRun(text, start) || IsInsideRun(text, end))
            return false;
        return LexiconWords.All.ContainsKey(text.Substring(start, length))
            || (RunRules.IsAddress(text, word) && text.AsSpan(start, length).IndexOfAnyExcept(s_lettersAndDigits) < 0);
    }

    // The numbers that a word by rule is made with, found by a plain pattern.
    private static HashSet<WordSpan> NumbersIn(string text, WordSpan unit)
    {
        if (RunRules.IsAddress(text, unit) || LexiconWords.All.ContainsKey(text.Substring(unit.Start, unit.Length)))
            return [];
        IEnumerable<WordSpan> numbers = s_number.Matches(text.Substring(unit.Start, unit.Length)).Select(match => new WordSpan(unit.Start + match.Index, match.Length));
        return [.. numbers.Where(number => number != unit && !IsInsideRun(text, number.Start) && !IsInsideRun(text, number.End))];
    }

    // In a date the points are no decimals.
    private static readonly System.Text.RegularExpressions.Regex s_number = new(@"(?<=^\d{4}\.\d*|^\d{4}\.\d+\.)\d+|^\d{4}(?=\.\d+\.)|\d+(,\d{3})*(\.\d+)?%?|^[〇○零一二三四五六七八九十百千万亿]{2,}(?=(年|月|月份|日)$)", System.Text.RegularExpressions.RegexOptions.CultureInvariant);

    private static readonly System.Buffers.SearchValues<char> s_lettersAndDigits = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    private static bool IsInsideRun(string text, int place) =>
        place > 0 && place < text.Length && IsLetterOrDigit(text[place - 1]) && IsLetterOrDigit(text[place]);

    private static bool IsLetterOrDigit(char unit) => CharacterClasses.Of(unit) is CharacterClass.Digit or CharacterClass.Letter;

    private static void AssertPartition(string text, List<WordSpan> words, int round)
    {
        int at = 0;
        foreach (WordSpan word in words)
        {
            Assert.True(word.Start == at && word.Length > 0, $"seed {Seed}, round {round}");
            at = word.End;
            bool cutsPair = at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);
            Assert.False(cutsPair, $"seed {Seed}, round {round}");
            string characters = text.Substring(word.Start, word.Length);
            Assert.Equal(characters.Any(char.IsWhiteSpace), characters.All(char.IsWhiteSpace));
        }

        Assert.Equal(text.Length, at);
    }

    // The same choice the plain way: for every place the best of all words that end there, by cost, then number of words, then length of the last word.
    private static List<WordSpan> CheapestWords(string text)
    {
        var best = new (long Cost, int Count, int Start)[text.Length + 1];
        for (int end = 1; end <= text.Length; end++)
        {
            best[end] = (long.MaxValue, 0, 0);
            for (int start = 0; start < end; start++)
            {
                int cost = LexiconWords.All.GetValueOrDefault(text[start..end], LexiconFormat.PartWord);
                if (cost == LexiconFormat.PartWord)
                {
                    if (end - start > 1)
                        continue;
                    cost = WordSegmenter.Default.Lexicon.UnknownCost;
                }

                var way = (best[start].Cost + cost, best[start].Count + 1, start);
                if (way.CompareTo(best[end]) < 0)
                    best[end] = way;
            }
        }

        var words = new List<WordSpan>();
        for (int end = text.Length; end > 0; end = best[end].Start)
            words.Insert(0, new WordSpan(best[end].Start, end - best[end].Start));
        return words;
    }
}
