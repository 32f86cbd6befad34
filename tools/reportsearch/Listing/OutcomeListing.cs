using System.Globalization;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Ingest;

namespace ReportSearch.CommandLine.Listing;

/// <summary>What came of taking in, for both `index` and `rebuild`.</summary>
internal static class OutcomeListing
{
    /// <summary>Writes the outcome and gives the exit code that belongs to it.</summary>
    public static int Write(Terminal terminal, IngestOutcome outcome, bool json)
    {
        if (json)
        {
            terminal.Out.WriteLine(ContractJson.Write(outcome));
        }
        else
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{outcome.Indexed} indexed, {outcome.Unchanged} unchanged, {outcome.Quarantined.Count} not taken; the store has {outcome.Reports} reports in {outcome.Units} units; {outcome.Bytes / 1e6:0.0} MB in {outcome.Seconds:0.0} s"));
            foreach (var file in outcome.Quarantined)
                terminal.Say(file.Reason.StartsWith(file.Path, StringComparison.Ordinal) ? $"{file.Code}: {file.Reason}" : $"{file.Code}: {file.Path}: {file.Reason}");
            foreach (var conflict in outcome.Conflicts)
                terminal.Say($"{conflict.Path}: the file says {conflict.Read}, the manifest {conflict.Manifest} ({conflict.Field}); the file is believed");
        }

        return outcome.Quarantined.Count == 0 ? ExitCode.Done : ExitCode.SomeFailed;
    }
}
