using System.Text;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Cleaning;

/// <summary>
/// Bold text that a PDF printed four times over itself: a token between blanks that is w1 w1 w1 w1 w2 w2 w2 w2 ... becomes w1 w2 ... by the cover of
/// fewest blocks. The blank between two such tokens of a sentence goes, too. Only in a file where at least half of the Chinese tokens are such, since 1111 and PPPP stand in ordinary files.
/// </summary>
internal static class OverprintRepair
{
    private const int Copies = 4;

    // A block is at most one printed line; tokens longer than a page of them hold no blanks at all and are searched for short blocks only.
    private const int LongestBlock = 512;
    private const int LongToken = 8192;
    private const int LongestBlockOfLongToken = 64;

    // Units compared for one unit of a token before it is left alone: real tokens need under fifty, this bounds built ones.
    private const int ComparedPerUnit = 600;

    // Tokens of the four copies of a run that holds blanks itself.
    private const int MostWordsOfRun = 40;

    // Characters of a heading's number, as 第十二部分.
    private const int LongestNumber = 5;

    private readonly record struct Token(int Start, int Length);

    /// <summary>The repaired text and the number of tokens repaired.</summary>
    internal static (TextDraft Draft, int Count) Repair(string source)
    {
        var covered = new List<(Token Token, List<int> Blocks)>();
        int chineseTokens = 0, chineseCovered = 0;
        var cover = new BlockCover();
        for (int at = 0; NextToken(source, ref at, out Token token);)
        {
            ReadOnlySpan<char> text = source.AsSpan(token.Start, token.Length);
            bool chinese = Script.HasChinese(text);
            chineseTokens += chinese ? 1 : 0;
            if (cover.Find(text) is not { } blocks)
                continue;
            covered.Add((token, blocks));
            chineseCovered += chinese ? 1 : 0;
        }

        if (chineseCovered == 0 || chineseCovered * 2 < chineseTokens)
            return (TextDraft.Of(source), 0);
        AddRunsOfWords(source, covered);
        return (Collapse(source, covered), covered.Count);
    }

    /// <summary>The lengths of the blocks of the cover of fewest blocks, or null when the token is not overprinted.</summary>
    internal static IReadOnlyList<int>? Cover(string token) => new BlockCover().Find(token);

    private static bool NextToken(string source, ref int at, out Token token)
    {
        while (at < source.Length && char.IsWhiteSpace(source[at]))
            at++;
        int start = at;
        while (at < source.Length && !char.IsWhiteSpace(source[at]))
            at++;
        token = new Token(start, at - start);
        return token.Length > 0;
    }

    /// <summary>A run that holds blanks itself, as 系列 1 does, makes of its copies tokens of which none is covered: 系列 1系列 1系列 1系列 1.</summary>
    private static void AddRunsOfWords(string source, List<(Token Token, List<int> Blocks)> covered)
    {
        var runs = new List<(Token Token, List<int> Blocks)>();
        int next = 0;
        for (int at = 0; NextToken(source, ref at, out Token first);)
        {
            while (next < covered.Count && covered[next].Token.Start < first.Start)
                next++;
            if (next < covered.Count && covered[next].Token.Start == first.Start)
                continue;
            int barrier = next < covered.Count ? covered[next].Token.Start : source.Length;
            int end = first.Start + first.Length;
            for (int words = 1; words < MostWordsOfRun && end < barrier && source[end] == ' '; words++)
            {
                int last = end + 1;
                if (last >= barrier || !NextToken(source, ref last, out Token token) || token.Start != end + 1)
                    break;
                end = token.Start + token.Length;
                int length = end - first.Start;
                if (length % Copies != 0 || !source.AsSpan(first.Start, length - (length / Copies)).SequenceEqual(source.AsSpan(first.Start + (length / Copies), length - (length / Copies))))
                    continue;
                runs.Add((new Token(first.Start, length), [length / Copies]));
                at = end;
                break;
            }
        }

        covered.AddRange(runs);
        covered.Sort((a, b) => a.Token.Start.CompareTo(b.Token.Start));
    }

    private static bool IsFullWidth(char unit) => Script.IsChinese(unit) || unit is '，' or '。' or '、' or '；' or '：' or '（' or '）' or '《' or '》' or '“' or '”';

    /// <summary>一 is the number of a heading with its mark or in 一是, not in 一 总体情况.</summary>
    private static bool GoesOnAsNumber(char unit) => unit is '、' or '．' or '.' or '）' or '是' or '要' or '章' or '部';

    private static TextDraft Collapse(string source, List<(Token Token, List<int> Blocks)> covered)
    {
        var text = new StringBuilder(source.Length);
        var runs = new List<OffsetRun>();
        int kept = 0, lineEnd = 0, numberEnd = 0;
        bool sentence = false;
        foreach ((Token token, List<int> blocks) in covered)
        {
            if (token.Start >= lineEnd)
            {
                int start = source.LastIndexOf('\n', token.Start) + 1;
                lineEnd = source.IndexOf('\n', token.Start) is >= 0 and var end ? end : source.Length;
                // Heads and cells of a table, which stand apart by blanks, have none of these marks.
                sentence = source.AsSpan(start, lineEnd - start).IndexOfAny("，。；") >= 0;
                // A short run that begins a line may be the number of a heading, as 壹 or 第一部分: its blank parts it from the title.
                bool first = source.AsSpan(start, token.Start - start).IsWhiteSpace();
                numberEnd = first && token.Length <= LongestNumber * Copies ? token.Start + token.Length : 0;
            }

            // The blank between two bold runs of a sentence was put there by the printing, as the copies were.
            bool numberAlone = kept <= numberEnd && !GoesOnAsNumber(source[token.Start]);
            if (sentence && !numberAlone && kept == token.Start - 1 && source[kept] == ' ' && IsFullWidth(source[kept - 1]) && IsFullWidth(source[token.Start]))
                kept = token.Start;
            KeepTo(token.Start);
            int at = token.Start;
            foreach (int length in blocks)
            {
                runs.Add(new OffsetRun(text.Length, length, at, Copies, length, 0));
                text.Append(source, at, length);
                at += length * Copies;
            }

            kept = at;
        }

        KeepTo(source.Length);
        return new TextDraft(text.ToString(), runs);

        void KeepTo(int end)
        {
            if (end <= kept)
                return;
            runs.Add(new OffsetRun(text.Length, end - kept, kept));
            text.Append(source, kept, end - kept);
        }
    }

    /// <summary>Breadth-first search over the ends of blocks, so that the first way to the end has the fewest blocks.</summary>
    private sealed class BlockCover
    {
        private int[] _from = [];
        private int[] _queue = [];

        internal List<int>? Find(ReadOnlySpan<char> token)
        {
            int length = token.Length;
            if (length < Copies || length % Copies != 0)
                return null;
            if (_from.Length <= length)
            {
                _from = new int[Math.Max(length + 1, _from.Length * 2)];
                _queue = new int[_from.Length];
            }

            int longest = length > LongToken ? LongestBlockOfLongToken : LongestBlock;
            long budget = (long)length * ComparedPerUnit;
            _from.AsSpan(0, length + 1).Fill(-1);
            int head = 0, tail = 0;
            _queue[tail++] = 0;
            while (head < tail && budget > 0)
            {
                int at = _queue[head++];
                for (int block = Math.Min(longest, (length - at) / Copies); block > 0; block--)
                {
                    budget--;
                    int end = at + (block * Copies);
                    if (_from[end] >= 0 || token[at] != token[at + block] || token[at] != token[end - block])
                        continue;
                    budget -= block;
                    if (!token.Slice(at, block * (Copies - 1)).SequenceEqual(token.Slice(at + block, block * (Copies - 1))))
                        continue;
                    _from[end] = at;
                    if (end == length)
                        return Blocks(length);
                    _queue[tail++] = end;
                }
            }

            return null;
        }

        private List<int> Blocks(int length)
        {
            var blocks = new List<int>();
            for (int end = length; end > 0; end = _from[end])
                blocks.Add((end - _from[end]) / Copies);
            blocks.Reverse();
            return blocks;
        }
    }
}
