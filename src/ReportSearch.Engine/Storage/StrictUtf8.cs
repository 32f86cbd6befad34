using System.Buffers;
using System.Text;

namespace ReportSearch.Engine.Storage;

/// <summary>UTF-8 that refuses what is not valid, so that different strings never become the same bytes.</summary>
internal static class StrictUtf8
{
    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">The text holds half a surrogate pair.</exception>
    public static byte[] GetBytes(string text) => s_encoding.GetBytes(text);

    /// <exception cref="CorruptIndexException">The bytes are not UTF-8.</exception>
    public static string GetString(ReadOnlySpan<byte> bytes, string file, long offset)
    {
        try
        {
            return s_encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new CorruptIndexException(file, offset, "text is not UTF-8");
        }
    }

    /// <summary>Compares in the ordinal order of UTF-16, which is not the order of UTF-8 bytes beyond the basic plane.</summary>
    public static int CompareOrdinal(ReadOnlySpan<byte> utf8, string text, string file, long offset)
    {
        // Plain ASCII, as most keys are: no decoding.
        if (System.Text.Ascii.IsValid(utf8))
        {
            int common = Math.Min(utf8.Length, text.Length);
            for (int i = 0; i < common; i++)
            {
                if (utf8[i] != text[i])
                    return utf8[i] - text[i];
            }
            return utf8.Length - text.Length;
        }
        char[] rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            int count = s_encoding.GetChars(utf8, rented);
            return rented.AsSpan(0, count).SequenceCompareTo(text);
        }
        catch (DecoderFallbackException)
        {
            throw new CorruptIndexException(file, offset, "text is not UTF-8");
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }
}
