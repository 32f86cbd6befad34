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
    private const int HashBits = 16;

    // Places that are tried for a match, and the length with which the search is content.
    private const int Tries = 4;
    private const int GoodLength = 16;

    private readonly int[] _ofDictionary = new int[1 << HashBits];
    private readonly int[] _last = new int[1 << HashBits];
    private readonly int _dictionaryBytes;
    private byte[] _buffer;
    private int[] _before;

    public LzEncoder(ReadOnlySpan<byte> dictionary)
    {
        _dictionaryBytes = dictionary.Length;
        _buffer = new byte[dictionary.Length + 64 * 1024];
        _before = new int[_buffer.Length];
        dictionary.CopyTo(_buffer);
        for (int at = 0; at + sizeof(ulong) <= dictionary.Length; at++)
            Enter(_ofDictionary, at);
    }

    public static int MaxBytes(int textBytes) => checked(textBytes + textBytes / 64 + 32);

    /// <summary>Encodes a text; gives the number of bytes.</summary>
    public int Encode(ReadOnlySpan<byte> text, Span<byte> target)
    {
        int end = _dictionaryBytes + text.Length;
        if (_buffer.Length < end)
        {
            Array.Resize(ref _buffer, end);
            Array.Resize(ref _before, end);
        }
        text.CopyTo(_buffer.AsSpan(_dictionaryBytes));
        _ofDictionary.CopyTo(_last, 0);
        int written = 0;
        int literals = _dictionaryBytes;
        for (int at = literals; at + sizeof(ulong) <= end;)
        {
            (int length, int match) = Longest(at, end);
            Enter(_last, at);
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
                    Enter(_last, at + skipped);
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
                Enter(_last, inside);
            at += length;
            literals = at;
        }
        return written + WriteSequence(target[written..], _buffer.AsSpan(literals, end - literals), 0, 0);
    }

    private void Enter(int[] last, int at)
    {
        uint hash = Hash(Load(at));
        if (last[hash] == at + 1)
            return;
        _before[at] = last[hash];
        last[hash] = at + 1;
    }

    private (int Length, int Match) Longest(int at, int end)
    {
        ulong here = Load(at);
        int best = 0, bestMatch = 0;
        int match = _last[Hash(here)] - 1;
        for (int tries = Tries; match >= 0 && tries > 0; tries--, match = _before[match] - 1)
        {
            if (match >= at || ((Load(match) ^ here) & 0xFFFFFFFFFF) != 0)
                continue;
            if (best > 0 && (at + best >= end || _buffer[match + best] != _buffer[at + best]))
                continue;
            int length = Common(match, at, end);
            if (length > best)
            {
                (best, bestMatch) = (length, match);
                if (best >= GoodLength)
                    break;
            }
        }
        return (best, bestMatch);
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

    private static uint Hash(ulong bytes) => (uint)((bytes << 24) * 0x9E3779B185EBCA87 >> (64 - HashBits));
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
