using System.CommandLine;
using ReportSearch.CommandLine.Listing;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Search;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`search QUERY`: hits with passages, totals and facets.</summary>
internal static class SearchVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var query = new Argument<string[]>("QUERY") { Description = "The query; several words are joined by blanks. Empty finds what the filters leave.", Arity = ArgumentArity.OneOrMore };
        var year = new Option<string?>("--year") { Description = "Report year, as 2017 or 2015..2018.", HelpName = "R" };
        var region = new Option<string[]>("--region") { Description = "Region by name or code, lower ones included; may be repeated.", HelpName = "NAME|CODE" };
        var level = new Option<string[]>("--level") { Description = "province, prefecture, county, township or department; may be repeated.", HelpName = "L" };
        var section = new Option<string[]>("--section") { Description = "Section tag, as on_request; may be repeated.", HelpName = "TAG" };
        var topic = new Option<string[]>("--topic") { Description = "What requests were about, as land_expropriation; may be repeated.", HelpName = "ID" };
        var form = new Option<string[]>("--form") { Description = "free, standard2019 or standard2021; may be repeated.", HelpName = "F" };
        var within = new Option<string>("--within") { Description = "Where the whole query must hold: unit.", HelpName = "unit", DefaultValueFactory = _ => "unit" };
        var group = new Option<string>("--group") { Description = "report or none.", HelpName = "G", DefaultValueFactory = _ => "none" };
        var sort = new Option<string>("--sort") { Description = "relevance, year (newest first) or region.", HelpName = "S", DefaultValueFactory = _ => "relevance" };
        var limit = new Option<int>("--limit") { Description = "Hits on a page, 1 to 1000.", HelpName = "N", DefaultValueFactory = _ => 10 };
        var cursor = new Option<string?>("--cursor") { Description = "Where an earlier answer said to go on.", HelpName = "C" };
        var facets = new Option<bool>("--facets") { Description = "Count the hits by year, region, level, section, topic and form." };
        var explain = new Option<bool>("--explain") { Description = "Say how each score came about." };
        var verb = new Command("search", "Searches the store.") { query, year, region, level, section, topic, form, within, group, sort, limit, cursor, facets, explain };
        verb.SetAction(parsed =>
        {
            Demand("--within", parsed.GetValue(within), ["unit"], ["sentence", "paragraph", "report"]);
            Demand("--group", parsed.GetValue(group), ["report", "none"], ["region"]);
            var years = parsed.GetValue(year) is { } range ? YearRange.Parse(range) : default;
            var parameters = new SearchParameters
            {
                Query = string.Join(' ', parsed.GetValue(query) ?? []),
                YearFrom = years.From,
                YearTo = years.To,
                Regions = parsed.GetValue(region) ?? [],
                Levels = parsed.GetValue(level) ?? [],
                Sections = parsed.GetValue(section) ?? [],
                Topics = parsed.GetValue(topic) ?? [],
                Forms = parsed.GetValue(form) ?? [],
                Group = parsed.GetValue(group)!,
                Sort = parsed.GetValue(sort)!,
                Limit = parsed.GetValue(limit),
                Cursor = parsed.GetValue(cursor),
                Facets = parsed.GetValue(facets),
                Explain = parsed.GetValue(explain),
            };

            using var corpus = ReportCorpus.Open(common.Store(parsed), common.Settings(parsed));
            var answer = corpus.Search(parameters, terminal.Interrupted);
            if (parsed.GetValue(common.Json))
                terminal.Out.WriteLine(ContractJson.Write(answer));
            else
                new SearchListing(terminal).Write(answer);
            return ExitCode.Done;
        });
        return verb;
    }

    private static void Demand(string option, string? value, string[] known, string[] later)
    {
        if (later.Contains(value))
            throw new WrongUseException($"search: {option} {value} is not available in this version; there is {string.Join(", ", known)}");
        if (!known.Contains(value))
            throw new WrongUseException($"search: {option} '{value}' has no meaning; there is {string.Join(", ", known)}");
    }
}
