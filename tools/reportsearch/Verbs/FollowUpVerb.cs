using System.CommandLine;
using System.Globalization;
using ReportSearch.Corpus;
using ReportSearch.Corpus.FollowUp;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`followup BODY`: what became of a body's problems and promises in its next report.</summary>
internal static class FollowUpVerb
{
    private const int ShownLength = 60;

    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var body = new Argument<string>("BODY") { Description = "Id or full name of the body, or name or code of the region whose government it is." };
        var verb = new Command("followup", "Follows the problems and promises of a body from year to year.") { body };
        verb.SetAction(parsed =>
        {
            using var corpus = ReportCorpus.Open(common.Store(parsed), common.Settings(parsed));
            if (corpus.FollowUp(parsed.GetRequiredValue(body)) is not { } followed)
            {
                terminal.Say($"followup: the store has no report of '{parsed.GetValue(body)}'; `reportsearch search` finds bodies by their words");
                return ExitCode.SomeFailed;
            }

            if (parsed.GetValue(common.Json))
                terminal.Out.WriteLine(ContractJson.Write(followed));
            else
                List(terminal.Out, followed);
            return ExitCode.Done;
        });
        return verb;
    }

    private static void List(TextWriter output, BodyFollowUp followed)
    {
        output.WriteLine($"{followed.Name} ({followed.Body}): " + string.Join(", ", followed.Years.Select(year => year.Year.ToString(CultureInfo.InvariantCulture))));
        Points("problems", followed.Problems);
        Points("promises", followed.Promises);

        void Points(string name, IReadOnlyList<FollowedPoint> points)
        {
            output.WriteLine(name);
            foreach (FollowedPoint point in points)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {point.Year} {point.State} [{point.Kind}] {Short(point.Text)}"));
                if (point.Next is [var next, ..])
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"       {next.Year} {next.Similarity:0.00} ({next.Where}) {Short(next.Text)}"));
            }
        }
    }

    private static string Short(string text) => text.Length <= ShownLength ? text : text[..ShownLength] + "…";
}
