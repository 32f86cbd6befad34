namespace ReportSearch.Reports.Formats;

/// <summary>Letters of symbol fonts as the characters that they look like. Word keeps them as codes of the font, often in the private use area from U+F000.</summary>
internal static class SymbolFonts
{
    /// <summary>Stands for a sign that no table knows, so that its place is not lost.</summary>
    internal const char Unknown = '□';

    private static readonly Dictionary<int, char> s_wingdings = Table(
        (0x6C, '●'), (0x6D, '○'), (0x6E, '■'), (0x6F, '□'), (0x70, '□'), (0x71, '□'), (0x72, '□'), (0x73, '◆'), (0x74, '◆'), (0x75, '◆'), (0x76, '◆'), (0x77, '◆'),
        (0x9E, '·'), (0x9F, '●'), (0xA0, '■'), (0xA1, '○'), (0xA7, '■'), (0xA8, '□'), (0xAB, '★'), (0xB5, '★'), (0xD8, '➢'), (0xE0, '→'), (0xE8, '→'), (0xF0, '→'),
        (0xFB, '×'), (0xFC, '√'), (0xFD, '×'), (0xFE, '☑'), (0x80, '⓪'),
        (0x81, '①'), (0x82, '②'), (0x83, '③'), (0x84, '④'), (0x85, '⑤'), (0x86, '⑥'), (0x87, '⑦'), (0x88, '⑧'), (0x89, '⑨'), (0x8A, '⑩'));

    private static readonly Dictionary<int, char> s_wingdings2 = Table(
        (0x4F, '×'), (0x50, '√'), (0x51, '×'), (0x52, '☑'), (0x53, '☒'), (0x54, '☒'), (0x97, '●'), (0x98, '●'), (0x99, '○'), (0xA2, '■'), (0xA3, '□'), (0xAE, '◆'));

    private static readonly Dictionary<int, char> s_symbol = Table(
        (0xA3, '≤'), (0xB0, '°'), (0xB1, '±'), (0xB3, '≥'), (0xB4, '×'), (0xB7, '●'), (0xB8, '÷'), (0xB9, '≠'), (0xBB, '≈'), (0xAE, '→'), (0xA8, '♦'));

    /// <summary>What a letter of a font looks like.</summary>
    /// <param name="font">Name of the font, or null when the file does not say.</param>
    /// <param name="letter">The letter or its code in the private use area.</param>
    internal static char Sign(string? font, char letter)
    {
        bool ownUse = letter is >= '\uE000' and <= '\uF8FF';
        Dictionary<int, char>? table = TableOf(font);
        if (!ownUse && table is null)
            return letter;
        int code = letter & 0xFF;
        // Lists without a named font mostly use the one that Word offers first.
        return (table ?? s_wingdings).GetValueOrDefault(code, Unknown);
    }

    private static Dictionary<int, char> Table(params ReadOnlySpan<(int Code, char Sign)> signs)
    {
        var table = new Dictionary<int, char>(signs.Length);
        foreach ((int code, char sign) in signs)
            table[code] = sign;
        return table;
    }

    private static Dictionary<int, char>? TableOf(string? font)
    {
        if (font is null)
            return null;
        if (font.StartsWith("Wingdings 2", StringComparison.OrdinalIgnoreCase))
            return s_wingdings2;
        if (font.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase))
            return s_wingdings;
        return font.Equals("Symbol", StringComparison.OrdinalIgnoreCase) ? s_symbol : null;
    }
}
