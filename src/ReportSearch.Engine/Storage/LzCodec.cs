using System.Buffers.Binary;
using System.Numerics;

namespace ReportSearch.Engine.Storage;

/// <summary>
/// Byte-wise Lempel-Ziv coding with a dictionary before the text, made for reading: decoding copies bytes and nothing else.
/// <code>
/// sequence   literals (high four bits) and length of the match less 5 (low four bits), u8; 15 is followed by a varint to add
///            | further literals | the literals | distance back to the match, varint | further length, varint
/// end        the last sequence ends behind its literals, where the text is complete
/// </code>
/// A distance that leads before the text leads into the dictionary, which ends where the text begins.
/// </summary>
internal sealed class LzEncoder
{
    internal const int MinMatch = 5;

    // A text's own table is small, so that it is emptied fast and stays in the cache. The dictionary's is as large as the dictionary: hardly two stretches share a place.
    private const int TextHashBits = 14;
    private const int DictionaryHashBits = 18;

    // A place in the dictionary plus 1, and above it further bits of the hash, which tell nearly all wrong places without a look at them.
    private const int PlaceBits = 19;
    private const uint PlaceMask = (1 << PlaceBits) - 1;

    // Places that are tried for a match in the text and in the dictionary, and the length with which the search is content.
    private const int Tries = 4;
    private const int GoodLength = 16;

    private readonly uint[] _ofDictionary;
    private readonly uint[] _beforeInDictionary;
    private readonly int[] _ofText = new int[1 << TextHashBits];
    private readonly int _dictionaryBytes;
    private byte[] _buffer;
    private int[] _beforeInText;

    /// <param name="dictionary">Less than 512 KiB.</param>
    public LzEncoder(ReadOnlySpan<byte> dictionary)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)dictionary.Length, PlaceMask, nameof(dictionary));
        _dictionaryBytes = dictionary.Length;
        _buffer = new byte[dictionary.Length + 64 * 1024];
        _beforeInText = new int[64 * 1024];
        dictionary.CopyTo(_buffer);
        _ofDictionary = new uint[1 << DictionaryHashBits];
        _beforeInDictionary = new uint[dictionary.Length];
        for (int at = 0; at + sizeof(ulong) <= dictionary.Length; at++)
        {
            ulong hash = Hash(Load(at));
            uint slot = (uint)(hash >> (64 - DictionaryHashBits));
            _beforeInDictionary[at] = _ofDictionary[slot];
            _ofDictionary[slot] = Tag(hash) | (uint)(at + 1);
        }
    }

    public static int MaxBytes(int textBytes) => checked(textBytes + textBytes / 64 + 32);

    /// <summary>Encodes a text; gives the number of bytes.</summary>
    public int Encode(ReadOnlySpan<byte> text, Span<byte> target)
    {
        int end = _dictionaryBytes + text.Length;
        if (_buffer.Length < end)
        {
            Array.Resize(ref _buffer, end);
            _beforeInText = new int[text.Length];
        }
        text.CopyTo(_buffer.AsSpan(_dictionaryBytes));
        Array.Clear(_ofText);
        int written = 0;
        int literals = _dictionaryBytes;
        for (int at = literals; at + sizeof(ulong) <= end;)
        {
            (int length, int match) = Longest(at, end);
            Enter(at);
            if (length < MinMatch)
            {
                // Where nothing is found for long, steps grow.
                at += 1 + ((at - literals) >> 7);
                continue;
            }
            // A character later there may be more: most are of two bytes.
            for (int step = 1; step <= 2 && length < GoodLength && at + step + sizeof(ulong) <= end; step++)
            {
                (int nextLength, int nextMatch) = Longest(at + step, end);
                if (nextLength <= length + step)
                    continue;
                for (int skipped = 1; skipped <= step; skipped++)
                    Enter(at + skipped);
                (at, length, match, step) = (at + step, nextLength, nextMatch, 0);
            }
            while (at > literals && match > 0 && _buffer[at - 1] == _buffer[match - 1])
            {
                at--;
                match--;
                length++;
            }
            written += WriteSequence(target[written..], _buffer.AsSpan(literals, at - literals), at - match, length);
            for (int inside = at + 1; inside < at + length && inside + sizeof(ulong) <= end; inside += 2)
                Enter(inside);
            at += length;
            literals = at;
        }
        return written + WriteSequence(target[written..], _buffer.AsSpan(literals, end - literals), 0, 0);
    }

    private void Enter(int at)
    {
        ref int last = ref _ofText[Hash(Load(at)) >> (64 - TextHashBits)];
        if (last == at + 1)
            return;
        _beforeInText[at - _dictionaryBytes] = last;
        last = at + 1;
    }

    private (int Length, int Match) Longest(int at, int end)
    {
        ulong here = Load(at), hash = Hash(here);
        int best = 0, bestMatch = 0;
        for (int match = _ofText[hash >> (64 - TextHashBits)] - 1, tries = Tries; match >= 0 && tries > 0; match = _beforeInText[match - _dictionaryBytes] - 1, tries--)
        {
            if (match < at && Improves(match, at, end, here, ref best))
                bestMatch = match;
            if (best >= GoodLength)
                return (best, bestMatch);
        }
        uint entry = _ofDictionary[hash >> (64 - DictionaryHashBits)], tag = Tag(hash);
        for (int tries = Tries; entry != 0 && tries > 0; tries--)
        {
            int match = (int)(entry & PlaceMask) - 1;
            if ((entry & ~PlaceMask) == tag && Improves(match, at, end, here, ref best))
                bestMatch = match;
            if (best >= GoodLength)
                break;
            entry = _beforeInDictionary[match];
        }
        return (best, bestMatch);
    }

    private bool Improves(int match, int at, int end, ulong here, ref int best)
    {
        if (((Load(match) ^ here) & 0xFFFFFFFFFF) != 0)
            return false;
        if (best > 0 && (at + best >= end || _buffer[match + best] != _buffer[at + best]))
            return false;
        int length = Common(match, at, end);
        if (length <= best)
            return false;
        best = length;
        return true;
    }

    private static int WriteSequence(Span<byte> target, ReadOnlySpan<byte> literals, int distance, int length)
    {
        int more = length - MinMatch;
        target[0] = (byte)(Math.Min(literals.Length, 15) << 4 | Math.Clamp(more, 0, 15));
        int at = 1;
        if (literals.Length >= 15)
            at += Varint.Write(target[at..], (uint)(literals.Length - 15));
        literals.CopyTo(target[at..]);
        at += literals.Length;
        if (length == 0)
            return at;
        at += Varint.Write(target[at..], (uint)distance);
        if (more >= 15)
            at += Varint.Write(target[at..], (uint)(more - 15));
        return at;
    }

    private int Common(int match, int at, int end)
    {
        int start = at;
        while (at + sizeof(ulong) <= end)
        {
            ulong different = Load(match) ^ Load(at);
            if (different != 0)
                return at - start + (BitOperations.TrailingZeroCount(different) >> 3);
            at += sizeof(ulong);
            match += sizeof(ulong);
        }
        while (at < end && _buffer[at] == _buffer[match])
        {
            at++;
            match++;
        }
        return at - start;
    }

    private ulong Load(int at) => BinaryPrimitives.ReadUInt64LittleEndian(_buffer.AsSpan(at));

    // Of the first five bytes; the upper bits are the good ones.
    private static ulong Hash(ulong bytes) => (bytes << 24) * 0x9E3779B185EBCA87;

    private static uint Tag(ulong hash) => (uint)(hash >> (64 - DictionaryHashBits - (32 - PlaceBits))) << PlaceBits;
}

/// <summary>Decodes what <see cref="LzEncoder"/> wrote.</summary>
internal static class LzDecoder
{
    /// <summary>Fills <paramref name="text"/>, which may be only the beginning of what was encoded; false when the bytes are damaged.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> source, ReadOnlySpan<byte> dictionary, Span<byte> text)
    {
        int at = 0, written = 0;
        while (written < text.Length)
        {
            if (at >= source.Length)
                return false;
            int token = source[at++];
            int literals = token >> 4;
            if (literals == 15)
            {
                int more = Varint.TryReadInt32(source, ref at);
                if (more < 0 || more > int.MaxValue - 15)
                    return false;
                literals += more;
            }
            if (literals > source.Length - at)
                return false;
            int taken = Math.Min(literals, text.Length - written);
            source.Slice(at, taken).CopyTo(text[written..]);
            at += literals;
            written += taken;
            if (written == text.Length)
                return true;
            int distance = Varint.TryReadInt32(source, ref at);
            int length = (token & 15) + LzEncoder.MinMatch;
            if ((token & 15) == 15)
            {
                int more = Varint.TryReadInt32(source, ref at);
                if (more < 0 || more > int.MaxValue - length)
                    return false;
                length += more;
            }
            if (distance <= 0 || distance > written + dictionary.Length)
                return false;
            written = Copy(dictionary, text, written, distance, Math.Min(length, text.Length - written));
        }
        return true;
    }

    private static int Copy(ReadOnlySpan<byte> dictionary, Span<byte> text, int written, int distance, int length)
    {
        if (distance > written)
        {
            int from = dictionary.Length - (distance - written);
            int part = Math.Min(length, dictionary.Length - from);
            dictionary.Slice(from, part).CopyTo(text[written..]);
            written += part;
            length -= part;
        }
        // A match that reaches into itself repeats: what was copied is copied again.
        while (length > 0)
        {
            int part = Math.Min(length, distance);
            text.Slice(written - distance, part).CopyTo(text[written..]);
            written += part;
            length -= part;
        }
        return written;
    }
}
