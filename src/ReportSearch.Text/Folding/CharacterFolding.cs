using System.Runtime.CompilerServices;
using System.Text;

namespace ReportSearch.Text.Folding;

/// <summary>
/// Folding of one UTF-16 unit to one UTF-16 unit, without context, the same for text and query:
/// full-width to half-width, upper to lower case, traditional to simplified (OpenCC's first choice), compatibility forms that do not expand
/// (small, vertical and half-width forms, radicals and compatibility ideographs drawn like an ideograph).
/// </summary>
/// <remarks>
/// White space and surrogates are never folded, and nothing is folded to white space. Not folded either: circled and bracketed numbers,
/// superscripts, Roman numerals (but for their case) and quotation marks, because a reader sees another character. The table is
/// <c>index-data/lexicon/folding.tsv</c>, made by <c>tools/lexicon</c>, so that it does not move with the runtime's Unicode version.
/// </remarks>
public static class CharacterFolding
{
    private static readonly (char[] Units, string Version) s_loaded = LoadTable();
    private static readonly char[] s_table = s_loaded.Units;

    /// <summary>Version of the table: the first 16 hex digits of the SHA-256 of its rows.</summary>
    public static string Version => s_loaded.Version;

    /// <summary>The folded form of <paramref name="unit"/>; a unit without one is returned as it is. Folding twice changes nothing more.</summary>
    public static char Fold(char unit) => s_table[unit];

    /// <summary>Writes the folded form of <paramref name="text"/>, of the same length, to the front of <paramref name="folded"/>; the two may be the same memory.</summary>
    /// <exception cref="ArgumentException"><paramref name="folded"/> is shorter than <paramref name="text"/>.</exception>
    public static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        if (folded.Length < text.Length)
            throw new ArgumentException("The target is shorter than the text.", nameof(folded));
        char[] table = s_table;
        for (int i = 0; i < text.Length; i++)
            folded[i] = table[text[i]];
    }

    /// <summary>The folded form of <paramref name="text"/>, of the same length.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (folded, source) => Fold(source, folded));

    // Runs once at start-up: not left to the quick first compilation.
    // Rows "XXXX YYYY\n" below the first line "version <16 hex digits>\n".
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (char[] Units, string Version) LoadTable()
    {
        const int rowBytes = 10;
        using Stream resource = typeof(CharacterFolding).Assembly.GetManifestResourceStream("folding.tsv")
            ?? throw new InvalidOperationException("The folding table is missing from the assembly.");
        byte[] bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        int rows = Array.IndexOf(bytes, (byte)'\n') + 1;
        string version = Encoding.ASCII.GetString(bytes, "version ".Length, rows - 1 - "version ".Length);

        char[] table = new char[char.MaxValue + 1];
        for (int unit = 0; unit < table.Length; unit++)
            table[unit] = (char)unit;
        for (int row = rows; row < bytes.Length; row += rowBytes)
            table[Hexadecimal(bytes, row)] = (char)Hexadecimal(bytes, row + 5);
        return (table, version);
    }

    private static int Hexadecimal(byte[] bytes, int start)
    {
        int value = 0;
        for (int i = start; i < start + 4; i++)
            value = value << 4 | (bytes[i] <= '9' ? bytes[i] - '0' : bytes[i] - 'A' + 10);
        return value;
    }
}
