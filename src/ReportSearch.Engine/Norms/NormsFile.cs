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
    /// <param name="fieldCount">Fields of the schema.</param>
    /// <param name="unitCount">Units of the segment.</param>
    /// <param name="lengthOf">Length by field and unit; asked twice.</param>
    public static FileSummary Write(FileWriter writer, int fieldCount, int unitCount, Func<int, int, int> lengthOf)
    {
        var directory = new List<ulong>();
        for (int field = 0; field < fieldCount; field++)
        {
            int maximum = 0;
            ulong sum = 0, withField = 0;
            for (int unit = 0; unit < unitCount; unit++)
            {
                int length = lengthOf(field, unit);
                maximum = Math.Max(maximum, length);
                sum += (ulong)length;
                withField += length > 0 ? 1UL : 0;
            }
            int width = PackedIntegers.WidthFor((ulong)maximum);
            directory.AddRange([(ulong)writer.Position, (ulong)width, sum, withField]);
            for (int unit = 0; unit < unitCount && width > 0; unit++)
                writer.WriteFixed((ulong)lengthOf(field, unit), width);
        }
        foreach (ulong number in directory)
            writer.WriteUInt64(number);
        return writer.Complete();
    }
}

/// <summary>Reads lengths.</summary>
internal sealed class NormsReader
{
    private readonly PackedIntegers[] _lengths;
    private readonly (long Sum, long Units)[] _totals;

    public NormsReader(MappedFile file, int fieldCount, int unitCount)
    {
        _lengths = new PackedIntegers[fieldCount];
        _totals = new (long, long)[fieldCount];
        long directoryBytes = (long)fieldCount * NormsFormat.DirectoryEntryBytes;
        ByteCursor directory = file.Cursor(file.BodyEnd - directoryBytes, directoryBytes);
        for (int field = 0; field < fieldCount; field++)
        {
            long offset = directory.ReadFixedInt64();
            long width = directory.ReadFixedInt64();
            if (width > sizeof(uint))
                throw directory.Corrupt("width of lengths is out of range");
            _lengths[field] = new PackedIntegers(file, offset, unitCount, (int)width);
            _totals[field] = (directory.ReadFixedInt64(), directory.ReadFixedInt64());
        }
    }

    /// <summary>Sum of a field's lengths, and units where it is above 0; deleted units included.</summary>
    public (long Sum, long Units) Totals(int field) => _totals[field];

    public PackedIntegers Lengths(int field) => _lengths[field];
}
