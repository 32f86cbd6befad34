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

    /// <summary>The number of a packed term.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint NumberOf(ulong term) => (byte)term == 4 ? NumberOfPair(term) : NumberOfPacked(term);

    /// <summary>The number of a term of more than 7 bytes.</summary>
    public uint NumberOfLong(ReadOnlySpan<byte> term)
    {
        ulong hash = Hash(term);
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
    private uint NumberOfPair(ulong term)
    {
        ulong[] pairs = _pairs;
        uint key = (uint)(term >> 32);
        int slot = (int)(key * Multiplier >> 32) & (pairs.Length - 1);
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
                int at = (int)((uint)(entry >> 32) * Multiplier >> 32) & mask;
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
