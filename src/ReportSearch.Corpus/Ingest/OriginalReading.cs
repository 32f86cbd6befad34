using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports;

namespace ReportSearch.Corpus.Ingest;

/// <summary>What reading an original gave: a report with its units, or the reason why it goes into quarantine.</summary>
/// <param name="Provenance">The original's names and origins.</param>
/// <param name="Report">The report; null in quarantine.</param>
/// <param name="IsReport">False for what was forced.</param>
/// <param name="Units">The report's units.</param>
/// <param name="Code">Quarantine: a code of the contract.</param>
/// <param name="Reason">Quarantine: a sentence, without the file's name: an original may have several.</param>
internal sealed record OriginalReading(Provenance Provenance, Report? Report, bool IsReport, IReadOnlyList<IndexUnit> Units, string? Code, string? Reason)
{
    /// <summary>The versions that it was read with, and the corrections.</summary>
    public string ReadWith { get; init; } = "";

    // Reports have tens of kilobytes. What is far larger may need hundreds of megabytes to read, so that only one of them is read at a time.
    private const long LargeFile = 2 << 20;

    /// <summary>Reads an original. Whatever goes wrong with one file is a value: it never stops the others.</summary>
    public static OriginalReading Read(CorpusStages stages, Originals originals, Provenance provenance, bool forced, ReportCorrections corrections)
    {
        return provenance.Bytes < LargeFile ? ReadOne(stages, originals, provenance, forced, corrections) : HeavyReading.Alone(() => ReadOne(stages, originals, provenance, forced, corrections));
    }

    private static OriginalReading ReadOne(CorpusStages stages, Originals originals, Provenance provenance, bool forced, ReportCorrections corrections)
    {
        byte[]? bytes;
        try
        {
            bytes = originals.Read(provenance.Sha256);
        }
        catch (StoreException damaged)
        {
            return Quarantined("damaged", damaged.Message);
        }

        if (bytes is null)
            return Quarantined("missing", $"its original {originals.FileOf(provenance.Sha256)} is gone; restore it or take the file in again");
        try
        {
            return stages.Read(bytes, provenance.MainName, corrections.IdentityOver(stages.Regions)) switch
            {
                ReadResult.Readable readable => Of(readable.Report, isReport: true),
                ReadResult.NotAReport other when forced => Of(other.Report, isReport: false),
                ReadResult.NotAReport other => Quarantined("notAReport", other.Reason),
                ReadResult.Unreadable unreadable => Quarantined(unreadable.Code, unreadable.Reason),
                ReadResult result => throw new InvalidOperationException($"unknown result {result.GetType().Name}"),
            };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A fault of the reader, not of the file: shown and counted like any other quarantine.
            return Quarantined("readerFailed", $"the reader failed with {e.GetType().Name}: {e.Message}; this is a fault of the program, please report it with the file");
        }

        OriginalReading Of(Report read, bool isReport)
        {
            Report report = corrections.Topics(read);
            return new OriginalReading(provenance, report, isReport, UnitSplitter.Split(report), null, null) { ReadWith = corrections.ReadWith(stages.ReadWith) };
        }

        OriginalReading Quarantined(string code, string reason) => new(provenance, null, false, [], code, WithoutName(reason));

        // The reader knows the file by one name; users are told by the path that they gave.
        string WithoutName(string reason) =>
            reason.StartsWith(provenance.MainName + ": ", StringComparison.Ordinal) ? reason[(provenance.MainName.Length + 2)..] : reason;
    }
}
