using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Tests.Cleaning;

/// <summary>What holds of cleaning over all sample reports, and over the real ones.</summary>
public sealed class CleaningPropertyTests
{
    private const int RangesOfFile = 200;

    private static string[] SampleFiles { get; } = [.. Directory.GetFiles(Formats.Samples.Folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    [Fact]
    public void Cleaning_a_cleaned_sample_changes_nothing() => Assert.All(SampleFiles, CleansOnce);

    [RealReportFact]
    public void Cleaning_a_cleaned_real_report_changes_nothing() => Assert.All(RealReports.Files, CleansOnce);

    [Fact]
    public void Every_range_of_a_sample_leads_back_to_its_source()
    {
        foreach (string file in SampleFiles)
        {
            Document document = Read(file);
            OffsetProperty.BlocksPartition(document);
            OffsetProperty.Holds(document, RangesOfFile, seed: 4);
        }
    }

    private static Document Read(string file) => Reading.Report(File.ReadAllText(file), Path.GetFileName(file)).Document;

    private static void CleansOnce(string file)
    {
        string once = Read(file).Text;
        string twice = Reading.Document(once).Text;
        Assert.Equal(OffsetProperty.Plain(once), OffsetProperty.Plain(twice));
    }
}
