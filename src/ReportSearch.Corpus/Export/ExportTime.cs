using ReportSearch.Corpus.Store;

namespace ReportSearch.Corpus.Export;

/// <summary>The time as stamps hold it.</summary>
public static class ExportTime
{
    /// <summary>Now, yyyy-MM-ddTHH:mm:ssZ.</summary>
    public static string Now => Of(TimeProvider.System);

    /// <summary>A clock's time, yyyy-MM-ddTHH:mm:ssZ.</summary>
    public static string Of(TimeProvider time) => Ledger.TimeText(time);
}
