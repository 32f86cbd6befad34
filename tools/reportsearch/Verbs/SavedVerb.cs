using System.CommandLine;
using System.Globalization;
using ReportSearch.CommandLine.Listing;
using ReportSearch.CommandLine.Options;
using ReportSearch.Corpus;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`saved`: searches that are kept, and what is new of them.</summary>
internal static class SavedVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var search = new SearchOptions("The query to keep, with --save.", optional: true, limited: false);
        var save = new Option<string?>("--save") { Description = "Keep the query and its filters under this name.", HelpName = "NAME" };
        var news = new Option<string?>("--new") { Description = "What this one finds in reports that came since it was last seen.", HelpName = "NAME" };
        var seen = new Option<string?>("--seen") { Description = "Say that all its hits were seen.", HelpName = "NAME" };
        var remove = new Option<string?>("--remove") { Description = "Remove it.", HelpName = "NAME" };
        var verb = new Command("saved", "Searches that are kept; without an option lists them.") { save, news, seen, remove };
        search.AddTo(verb);
        verb.SetAction(parsed =>
        {
            var store = common.Store(parsed);
            bool json = parsed.GetValue(common.Json);
            using var corpus = ReportCorpus.Open(store, common.Settings(parsed));
            if (parsed.GetValue(save) is { } name)
            {
                SavedSearches.Save(store, corpus, name, search.Read(parsed));
            }
            else if (parsed.GetValue(news) is { } asked)
            {
                if (SavedSearches.News(store, corpus, asked, terminal.Interrupted) is not { } found)
                    return Missing(terminal, asked);
                if (json)
                {
                    terminal.Out.WriteLine(ContractJson.Write(found));
                    return ExitCode.Done;
                }

                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.NewReports:N0} 份新报告（{found.Saved.Seen} 以来，当时版本 {found.Saved.SeenVersion}）"));
                new SearchListing(terminal).Write(found.Answer);
                return ExitCode.Done;
            }
            else if (parsed.GetValue(seen) is { } marked)
            {
                if (!SavedSearches.MarkSeen(store, corpus, marked))
                    return Missing(terminal, marked);
            }
            else if (parsed.GetValue(remove) is { } gone && !SavedSearches.Remove(store, corpus, gone))
            {
                return Missing(terminal, gone);
            }

            var all = SavedSearches.All(store);
            if (json)
                terminal.Out.WriteLine(ContractJson.Write(new { corpus.CorpusVersion, Saved = all }));
            else
                foreach (var one in all)
                    terminal.Out.WriteLine($"{Plain.Line(one.Name)}  {Plain.Line(one.Search.Query)}  {one.Seen}");
            return ExitCode.Done;
        });
        return verb;
    }

    private static int Missing(Terminal terminal, string name)
    {
        terminal.Say($"saved: there is no saved search '{name}'; `reportsearch saved` lists them");
        return ExitCode.SomeFailed;
    }
}
