using System.CommandLine;
using ReportSearch.CommandLine.Intake;
using ReportSearch.CommandLine.Listing;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Store;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`index PATH...`: files and folders into the store.</summary>
internal static class IndexVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files and folders.", Arity = ArgumentArity.ZeroOrMore };
        var manifest = new Option<string?>("--manifest")
        {
            Description = "CSV with the columns file, url, retrieved, issuer, year: where files came from; its files are taken in, too.",
            HelpName = "F.csv",
        };
        var force = new Option<bool>("--force") { Description = "Take in what does not look like an annual report, too." };
        var verb = new Command("index", "Takes files and folders into the store.") { paths, manifest, force };
        verb.SetAction(parsed =>
        {
            var rows = parsed.GetValue(manifest) is { } file ? Manifest.Read(file) : [];
            var named = parsed.GetValue(paths) ?? [];
            if (named.Length == 0 && rows.Count == 0)
                throw new WrongUseException("index: nothing to take in; name files or folders, or a manifest with --manifest F.csv");
            var files = FileList.Of(named, rows);
            var outcome = Ingest(terminal, common.Store(parsed), common.Settings(parsed), files, new IngestOptions(Force: parsed.GetValue(force)));
            return OutcomeListing.Write(terminal, outcome, parsed.GetValue(common.Json));
        });
        return verb;
    }

    private static IngestOutcome Ingest(Terminal terminal, string store, CorpusOptions settings, IReadOnlyList<IngestFile> files, IngestOptions options) =>
        ProgressBar.Run(terminal, "indexing", progress =>
        {
            StoreWriter writer;
            try
            {
                writer = StoreWriter.Open(store, settings);
            }
            catch (StoreException locked) when (locked.Failure == StoreFailure.Locked)
            {
                terminal.Say($"{locked.Message}; handing the files over to that process and waiting for it");
                return StoreQueue.IngestThroughOwner(store, files, options, progress, terminal.Interrupted, settings);
            }

            using (writer)
            {
                var outcome = writer.Ingest(files, options, progress, terminal.Interrupted);
                writer.FinishMerges(terminal.Interrupted);
                return outcome;
            }
        });
}
