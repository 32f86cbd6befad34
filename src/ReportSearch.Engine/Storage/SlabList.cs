using System.Runtime.CompilerServices;

namespace ReportSearch.Engine.Storage;

/// <summary>A list of numbers in slabs of 64 Ki that is never moved and keeps its memory when it is emptied.</summary>
internal sealed class SlabList
{
    public const int SlabBits = 16;
    public const int SlabItems = 1 << SlabBits;
    private const int SlabMask = SlabItems - 1;

    private readonly List<uint[]> _slabs = [];
    private uint[] _last = [];
    private int _free;

    public int Count { get; private set; }

    public long Bytes => (long)_slabs.Count * SlabItems * sizeof(uint);

    public uint this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _slabs[index >> SlabBits][index & SlabMask];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint value)
    {
        if (_free == 0)
            NextSlab();
        _last[SlabItems - _free--] = value;
        Count++;
    }

    /// <summary>The numbers from <paramref name="start"/> to the end of its slab, at most so many.</summary>
    public ReadOnlySpan<uint> Slice(int start, int most)
    {
        int at = start & SlabMask;
        return _slabs[start >> SlabBits].AsSpan(at, Math.Min(most, Math.Min(SlabItems - at, Count - start)));
    }

    public void Clear()
    {
        Count = 0;
        _free = 0;
    }

    /// <summary>Gives memory back beyond so many bytes.</summary>
    public void Trim(long bytes)
    {
        int keep = (int)Math.Min(_slabs.Count, bytes / (SlabItems * sizeof(uint)));
        _slabs.RemoveRange(keep, _slabs.Count - keep);
    }

    private void NextSlab()
    {
        int slab = Count >> SlabBits;
        if (slab == _slabs.Count)
            _slabs.Add(GC.AllocateUninitializedArray<uint>(SlabItems));
        _last = _slabs[slab];
        _free = SlabItems;
    }
}
