namespace ReportSearch.Reports.Formats;

/// <summary>
/// How much text one file may hold. Every line and cell becomes a record of its own and the text is copied by each repair, so that these bounds, and not that
/// of the file, keep memory and time small. The longest reports known have under 20,000 lines and under 500,000 characters.
/// </summary>
internal static class TextBounds
{
    private const int MostCharacters = 8_000_000;
    private const int MostLines = 400_000;
    private const int MostCells = 400_000;

    /// <summary>Why the text is too large, or null.</summary>
    internal static string? Exceeded(string text, string fileName)
    {
        if (text.Length > MostCharacters)
            return $"{fileName}: a text of {text.Length} characters, more than the {MostCharacters} that are read; give the report alone";
        ReadOnlySpan<char> units = text;
        int lines = units.Count('\n') + units.Count('\f') + units.Count('\u2028') + units.Count('\u2029') + units.Count('\v') + units.Count('\u0085');
        lines = Math.Max(lines, units.Count('\r'));
        if (lines > MostLines)
            return $"{fileName}: a text of {lines} lines, more than the {MostLines} that are read; give the report alone";
        int cells = units.Count('\t') + units.Count('|');
        return cells > MostCells ? $"{fileName}: a text of {cells} cells between tabs or strokes, more than the {MostCells} that are read; give the report alone" : null;
    }
}
