namespace ReportSearch.Server.Requests;

/// <summary>The form of report ids.</summary>
internal static class ReportId
{
    /// <summary>Sixteen lower-case hex digits; nothing else is worth asking a store for.</summary>
    public static bool IsValid(string id) => id.Length == 16 && id.All(char.IsAsciiHexDigitLower);
}
