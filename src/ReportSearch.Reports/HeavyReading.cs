namespace ReportSearch.Reports;

/// <summary>
/// What may need hundreds of megabytes is done one at a time in a process: reading a very large file, a program that asks for more memory than report files need, LibreOffice.
/// So the memory of the process and its children together has a bound, however many files are read side by side.
/// </summary>
public static class HeavyReading
{
    private static readonly Lock Gate = new();

    /// <summary>Does the work when no other heavy work is under way. Heavy work may do heavy work itself.</summary>
    public static T Alone<T>(Func<T> work)
    {
        lock (Gate)
        {
            return work();
        }
    }
}
