namespace ReportSearch.Reports.Formats;

/// <summary>The outcome of recognising and decoding one file: either a text or the reason why there is none.</summary>
/// <param name="Format">txt for now.</param>
/// <param name="Encoding">IANA name, lower case.</param>
/// <param name="Text">The decoded file without its byte order mark, line ends untouched.</param>
/// <param name="Failure">Why the file cannot be read, or null.</param>
internal sealed record DecodedFile(string Format, string Encoding, string Text, ReadResult.Unreadable? Failure)
{
    internal static DecodedFile Failed(string code, string reason) =>
        new("", "", "", new ReadResult.Unreadable(code, reason));
}
