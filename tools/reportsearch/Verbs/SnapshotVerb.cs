using System.CommandLine;
using ReportSearch.Corpus;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`snapshot OUT`: a consistent copy of the catalogue.</summary>
internal static class SnapshotVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var output = new Argument<string>("OUT") { Description = "The file to write; it must not be there yet." };
        var verb = new Command("snapshot", "Writes a consistent copy of the catalogue, for any SQLite tool.") { output };
        verb.SetAction(parsed =>
        {
            var file = Path.GetFullPath(parsed.GetRequiredValue(output));
            using var corpus = ReportCorpus.Open(common.Store(parsed), common.Settings(parsed));
            if (File.Exists(file) || Directory.Exists(file))
                throw new WrongUseException($"snapshot: {file} is there already; name another file or remove it");
            if (!Directory.Exists(Path.GetDirectoryName(file)))
                throw new WrongUseException($"snapshot: the folder of {file} is not there; make it first");
            corpus.Snapshot(file);
            if (parsed.GetValue(common.Json))
                terminal.Out.WriteLine(ContractJson.Write(new { File = file, Bytes = new FileInfo(file).Length, corpus.CorpusVersion }));
            else
                terminal.Say($"{file}: corpus version {corpus.CorpusVersion}; the views v_reports, v_figures, v_series and v_findings are described in src/ReportSearch.Corpus/Catalogue/README.md");
            return ExitCode.Done;
        });
        return verb;
    }
}
