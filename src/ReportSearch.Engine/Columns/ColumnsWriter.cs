using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Columns;

/// <summary>Writes column after column, in the order of the schema.</summary>
internal sealed class ColumnsWriter(FileWriter writer, int unitCount)
{
    private readonly List<long> _offsets = [];

    /// <param name="valueOf">The value of a unit, null for none; asked more than once.</param>
    public void WriteInteger(Func<int, long?> valueOf)
    {
        _offsets.Add(writer.Position);
        long minimum = long.MaxValue, maximum = long.MinValue;
        for (int unit = 0; unit < unitCount; unit++)
        {
            if (valueOf(unit) is { } value)
            {
                minimum = Math.Min(minimum, value);
                maximum = Math.Max(maximum, value);
            }
        }
        if (minimum > maximum)
            minimum = maximum = 0;
        int width = PackedIntegers.WidthFor(unchecked((ulong)maximum - (ulong)minimum));
        writer.WriteUInt64(ColumnsFormat.Integer);
        writer.WriteUInt64((ulong)minimum);
        writer.WriteUInt64((ulong)width);
        for (int start = 0; start < unitCount; start += 64)
        {
            ulong bits = 0;
            for (int unit = start; unit < Math.Min(unitCount, start + 64L); unit++)
                bits |= valueOf(unit) is null ? 0 : 1UL << (unit - start);
            writer.WriteUInt64(bits);
        }
        for (int unit = 0; unit < unitCount && width > 0; unit++)
            writer.WriteFixed(unchecked((ulong)(valueOf(unit) ?? minimum) - (ulong)minimum), width);
    }

    /// <param name="values">All values in ordinal order.</param>
    /// <param name="codeOf">The place of a unit's value plus 1, 0 for none.</param>
    public void WriteOrdinal(IReadOnlyList<string> values, Func<int, int> codeOf)
    {
        _offsets.Add(writer.Position);
        writer.WriteUInt64(ColumnsFormat.Ordinal);
        StringTable.Write(writer, values);
        WriteCodes((ulong)values.Count, codeOf);
    }

    /// <param name="values">All values in ordinal order.</param>
    /// <param name="sets">All different sets, members ascending.</param>
    /// <param name="codeOf">The place of a unit's set.</param>
    public void WriteOrdinalSet(IReadOnlyList<string> values, IReadOnlyList<int[]> sets, Func<int, int> codeOf)
    {
        _offsets.Add(writer.Position);
        writer.WriteUInt64(ColumnsFormat.OrdinalSet);
        StringTable.Write(writer, values);
        writer.WriteUInt64((ulong)sets.Count);
        ulong end = 0;
        foreach (int[] set in sets)
            writer.WriteUInt64(end += (ulong)set.Length);
        foreach (int[] set in sets)
        {
            foreach (int member in set)
                writer.WriteUInt32((uint)member);
        }
        WriteCodes((ulong)Math.Max(0, sets.Count - 1), codeOf);
    }

    public FileSummary Complete()
    {
        foreach (long offset in _offsets)
            writer.WriteUInt64((ulong)offset);
        return writer.Complete();
    }

    private void WriteCodes(ulong maximum, Func<int, int> codeOf)
    {
        int width = PackedIntegers.WidthFor(maximum);
        writer.WriteUInt64((ulong)width);
        for (int unit = 0; unit < unitCount && width > 0; unit++)
            writer.WriteFixed((ulong)codeOf(unit), width);
    }
}
