using System.Collections.Concurrent;

namespace ReportSearch.Corpus.Figures;

/// <summary>Lists for the cells of a question over the country: seven megabytes each, which would be made and cleared again by every question.</summary>
internal static class CellLists
{
    private const int MostKept = 4;
    private const int LargestKept = 1 << 18;
    private static readonly ConcurrentBag<List<SeriesCell>> s_kept = [];

    /// <summary>An empty list.</summary>
    public static List<SeriesCell> Take() => s_kept.TryTake(out List<SeriesCell>? list) ? list : [];

    /// <summary>Gives a list back that nobody looks at any more.</summary>
    public static void GiveBack(List<SeriesCell> list)
    {
        if (list.Capacity > LargestKept || s_kept.Count >= MostKept)
            return;
        list.Clear();
        s_kept.Add(list);
    }
}
