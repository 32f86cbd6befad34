using ReportSearch.Corpus.Indexing;

namespace ReportSearch.Corpus.Comparison;

/// <summary>
/// Lays the paragraphs of two texts side by side: of all ways to pair them in order the one with the greatest likeness. Of two that are paired, the words
/// that only one has are marked, by the longest common sequence of words.
/// </summary>
internal sealed class ParagraphAlignment(IWordSegmenter segmenter)
{
    // Below, two paragraphs are two, not one that was changed.
    private const double FewestAlike = 0.35;

    // Quadratic work is bounded: of longer lists and texts the rest stands unpaired, or is marked as a whole.
    private const int MostParagraphs = 400;
    private const int MostWords = 1_500;

    /// <summary>A paragraph of one side.</summary>
    internal sealed record Paragraph(int Unit, string Text, int Start, int End)
    {
        internal PairSet Pairs { get; } = new(Text);
    }

    /// <summary>The rows, in order.</summary>
    public IReadOnlyList<ComparedRow> Align(IReadOnlyList<Paragraph> left, IReadOnlyList<Paragraph> right)
    {
        int rows = Math.Min(left.Count, MostParagraphs), columns = Math.Min(right.Count, MostParagraphs);
        var likeness = new double[rows, columns];
        var best = new double[rows + 1, columns + 1];
        for (int i = rows - 1; i >= 0; i--)
        {
            for (int j = columns - 1; j >= 0; j--)
            {
                double alike = left[i].Text == right[j].Text ? 1 : left[i].Pairs.Likeness(right[j].Pairs);
                likeness[i, j] = alike < FewestAlike ? 0 : alike;
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), likeness[i, j] > 0 ? best[i + 1, j + 1] + likeness[i, j] : 0);
            }
        }

        var aligned = new List<ComparedRow>();
        int l = 0, r = 0;
        while (l < rows || r < columns)
        {
            if (l < rows && r < columns && likeness[l, r] > 0 && best[l, r] == best[l + 1, r + 1] + likeness[l, r])
                aligned.Add(Pair(left[l++], right[r++]));
            else if (l < rows && (r == columns || best[l, r] == best[l + 1, r]))
                aligned.Add(new ComparedRow("leftOnly", Whole(left[l++]), null));
            else
                aligned.Add(new ComparedRow("rightOnly", null, Whole(right[r++])));
        }

        aligned.AddRange(left.Skip(rows).Select(paragraph => new ComparedRow("leftOnly", Whole(paragraph), null)));
        aligned.AddRange(right.Skip(columns).Select(paragraph => new ComparedRow("rightOnly", null, Whole(paragraph))));
        return aligned;
    }

    private ComparedRow Pair(Paragraph left, Paragraph right)
    {
        if (left.Text == right.Text)
            return new ComparedRow("same", Shown(left, []), Shown(right, []));
        List<Word> leftWords = Words(left.Text), rightWords = Words(right.Text);
        if (leftWords.Count > MostWords || rightWords.Count > MostWords)
            return new ComparedRow("changed", Whole(left), Whole(right));
        (bool[] leftSame, bool[] rightSame) = Common(left.Text, leftWords, right.Text, rightWords);
        return new ComparedRow("changed", Shown(left, Changes(leftWords, leftSame)), Shown(right, Changes(rightWords, rightSame)));
    }

    private static (bool[] Left, bool[] Right) Common(string leftText, List<Word> left, string rightText, List<Word> right)
    {
        var longest = new ushort[left.Count + 1, right.Count + 1];
        bool Same(int i, int j) => leftText.AsSpan(left[i].Start, left[i].Length).SequenceEqual(rightText.AsSpan(right[j].Start, right[j].Length));
        for (int i = left.Count - 1; i >= 0; i--)
        {
            for (int j = right.Count - 1; j >= 0; j--)
                longest[i, j] = Same(i, j) ? (ushort)(longest[i + 1, j + 1] + 1) : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }

        var (leftSame, rightSame) = (new bool[left.Count], new bool[right.Count]);
        for (int i = 0, j = 0; i < left.Count && j < right.Count;)
        {
            if (Same(i, j) && longest[i, j] == longest[i + 1, j + 1] + 1)
                leftSame[i++] = rightSame[j++] = true;
            else if (longest[i + 1, j] >= longest[i, j + 1])
                i++;
            else
                j++;
        }

        return (leftSame, rightSame);
    }

    private List<Word> Words(string text)
    {
        var words = new List<Word>();
        segmenter.Cut(text, words);
        return words;
    }

    private static List<int[]> Changes(List<Word> words, bool[] same)
    {
        var changes = new List<int[]>();
        for (int i = 0; i < words.Count; i++)
        {
            if (same[i])
                continue;
            if (changes.Count > 0 && changes[^1][1] == words[i].Start)
                changes[^1][1] = words[i].Start + words[i].Length;
            else
                changes.Add([words[i].Start, words[i].Start + words[i].Length]);
        }

        return changes;
    }

    private static ComparedParagraph Whole(Paragraph paragraph) => Shown(paragraph, [[0, paragraph.Text.Length]]);

    private static ComparedParagraph Shown(Paragraph paragraph, IReadOnlyList<int[]> changes) => new(paragraph.Unit, paragraph.Text, paragraph.Start, paragraph.End, changes);

    /// <summary>The pairs of letters of a text: figures change every year and say nothing of what a paragraph is about.</summary>
    internal sealed class PairSet
    {
        private readonly HashSet<int> _pairs = [];

        public PairSet(string text)
        {
            char before = '\0';
            foreach (char unit in text)
            {
                if (!char.IsLetter(unit))
                    continue;
                if (before != '\0')
                    _pairs.Add(before << 16 | unit);
                before = unit;
            }
        }

        /// <summary>Twice the shared pairs over all (Dice).</summary>
        public double Likeness(PairSet other)
        {
            int all = _pairs.Count + other._pairs.Count;
            if (all == 0)
                return 0;
            (HashSet<int> fewer, HashSet<int> more) = _pairs.Count <= other._pairs.Count ? (_pairs, other._pairs) : (other._pairs, _pairs);
            int shared = 0;
            foreach (int pair in fewer)
                shared += more.Contains(pair) ? 1 : 0;
            return 2.0 * shared / all;
        }
    }
}
