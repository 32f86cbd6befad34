using ReportSearch.Corpus.Ingest;

namespace ReportSearch.CommandLine.Intake;

/// <summary>What the paths of a command line and the rows of a manifest stand for.</summary>
internal static class FileList
{
    /// <summary>
    /// The files behind the paths and of the manifest, each once and with what the manifest knows of it. Paths that lead nowhere stay as they are: taking in
    /// says what is wrong with them.
    /// </summary>
    public static IReadOnlyList<IngestFile> Of(IEnumerable<string> paths, IReadOnlyList<IngestFile> manifest)
    {
        var known = new Dictionary<string, IngestFile>(StringComparer.Ordinal);
        foreach (var row in manifest)
            known[row.Path] = row;
        var found = FileFinder.Find([.. paths.Select(path => new IngestFile(path)), .. manifest]);
        return
        [
            .. found.Files.Select(file => known.GetValueOrDefault(file.Path, file)),
            .. found.Lost.Select(lost => lost.Path).Distinct().Select(path => known.GetValueOrDefault(path) ?? new IngestFile(path)),
        ];
    }
}
