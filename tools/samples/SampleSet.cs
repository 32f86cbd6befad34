using System.Text;
using System.Text.Json;
using ReportSearch.Samples.Figures;
using ReportSearch.Samples.Prose;

namespace ReportSearch.Samples;

/// <summary>Writes all reports and their truth into a folder.</summary>
internal static class SampleSet
{
    /// <summary>Writes <c>generated/*.txt</c> and <c>truth.jsonl</c> under <paramref name="folder"/>; the same bytes on every run.</summary>
    /// <returns>The number of reports.</returns>
    public static int Write(string folder)
    {
        string generated = Path.Combine(folder, "generated");
        Directory.CreateDirectory(generated);
        foreach (string old in Directory.EnumerateFiles(generated, "*.txt"))
            File.Delete(old);

        var pool = new ParagraphPool();
        var truth = new StringBuilder();
        int count = 0;
        foreach (var body in Bodies.All)
        {
            var years = Simulation.Run(body);
            foreach (int year in body.Years)
            {
                var file = ReportWriter.Write(body, year, years[year], pool);
                File.WriteAllText(Path.Combine(generated, file.Truth.File), file.Text, new UTF8Encoding(file.Bom));
                truth.Append(JsonSerializer.Serialize(file.Truth, Truth.Json)).Append('\n');
                count++;
            }
        }

        File.WriteAllText(Path.Combine(folder, "truth.jsonl"), truth.ToString());
        return count;
    }
}
