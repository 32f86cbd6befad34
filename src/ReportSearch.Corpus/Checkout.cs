namespace ReportSearch.Corpus;

/// <summary>Where this checkout of the project lies: its data folder holds the default store, the inbox and the samples.</summary>
public static class Checkout
{
    private const string Landmark = "ReportSearch.sln";

    /// <summary>
    /// The checkout's root: the nearest folder with ReportSearch.sln from <paramref name="start"/> upwards, else from the executable's folder
    /// upwards; null when neither lies in a checkout.
    /// </summary>
    /// <param name="start">Where to begin; null for the current directory.</param>
    public static string? FindRoot(string? start = null) =>
        WalkUp(start ?? Directory.GetCurrentDirectory()) ?? WalkUp(AppContext.BaseDirectory);

    /// <summary>The default store: index-data/store of the checkout, or of the current directory when there is no checkout.</summary>
    public static string DefaultStore() => Path.Combine(FindRoot() ?? Directory.GetCurrentDirectory(), "index-data", "store");

    private static string? WalkUp(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, Landmark)))
                return folder.FullName;
        return null;
    }
}
