using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace ReportSearch.Reports.Formats;

/// <summary>Bytes to text: UTF-8 and UTF-16 by their marks, UTF-8 by its byte sequences, all others by statistics. Binary files are told apart and refused.</summary>
internal static class PlainTextDecoder
{
    private const int SampledBytes = 1 << 20;

    /// <summary>Decodes text that is not empty.</summary>
    internal static DecodedFile Decode(ReadOnlySpan<byte> bytes, string fileName)
    {
        DecodedFile file = Characters(bytes, fileName);
        if (file.Failure is not null)
            return file;
        if (string.IsNullOrWhiteSpace(file.Text))
            return DecodedFile.Failed("empty", $"{fileName}: the file holds only white space; fetch it again");
        if (Mojibake.Find(file.Text) is { } mixUp)
            return DecodedFile.Failed("mojibake", $"{fileName}: the text is garbled: {mixUp}; fetch the original again");
        return MarkdownSigns.Found(file.Text) ? file with { Format = "md" } : file;
    }

    /// <summary>The characters of text or markup, whatever they say.</summary>
    internal static DecodedFile Characters(ReadOnlySpan<byte> bytes, string fileName)
    {
        if (IsUtf32(bytes))
            return DecodedFile.Failed("encoding", $"{fileName}: looks like UTF-32, which is not read; save it as UTF-8");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Utf16(bytes[2..], bigEndian: false, fileName);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Utf16(bytes[2..], bigEndian: true, fileName);
        bool marked = bytes.StartsWith("\uFEFF"u8);
        ReadOnlySpan<byte> content = marked ? bytes[3..] : bytes;
        BinarySigns signs = BinarySigns.Of(content);
        if (signs.NoText)
        {
            // Chinese in UTF-16 without its mark has bytes of every kind.
            GuessedText wide = TextEncodingGuess.Decode(content);
            if (wide.Encoding.StartsWith("utf-16", StringComparison.Ordinal))
                return new DecodedFile("txt", wide.Encoding, wide.Text, null) { EncodingConfidence = wide.Confidence };
            return signs.LooksLikeUtf16
                ? DecodedFile.Failed("encoding", $"{fileName}: looks like UTF-16 without a byte order mark, but holds too little Chinese to be sure; save it as UTF-8")
                : DecodedFile.Failed("binary", $"{fileName}: holds {signs.Nuls} NUL bytes and {signs.Controls} control characters in its first {signs.Sampled} bytes and is no text; give the text of the report");
        }

        GuessedText guess = TextEncodingGuess.Decode(content);
        if (guess.Encoding.Length > 0)
            return new DecodedFile("txt", guess.Encoding, guess.Text, null) { EncodingConfidence = guess.Confidence };
        if (content.IndexOf((byte)0) is >= 0 and var nul)
            return DecodedFile.Failed("binary", $"{fileName}: holds a NUL byte at {nul + (bytes.Length - content.Length)}, which no text does; fetch it again, or save it as UTF-8");
        int bad = FirstBadByte(content) + (bytes.Length - content.Length);
        return DecodedFile.Failed("encoding",
            $"{fileName}: not UTF-8 at byte {bad} (0x{bytes[Math.Min(bad, bytes.Length - 1)]:X2}), and no other encoding gives clear Chinese (share of common characters: {guess.Tried}); if it is GB18030, convert it: iconv -f GB18030 -t UTF-8");
    }

    /// <summary>Every character takes four bytes, of which one at an end is zero in all of them.</summary>
    private static bool IsUtf32(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8 || bytes.Length % 4 != 0)
            return false;
        bool last = true, first = true;
        for (int i = 0; i < Math.Min(bytes.Length, SampledBytes) && (first || last); i += 4)
        {
            last &= bytes[i + 3] == 0 && bytes[i + 2] <= 0x10 && (bytes[i] | bytes[i + 1]) != 0;
            first &= bytes[i] == 0 && bytes[i + 1] <= 0x10 && (bytes[i + 2] | bytes[i + 3]) != 0;
        }

        return first || last;
    }

    private static int FirstBadByte(ReadOnlySpan<byte> content)
    {
        Span<char> units = stackalloc char[1024];
        int at = 0;
        while (at < content.Length)
        {
            OperationStatus status = Utf8.ToUtf16(content[at..], units, out int read, out _, replaceInvalidSequences: false);
            at += read;
            if (status != OperationStatus.DestinationTooSmall)
                break;
        }

        return at;
    }

    private static DecodedFile Utf16(ReadOnlySpan<byte> content, bool bigEndian, string fileName)
    {
        // A file that was cut ends in half a character: what stands before it is read, and the loss is shown.
        int whole = content.Length & ~1;
        if (whole >= 2 && char.IsHighSurrogate((char)(bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(content[(whole - 2)..]) : BinaryPrimitives.ReadUInt16LittleEndian(content[(whole - 2)..]))))
            whole -= 2;
        if (whole == 0 && !content.IsEmpty)
            return DecodedFile.Failed("encoding", $"{fileName}: the byte order mark says UTF-16, but no whole character follows; fetch it again");
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);
        try
        {
            return new DecodedFile("txt", bigEndian ? "utf-16be" : "utf-16le", encoding.GetString(content[..whole]) + (whole < content.Length ? "\uFFFD" : ""), null);
        }
        catch (DecoderFallbackException broken)
        {
            return DecodedFile.Failed("encoding", $"{fileName}: not UTF-16 at byte {broken.Index + 2}; save it as UTF-8");
        }
    }

    /// <summary>Text has no NUL and hardly any control characters.</summary>
    private readonly record struct BinarySigns(int Nuls, int Controls, int Sampled, bool LooksLikeUtf16)
    {
        internal bool NoText => LooksLikeUtf16 || Nuls * 1000L > Sampled || (Nuls > 0 && Sampled < 1000) || (Controls > 4 && Controls * 50L > Sampled);

        internal static BinarySigns Of(ReadOnlySpan<byte> bytes)
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
            bool utf16 = nuls * 10L > sample.Length && (evenNuls * 20L < nuls || evenNuls * 20L > nuls * 19L);
            return new BinarySigns(nuls, controls, sample.Length, utf16);
        }
    }
}
