using System.CommandLine;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Export;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`cite REPORT`: how a report, or a place in it, is cited.</summary>
internal static class CiteVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var report = new Argument<string>("REPORT") { Description = "Id of the report, as hits name it." };
        var unit = new Option<int?>("--unit") { Description = "The unit that is cited, as hits name it.", HelpName = "N" };
        var format = new Option<string>("--format") { Description = "gbt7714, bibtex, ris or csljson.", HelpName = "F", DefaultValueFactory = _ => "gbt7714" };
        var verb = new Command("cite", "How a report, or a paragraph of it, is cited.") { report, unit, format };
        verb.SetAction(parsed =>
        {
            var style = ReferenceFormats.Find(parsed.GetValue(format)!) ?? throw new WrongUseException($"cite: --format '{parsed.GetValue(format)}' has no meaning; there is gbt7714, bibtex, ris, csljson");
            using var corpus = ReportCorpus.Open(common.Store(parsed), common.Settings(parsed));
            if (corpus.Cite(parsed.GetRequiredValue(report), parsed.GetValue(unit), style, ExportTime.Now) is not { } citation)
            {
                terminal.Say($"cite: no report '{parsed.GetValue(report)}' in the store, or no unit {parsed.GetValue(unit)} of it; `reportsearch search` shows ids and units with --json");
                return ExitCode.SomeFailed;
            }

            terminal.Out.Write(citation);
            return ExitCode.Done;
        });
        return verb;
    }
}
