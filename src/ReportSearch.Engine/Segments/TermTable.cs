using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace ReportSearch.Engine.Segments;

/// <summary>
/// The terms of the writer's memory with their postings: a hash table over field and bytes, and for each term one stream of bytes in slices that grow.
/// <code>
/// stream   for each unit: varint delta of unit from the unit before (from -1) | varint position + 1 | varint delta of position ... | 0
/// slice    bytes | address of the next slice, u32
/// </code>
/// The frequency of a unit is known only at its end, so a 0 ends its positions (deltas are 1 or more); the last 0 is left out.
/// </summary>
internal sealed class TermTable
{
    private static readonly int[] s_sliceBytes = [12, 20, 36, 68, 132, 260, 516, 1028];

    private readonly BytePool _pool = new();
    private readonly BytePool _bytes = new();
    private int[] _slots = new int[1 << 12];
    private Term[] _terms = new Term[1 << 11];

    public int Count { get; private set; }

    public long AllocatedBytes => _pool.AllocatedBytes + _bytes.AllocatedBytes + _slots.Length * (long)sizeof(int) + _terms.Length * (long)Unsafe.SizeOf<Term>();

    /// <summary>Adds one place of a term; units ascend, and positions ascend within a unit. The same place again changes nothing.</summary>
    public void Add(int field, ReadOnlySpan<byte> bytes, int unit, int position)
    {
        ref Term term = ref FindOrAdd(field, bytes);
        if (term.LastUnit == unit)
        {
            if (term.LastPosition == position)
                return;
            WriteVarint(ref term, (uint)(position - term.LastPosition));
        }
        else
        {
            if (term.LastUnit >= 0)
                WriteByte(ref term, 0);
            WriteVarint(ref term, (uint)(unit - term.LastUnit));
            WriteVarint(ref term, (uint)position + 1);
            term.LastUnit = unit;
        }
        term.LastPosition = position;
    }

    /// <summary>All terms, ascending by field and bytes.</summary>
    public int[] Sort()
    {
        ulong[] keys = new ulong[Count];
        int[] order = new int[Count];
        Span<byte> head = stackalloc byte[8];
        for (int i = 0; i < Count; i++)
        {
            order[i] = i;
            ReadOnlySpan<byte> bytes = BytesOf(i);
            head.Clear();
            bytes[..Math.Min(6, bytes.Length)].CopyTo(head[2..]);
            BinaryPrimitives.WriteUInt16BigEndian(head, _terms[i].Field);
            keys[i] = BinaryPrimitives.ReadUInt64BigEndian(head);
        }
        Array.Sort(keys, order);
        // Only terms that begin alike are compared byte by byte.
        for (int start = 0; start < order.Length;)
        {
            int end = start + 1;
            while (end < order.Length && keys[end] == keys[start])
                end++;
            if (end - start > 1)
                order.AsSpan(start, end - start).Sort((a, b) => BytesOf(a).SequenceCompareTo(BytesOf(b)));
            start = end;
        }
        return order;
    }

    public int FieldOf(int term) => _terms[term].Field;

    public ReadOnlySpan<byte> BytesOf(int term) => _bytes.Slice(_terms[term].BytesAt, _terms[term].Length);

    /// <summary>Gives each unit of a term with its positions, in order.</summary>
    public void ReadPostings(int termIndex, ref int[] positions, TermUnitReceiver receive)
    {
        ref Term term = ref _terms[termIndex];
        var reader = new SliceReader(_pool, term.FirstSlice, term.WriteAt);
        int unit = -1;
        while (!reader.AtEnd)
        {
            unit += (int)reader.ReadVarint();
            int position = (int)reader.ReadVarint() - 1;
            int count = 0;
            while (true)
            {
                if (count == positions.Length)
                    Array.Resize(ref positions, count * 2);
                positions[count++] = position;
                uint delta = reader.AtEnd ? 0 : reader.ReadVarint();
                if (delta == 0)
                    break;
                position += (int)delta;
            }
            receive(unit, positions.AsSpan(0, count));
        }
    }

    private ref Term FindOrAdd(int field, ReadOnlySpan<byte> bytes)
    {
        uint hash = Hash(field, bytes);
        ulong head = HeadOf(bytes);
        int mask = _slots.Length - 1;
        int slot = (int)hash & mask;
        while (true)
        {
            int index = _slots[slot] - 1;
            if (index < 0)
                break;
            ref Term term = ref _terms[index];
            if (term.Head == head && term.Hash == hash && term.Field == field && term.Length == bytes.Length
                && (bytes.Length <= sizeof(ulong) || _bytes.Slice(term.BytesAt, term.Length).SequenceEqual(bytes)))
            {
                return ref term;
            }
            slot = slot + 1 & mask;
        }
        if (Count == _terms.Length)
        {
            Array.Resize(ref _terms, Count * 2);
            Rehash();
            mask = _slots.Length - 1;
            slot = (int)hash & mask;
            while (_slots[slot] != 0)
                slot = slot + 1 & mask;
        }
        int at = _bytes.Allocate(bytes.Length);
        bytes.CopyTo(_bytes.Block(at).AsSpan(at & BytePool.BlockMask));
        int first = _pool.Allocate(s_sliceBytes[0]);
        _terms[Count] = new Term
        {
            Head = head,
            Hash = hash,
            Field = (ushort)field,
            Length = (ushort)bytes.Length,
            BytesAt = at,
            LastUnit = -1,
            FirstSlice = first,
            WriteAt = first,
            SliceLeft = (ushort)(s_sliceBytes[0] - sizeof(uint)),
        };
        _slots[slot] = ++Count;
        return ref _terms[Count - 1];
    }

    private void Rehash()
    {
        // Twice as many slots as terms: short probes.
        _slots = new int[_terms.Length * 2];
        int mask = _slots.Length - 1;
        for (int i = 0; i < Count; i++)
        {
            int slot = (int)_terms[i].Hash & mask;
            while (_slots[slot] != 0)
                slot = slot + 1 & mask;
            _slots[slot] = i + 1;
        }
    }

    private static ulong HeadOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 8)
            return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (bytes.Length == 4)
            return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        ulong head = 0;
        for (int i = 0; i < bytes.Length; i++)
            head |= (ulong)bytes[i] << (8 * i);
        return head;
    }

    private static uint Hash(int field, ReadOnlySpan<byte> bytes)
    {
        const ulong multiplier = 0x9E3779B97F4A7C15;
        ulong hash = (ulong)field * multiplier + (ulong)bytes.Length;
        while (bytes.Length >= 8)
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * multiplier;
            hash ^= hash >> 32;
            bytes = bytes[8..];
        }
        if (bytes.Length >= 4)
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes)) * multiplier;
            hash ^= hash >> 32;
            bytes = bytes[4..];
        }
        foreach (byte b in bytes)
            hash = (hash ^ b) * multiplier;
        return (uint)(hash >> 32);
    }

    private void WriteVarint(ref Term term, uint value)
    {
        while (value >= 0x80)
        {
            WriteByte(ref term, (byte)(value | 0x80));
            value >>= 7;
        }
        WriteByte(ref term, (byte)value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteByte(ref Term term, byte value)
    {
        if (term.SliceLeft == 0)
            AddSlice(ref term);
        _pool.Block(term.WriteAt)[term.WriteAt & BytePool.BlockMask] = value;
        term.WriteAt++;
        term.SliceLeft--;
    }

    private void AddSlice(ref Term term)
    {
        int level = Math.Min(term.Level + 1, s_sliceBytes.Length - 1);
        int next = _pool.Allocate(s_sliceBytes[level]);
        BinaryPrimitives.WriteInt32LittleEndian(_pool.Block(term.WriteAt).AsSpan(term.WriteAt & BytePool.BlockMask), next);
        term.WriteAt = next;
        term.Level = (ushort)level;
        term.SliceLeft = (ushort)(s_sliceBytes[level] - sizeof(uint));
    }

    private struct Term
    {
        /// <summary>The first eight bytes: most terms are no longer, and then the bytes themselves need not be fetched.</summary>
        public ulong Head;
        public uint Hash;
        public ushort Field;
        public ushort Length;
        public int BytesAt;
        public int LastUnit;
        public int LastPosition;
        public int FirstSlice;
        public int WriteAt;
        public ushort SliceLeft;
        public ushort Level;
    }

    private struct SliceReader(BytePool pool, int first, int end)
    {
        private byte[] _block = pool.Block(first);
        private int _address = first;
        private int _left = s_sliceBytes[0] - sizeof(uint);
        private int _level;

        public readonly bool AtEnd => _address == end;

        public uint ReadVarint()
        {
            uint value = 0;
            for (int shift = 0; ; shift += 7)
            {
                if (_left == 0)
                    Follow();
                uint next = _block[_address & BytePool.BlockMask];
                _address++;
                _left--;
                value |= (next & 0x7F) << shift;
                if (next < 0x80)
                    return value;
            }
        }

        private void Follow()
        {
            _address = BinaryPrimitives.ReadInt32LittleEndian(_block.AsSpan(_address & BytePool.BlockMask));
            _block = pool.Block(_address);
            _level = Math.Min(_level + 1, s_sliceBytes.Length - 1);
            _left = s_sliceBytes[_level] - sizeof(uint);
        }
    }
}

/// <summary>Takes one unit of a term with its ascending positions, valid during the call.</summary>
internal delegate void TermUnitReceiver(int unit, ReadOnlySpan<int> positions);
