using ReportSearch.Reports.Formats;

namespace ReportSearch.Reports.Tests.Formats;

/// <summary>Old Word files with one of the two programs alone.</summary>
public sealed class DocTests(OfficeSamples office) : IClassFixture<OfficeSamples>
{
    [OfficeFact("antiword")]
    public void Antiword_and_LibreOffice_give_the_same_text()
    {
        // Without automatic numbers and without tables of many columns antiword reads all there is.
        SampleDocument sample = Samples.Documents.Where((_, number) => number % 2 == 1).First(document => document.Pieces.All(piece => piece.Table is null));
        DecodedFile one = With("antiword").Decode(office.Doc[sample.Name], "a.doc"), other = With("soffice").Decode(office.Doc[sample.Name], "a.doc");
        Assert.Null(one.Failure);
        Assert.Equal(Squeezed(string.Concat(sample.Pieces.Select(piece => piece.Printed))), Squeezed(one.Text));
        Assert.Equal(Squeezed(one.Text), Squeezed(other.Text));
    }

    [OfficeFact("antiword")]
    public void Numbers_that_antiword_loses_are_counted_where_LibreOffice_is_missing()
    {
        SampleDocument sample = Samples.Documents.Where((_, number) => number % 2 == 0).First(document => document.Pieces.All(piece => piece.Table is null));
        DecodedFile file = With("antiword").Decode(office.Doc[sample.Name], "a.doc");
        Assert.Null(file.Failure);
        Assert.True(file.Removed.Single(removed => removed.Kind == "automaticNumber").Count > 0);
    }

    /// <summary>A search path on which nothing but one of the two programs is found.</summary>
    private static DocDecoder With(string program)
    {
        string path = ChildPrograms.OfSystem.Find(program)!, folder = Directory.CreateTempSubdirectory("one-program-").FullName;
        File.CreateSymbolicLink(Path.Combine(folder, program), path);
        return new DocDecoder(new ChildPrograms(folder));
    }

    private static string Squeezed(string text) => string.Concat(text.Where(unit => !char.IsWhiteSpace(unit)));
}
