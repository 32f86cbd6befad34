using System.CommandLine;
using ReportSearch.CommandLine.Listing;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Store;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`rebuild`: catalogue and index anew from originals and ledger.</summary>
internal static class RebuildVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var verb = new Command("rebuild", "Makes catalogue and index anew from originals and ledger.");
        verb.SetAction(parsed =>
        {
            var store = common.Store(parsed);
            // Opening for writing would make an empty store where a path was mistyped.
            if (!Directory.Exists(store))
                throw new StoreException(StoreFailure.Missing, $"no store in {store}");
            var outcome = ProgressBar.Run(terminal, "rebuilding", progress =>
            {
                using var writer = StoreWriter.Open(store, common.Settings(parsed));
                return writer.Rebuild(progress, terminal.Interrupted);
            });
            return OutcomeListing.Write(terminal, outcome, parsed.GetValue(common.Json));
        });
        return verb;
    }
}
