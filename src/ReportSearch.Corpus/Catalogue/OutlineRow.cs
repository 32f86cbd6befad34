using ReportSearch.Corpus.Indexing;
using ReportSearch.Reports;

namespace ReportSearch.Corpus.Catalogue;

/// <summary>A section as the catalogue keeps it: the entry of the outline with what only researchers ask for.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="ContentTags">What the title hides.</param>
/// <param name="Start">Source offset of the heading.</param>
/// <param name="End">Source offset one past the section.</param>
internal sealed record OutlineRow(OutlineEntry Entry, IReadOnlyList<string> ContentTags, int Start, int End)
{
    /// <summary>The outline of a report over its units.</summary>
    public static IReadOnlyList<OutlineRow> Of(Report report, IReadOnlyList<IndexUnit> units) =>
        [.. report.Sections.Select(s => new OutlineRow(
            new OutlineEntry(s.Index, s.Parent, s.Level, s.Numbering, s.Title, s.Tags, UnitAt(units, s.CleanStart)), s.ContentTags, s.Start, s.End))];

    private static int UnitAt(IReadOnlyList<IndexUnit> units, int cleanOffset)
    {
        int low = 0, high = units.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >>> 1;
            if (units[middle].CleanStart <= cleanOffset)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }
}
