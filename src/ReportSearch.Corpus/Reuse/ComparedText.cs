using ReportSearch.Corpus.Indexing;
using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus.Reuse;

/// <summary>
/// The running text of a report as it is compared with others: folded characters, letters and digits alone, so that neither layout nor punctuation hides what is
/// the same. Tables and residue are left out: their labels are the form's, not the body's.
/// </summary>
/// <param name="ReportId">The report.</param>
/// <param name="BodyId">Its body; reports without one count as bodies of their own.</param>
/// <param name="Year">Its year, or null.</param>
/// <param name="Characters">The compared characters.</param>
/// <param name="Places">For each of them its offset in the cleaned text.</param>
public sealed record ComparedText(string ReportId, string BodyId, int? Year, string Characters, int[] Places)
{
    /// <summary>Where paragraphs begin among the characters, in order.</summary>
    public IReadOnlyList<int> Paragraphs { get; init; } = [];

    /// <summary>The compared text of running text.</summary>
    /// <param name="reportId">The report.</param>
    /// <param name="bodyId">Its body, or null.</param>
    /// <param name="year">Its year, or null.</param>
    /// <param name="pieces">Pieces of the cleaned text with the offset where each begins.</param>
    public static ComparedText Of(string reportId, string? bodyId, int? year, IEnumerable<(int Start, string Text)> pieces)
    {
        var characters = new List<char>(4096);
        var places = new List<int>(4096);
        var paragraphs = new List<int>();
        foreach ((int start, string text) in pieces)
        {
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] == '\n')
                    paragraphs.Add(characters.Count);
                if (!char.IsLetterOrDigit(text[i]))
                    continue;
                characters.Add(CharacterFolding.Fold(text[i]));
                places.Add(start + i);
            }
        }

        return new ComparedText(reportId, bodyId ?? "report:" + reportId, year, string.Concat(characters), [.. places]) { Paragraphs = paragraphs };
    }

    /// <summary>The compared text of stored units.</summary>
    internal static ComparedText Of(string reportId, string? bodyId, int? year, IEnumerable<IndexUnit> units) =>
        Of(reportId, bodyId, year, units.Where(unit => unit.Kind == UnitKind.Text).Select(unit => (unit.CleanStart, unit.Text)));
}
