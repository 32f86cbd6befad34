using System.CommandLine;
using ReportSearch.Corpus;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`inspect FILE`: what the reader finds in one file, without a store.</summary>
internal static class InspectVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = "The file." };
        var text = new Option<bool>("--text") { Description = "Print the source text, the one that offsets lead to." };
        var clean = new Option<bool>("--clean") { Description = "Print the cleaned text." };
        var verb = new Command("inspect", "Reads one file without a store; answers in JSON.") { file, text, clean };
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(text) && parsed.GetValue(clean))
                throw new WrongUseException("inspect: --text and --clean print different texts; give one of them");
            var inspected = FileInspection.Inspect(parsed.GetRequiredValue(file), common.Settings(parsed));
            if (parsed.GetValue(text) || parsed.GetValue(clean))
            {
                var wanted = parsed.GetValue(text) ? inspected.SourceText : inspected.CleanText;
                if (wanted is null)
                    terminal.Say($"{parsed.GetValue(file)}: {inspected.Reason}");
                else
                    terminal.Out.Write(wanted);
            }
            else
            {
                terminal.Out.WriteLine(inspected.Json);
            }

            return inspected.Readable ? ExitCode.Done : ExitCode.SomeFailed;
        });
        return verb;
    }
}
