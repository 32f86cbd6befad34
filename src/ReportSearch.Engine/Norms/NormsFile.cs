using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Norms;

/// <summary>
/// The length of every field of every unit, in tokens.
/// <code>
/// body        for each field the lengths, fixed width; last the directory
/// directory   for each field: offset, u64 | width (0, 1, 2 or 4 bytes), u64 | sum of lengths, u64 | units with a length above 0, u64
/// </code>
/// </summary>
internal static class NormsFormat
{
    public const int DirectoryEntryBytes = 32;
}

/// <summary>Writes the lengths of field after field.</summary>
internal static class NormsWriter
{
    /// <param name="writer">An open file; it is completed.</param>
    /// <param name="lengths">By field and unit.</param>
    public static FileSummary Write(FileWriter writer, IReadOnlyList<int[]> lengths)
    {
        var directory = new List<ulong>();
        foreach (int[] field in lengths)
        {
            int width = PackedIntegers.WidthFor((ulong)(field.Length == 0 ? 0 : field.Max()));
            (long sum, long units) = Totals(field);
            directory.AddRange([(ulong)writer.Position, (ulong)width, (ulong)sum, (ulong)units]);
            for (int unit = 0; unit < field.Length && width > 0; unit++)
                writer.WriteFixed((ulong)field[unit], width);
        }
        foreach (ulong number in directory)
            writer.WriteUInt64(number);
        return writer.Complete();
    }

    public static LengthTotals Totals(ReadOnlySpan<int> lengths)
    {
        long sum = 0, units = 0;
        foreach (int length in lengths)
        {
            sum += length;
            units += length > 0 ? 1 : 0;
        }
        return new LengthTotals(sum, units);
    }
}

/// <summary>Reads lengths.</summary>
internal sealed class NormsReader
{
    private readonly PackedIntegers[] _lengths;
    private readonly LengthTotals[] _totals;

    public NormsReader(MappedFile file, int fieldCount, int unitCount)
    {
        _lengths = new PackedIntegers[fieldCount];
        _totals = new LengthTotals[fieldCount];
        long directoryBytes = (long)fieldCount * NormsFormat.DirectoryEntryBytes;
        ByteCursor directory = file.Cursor(file.BodyEnd - directoryBytes, directoryBytes);
        for (int field = 0; field < fieldCount; field++)
        {
            long offset = directory.ReadFixedInt64();
            long width = directory.ReadFixedInt64();
            if (width > sizeof(uint))
                throw directory.Corrupt("width of lengths is out of range");
            _lengths[field] = new PackedIntegers(file, offset, unitCount, (int)width);
            _totals[field] = new LengthTotals(directory.ReadFixedInt64(), directory.ReadFixedInt64());
        }
    }

    public int Fields => _lengths.Length;

    /// <summary>Lengths of a field, deleted units included.</summary>
    public LengthTotals Totals(int field) => _totals[field];

    public PackedIntegers Lengths(int field) => _lengths[field];
}

/// <summary>Sum of the lengths of a field, and units whose length is above 0.</summary>
internal sealed record LengthTotals(long Sum, long Units);
