namespace ReportSearch.Engine.Storage;

/// <summary>What is done to the disk besides writing bytes.</summary>
internal enum DiskStep
{
    Create,
    Sync,
    Rename,
    SyncFolder,
}

/// <summary>
/// Where tests let the disk fail: every creation, write, sync and rename of the engine passes here. Nothing is set in the product. The plan holds for the
/// code that set it and all that it starts.
/// </summary>
internal static class DiskFaults
{
    private static readonly AsyncLocal<IDiskFaultPlan?> s_plan = new();

    public static IDiskFaultPlan? Plan
    {
        get => s_plan.Value;
        set => s_plan.Value = value;
    }

    /// <exception cref="IOException">The plan lets this step fail.</exception>
    public static void Meet(DiskStep step, string path) => s_plan.Value?.Meet(step, path);

    /// <summary>How many of so many bytes shall be written.</summary>
    public static int Cut(string path, int bytes) => s_plan.Value?.Cut(path, bytes) ?? bytes;
}

/// <summary>Which steps fail.</summary>
internal interface IDiskFaultPlan
{
    void Meet(DiskStep step, string path);

    int Cut(string path, int bytes);
}
