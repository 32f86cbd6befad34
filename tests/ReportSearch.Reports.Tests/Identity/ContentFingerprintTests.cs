using System.Text;
using ReportSearch.Reports.Identity;
using ReportSearch.Text.Folding;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Identity;

public sealed class ContentFingerprintTests
{
    private static readonly ReportReader Reader = new(RegionTable.China);

    // One traditional character for each simplified one that folding knows.
    private static readonly Dictionary<char, char> Traditional = Enumerable.Range(0x4E00, 0x9FFF - 0x4E00)
        .Select(code => (char)code)
        .Where(unit => CharacterFolding.Fold(unit) != unit)
        .GroupBy(CharacterFolding.Fold)
        .ToDictionary(group => group.Key, group => group.First());

    private static Report Read(byte[] bytes, string name) => Reader.Read(bytes, name) switch
    {
        ReadResult.Readable readable => readable.Report,
        ReadResult.NotAReport other => other.Report,
        var other => throw new InvalidOperationException($"{name}: {other}"),
    };

    [Fact]
    public void Every_sample_has_one_content_in_all_formats()
    {
        var differing = new List<string>();
        int compared = 0;
        foreach ((SampleDocument sample, int number) in Formats.Samples.Documents.Select((sample, number) => (sample, number)))
        {
            // What is left of a chart depends on how the file was printed.
            if (sample.Name.Contains("residue", StringComparison.Ordinal))
                continue;
            var prints = FormatSet.Write(sample, number).Select(file => (file.Format, Print: ContentFingerprint.Of(Read(file.Bytes, file.FileName)))).ToList();
            compared += prints.Count;
            foreach ((string format, string? print) in prints)
            {
                if (print is null || print != prints[0].Print)
                    differing.Add($"{sample.Name} {format}");
            }
        }

        Assert.True(differing.Count == 0, $"{differing.Count} of {compared}: {string.Join(", ", differing)}");
    }

    [Fact]
    public void A_copy_in_traditional_characters_has_the_same_content_and_identity()
    {
        foreach (string file in Formats.Samples.Files)
        {
            string text = File.ReadAllText(file);
            Report simplified = Read(Encoding.UTF8.GetBytes(text), Path.GetFileName(file));
            Report traditional = Read(Encoding.UTF8.GetBytes(string.Concat(text.Select(unit => Traditional.GetValueOrDefault(unit, unit)))), Path.GetFileName(file));
            Assert.True(ContentFingerprint.Of(simplified) == ContentFingerprint.Of(traditional), file);
            Assert.Equal(
                (simplified.Identity.Issuer, simplified.Identity.Region?.Code, simplified.Identity.ReportYear, simplified.Identity.Level),
                (traditional.Identity.Issuer, traditional.Identity.Region?.Code, traditional.Identity.ReportYear, traditional.Identity.Level));
        }
    }

    [Fact]
    public void Another_figure_is_another_content_and_samples_differ()
    {
        string[] texts = [.. Formats.Samples.Files.Select(file => File.ReadAllText(file))];
        string[] prints = [.. texts.Select(text => ContentFingerprint.Of(Read(Encoding.UTF8.GetBytes(text), "a.txt"))!)];
        Assert.Equal(prints.Length, prints.Distinct().Count());
        int digit = texts[0].LastIndexOfAny([.. "23456789"], texts[0].Length * 3 / 4);
        string corrected = texts[0][..digit] + "1" + texts[0][(digit + 1)..];
        Assert.NotEqual(prints[0], ContentFingerprint.Of(Read(Encoding.UTF8.GetBytes(corrected), "a.txt")));
    }

    [Fact]
    public void Little_text_has_no_fingerprint() => Assert.Null(ContentFingerprint.Of(Reading.Report("某局2018年政府信息公开工作年度报告\n一、概述\n无。\n")));
}
