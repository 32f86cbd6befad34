using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Engine.Checking;
using ReportSearch.Reports;
using ReportSearch.Reports.Audit;
using ReportSearch.Reports.Statistics;
using ReportSearch.Text.Regions;
using ReportSearch.Text.WordForms;
using ReportSearch.Text.Words;

namespace ReportSearch.Corpus;

/// <summary>Bytes and file name to what they hold.</summary>
/// <param name="bytes">The whole file.</param>
/// <param name="fileName">Its name without folders.</param>
/// <param name="corrected">What a person knows better of who reports on what year, before figures are read by it; null where nobody does.</param>
internal delegate ReadResult ReportReading(byte[] bytes, string fileName, Func<ReportIdentity, ReportIdentity>? corrected);

/// <summary>The stages that a store puts together: reading, words, index. Tests put simpler ones in their place.</summary>
internal sealed record CorpusStages
{
    /// <summary>Bytes and file name to what they hold.</summary>
    public required ReportReading Read { get; init; }

    /// <summary>What the reader finds, in the contract's inspect JSON, from bytes and file name.</summary>
    public required Func<byte[], string, InspectedFile> Inspect { get; init; }

    /// <summary>Holds the figures of a body's report against those of the year before: figures and year of this one, figures and year of that one.</summary>
    public Func<IReadOnlyList<Figure>, int, IReadOnlyList<Figure>, int, IReadOnlyList<Finding>> CompareYears { get; init; } = static (_, _, _, _) => [];

    /// <summary>The regions that reading and searching know.</summary>
    public RegionTable Regions { get; init; } = RegionTable.China;

    /// <summary>Versions of reader, lexicon and plain forms: kept with each report that was read with them.</summary>
    public required string ReadWith { get; init; }

    /// <summary>Versions of thesaurus and model, which work when searching.</summary>
    public string SearchedWith { get; init; } = "thesaurus=" + Thesaurus.Default.Version + ";model=" + TrainedTopics.Default.Version;

    /// <summary>Opens or makes the index in a folder for writing.</summary>
    public required Func<string, ISectionIndex> OpenIndex { get; init; }

    /// <summary>Opens the newest commit of the index in a folder; commit 0 when there is none.</summary>
    public required Func<string, ISectionSnapshot> OpenSnapshot { get; init; }

    /// <summary>Reads every byte of the index in a folder.</summary>
    public required Func<string, CancellationToken, IReadOnlyList<StoreDamage>> CheckIndex { get; init; }

    /// <summary>Called between two steps of a commit, with the name of the step that was done; tests stop the work there.</summary>
    public Action<string> AfterStep { get; init; } = static _ => { };

    /// <summary>The stages of the product.</summary>
    public static CorpusStages For(CorpusOptions? options)
    {
        RegionTable regions = options?.RegionOverlay is string overlay ? RegionTable.China.WithOverlay(overlay) : RegionTable.China;
        var reader = new ReportReader(regions);
        return new CorpusStages
        {
            Regions = regions,
            Read = (bytes, name, corrected) => reader.Read(bytes, name, corrected),
            CompareYears = static (figures, year, before, yearBefore) => CrossYearAudit.Compare(new YearOfFigures(yearBefore, before), new YearOfFigures(year, figures)),
            Inspect = (bytes, name) => FileInspection.Inspect(reader, bytes, name),
            ReadWith = $"reader={reader.Version};lexicon={WordSegmenter.Default.Version};forms={PlainForms.Version};grams=2;topics={TrainedTopics.Default.Version}",
            OpenIndex = folder => SectionIndex.Open(folder, LexiconSegmenter.Default),
            OpenSnapshot = SectionIndexSnapshot.OpenNewest,
            CheckIndex = (folder, cancellation) => [.. IndexChecker.Check(folder, cancellation).Select(d => new StoreDamage(d.File, d.Offset, d.Reason))],
        };
    }
}
