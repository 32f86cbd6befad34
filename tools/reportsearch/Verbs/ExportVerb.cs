using System.CommandLine;
using ReportSearch.CommandLine.Listing;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Export;
using ReportSearch.Corpus.Search;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`export QUERY`: every full match of a search, as a table or as references.</summary>
internal static class ExportVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var query = new Argument<string[]>("QUERY") { Description = "The query; several words are joined by blanks.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "csv, jsonl, xlsx (one row a hit), bibtex, ris or gbt7714 (one entry a report).", HelpName = "F", Required = true };
        var output = new Option<string>("--out") { Description = "The file to write.", HelpName = "F", Required = true };
        var year = new Option<string?>("--year") { Description = "Report year, as 2017 or 2015..2018.", HelpName = "R" };
        var region = new Option<string[]>("--region") { Description = "Region by name or code, lower ones included; may be repeated.", HelpName = "NAME|CODE" };
        var level = new Option<string[]>("--level") { Description = "province, prefecture, county, township or department; may be repeated.", HelpName = "L" };
        var section = new Option<string[]>("--section") { Description = "Section tag, as on_request; may be repeated.", HelpName = "TAG" };
        var form = new Option<string[]>("--form") { Description = "free, standard2019 or standard2021; may be repeated.", HelpName = "F" };
        var mark = new Option<bool>("--bom") { Description = "Begin CSV with a byte order mark, for spreadsheets that need it to see UTF-8." };
        var verb = new Command("export", "Writes every hit of a search to a file, with query, corpus version and time inside.") { query, format, output, year, region, level, section, form, mark };
        verb.SetAction(parsed =>
        {
            var years = parsed.GetValue(year) is { } range ? YearRange.Parse(range) : default;
            var parameters = new SearchParameters
            {
                Query = string.Join(' ', parsed.GetValue(query) ?? []),
                YearFrom = years.From,
                YearTo = years.To,
                Regions = parsed.GetValue(region) ?? [],
                Levels = parsed.GetValue(level) ?? [],
                Sections = parsed.GetValue(section) ?? [],
                Forms = parsed.GetValue(form) ?? [],
            };
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
