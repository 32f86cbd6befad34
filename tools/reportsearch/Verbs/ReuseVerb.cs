using System.CommandLine;
using System.Globalization;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Reuse;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`reuse REPORT`: how much of a report stands word for word in others; without a report, an estimate for each.</summary>
internal static class ReuseVerb
{
    private const int ShownLength = 60;

    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var report = new Argument<string?>("REPORT") { Description = "Id of a report; none estimates all.", Arity = ArgumentArity.ZeroOrOne };
        var verb = new Command("reuse", "Shows what a report has word for word in common with other years and other bodies.") { report };
        verb.SetAction(parsed =>
        {
            using var corpus = ReportCorpus.Open(common.Store(parsed), common.Settings(parsed));
            bool json = parsed.GetValue(common.Json);
            if (parsed.GetValue(report) is not { } id)
            {
                Survey(terminal.Out, corpus.SurveyReuse(terminal.Interrupted), json);
                return ExitCode.Done;
            }

            if (corpus.CompareReuse(id, terminal.Interrupted) is not { } answer)
            {
                terminal.Say($"reuse: no current report {id} in the store; `reportsearch search` shows ids with --json");
                return ExitCode.SomeFailed;
            }

            if (json)
                terminal.Out.WriteLine(ContractJson.Write(answer));
            else
                List(terminal.Out, answer);
            return ExitCode.Done;
        });
        return verb;
    }

    private static void Survey(TextWriter output, IReadOnlyList<SurveyedReuse> surveyed, bool json)
    {
        foreach (SurveyedReuse one in surveyed)
        {
            output.WriteLine(json
                ? ContractJson.Write(one)
                : string.Create(CultureInfo.InvariantCulture, $"{one.Report} {one.Year} own years {one.OwnYearsShare:P0}, other bodies {one.OtherBodiesShare:P0} {one.Partner}"));
        }
    }

    private static void List(TextWriter output, ReuseAnswer answer)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{answer.Report} {answer.Year}: own years {answer.OwnYearsShare:P1}, other bodies {answer.OtherBodiesShare:P1} of {answer.Counted} characters ({answer.SetPhrases} of set phrases left out); compared with {answer.Compared} reports"));
        foreach (ReusedSpan span in answer.Spans)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {span.Start}-{span.End} {(span.Text.Length <= ShownLength ? span.Text : span.Text[..ShownLength] + "…")}").ReplaceLineEndings(" "));
            output.WriteLine("       in " + string.Join(", ", span.Places.Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.Report} {place.Year} ({place.Body})"))));
        }
    }
}
