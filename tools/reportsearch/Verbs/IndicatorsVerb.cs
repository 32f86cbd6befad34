using System.CommandLine;
using System.Text.Json;
using ReportSearch.CommandLine.Listing;
using ReportSearch.CommandLine.Options;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Export;
using ReportSearch.Corpus.Figures;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`indicators`: figures across reports in long form.</summary>
internal static class IndicatorsVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var id = new Option<string[]>("--id") { Description = "Indicator, as rq_received; may be repeated.", HelpName = "ID" };
        var series = new Option<string[]>("--series") { Description = "Comparable series, as requests_received: the figures it is made from; may be repeated.", HelpName = "S" };
        var format = new Option<string?>("--format") { Description = "csv (the default), json, jsonl or xlsx.", HelpName = "F" };
        var output = new Option<string?>("--out") { Description = "File to write; its rows carry query, corpus version and time.", HelpName = "F" };
        var mark = new Option<bool>("--bom") { Description = "Begin CSV with a byte order mark, for spreadsheets that need it to see UTF-8." };
        var reports = new ReportOptions();
        var verb = new Command("indicators", "Figures across reports, one row a figure.") { id, series, format, output, mark };
        reports.AddTo(verb);
        verb.SetAction(parsed =>
        {
            var asked = reports.Read(parsed, new FigureParameters { Ids = parsed.GetValue(id) ?? [], Series = parsed.GetValue(series) ?? [] });
            var name = parsed.GetValue(format) ?? (parsed.GetValue(common.Json) ? "json" : "csv");
            var file = parsed.GetValue(output);
            using var corpus = ReportCorpus.Open(common.Store(parsed), common.Settings(parsed));
            if (name == "json")
            {
                OutputFile.Write(terminal, file, stream => WriteJson(corpus, asked, stream, terminal.Interrupted));
                return ExitCode.Done;
            }

            var table = ExportTables.Parse(name);
            if (table == ExportFormat.Xlsx && file is null)
                throw new WrongUseException("indicators: a workbook is no text; name a file with --out F.xlsx");
            var stamp = OutputFile.Write(
                terminal, file, stream => corpus.ExportFigures(asked, table, stream, ExportTime.Now, stamped: file is not null, parsed.GetValue(mark), terminal.Interrupted));
            if (file is null)
                terminal.Say($"query: {stamp.Query}; corpus version: {stamp.CorpusVersion}; time: {stamp.ExportedAt}");
            return ExitCode.Done;
        });
        return verb;
    }

    // One document, written as it comes: there may be millions.
    private static bool WriteJson(ReportCorpus corpus, FigureParameters asked, Stream stream, CancellationToken interrupted)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = ContractJson.Options.Encoder });
        json.WriteStartObject();
        json.WriteString("query", asked.Describe());
        json.WriteString("corpusVersion", corpus.CorpusVersion);
        json.WriteString("exportedAt", ExportTime.Now);
        json.WriteStartArray("indicators");
        corpus.EachFigure(
            asked,
            row =>
            {
                JsonSerializer.Serialize(json, row, ContractJson.Options);
                if (json.BytesPending > 1 << 16)
                    json.Flush();
            },
            interrupted);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
        return true;
    }
}
