using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Xunit.Abstractions;

namespace ReportSearch.Reports.Tests.Sections;

/// <summary>
/// What a title hides, against labels made by reading before the program did: a theme counts where a whole statement of the section's own text, with a fact, is
/// about it; a channel, an aim or a word in passing does not. LabelledThemes was mended against, UnseenThemes was read once that was done.
/// </summary>
public sealed class ContentTagTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("LabelledThemes.txt", 10, 0.9, 0.9)]
    [InlineData("UnseenThemes.txt", 8, 0.9, 0.85)]
    public void Hidden_themes_agree_with_the_labels(string file, int texts, double leastPrecision, double leastRecall)
    {
        var counts = new SortedDictionary<string, (int Right, int Found, int Labelled)>(StringComparer.Ordinal);
        var errors = new StringBuilder();
        int read = 0;
        foreach (LabelledOutline outline in Texts(file))
        {
            read++;
            Report report = Reading.Report(outline.Text, outline.Name);
            foreach (LabelledHeading heading in outline.Headings)
            {
                Section section = Assert.Single(report.Sections, section => section.Start - heading.Start is 0 or 1 && section.Tags[0] != "front_matter");
                foreach (string tag in section.ContentTags.Union(heading.ContentTags))
                {
                    bool found = section.ContentTags.Contains(tag), labelled = heading.ContentTags.Contains(tag);
                    (int Right, int Found, int Labelled) = counts.GetValueOrDefault(tag);
                    counts[tag] = (Right + (found && labelled ? 1 : 0), Found + (found ? 1 : 0), Labelled + (labelled ? 1 : 0));
                    if (found != labelled)
                        errors.AppendLine(CultureInfo.InvariantCulture, $"{outline.Name}: {(found ? "too much" : "missing")} {tag}: {heading.Title}");
                }
            }
        }

        Assert.Equal(texts, read);
        (int right, int all, int wanted) = (counts.Values.Sum(count => count.Right), counts.Values.Sum(count => count.Found), counts.Values.Sum(count => count.Labelled));
        double precision = (double)right / all, recall = (double)right / wanted;
        string figures = $"{file}: precision {right}/{all} = {precision:0.000}, recall {right}/{wanted} = {recall:0.000}";
        output.WriteLine(figures);
        foreach ((string tag, (int Right, int Found, int Labelled)) in counts)
            output.WriteLine($"  {tag}: precision {Right}/{Found}, recall {Right}/{Labelled}");
        output.WriteLine(errors.ToString());
        Assert.True(precision >= leastPrecision && recall >= leastRecall, $"{figures}\n{errors}");
    }

    private static IEnumerable<LabelledOutline> Texts(string file, [CallerFilePath] string here = "")
    {
        foreach (string part in File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "themes", file)).Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            int line = part.IndexOf('\n', StringComparison.Ordinal);
            yield return LabelledOutline.Parse(part[..line], part[(line + 1)..]);
        }
    }
}
