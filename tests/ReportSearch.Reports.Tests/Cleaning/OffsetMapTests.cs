using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Tests.Cleaning;

public sealed class OffsetMapTests
{
    [Fact]
    public void The_way_to_the_source_and_back_leads_to_the_same_range()
    {
        const int Seed = 20261128;
        var random = new Random(Seed);
        for (int round = 0; round < 500; round++)
        {
            OffsetMap map = Any(random, out int length, out List<int> kept);
            for (int i = 0; i < 50; i++)
            {
                // From one kept character to another: what a repair inserted stands nowhere in the source.
                int first = kept[random.Next(kept.Count)], last = kept[random.Next(kept.Count)];
                (int start, int end) = (Math.Min(first, last), Math.Max(first, last) + 1);
                (int from, int to) = map.ToSource(start, end);
                Assert.True(map.ToClean(from, to) == (start, end), $"seed {Seed}, round {round}: {start}..{end} of {length} is {from}..{to} in the source, and back {map.ToClean(from, to)}");
            }
        }
    }

    [Fact]
    public void A_range_that_was_removed_stands_nowhere_in_the_cleaned_text() =>
        Assert.Null(new OffsetMap([new OffsetRun(0, 4, 0), new OffsetRun(4, 4, 10)]).ToClean(4, 10));

    // Runs as cleaning makes them: pieces kept once or printed four times, with text removed from the source and characters put into the cleaned text between them.
    private static OffsetMap Any(Random random, out int length, out List<int> kept)
    {
        var runs = new List<OffsetRun>();
        kept = [];
        int clean = 0, source = 0;
        for (int pieces = random.Next(1, 12); pieces > 0; pieces--)
        {
            source += random.Next(3);
            clean += random.Next(2);
            int size = random.Next(1, 9);
            int copies = random.Next(3) == 0 ? 4 : 1;
            runs.Add(copies == 1 ? new OffsetRun(clean, size, source) : new OffsetRun(clean, size, source, copies, size));
            kept.AddRange(Enumerable.Range(clean, size));
            clean += size;
            source += size * copies;
        }

        length = clean;
        return new OffsetMap(runs);
    }
}
