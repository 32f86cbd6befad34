namespace ReportSearch.Fuzz;

/// <summary>One made file, and what is known of it before it is read.</summary>
/// <param name="Number">Its number in the run.</param>
/// <param name="Format">The format that it was written in; mutation may have made another of it.</param>
/// <param name="FileName">The name that the reader is told.</param>
/// <param name="Bytes">The file.</param>
/// <param name="NeverReport">True when it was made of texts of other kinds alone.</param>
/// <param name="Text">The exact text, where it is a text file whose bytes were left alone; else null.</param>
internal sealed record FuzzInput(long Number, string Format, string FileName, byte[] Bytes, bool NeverReport, string? Text)
{
    /// <summary>What the file says, where its bytes were left alone; else null.</summary>
    public string? Written { get; init; }

    /// <summary>True when neither the text nor the file was damaged.</summary>
    public bool Sound { get; init; }

    /// <summary>The year that the report was written for; null when it was not written by the run itself.</summary>
    public int? Year { get; init; }
}
