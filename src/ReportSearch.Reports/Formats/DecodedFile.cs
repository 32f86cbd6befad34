using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Formats;

/// <summary>The outcome of recognising and decoding one file: either a text or the reason why there is none.</summary>
/// <param name="Format">txt, html, docx, doc, pdf, ofd or md.</param>
/// <param name="Encoding">IANA name, lower case.</param>
/// <param name="Text">The source text: of a text file its characters without the byte order mark, line ends untouched; of a structured one its rendering as text.</param>
/// <param name="Failure">Why the file cannot be read, or null.</param>
internal sealed record DecodedFile(string Format, string Encoding, string Text, ReadResult.Unreadable? Failure)
{
    /// <summary>What the format itself says about paragraphs and tables.</summary>
    internal SourceLayout Layout { get; init; } = SourceLayout.Unknown;

    /// <summary>How sure the encoding is, 0 to 1: 1 when it is declared, marked or proven by its byte sequences.</summary>
    internal double EncodingConfidence { get; init; } = 1;

    /// <summary>What decoding already left out, by kind, counts of nothing among them.</summary>
    internal IReadOnlyList<Repair> Removed { get; init; } = [];

    /// <summary>The day on which a web page says in its head that it was published, as yyyy-MM-dd; null when it does not.</summary>
    internal string? PageDate { get; init; }

    internal static DecodedFile Failed(string code, string reason) =>
        new("", "", "", new ReadResult.Unreadable(code, reason));
}
