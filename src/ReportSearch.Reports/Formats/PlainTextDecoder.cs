using System.Buffers;
using System.Text;

namespace ReportSearch.Reports.Formats;

/// <summary>Bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one. Everything else is told apart and refused.</summary>
internal static class PlainTextDecoder
{
    private const int SampledBytes = 1 << 20;

    /// <summary>Decodes text that is not empty.</summary>
    internal static DecodedFile Decode(ReadOnlySpan<byte> bytes, string fileName)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Utf16(bytes[2..], bigEndian: false, fileName);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Utf16(bytes[2..], bigEndian: true, fileName);
        if (Binary(bytes, fileName) is { } binary)
            return binary;
        return Utf8(bytes, fileName);
    }

    private static DecodedFile Utf8(ReadOnlySpan<byte> bytes, string fileName)
    {
        ReadOnlySpan<byte> content = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        var units = new char[content.Length];
        OperationStatus status = System.Text.Unicode.Utf8.ToUtf16(content, units, out int read, out int written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
        {
            int at = read + (bytes.Length - content.Length);
            return DecodedFile.Failed("encoding",
                $"{fileName}: not UTF-8 at byte {at} (0x{bytes[at]:X2}); if the file is GB18030 or GBK, convert it: iconv -f GB18030 -t UTF-8");
        }

        return Text("utf-8", new string(units, 0, written), fileName);
    }

    private static DecodedFile Utf16(ReadOnlySpan<byte> content, bool bigEndian, string fileName)
    {
        if (content.Length % 2 != 0)
            return DecodedFile.Failed("encoding", $"{fileName}: the byte order mark says UTF-16, but the file has an odd number of bytes; fetch it again");
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);
        try
        {
            return Text(bigEndian ? "utf-16be" : "utf-16le", encoding.GetString(content), fileName);
        }
        catch (DecoderFallbackException broken)
        {
            return DecodedFile.Failed("encoding", $"{fileName}: not UTF-16 at byte {broken.Index + 2}; save it as UTF-8");
        }
    }

    private static DecodedFile Text(string encoding, string text, string fileName) =>
        string.IsNullOrWhiteSpace(text)
            ? DecodedFile.Failed("empty", $"{fileName}: the file holds only white space; fetch it again")
            : new DecodedFile("txt", encoding, text, null);

    /// <summary>Text has no NUL and hardly any control characters.</summary>
    private static DecodedFile? Binary(ReadOnlySpan<byte> bytes, string fileName)
    {
        ReadOnlySpan<byte> sample = bytes[..Math.Min(bytes.Length, SampledBytes)];
        int nuls = 0, evenNuls = 0, controls = 0;
        for (int i = 0; i < sample.Length; i++)
        {
            byte b = sample[i];
            if (b == 0)
            {
                nuls++;
                evenNuls += 1 - (i & 1);
            }
            else if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0B or 0x0C or 0x1B))
            {
                controls++;
            }
        }

        // ASCII in UTF-16 has a NUL in every second byte, all on the same side.
        if (nuls * 10 > sample.Length && (evenNuls * 20 < nuls || evenNuls * 20 > nuls * 19))
            return DecodedFile.Failed("encoding", $"{fileName}: looks like UTF-16 without a byte order mark; save it as UTF-8");
        if (nuls * 1000L > sample.Length || (nuls > 0 && sample.Length < 1000) || (controls > 4 && controls * 50L > sample.Length))
            return DecodedFile.Failed("binary", $"{fileName}: holds {nuls} NUL bytes and {controls} control characters in its first {sample.Length} bytes and is no text; give the text of the report");
        return null;
    }
}
