using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using ReportSearch.Engine.Documents;

namespace ReportSearch.Engine.Segments;

/// <summary>
/// The terms of one field in the writer's memory, each with a number from 1 on. Three open-addressing tables with linear probing: terms of four bytes (a key of 32
/// bits and the number in one word, so that a lookup touches one line of memory), other packed terms, and long terms. Number 0 is no term.
/// </summary>
internal sealed class TermTable
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    // Terms that are looked up together.
    private const int Batch = 32;

    private ulong[] _pairs = new ulong[1 << 10];
    private int _pairCount;
    private (ulong Term, uint Number)[] _packed = new (ulong, uint)[1 << 8];
    private int _packedCount;
    private int[] _long = new int[1 << 8];
    private int _longCount;
    private ulong[] _terms = new ulong[1 << 10];
    private byte[] _longBytes = new byte[1 << 10];
    private int _longUsed;

    /// <summary>Terms; the greatest number.</summary>
    public int Count { get; private set; }

    public long Bytes => _pairs.Length * 8L + _packed.Length * 16L + _long.Length * 4L + _terms.Length * 8L + _longBytes.Length;

    /// <summary>
    /// Numbers of packed terms that stand one after the other, holes (<see cref="PackedTerm.None"/>) left out, each with its coordinate: the first has
    /// <paramref name="coordinate"/>, every next place <paramref name="step"/> more. Gives how many there are.
    /// </summary>
    public int NumbersOf(ReadOnlySpan<ulong> terms, uint coordinate, uint step, Span<uint> numbers, Span<uint> coordinates)
    {
        Span<ulong> entries = stackalloc ulong[Batch];
        int count = 0;
        while (terms.Length > 0)
        {
            ReadOnlySpan<ulong> batch = terms[..Math.Min(Batch, terms.Length)];
            terms = terms[batch.Length..];
            // 1. The words of memory where the pairs should stand, all fetched at the same time. A number never changes: what was fetched stays right when the table grows.
            ulong[] pairs = _pairs;
            int mask = pairs.Length - 1;
            for (int i = 0; i < batch.Length; i++)
                entries[i] = pairs[SlotOfPair((uint)(batch[i] >> 32), mask)];
            // 2. Nearly all are pairs and stand there.
            for (int i = 0; i < batch.Length; i++, coordinate += step)
            {
                ulong term = batch[i], entry = entries[i];
                if (term == PackedTerm.None)
                    continue;
                bool isThere = (byte)term == 4 && (entry ^ term) >> 32 == 0 && (uint)entry != 0;
                numbers[count] = isThere ? (uint)entry : NumberOf(term);
                coordinates[count++] = coordinate;
            }
        }
        return count;
    }

    /// <summary>Numbers of tokens.</summary>
    public void NumbersOf(FieldTokens field, Span<uint> numbers)
    {
        Span<ulong> fetched = stackalloc ulong[Batch];
        ReadOnlySpan<(ulong Term, int Position)> tokens = field.Tokens;
        for (int start = 0; start < tokens.Length; start += Batch)
        {
            ReadOnlySpan<(ulong Term, int Position)> batch = tokens.Slice(start, Math.Min(Batch, tokens.Length - start));
            // 1. As above; of a long term its hash.
            for (int i = 0; i < batch.Length; i++)
            {
                ulong term = batch[i].Term;
                fetched[i] = (byte)term switch
                {
                    4 => _pairs[SlotOfPair((uint)(term >> 32), _pairs.Length - 1)],
                    0 => Hash(field.LongTerm(term)),
                    _ => _packed[SlotOf(term, _packed.Length - 1)].Number,
                };
            }
            // 2. Nearly all are known.
            for (int i = 0; i < batch.Length; i++)
            {
                ulong term = batch[i].Term;
                numbers[start + i] = (byte)term switch
                {
                    4 => (fetched[i] ^ term) >> 32 == 0 && (uint)fetched[i] != 0 ? (uint)fetched[i] : NumberOfPair(term),
                    0 => NumberOfLong(field.LongTerm(term), fetched[i]),
                    _ => NumberOfPacked(term),
                };
            }
        }
    }

    /// <summary>Forgets all terms and keeps the memory.</summary>
    public void Clear()
    {
        Array.Clear(_pairs);
        Array.Clear(_packed);
        Array.Clear(_long);
        _pairCount = _packedCount = _longCount = _longUsed = 0;
        Count = 0;
    }

    /// <summary>All numbers in the order of their terms' bytes.</summary>
    public int[] Sort()
    {
        ulong[] keys = new ulong[Count];
        int[] order = new int[Count];
        for (int i = 0; i < Count; i++)
        {
            order[i] = i + 1;
            keys[i] = KeyOf(_terms[i + 1]);
        }
        Array.Sort(keys, order);
        // Only terms that begin alike are compared byte by byte.
        byte[] first = new byte[TokenizedUnit.MaxTermBytes], second = new byte[TokenizedUnit.MaxTermBytes];
        for (int start = 0; start < order.Length;)
        {
            int end = start + 1;
            while (end < order.Length && keys[end] == keys[start])
                end++;
            if (end - start > 1)
                order.AsSpan(start, end - start).Sort((a, b) => first.AsSpan(0, Write(a, first)).SequenceCompareTo(second.AsSpan(0, Write(b, second))));
            start = end;
        }
        return order;
    }

    /// <summary>Writes the bytes of a term; gives their number.</summary>
    public int Write(int number, Span<byte> target)
    {
        ulong term = _terms[number];
        if ((byte)term != 0)
            return PackedTerm.Write(term, target);
        ReadOnlySpan<byte> bytes = LongTerm(term);
        bytes.CopyTo(target);
        return bytes.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint NumberOf(ulong term) => (byte)term == 4 ? NumberOfPair(term) : NumberOfPacked(term);

    private uint NumberOfLong(ReadOnlySpan<byte> term, ulong hash)
    {
        int mask = _long.Length - 1;
        int slot = (int)(hash >> 32) & mask;
        for (; _long[slot] != 0; slot = slot + 1 & mask)
        {
            if (LongTerm(_terms[_long[slot]]).SequenceEqual(term))
                return (uint)_long[slot];
        }
        int needed = _longUsed + sizeof(ushort) + term.Length;
        if (needed > _longBytes.Length)
            Array.Resize(ref _longBytes, Math.Max(needed, checked(_longBytes.Length * 2)));
        BinaryPrimitives.WriteUInt16LittleEndian(_longBytes.AsSpan(_longUsed), (ushort)term.Length);
        term.CopyTo(_longBytes.AsSpan(_longUsed + sizeof(ushort)));
        int number = NewTerm((ulong)_longUsed << 8);
        _longUsed = needed;
        _long[slot] = number;
        if (++_longCount * 2 > _long.Length)
            GrowLong();
        return (uint)number;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint NumberOfPair(ulong term)
    {
        ulong[] pairs = _pairs;
        uint key = (uint)(term >> 32);
        int slot = SlotOfPair(key, pairs.Length - 1);
        while (true)
        {
            ulong entry = pairs[slot];
            if ((uint)(entry >> 32) == key && (uint)entry != 0)
                return (uint)entry;
            if (entry == 0)
                return AddPair(term, slot);
            slot = slot + 1 & (pairs.Length - 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SlotOfPair(uint key, int mask) => (int)(key * Multiplier >> 32) & mask;

    private uint AddPair(ulong term, int slot)
    {
        uint number = (uint)NewTerm(term);
        _pairs[slot] = (term & 0xFFFFFFFF00000000) | number;
        if (++_pairCount * 2 > _pairs.Length)
        {
            ulong[] old = _pairs;
            _pairs = new ulong[old.Length * 2];
            int mask = _pairs.Length - 1;
            foreach (ulong entry in old)
            {
                if (entry == 0)
                    continue;
                int at = SlotOfPair((uint)(entry >> 32), mask);
                while (_pairs[at] != 0)
                    at = at + 1 & mask;
                _pairs[at] = entry;
            }
        }
        return number;
    }

    private uint NumberOfPacked(ulong term)
    {
        (ulong Term, uint Number)[] packed = _packed;
        int slot = SlotOf(term, packed.Length - 1);
        while (true)
        {
            ref (ulong Term, uint Number) entry = ref packed[slot];
            if (entry.Term == term)
                return entry.Number;
            if (entry.Number == 0)
                return AddPacked(term, slot);
            slot = slot + 1 & (packed.Length - 1);
        }
    }

    // Terms differ in their upper bits: these are folded down before they are mixed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SlotOf(ulong term, int mask) => (int)((term ^ term >> 32) * Multiplier >> 36) & mask;

    private uint AddPacked(ulong term, int slot)
    {
        uint number = (uint)NewTerm(term);
        _packed[slot] = (term, number);
        if (++_packedCount * 2 > _packed.Length)
        {
            (ulong Term, uint Number)[] old = _packed;
            _packed = new (ulong, uint)[old.Length * 2];
            int mask = _packed.Length - 1;
            foreach ((ulong Term, uint Number) entry in old)
            {
                if (entry.Number == 0)
                    continue;
                int at = SlotOf(entry.Term, mask);
                while (_packed[at].Number != 0)
                    at = at + 1 & mask;
                _packed[at] = entry;
            }
        }
        return number;
    }

    private void GrowLong()
    {
        int[] old = _long;
        _long = new int[old.Length * 2];
        foreach (int entry in old)
        {
            if (entry != 0)
                Place(_long, entry, Hash(LongTerm(_terms[entry])));
        }
    }

    private static void Place(int[] table, int entry, ulong hash)
    {
        int mask = table.Length - 1;
        int slot = (int)(hash >> 32) & mask;
        while (table[slot] != 0)
            slot = slot + 1 & mask;
        table[slot] = entry;
    }

    private int NewTerm(ulong term)
    {
        if (++Count == _terms.Length)
            Array.Resize(ref _terms, Count * 2);
        _terms[Count] = term;
        return Count;
    }

    private ReadOnlySpan<byte> LongTerm(ulong term)
    {
        int at = (int)(term >> 8);
        return _longBytes.AsSpan(at + sizeof(ushort), BinaryPrimitives.ReadUInt16LittleEndian(_longBytes.AsSpan(at)));
    }

    // The first eight bytes. Terms of equal keys are compared in full; a packed term never has a greater key than one that it begins.
    private ulong KeyOf(ulong term) => (byte)term != 0 ? term & ~0xFFUL : BinaryPrimitives.ReadUInt64BigEndian(LongTerm(term));

    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        ulong hash = (ulong)bytes.Length;
        for (; bytes.Length > 8; bytes = bytes[8..])
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * Multiplier;
            hash ^= hash >> 32;
        }
        ulong tail = 0;
        for (int i = 0; i < bytes.Length; i++)
            tail |= (ulong)bytes[i] << (8 * i);
        return (hash ^ tail) * Multiplier;
    }
}
