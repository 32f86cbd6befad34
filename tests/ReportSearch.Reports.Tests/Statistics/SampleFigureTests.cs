using ReportSearch.Reports.Statistics;
using ReportSearch.Reports.Tests.Formats;
using ReportSearch.Text.Regions;
using Xunit.Abstractions;

namespace ReportSearch.Reports.Tests.Statistics;

/// <summary>Every figure that the writer of the samples printed is read, in every format, and no other.</summary>
[Collection(OfficeSamples.Collection)]
public sealed class SampleFigureTests(OfficeSamples office, ITestOutputHelper output)
{
    private static readonly ReportReader Reader = new(RegionTable.China.WithOverlay(Path.Combine(Formats.Samples.Folder, "regions.csv")));

    internal static Report Read(byte[] bytes, string name) => Reader.Read(bytes, name) switch
    {
        ReadResult.Readable readable => readable.Report,
        ReadResult.NotAReport other => other.Report,
        var other => throw new InvalidOperationException($"{name}: {other}"),
    };

    internal static Report ReadSample(string file) => Read(File.ReadAllBytes(Path.Combine(Formats.Samples.Folder, "generated", file)), file);

    [Fact]
    public void Every_figure_of_the_tables_is_read_and_none_invented()
    {
        string[] differences = [.. SampleTruth.All.Values.SelectMany(truth => truth.TableDifferences(ReadSample(truth.File)))];
        Assert.True(differences.Length == 0, string.Join('\n', differences));
    }

    [Fact]
    public void Figures_lead_to_what_is_printed()
    {
        foreach (SampleTruth truth in SampleTruth.All.Values)
        {
            Report report = ReadSample(truth.File);
            foreach (Figure figure in report.Figures)
            {
                Assert.Equal(figure.Printed, report.Document.Text[figure.CleanStart..figure.CleanEnd]);
                if (figure.CleanEnd > figure.CleanStart)
                    Assert.Equal(report.Document.Map.ToSource(figure.CleanStart, figure.CleanEnd), (figure.Start, figure.End));
            }

            var places = truth.Figures.Where(figure => figure.From == "table" && figure.State == "value").ToDictionary(figure => figure.Id);
            foreach (Figure figure in report.Figures.Where(figure => figure is { From: FigureOrigin.Table, State: FigureState.Value }))
                Assert.True(figure.Start >= places[figure.Id!].Start && figure.End <= places[figure.Id!].End, $"{truth.File} {figure.Id} {figure.Start}..{figure.End}");
        }
    }

    [Fact]
    public void Figures_of_sentences_are_right_and_all_found()
    {
        int all = 0;
        var missed = new List<string>();
        var wrong = new List<string>();
        foreach (SampleTruth truth in SampleTruth.All.Values)
        {
            List<Figure> read = [.. ReadSample(truth.File).Figures.Where(figure => figure is { From: FigureOrigin.Prose, Id: not null })];
            foreach (TrueFigure figure in truth.Figures.Where(figure => figure.From == "prose"))
            {
                all++;
                int at = read.FindIndex(other => other.Id == figure.Id && other.Value == figure.Value && other.Start >= figure.Start - 1 && other.End <= figure.End + 1);
                if (at < 0)
                    missed.Add($"{truth.File} {figure.Id} {figure.Value}");
                else
                    read.RemoveAt(at);
            }

            // The writer lists printed numbers; 没有行政诉讼 states a nought without one.
            wrong.AddRange(read.Where(figure => !(figure.Value == 0 && figure.Printed.IndexOfAny(['未', '没', '无']) == 0)).Select(figure => $"{truth.File} {figure.Id} {figure.Printed} <{figure.Label}>"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(missed.Count == 0, $"{missed.Count} of {all}:\n" + string.Join('\n', missed));
    }

    [Fact]
    public void Every_format_gives_the_same_figures() =>
        Compare((document, number) => FormatSet.Write(document, number).Where(file => file.Format is not "ofd"));

    [Fact]
    public void Pages_with_placed_words_give_the_same_figures() =>
        Compare((document, number) => FormatSet.Write(document, number).Where(file => file.Format is "ofd"));

    [OfficeFact("pdftotext", "pdftocairo")]
    public void Printed_pages_give_the_same_figures() =>
        Compare((document, _) => [new("pdf", document.Name + ".pdf", office.Pdf[document.Name])]);

    [OfficeFact("antiword")]
    public void Old_word_files_give_the_same_figures() =>
        Compare((document, number) => number % 4 == 0 ? [new("doc", document.Name + ".doc", office.Doc[document.Name])] : []);

    private void Compare(Func<SampleDocument, int, IEnumerable<FormattedFile>> formats)
    {
        var differences = new List<string>();
        var counted = new SortedDictionary<string, (int Files, int Figures)>(StringComparer.Ordinal);
        int figures = 0, number = 0;
        foreach (SampleDocument document in Formats.Samples.Documents)
        {
            if (SampleTruth.All.TryGetValue(document.Name, out SampleTruth? truth))
            {
                foreach (FormattedFile file in formats(document, number))
                {
                    differences.AddRange(truth.TableDifferences(Read(file.Bytes, file.FileName)).Select(difference => $"{file.Format}/{difference}"));
                    int printed = truth.Figures.Count(figure => figure.From == "table");
                    figures += printed;
                    string kind = $"{file.Format}, {truth.Year switch { <= 2018 => "annex until 2018", <= 2020 => "tables of 2019", _ => "tables of 2021" }}";
                    counted[kind] = (counted.GetValueOrDefault(kind).Files + 1, counted.GetValueOrDefault(kind).Figures + printed);
                }
            }

            number++;
        }

        foreach ((string kind, (int files, int all)) in counted)
            output.WriteLine($"{kind}: {files} files, {all} figures");
        Assert.True(figures > 0);
        Assert.True(differences.Count == 0, $"{differences.Count} of {figures}:\n" + string.Join('\n', differences.Take(60)));
    }
}
