using System.CommandLine;
using ReportSearch.CommandLine.Listing;
using ReportSearch.CommandLine.Options;
using ReportSearch.Corpus;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`search QUERY`: hits with passages, totals and facets.</summary>
internal static class SearchVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var search = new SearchOptions();
        var group = new Option<string>("--group") { Description = "report, region or none.", HelpName = "G", DefaultValueFactory = _ => "none" };
        var sort = new Option<string>("--sort") { Description = "relevance, year (newest first) or region.", HelpName = "S", DefaultValueFactory = _ => "relevance" };
        var limit = new Option<int>("--limit") { Description = "Hits on a page, 1 to 1000.", HelpName = "N", DefaultValueFactory = _ => 10 };
        var cursor = new Option<string?>("--cursor") { Description = "Where an earlier answer said to go on.", HelpName = "C" };
        var facets = new Option<bool>("--facets") { Description = "Count the hits by year, region, level, section, topic and form." };
        var explain = new Option<bool>("--explain") { Description = "Say how each score came about." };
        var verb = new Command("search", "Searches the store.") { group, sort, limit, cursor, facets, explain };
        search.AddTo(verb);
        verb.SetAction(parsed =>
        {
            var parameters = search.Read(parsed) with
            {
                Group = SearchOptions.OneOf(parsed, group, "report", "region", "none"),
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
}
