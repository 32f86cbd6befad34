namespace ReportSearch.Engine.Checking;

/// <summary>One damage found.</summary>
public sealed record IndexDamage(string File, long Offset, string Reason);

/// <summary>Reads every byte of the newest commit and checks checksums, structures, and one against the other.</summary>
public static class IndexChecker
{
    /// <summary>Every damage found; empty when all is well (an index without a commit included).</summary>
    public static IReadOnlyList<IndexDamage> Check(string folder, CancellationToken cancellation = default) => throw new NotSupportedException();
}
