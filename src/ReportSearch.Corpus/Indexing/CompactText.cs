namespace ReportSearch.Corpus.Indexing;

/// <summary>
/// UTF-16 text in one byte a unit where it is ASCII and two where it is Chinese or its punctuation, a third less than UTF-8. Any UTF-16 is kept as it is,
/// half surrogate pairs included.
/// <code>
/// 00-7F            the ASCII character
/// 80-FE, one byte  v = (first - 80) * 256 + second, a unit of the ranges below, one range after the other
/// FF, two bytes    any other unit, high byte first
/// ranges           4E00-9FFF, 3000-30FF, FF00-FFFF, 2000-26FF, 0080-07FF, 3400-4DFF
/// </code>
/// </summary>
internal static class CompactText
{
    /// <summary>Most bytes of a unit.</summary>
    public const int MaxUnitBytes = 3;

    private const byte Escape = 0xFF;

    private static readonly (char First, char Last)[] s_ranges =
        [('\u4E00', '\u9FFF'), ('\u3000', '\u30FF'), ('\uFF00', '\uFFFF'), ('\u2000', '\u26FF'), ('\u0080', '\u07FF'), ('\u3400', '\u4DFF')];

    private static readonly ushort[] s_codes = Codes();
    private static readonly char[] s_units = Units();

    /// <summary>Writes a text; gives the number of bytes.</summary>
    public static int Write(ReadOnlySpan<char> text, Span<byte> target)
    {
        ushort[] codes = s_codes;
        int at = 0;
        foreach (char unit in text)
        {
            if (unit < 0x80)
            {
                target[at++] = (byte)unit;
                continue;
            }

            int code = codes[unit];
            if (code != 0)
            {
                target[at++] = (byte)(code >> 8);
                target[at++] = (byte)code;
                continue;
            }

            target[at++] = Escape;
            target[at++] = (byte)(unit >> 8);
            target[at++] = (byte)unit;
        }

        return at;
    }

    /// <summary>Reads a text of so many units; null when the bytes end before or hold a code of no unit.</summary>
    public static string? TryRead(ReadOnlySpan<byte> bytes, ref int at, int length)
    {
        char[] text = System.Buffers.ArrayPool<char>.Shared.Rent(length);
        try
        {
            int next = at;
            for (int i = 0; i < length; i++)
            {
                if ((uint)next >= (uint)bytes.Length)
                    return null;
                int first = bytes[next++];
                if (first < 0x80)
                {
                    text[i] = (char)first;
                    continue;
                }

                if (next + (first == Escape ? 2 : 1) > bytes.Length)
                    return null;
                if (first == Escape)
                {
                    text[i] = (char)(bytes[next] << 8 | bytes[next + 1]);
                    next += 2;
                    continue;
                }

                int code = (first - 0x80) << 8 | bytes[next++];
                if (code >= s_units.Length)
                    return null;
                text[i] = s_units[code];
            }

            at = next;
            return new string(text, 0, length);
        }
        finally
        {
            System.Buffers.ArrayPool<char>.Shared.Return(text);
        }
    }

    // The two bytes of a unit, 0 where it has none.
    private static ushort[] Codes()
    {
        var codes = new ushort[char.MaxValue + 1];
        char[] units = Units();
        for (int code = 0; code < units.Length; code++)
            codes[units[code]] = (ushort)(0x8000 + code);
        return codes;
    }

    private static char[] Units() => [.. s_ranges.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)).Select(unit => (char)unit)];
}
