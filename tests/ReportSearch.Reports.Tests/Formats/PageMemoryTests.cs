using ReportSearch.Reports.Formats.Pages;

namespace ReportSearch.Reports.Tests.Formats;

/// <summary>What is asked of memory for pages grows with their words, not faster.</summary>
public sealed class PageMemoryTests
{
    private const int LinesOfPage = 40;
    private const double Em = 12;

    [Fact]
    public void One_paragraph_over_many_pages_asks_for_memory_in_proportion_to_them()
    {
        (_, _) = Read(8);
        (long few, string shortText) = Read(50);
        (long many, string longText) = Read(400);

        Assert.Equal(2, shortText.Split('\n').Length);
        Assert.Equal(8 * (shortText.Length - 1), longText.Length - 1);
        Assert.InRange(many / (double)few, 4, 12);
    }

    /// <summary>Reads pages whose lines are all full and end no sentence: the bytes asked for, and the text.</summary>
    private static (long Bytes, string Text) Read(int pages)
    {
        List<PlacedPage> placed = [.. Enumerable.Range(0, pages).Select(_ => Page())];
        long before = GC.GetAllocatedBytesForCurrentThread();
        string text = PageText.Read(placed, "ofd", "long.ofd").Text;
        return (GC.GetAllocatedBytesForCurrentThread() - before, text);
    }

    private static PlacedPage Page()
    {
        var words = new List<PlacedWord>();
        for (int line = 0; line < LinesOfPage; line++)
        {
            double top = 120 + (line * Em * 1.25);
            words.Add(new PlacedWord(60, top, 60 + (36 * Em), top + Em, new string((char)('一' + line), 36)) { Order = line });
        }

        return new PlacedPage(560, 842, words, []);
    }
}
