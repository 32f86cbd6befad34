using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using ReportSearch.CommandLine.Options;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Export;
using ReportSearch.Corpus.Figures;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`audit [FILE]`: what the audit finds in the store, or in one file without a store.</summary>
internal static class AuditVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var file = new Argument<string?>("FILE") { Description = "A file to audit without a store; left out, the findings of the store are listed.", Arity = ArgumentArity.ZeroOrOne };
        var verdict = new Option<string[]>("--verdict") { Description = "contradiction, suspicion, holds or cannotJudge (default: the first two); may be repeated.", HelpName = "V" };
        var kind = new Option<string[]>("--kind") { Description = "sum, proseVsTable, date, duplicateCount, structure or crossYear; may be repeated.", HelpName = "K" };
        var rule = new Option<string[]>("--rule") { Description = "Id of a rule; may be repeated.", HelpName = "ID" };
        var judgement = new Option<string[]>("--judgement") { Description = "What a person said: confirmed, explained, wrong, or none; may be repeated.", HelpName = "J" };
        var reports = new ReportOptions();
        var verb = new Command("audit", "Findings of the store, or of one file.") { file, verdict, kind, rule, judgement };
        reports.AddTo(verb);
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(file) is { } path)
                return OfFile(terminal, path, common.Settings(parsed), parsed.GetValue(verdict) ?? [], parsed.GetValue(common.Json));
            var asked = reports.Read(parsed, new FindingParameters
            {
                Verdicts = parsed.GetValue(verdict) ?? [],
                Kinds = parsed.GetValue(kind) ?? [],
                Rules = parsed.GetValue(rule) ?? [],
                Judgements = parsed.GetValue(judgement) ?? [],
            });
            using var corpus = ReportCorpus.Open(common.Store(parsed), common.Settings(parsed));
            List<FindingRow> findings = [];
            corpus.EachFinding(asked, findings.Add, terminal.Interrupted);
            if (parsed.GetValue(common.Json))
                terminal.Out.WriteLine(ContractJson.Write(new { Query = asked.Describe(), corpus.CorpusVersion, ExportedAt = ExportTime.Now, Findings = findings }));
            else
                List(terminal, findings);
            return ExitCode.Done;
        });
        return verb;
    }

    private static int OfFile(Terminal terminal, string path, CorpusOptions settings, string[] verdicts, bool json)
    {
        var inspected = FileInspection.Inspect(path, settings);
        var document = JsonNode.Parse(inspected.Json)!.AsObject();
        var findings = (document["findings"]?.AsArray() ?? []).OfType<JsonObject>()
            .Where(finding => verdicts.Length == 0 || verdicts.Contains((string?)finding["verdict"])).ToList();
        if (!inspected.IsReport)
            terminal.Say($"{path}: {inspected.Reason}");
        if (json)
        {
            var answer = new JsonObject { ["file"] = (string?)document["file"], ["isReport"] = inspected.IsReport, ["reason"] = inspected.Reason };
            answer["findings"] = new JsonArray([.. findings.Select(finding => finding.DeepClone())]);
            terminal.Out.WriteLine(answer.ToJsonString(ContractJson.Options));
        }
        else
        {
            foreach (var finding in findings.Where(finding => verdicts.Length > 0 || (string?)finding["verdict"] is "contradiction" or "suspicion"))
                terminal.Out.WriteLine($"{VerdictLabel((string?)finding["verdict"])}  {Clean((string?)finding["message"])}  ({(string?)finding["rule"]})");
            terminal.Out.WriteLine(string.Join("，", findings.CountBy(finding => (string?)finding["verdict"] ?? "").Select(count => string.Create(CultureInfo.InvariantCulture, $"{VerdictLabel(count.Key)} {count.Value}"))));
        }

        return inspected.IsReport ? ExitCode.Done : ExitCode.SomeFailed;
    }

    private static void List(Terminal terminal, List<FindingRow> findings)
    {
        foreach (var finding in findings)
        {
            terminal.Out.WriteLine($"{VerdictLabel(finding.Verdict)}  {Clean(finding.Body ?? finding.Report)} {finding.Year?.ToString(CultureInfo.InvariantCulture)}  {Clean(finding.Message)}");
            terminal.Out.WriteLine($"      {finding.Id}  {finding.Rule}{(finding.Judgement is { } said ? $"  【{JudgementLabel(said.Verdict)}{(said.Note is null ? "" : "：" + Clean(said.Note))}】" : "")}");
        }

        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{findings.Count} 条"));
    }

    private static string VerdictLabel(string? verdict) => verdict switch
    {
        "contradiction" => "矛盾",
        "suspicion" => "存疑",
        "holds" => "相符",
        "cannotJudge" => "无法判断",
        _ => verdict ?? "",
    };

    private static string JudgementLabel(string verdict) => verdict switch
    {
        "confirmed" => "已确认",
        "explained" => "已说明",
        "wrong" => "误报",
        _ => verdict,
    };

    // Text of a report must not steer the terminal, nor break the line.
    private static string Clean(string? text) => string.Concat((text ?? "").Select(unit => char.IsControl(unit) ? ' ' : unit));
}
