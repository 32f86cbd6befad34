using ReportSearch.Corpus.Indexing;

namespace ReportSearch.Corpus.Tests.Indexing;

/// <summary>Longest word first from a few words given; what is in none of them is cut to single characters, digits and Latin to runs.</summary>
internal sealed class DictionarySegmenter(params string[] dictionary) : IWordSegmenter
{
    public static DictionarySegmenter Genre { get; } = new(
        "征地拆迁", "征地", "拆迁", "多少", "行政复议", "行政", "复议", "行政诉讼", "诉讼", "依申请公开", "申请", "公开", "政府信息公开", "政府", "信息", "工作", "年度", "报告",
        "存在", "问题", "改进", "措施", "主动公开", "主动", "部门", "受理", "怎么", "其他", "哪些", "收费", "标准", "人民政府", "人民", "网站", "答复", "补偿", "一点");

    public string Version => "test";

    public void Cut(ReadOnlySpan<char> foldedText, List<Word> words)
    {
        int at = 0;
        while (at < foldedText.Length)
        {
            int length = LongestAt(foldedText[at..]);
            words.Add(new Word(at, length));
            at += length;
        }
    }

    public void CutForSearch(ReadOnlySpan<char> foldedText, List<Word> words)
    {
        int first = words.Count;
        Cut(foldedText, words);
        for (int i = first, end = words.Count; i < end; i++)
        {
            Word outer = words[i];
            for (int start = outer.Start; start < outer.Start + outer.Length; start++)
            {
                foreach (string word in dictionary)
                {
                    if (word.Length < outer.Length && start + word.Length <= outer.Start + outer.Length && foldedText[start..].StartsWith(word))
                        words.Add(new Word(start, word.Length));
                }
            }
        }
    }

    private int LongestAt(ReadOnlySpan<char> text)
    {
        int run = 0;
        while (run < text.Length && char.IsAsciiLetterOrDigit(text[run]))
            run++;
        int longest = Math.Max(1, run);
        foreach (string word in dictionary)
        {
            if (word.Length > longest && text.StartsWith(word))
                longest = word.Length;
        }

        return longest;
    }
}
