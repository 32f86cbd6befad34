using System.CommandLine;
using System.Globalization;
using ReportSearch.CommandLine.Listing;
using ReportSearch.CommandLine.Options;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Figures;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`coverage`: which body has a report of which year, against the governments that should.</summary>
internal static class CoverageVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var reports = new ReportOptions();
        var grid = new Option<bool>("--grid") { Description = "Bodies by years instead of counts." };
        var limit = new Option<int>("--limit") { Description = "Bodies on a page of the grid, 1 to 1000.", HelpName = "N", DefaultValueFactory = _ => 100 };
        var cursor = new Option<string?>("--cursor") { Description = "Where an earlier grid said to go on.", HelpName = "C" };
        var verb = new Command("coverage", "Which years and places the corpus has, and which it lacks.") { grid, limit, cursor };
        reports.AddTo(verb);
        verb.SetAction(parsed =>
        {
            var asked = reports.Read(parsed, new ReportParameters());
            using var corpus = ReportCorpus.Open(common.Store(parsed), common.Settings(parsed));
            bool json = parsed.GetValue(common.Json);
            if (parsed.GetValue(grid))
            {
                var page = corpus.CoverageGrid(asked, parsed.GetValue(limit), parsed.GetValue(cursor));
                if (json)
                    terminal.Out.WriteLine(ContractJson.Write(page));
                else
                    List(terminal.Out, page);
                return ExitCode.Done;
            }

            var answer = corpus.Coverage(asked);
            if (json)
                terminal.Out.WriteLine(ContractJson.Write(answer));
            else
                List(terminal.Out, answer);
            return ExitCode.Done;
        });
        return verb;
    }

    private static void List(TextWriter output, CoverageAnswer answer)
    {
        foreach (var row in answer.Coverage)
        {
            var expected = row.Coverage.Expected is { } all ? string.Create(CultureInfo.InvariantCulture, $"应有 {all:N0}，有 {row.Coverage.Have:N0}，缺 {row.Coverage.MissingCount:N0}") : "应有数未知";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Year} {ChineseLabels.Level(row.Level)}  {row.Reports:N0} 份（有统计表 {row.WithTables:N0}）  {expected}"));
            if (row.Coverage.Missing.Count > 0)
                output.WriteLine("    缺：" + string.Join("、", row.Coverage.Missing.Select(missing => missing.Name)));
        }

        if (answer.WithoutYear > 0)
            output.WriteLine($"年份未知 {answer.WithoutYear} 份");
    }

    private static void List(TextWriter output, CoverageGridPage page)
    {
        output.WriteLine("√ 有  × 缺  ○ 当年不应有  ？ 应有与否未知");
        output.WriteLine(string.Join(' ', page.Years));
        foreach (var body in page.Bodies)
        {
            output.WriteLine(string.Join("    ", body.States.Select(state => state switch { "have" => "√", "missing" => "×", "notExpected" => "○", _ => "？" }))
                + $"  {Plain.Line(body.Body ?? body.Region ?? "")}（{ChineseLabels.Level(body.Level)}）");
        }

        if (page.Next is { } next)
            output.WriteLine($"下一页：--cursor {next}");
    }
}
