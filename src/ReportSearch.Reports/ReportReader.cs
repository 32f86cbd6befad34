using ReportSearch.Reports.Audit;
using ReportSearch.Reports.Cleaning;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Formats;
using ReportSearch.Reports.Identity;
using ReportSearch.Reports.Problems;
using ReportSearch.Reports.Sections;
using ReportSearch.Reports.Statistics;
using ReportSearch.Reports.Topics;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports;

/// <summary>Bytes to report: a pure function of bytes, file name, what is known better of the identity, and reader version.</summary>
public sealed class ReportReader(RegionTable regions)
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MaxFileBytes = 64 * 1024 * 1024;

    // Long reports have a few hundred.
    private const int MostSections = 20_000;

    private readonly IdentityReader _identities = new(regions);

    /// <summary>Version of all reading rules and of the region table; raised whenever the same bytes may give another report.</summary>
    public string Version => $"6+regions{regions.Version}";

    /// <summary>The answer for a file that is too large to be read, so that a caller need not load it; null for a length that is read.</summary>
    /// <param name="lengthBytes">Length of the file.</param>
    /// <param name="fileName">Its name, for the message.</param>
    public static ReadResult.Unreadable? TooLarge(long lengthBytes, string fileName) =>
        lengthBytes <= MaxFileBytes ? null
        : new ReadResult.Unreadable("tooLarge", $"{fileName}: {lengthBytes} bytes, more than the {MaxFileBytes} that are read; give the report alone, as text");

    /// <summary>Reads one file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="fileName">Its name without folders; a hint for the identity, never for the format.</param>
    /// <param name="corrected">What a person knows better of the identity that was read; figures are those of the corrected year, scope and form. Null where nobody does.</param>
    public ReadResult Read(ReadOnlySpan<byte> bytes, string fileName, Func<ReportIdentity, ReportIdentity>? corrected = null)
    {
        // 1. Bytes to text.
        DecodedFile file = FileDecoder.Decode(bytes, fileName);
        if (file.Failure is { } failure)
            return failure;

        // 2. Text to blocks.
        Document document = TextCleaner.Clean(file);

        // 3. Blocks to sections, under the title.
        Document read = TraditionalScript.ForRules(document);
        ReportTitle title = TitleFinder.Find(read);
        IReadOnlyList<Section> sections = SectionSplitter.Split(read, title);
        if (sections.Count > MostSections)
            return new ReadResult.Unreadable("tooLarge", $"{fileName}: {sections.Count} headings, more than the {MostSections} that are read; give the report alone");

        // 4. Who reports on what year.
        ReportIdentity found = _identities.Read(read, sections, title, fileName), identity = corrected?.Invoke(found) ?? found;

        // 5. Its figures, and whether they agree with each other.
        IReadOnlyList<Figure> figures = StatisticsReader.Read(document, read, sections, identity);
        IReadOnlyList<Finding> findings = ReportAudit.Examine(document, read.Text, sections, identity, figures);

        // 6. What requests were about; then: a report, or something that only looks like one.
        var report = new Report(document, identity, PrintedTitles.Restore(document, read, sections)) { Figures = figures, Findings = findings, Points = PointReader.Read(document, read, sections) };
        report = report with { Topics = TopicReader.Default.Read(report) };
        return GenreJudgement.WhyNoReport(read, sections, title, found, figures) is { } reason
            ? new ReadResult.NotAReport(report, reason)
            : new ReadResult.Readable(report);
    }
}
