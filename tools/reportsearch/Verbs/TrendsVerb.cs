using System.CommandLine;
using System.Globalization;
using ReportSearch.CommandLine.Listing;
using ReportSearch.CommandLine.Options;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Trends;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`trends TERM...`: how many reports hold terms, and how often, by year, place or level.</summary>
internal static class TrendsVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var terms = new Argument<string[]>("TERM") { Description = "Terms, each a query of its own; 1 to 10.", Arity = ArgumentArity.OneOrMore };
        var filters = new SearchOptions(withQuery: false);
        var by = new Option<string>("--by") { Description = "year, region, level, form, section or topic.", HelpName = "BY", DefaultValueFactory = _ => "year" };
        var places = new Option<bool>("--places") { Description = "Places by years, too, for a heat map." };
        var verb = new Command("trends", "How many reports hold terms and how often, with the size of what is counted over.") { terms, by, places };
        filters.AddTo(verb);
        verb.SetAction(parsed =>
        {
            var asked = new TrendParameters { Terms = parsed.GetValue(terms) ?? [], Search = filters.Read(parsed), By = parsed.GetValue(by)!, Places = parsed.GetValue(places) };
            using var corpus = ReportCorpus.Open(common.Store(parsed), common.Settings(parsed));
            var answer = corpus.Trends(asked, terminal.Interrupted);
            if (parsed.GetValue(common.Json))
                terminal.Out.WriteLine(ContractJson.Write(answer));
            else
                List(terminal.Out, answer);
            return ExitCode.Done;
        });
        return verb;
    }

    private static void List(TextWriter output, TrendAnswer answer)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"共 {answer.Base.Reports:N0} 份报告，{answer.Base.Characters:N0} 字"));
        foreach (var notice in answer.Notices)
            output.WriteLine($"提示：{Plain.Line(notice)}");
        foreach (var term in answer.Terms)
        {
            output.WriteLine(Plain.Line(term.Query.Parsed));
            foreach (var notice in term.Query.Notices)
                output.WriteLine($"  提示：{Plain.Line(notice)}");
            foreach (var point in term.Points.Append(term.All with { Label = "合计" }))
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  {Plain.Line(point.Label)}  {point.Reports:N0}/{point.Base.Reports:N0} 份（{Percent(point.Share)}）  {(point.Occurrences is { } times ? $"{times:N0} 次，每百万字 {(point.PerMillion is { } rate ? $"{rate:0.0}" : "?")} 次" : "次数不可计")}"));
            }

            foreach (var place in term.Places ?? [])
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Plain.Line(place.Name)} {place.Year}  {place.Reports}/{place.Base.Reports} 份（{Percent(place.Share)}）"));
        }
    }
    private static string Percent(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0.0}%") : "比例不详";
}
