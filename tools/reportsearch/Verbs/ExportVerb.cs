using System.CommandLine;
using ReportSearch.CommandLine.Listing;
using ReportSearch.CommandLine.Options;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Export;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`export QUERY`: every full match of a search, as a table or as references.</summary>
internal static class ExportVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var search = new SearchOptions("The query; several words are joined by blanks.", limited: false);
        var format = new Option<string>("--format") { Description = "csv, jsonl, xlsx (one row a hit), bibtex, ris, gbt7714 or csljson (one entry a report).", HelpName = "F", Required = true };
        var output = new Option<string>("--out") { Description = "The file to write.", HelpName = "F", Required = true };
        var mark = new Option<bool>("--bom") { Description = "Begin CSV with a byte order mark, for spreadsheets that need it to see UTF-8." };
        var verb = new Command("export", "Writes every hit of a search to a file, with query, corpus version and time inside.") { format, output, mark };
        search.AddTo(verb);
        verb.SetAction(parsed =>
        {
            var parameters = search.Read(parsed);
            using var corpus = ReportCorpus.Open(common.Store(parsed), common.Settings(parsed));
            var outcome = OutputFile.Write(terminal, parsed.GetValue(output), stream =>
                corpus.ExportHits(parameters, parsed.GetValue(format)!, stream, ExportTime.Now, parsed.GetValue(mark), terminal.Interrupted));
            if (parsed.GetValue(common.Json))
                terminal.Out.WriteLine(ContractJson.Write(outcome));
            else
                terminal.Say($"{parsed.GetValue(output)}: {outcome.Rows} rows of {outcome.Units} hits in {outcome.Reports} reports; corpus version {outcome.Stamp.CorpusVersion}");
            return ExitCode.Done;
        });
        return verb;
    }
}
