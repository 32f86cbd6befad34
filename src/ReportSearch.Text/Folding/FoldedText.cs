namespace ReportSearch.Text.Folding;

/// <summary>
/// "The text" in the sense of matching: a cleaned text folded character by character, without white space, with the way back.
/// A paragraph, cell or row end (<c>\n</c>, <c>\r</c>, <c>\t</c>, form feed) between two characters is a <em>break</em>: no match spans it.
/// </summary>
public sealed class FoldedText
{
    private readonly int[] _originals;
    private readonly bool[] _breaks;

    private FoldedText(string original, string text, int[] originals, bool[] breaks)
    {
        Original = original;
        Text = text;
        _originals = originals;
        _breaks = breaks;
    }

    /// <summary>The text as it was given.</summary>
    public string Original { get; }

    /// <summary>The folded characters without white space; offsets are UTF-16 units.</summary>
    public string Text { get; }

    /// <summary>The offset in the original text of the folded character at <paramref name="index"/>.</summary>
    public int ToOriginal(int index) => _originals[index];

    /// <summary>The original range [start, end) of <paramref name="length"/> &gt; 0 folded characters from <paramref name="start"/>.</summary>
    public (int Start, int End) ToOriginal(int start, int length) => (_originals[start], _originals[start + length - 1] + 1);

    /// <summary>True where a break stands before the folded character at <paramref name="index"/>; always at 0.</summary>
    public bool StartsRun(int index) => _breaks[index];

    /// <summary>For each folded character what <see cref="StartsRun"/> says of it.</summary>
    public ReadOnlySpan<bool> Breaks => _breaks;

    /// <summary>Folds <paramref name="original"/>.</summary>
    public static FoldedText Of(string original)
    {
        char[] folded = System.Buffers.ArrayPool<char>.Shared.Rent(original.Length);
        var originals = new int[original.Length];
        var breaks = new bool[original.Length];
        int count = 0;
        bool pendingBreak = true;
        for (int i = 0; i < original.Length; i++)
        {
            char unit = original[i];
            // Behind the ideographic space none is white.
            if (unit <= '\u3000' && char.IsWhiteSpace(unit))
            {
                pendingBreak |= unit is '\n' or '\r' or '\t' or '\f';
                continue;
            }

            folded[count] = CharacterFolding.Fold(unit);
            originals[count] = i;
            breaks[count] = pendingBreak;
            pendingBreak = false;
            count++;
        }

        bool whole = count == original.Length;
        var text = new string(folded, 0, count);
        System.Buffers.ArrayPool<char>.Shared.Return(folded);
        return new FoldedText(original, text, whole ? originals : originals[..count], whole ? breaks : breaks[..count]);
    }

    /// <summary>The start of every occurrence of <paramref name="folded"/> (already folded, without white space), overlapping ones included, none across a break.</summary>
    public IEnumerable<int> Occurrences(string folded)
    {
        if (folded.Length == 0)
            yield break;
        for (int at = Text.IndexOf(folded, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(folded, at + 1, StringComparison.Ordinal))
        {
            bool spansBreak = false;
            for (int i = at + 1; i < at + folded.Length && !spansBreak; i++)
                spansBreak = _breaks[i];
            if (!spansBreak)
                yield return at;
        }
    }
}
