using ReportSearch.Corpus.Queries;
using ReportSearch.Text.Folding;
using ReportSearch.Text.WordForms;

namespace ReportSearch.Corpus.Search;

/// <summary>A match in a unit's text.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Text">The text that matched, folded.</param>
internal readonly record struct UnitMark(int Start, int End, string Text);

/// <summary>
/// Finds a query's texts in a unit. Marks never overlap and each one is a whole match: of texts that begin at one place the longest is
/// marked, and one that begins inside a mark is not.
/// </summary>
internal static class UnitMarker
{
    public static IReadOnlyList<UnitMark> Mark(string unitText, IReadOnlyList<HighlightText> highlights, bool full)
    {
        if (highlights.Count == 0)
            return [];
        FoldedText folded = FoldedText.Of(unitText);
        List<PlainForm>? forms = null;
        var found = new List<(UnitMark Mark, bool Weak)>();
        foreach (HighlightText highlight in highlights)
        {
            if (full && highlight.OnlyInPartial)
                continue;
            if (highlight.AsEqual)
            {
                forms ??= Forms(folded);
                foreach (PlainForm form in forms.FindAll(form => form.Plain == highlight.Value))
                {
                    (int start, int end) = folded.ToOriginal(form.Start, form.Length);
                    found.Add((new UnitMark(start, end, highlight.Value), false));
                }

                continue;
            }

            bool weak = highlight.Value.Length == 1 && highlight.Match != TextMatch.Exact && !TextOccurrences.IsRunCharacter(highlight.Value[0]);
            foreach ((int at, int length) in TextOccurrences.Find(folded, highlight.Value, highlight.Match))
            {
                (int start, int end) = folded.ToOriginal(at, length);
                found.Add((new UnitMark(start, end, highlight.Value), weak));
            }
        }

        // A single character that is a word of the query (件, 通) would speckle the text; it is marked only where there is nothing better.
        if (found.Exists(mark => !mark.Weak))
            found.RemoveAll(mark => mark.Weak);
        found.Sort((a, b) => a.Mark.Start != b.Mark.Start ? a.Mark.Start.CompareTo(b.Mark.Start) : b.Mark.End.CompareTo(a.Mark.End));
        var marks = new List<UnitMark>(found.Count);
        foreach ((UnitMark mark, _) in found)
        {
            if (marks.Count == 0 || mark.Start >= marks[^1].End)
                marks.Add(mark);
        }

        return marks;
    }

    private static List<PlainForm> Forms(FoldedText folded)
    {
        List<PlainForm> forms = [];
        PlainForms.Find(folded, forms);
        return forms;
    }
}
