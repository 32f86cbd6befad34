using System.Text.Json;
using ReportSearch.Text.Regions;

namespace ReportSearch.Samples.Tests;

public sealed class HandwrittenSamplesTests
{
    private static readonly string s_folder = Path.Combine(SampleFiles.Folder, "handwritten");

    [Fact]
    public void Every_file_has_one_line_of_truth()
    {
        var files = Directory.EnumerateFiles(s_folder, "*.txt").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
        Assert.Equal(files, SampleFiles.Handwritten.Select(truth => truth.GetProperty("file").GetString()));
        Assert.True(SampleFiles.Handwritten.Count >= 12);
    }

    [Fact]
    public void Every_file_says_that_it_is_invented()
    {
        foreach (var truth in SampleFiles.Handwritten)
            Assert.Contains("本报告为虚构示例，地名与数字均为虚构，仅用于演示。", Text(truth));
    }

    [Fact]
    public void Every_heading_stands_where_the_truth_says()
    {
        foreach (var truth in SampleFiles.Handwritten)
        {
            string text = Text(truth);
            int last = -1;
            foreach (var section in truth.GetProperty("sections").EnumerateArray())
            {
                int start = section.GetProperty("start").GetInt32();
                string expected = Squeezed(section.GetProperty("numbering").GetString() + section.GetProperty("title").GetString());
                Assert.StartsWith(expected, Squeezed(text[start..Math.Min(text.Length, start + 200)]));
                Assert.True(start > last);
                last = start;
            }
        }
    }

    [Fact]
    public void Regions_of_the_truth_are_in_the_overlay_and_valid_in_the_year()
    {
        var table = RegionTable.China.WithOverlay(Path.Combine(SampleFiles.Folder, "regions.csv"));
        foreach (var truth in SampleFiles.Handwritten)
        {
            var region = table.ByCode(truth.GetProperty("regionCode").GetString()!, truth.GetProperty("year").GetInt32())!;
            Assert.Equal(truth.GetProperty("regionName").GetString(), region.Name);
            Assert.Equal('9', region.Code[0]);
        }
    }

    [Fact]
    public void Issuer_stands_in_the_text()
    {
        foreach (var truth in SampleFiles.Handwritten)
            Assert.Contains(truth.GetProperty("issuer").GetString()!, Text(truth));
    }

    private static string Text(JsonElement truth) => SampleFiles.Text(Path.Combine(s_folder, truth.GetProperty("file").GetString()!));

    private static string Squeezed(string text) => string.Concat(text.Where(unit => !char.IsWhiteSpace(unit)));
}
