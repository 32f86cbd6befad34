namespace ReportSearch.Corpus.Tests.Search;

/// <summary>The real reports beside the repository, where they are.</summary>
internal static class RealReports
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(
        Checkout.FindRoot(AppContext.BaseDirectory) ?? throw new InvalidOperationException("the tests run outside of a checkout"), "..", "shared", "reports"));
}

/// <summary>A test that reads the real reports; skipped, with the reason, where they are not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealReportFactAttribute : FactAttribute
{
    public RealReportFactAttribute()
    {
        if (!Directory.Exists(RealReports.Folder))
            Skip = $"the real reports are not there: {RealReports.Folder}";
    }
}
