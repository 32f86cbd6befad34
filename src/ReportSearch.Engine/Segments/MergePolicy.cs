namespace ReportSearch.Engine.Segments;

/// <summary>Which segments are merged.</summary>
internal static class MergePolicy
{
    /// <summary>
    /// The segments to merge into one; empty when all is well. A segment with more dead units than live ones is rewritten. Too many segments: the smallest go
    /// together, and with them every next one that is not larger than those before it together, so that segments of like size become one and a unit is
    /// merged about as often as the logarithm of the number of units.
    /// </summary>
    /// <param name="segments">Those that no merge under way reads.</param>
    /// <param name="maxSegments">How many of them there may be.</param>
    public static List<WritableSegment> Choose(IReadOnlyList<WritableSegment> segments, int maxSegments)
    {
        List<WritableSegment> mostlyDead = [.. segments.Where(s => s.Record.Units - s.LiveUnits > s.LiveUnits)];
        if (segments.Count <= maxSegments)
            return mostlyDead;
        WritableSegment[] bySize = [.. segments.OrderBy(s => s.LiveUnits).ThenBy(s => s.Record.Id)];
        int count = Math.Max(2, segments.Count - maxSegments + 1);
        long sum = bySize.Take(count).Sum(s => (long)s.LiveUnits);
        while (count < bySize.Length && bySize[count].LiveUnits <= Math.Min(sum, SegmentWriter.MaxUnits - sum))
            sum += bySize[count++].LiveUnits;
        List<WritableSegment> chosen = [.. bySize.Take(count)];
        return sum <= SegmentWriter.MaxUnits ? chosen : [];
    }
}
