namespace ReportSearch.Engine.Storage;

/// <summary>
/// Strings by place.
/// <code>count, u64 | end of each string from the first byte, u64 each | UTF-8 bytes</code>
/// </summary>
internal sealed class StringTable
{
    private readonly MappedFile _file;
    private readonly PackedIntegers _ends;
    private readonly long _bytes;

    public StringTable(MappedFile file, long offset)
    {
        _file = file;
        ulong count = file.ReadFixed(offset, sizeof(ulong));
        if (count > int.MaxValue)
            throw file.Corrupt(offset, "too many strings");
        _ends = new PackedIntegers(file, offset + sizeof(ulong), (long)count, sizeof(ulong));
        _bytes = _ends.EndOffset;
        long length = count == 0 ? 0 : (long)_ends[(long)count - 1];
        if (length < 0 || length > file.BodyEnd - _bytes)
            throw file.Corrupt(_bytes, "strings reach past the end");
        EndOffset = _bytes + length;
    }

    public int Count => (int)_ends.Count;

    public long EndOffset { get; }

    public string this[int index] => StrictUtf8.GetString(Utf8(index), _file.FilePath, Start(index));

    public int Compare(int index, string text) => StrictUtf8.CompareOrdinal(Utf8(index), text, _file.FilePath, Start(index));

    /// <summary>The place of a string in a table that is sorted in ordinal order; minus one when it is not there.</summary>
    public int FindSorted(string text)
    {
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            int middle = (int)(((uint)low + (uint)high) / 2);
            int order = Compare(middle, text);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return -1;
    }

    public static void Write(FileWriter writer, IReadOnlyList<string> strings)
    {
        writer.WriteUInt64((ulong)strings.Count);
        ulong end = 0;
        foreach (string text in strings)
        {
            end += (ulong)StrictUtf8.GetBytes(text).Length;
            writer.WriteUInt64(end);
        }
        foreach (string text in strings)
            writer.Write(StrictUtf8.GetBytes(text));
    }

    private long Start(int index) => _bytes + (index == 0 ? 0 : (long)_ends[index - 1]);

    private ReadOnlySpan<byte> Utf8(int index)
    {
        long start = Start(index);
        long end = _bytes + (long)_ends[index];
        if (start < _bytes || end < start || end > EndOffset)
            throw _file.Corrupt(_ends.OffsetOf(index), "strings are not one after the other");
        return _file.Slice(start, end - start);
    }
}
