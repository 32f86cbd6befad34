namespace ReportSearch.Reports.Tests.Formats;

/// <summary>The samples as LibreOffice writes them, one run for all files of a format, made when the first test asks and shared by all that ask.</summary>
public sealed class OfficeSamples : IDisposable
{
    /// <summary>The collection of the tests that share them.</summary>
    public const string Collection = "samples of LibreOffice";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("office-samples-");
    private readonly Lazy<IReadOnlyDictionary<string, byte[]>> _pdf;
    private readonly Lazy<IReadOnlyDictionary<string, byte[]>> _doc;

    public OfficeSamples()
    {
        _pdf = new(() => Convert("pdf"));
        _doc = new(() => Convert("doc"));
    }

    /// <summary>Bytes by the name of the sample.</summary>
    public IReadOnlyDictionary<string, byte[]> Pdf => _pdf.Value;

    /// <summary>Bytes by the name of the sample.</summary>
    public IReadOnlyDictionary<string, byte[]> Doc => _doc.Value;

    public void Dispose() => _folder.Delete(recursive: true);

    private Dictionary<string, byte[]> Convert(string format)
    {
        FormatSet.WriteThroughOffice(Samples.Documents, _folder.FullName, format);
        return Directory.GetFiles(Path.Combine(_folder.FullName, format)).ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllBytes);
    }
}

/// <summary>Makes the tests of the collection share one set.</summary>
[CollectionDefinition(OfficeSamples.Collection)]
public sealed class OfficeSampleCollection : ICollectionFixture<OfficeSamples>;
