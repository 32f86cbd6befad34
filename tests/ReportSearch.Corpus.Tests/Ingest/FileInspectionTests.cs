using System.Text.Json;

namespace ReportSearch.Corpus.Tests.Ingest;

public sealed class FileInspectionTests
{
    [Fact]
    public void What_is_not_there_is_unreadable_with_a_reason_in_the_json()
    {
        string path = Path.Combine(Path.GetTempPath(), "reportsearch-no-such-file.txt");

        InspectedFile inspected = FileInspection.Inspect(path);

        Assert.False(inspected.Readable);
        using JsonDocument json = JsonDocument.Parse(inspected.Json);
        Assert.False(json.RootElement.GetProperty("isReport").GetBoolean());
        Assert.Contains(path, json.RootElement.GetProperty("reason").GetString());
        Assert.False(FileInspection.Inspect(Path.GetTempPath()).Readable);
    }

    [Fact]
    public void A_file_is_read_with_its_texts()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Store.SampleTexts.Report("甲山市", 2017));

            InspectedFile inspected = FileInspection.Inspect(path);

            Assert.True(inspected.Readable);
            Assert.Equal(File.ReadAllText(path), inspected.SourceText);
            Assert.NotNull(inspected.CleanText);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
