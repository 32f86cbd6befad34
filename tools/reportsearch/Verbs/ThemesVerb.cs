using System.CommandLine;
using System.Globalization;
using ReportSearch.CommandLine.Listing;
using ReportSearch.CommandLine.Options;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Themes;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`themes QUERY`: one theme across bodies, one entry a body.</summary>
internal static class ThemesVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var search = new SearchOptions("The theme: a query, or a passage of more than 60 characters.");
        var like = new Option<string?>("--like") { Description = "Only the bodies most like this one: its id or full name, or the name or code of its region.", HelpName = "BODY" };
        var limit = new Option<int>("--limit") { Description = "Bodies, 1 to 100.", HelpName = "N", DefaultValueFactory = _ => 20 };
        var verb = new Command("themes", "How bodies handle a theme: best passages, problems and improvements, one entry a body.") { like, limit };
        search.AddTo(verb);
        verb.SetAction(parsed =>
        {
            var asked = new ThemeParameters { Search = search.Read(parsed), Like = parsed.GetValue(like), Limit = parsed.GetValue(limit) };
            using var corpus = ReportCorpus.Open(common.Store(parsed), common.Settings(parsed));
            var answer = corpus.Themes(asked, terminal.Interrupted);
            if (parsed.GetValue(common.Json))
                terminal.Out.WriteLine(ContractJson.Write(answer));
            else
                List(terminal.Out, answer);
            return ExitCode.Done;
        });
        return verb;
    }

    private static void List(TextWriter output, ThemeAnswer answer)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answer.Total.Reports:N0} 份报告，{answer.Total.Units:N0} 处段落{(answer.Bodies is { } bodies ? $"，{bodies:N0} 个机关" : "")}"));
        foreach (var notice in answer.Query.Notices)
            output.WriteLine($"提示：{Plain.Line(notice)}");
        if (answer.Peers is { } peers)
            output.WriteLine($"与 {Plain.Line(peers.Body.Name)} 相近的 {peers.Count} 个机关：{Plain.Line(peers.Basis)}");
        foreach (var entry in answer.Entries)
        {
            output.WriteLine();
            output.WriteLine($"{Plain.Line(entry.Source.Body?.Name ?? entry.Source.Issuer ?? entry.Source.File)} {entry.Source.Year}{(entry.Full ? "" : "（部分匹配）")}  {entry.Source.Report}");
            foreach (var passage in entry.Passages)
                output.WriteLine($"  [{KindOf(passage.Kind)}] {Plain.Line(passage.Passage.Text)}");
            if (entry.Alike.Count > 0)
                output.WriteLine("  说法相近：" + Plain.Line(string.Join("、", entry.Alike.Select(alike => alike.Source.Body?.Name ?? alike.Source.File).Distinct())));
        }
    }

    private static string KindOf(string kind) => kind switch { "problem" => "问题", "improvement" => "改进", _ => "做法" };
}

/// <summary>`similar TEXT`: passages like one.</summary>
internal static class SimilarVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var text = new Argument<string[]>("TEXT") { Description = "The passage; or name it with --report and --unit.", Arity = ArgumentArity.ZeroOrMore };
        var filters = new SearchOptions(withQuery: false);
        var report = new Option<string?>("--report") { Description = "Id of the report whose unit is the passage.", HelpName = "ID" };
        var unit = new Option<int?>("--unit") { Description = "Number of its unit, as hits name it.", HelpName = "N" };
        var limit = new Option<int>("--limit") { Description = "Passages, 1 to 100.", HelpName = "N", DefaultValueFactory = _ => 10 };
        var verb = new Command("similar", "Passages like one, by its characteristic words.") { text, report, unit, limit };
        filters.AddTo(verb);
        verb.SetAction(parsed =>
        {
            var asked = new SimilarParameters
            {
                Text = parsed.GetValue(text) is { Length: > 0 } given ? string.Join(' ', given) : null,
                Report = parsed.GetValue(report),
                Unit = parsed.GetValue(unit),
                Search = filters.Read(parsed),
                Limit = parsed.GetValue(limit),
            };
            using var corpus = ReportCorpus.Open(common.Store(parsed), common.Settings(parsed));
            var answer = corpus.Similar(asked, terminal.Interrupted);
            if (parsed.GetValue(common.Json))
            {
                terminal.Out.WriteLine(ContractJson.Write(answer));
                return ExitCode.Done;
            }

            terminal.Out.WriteLine("特征词：" + Plain.Line(string.Join("、", answer.Words.Select(word => word.Word))));
            foreach (var notice in answer.Notices)
                terminal.Out.WriteLine($"提示：{Plain.Line(notice)}");
            foreach (var passage in answer.Passages)
            {
                terminal.Out.WriteLine();
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{Plain.Line(passage.Source.Body?.Name ?? passage.Source.Issuer ?? passage.Source.File)} {passage.Source.Year}  特征词 {passage.Shared:P0}，逐字 {passage.WordForWord:P0}  {passage.Source.Report} 第 {passage.Unit} 段"));
                terminal.Out.WriteLine("  " + Plain.Line(passage.Passage.Text));
                if (passage.Alike.Count > 0)
                    terminal.Out.WriteLine("  说法相近：" + Plain.Line(string.Join("、", passage.Alike.Select(alike => $"{alike.Source.Body?.Name ?? alike.Source.File} {alike.Source.Year}"))));
            }

            return ExitCode.Done;
        });
        return verb;
    }
}
