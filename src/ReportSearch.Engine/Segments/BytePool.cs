namespace ReportSearch.Engine.Segments;

/// <summary>Memory of a writer in blocks of 32 KiB, addressed by one number; nothing is moved or freed singly.</summary>
internal sealed class BytePool
{
    public const int BlockBits = 15;
    public const int BlockBytes = 1 << BlockBits;
    public const int BlockMask = BlockBytes - 1;

    private byte[][] _blocks = new byte[16][];
    private int _blockCount;
    private int _used = BlockBytes;

    public long AllocatedBytes => (long)_blockCount * BlockBytes;

    /// <summary>Forgets all bytes and keeps the memory.</summary>
    public void Clear()
    {
        _blockCount = 0;
        _used = BlockBytes;
    }

    /// <summary>Copies bytes, across blocks where needed; gives the address of the first.</summary>
    public int Append(ReadOnlySpan<byte> bytes)
    {
        if (_used == BlockBytes)
            AddBlock();
        int address = (_blockCount - 1) << BlockBits | _used;
        while (bytes.Length > 0)
        {
            if (_used == BlockBytes)
                AddBlock();
            int part = Math.Min(bytes.Length, BlockBytes - _used);
            bytes[..part].CopyTo(_blocks[_blockCount - 1].AsSpan(_used));
            _used += part;
            bytes = bytes[part..];
        }
        return address;
    }

    /// <summary>The bytes at an address up to the end of its block, at most so many.</summary>
    public ReadOnlySpan<byte> Slice(int address, int most)
    {
        int start = address & BlockMask;
        return _blocks[address >> BlockBits].AsSpan(start, Math.Min(most, BlockBytes - start));
    }

    private void AddBlock()
    {
        if (_blockCount == _blocks.Length)
            Array.Resize(ref _blocks, _blockCount * 2);
        // 65536 blocks are all that 31 bits can address.
        if (_blockCount == 1 << (31 - BlockBits))
            throw new InvalidOperationException("one group has more than 2 GiB of tokens or stored bytes");
        _blocks[_blockCount++] ??= new byte[BlockBytes];
        _used = 0;
    }
}
