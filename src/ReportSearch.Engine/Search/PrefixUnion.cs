using System.Buffers;
using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Segments;
using ReportSearch.Engine.Storage;
using ReportSearch.Engine.TermDictionary;

namespace ReportSearch.Engine.Search;

/// <summary>The live units with any term that begins with some bytes, with the sum of frequencies.</summary>
internal static class PrefixUnion
{
    public static UnitList Find(SegmentView segment, int field, ReadOnlySpan<byte> prefix, ReadBudget budget)
    {
        SegmentReader reader = segment.Reader;
        var addresses = new List<PostingsAddress>();
        long postings = 0;
        TermCursor terms = reader.Terms.Seek(field, prefix);
        while (terms.MoveNext() && terms.Term.StartsWith(prefix))
        {
            addresses.Add(terms.Address);
            postings += terms.Address.Units;
        }
        // Few postings are sorted, many are summed in an array over all units.
        return postings < reader.UnitCount / 16 ? Sorted(segment, field, addresses, (int)postings, budget) : Summed(segment, field, addresses, budget);
    }

    private static UnitList Sorted(SegmentView segment, int field, List<PostingsAddress> addresses, int postings, ReadBudget budget)
    {
        ulong[] found = ArrayPool<ulong>.Shared.Rent(postings);
        try
        {
            int count = 0;
            foreach (PostingsAddress address in addresses)
            {
                PostingsCursor cursor = segment.Reader.OpenPostings(field, address, budget);
                for (int unit = cursor.Next(); unit != PostingsCursor.End; unit = cursor.Next())
                {
                    if (segment.IsLive(unit))
                        found[count++] = (ulong)unit << 32 | (uint)cursor.Frequency;
                }
            }
            found.AsSpan(0, count).Sort();
            var list = new UnitList();
            PackedIntegers lengths = segment.Reader.Norms.Lengths(field);
            double mean = segment.Reader.MeanLength(field);
            for (int i = 0; i < count;)
            {
                int unit = (int)(found[i] >> 32);
                long sum = 0;
                for (; i < count && (int)(found[i] >> 32) == unit; i++)
                    sum += (uint)found[i];
                int frequency = (int)Math.Min(sum, int.MaxValue);
                list.Add(unit, frequency, Impact.Of(frequency, (int)lengths[unit], mean));
            }
            return list;
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(found);
        }
    }

    private static UnitList Summed(SegmentView segment, int field, List<PostingsAddress> addresses, ReadBudget budget)
    {
        var list = new UnitList();
        if (addresses.Count == 0)
            return list;
        int unitCount = segment.Reader.UnitCount;
        int[] sums = ArrayPool<int>.Shared.Rent(unitCount);
        try
        {
            Array.Clear(sums, 0, unitCount);
            foreach (PostingsAddress address in addresses)
            {
                PostingsCursor cursor = segment.Reader.OpenPostings(field, address, budget);
                for (int unit = cursor.Next(); unit != PostingsCursor.End; unit = cursor.Next())
                    sums[unit] = (int)Math.Min((long)sums[unit] + cursor.Frequency, int.MaxValue);
            }
            PackedIntegers lengths = segment.Reader.Norms.Lengths(field);
            double mean = segment.Reader.MeanLength(field);
            for (int unit = 0; unit < unitCount; unit++)
            {
                if (sums[unit] > 0 && segment.IsLive(unit))
                    list.Add(unit, sums[unit], Impact.Of(sums[unit], (int)lengths[unit], mean));
            }
            return list;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(sums);
        }
    }
}
