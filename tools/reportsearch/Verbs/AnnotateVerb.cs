using System.CommandLine;
using ReportSearch.Corpus;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`annotate`: what a person says of a finding, a topic or an identity, into the ledger.</summary>
internal static class AnnotateVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var report = new Argument<string?>("REPORT") { Description = "Id of the report; may be left out with --list, and where --finding begins with it.", Arity = ArgumentArity.ZeroOrOne };
        var finding = new Option<string?>("--finding") { Description = "A finding by its id or key, as `audit` lists them.", HelpName = "ID|KEY" };
        var verdict = new Option<string?>("--verdict") { Description = "confirmed, explained or wrong.", HelpName = "V" };
        var identity = new Option<string?>("--identity") { Description = "A corrected field: title, issuer, region, level, year, body or scope.", HelpName = "FIELD=VALUE" };
        var topic = new Option<string?>("--topic") { Description = "A corrected topic at a place of the source.", HelpName = "START..END=ID" };
        var note = new Option<string?>("--note") { Description = "Why.", HelpName = "TEXT" };
        var author = new Option<string?>("--by") { Description = "Who says so.", HelpName = "NAME" };
        var withdraw = new Option<bool>("--withdraw") { Description = "Take back what was said of it." };
        var list = new Option<bool>("--list") { Description = "List what was said." };
        var verb = new Command("annotate", "A verdict on a finding, or a correction of topic or identity; kept over every reading and rebuild.") { report, finding, verdict, identity, topic, note, author, withdraw, list };
        verb.SetAction(parsed =>
        {
            var store = common.Store(parsed);
            var named = parsed.GetValue(report);
            if (parsed.GetValue(list))
                return List(terminal, store, common.Settings(parsed), named, parsed.GetValue(common.Json));
            var read = Read(named, parsed.GetValue(finding), parsed.GetValue(verdict), parsed.GetValue(identity), parsed.GetValue(topic), parsed.GetValue(withdraw));
            var said = read with { Note = parsed.GetValue(note), Author = parsed.GetValue(author) };
            using var corpus = ReportCorpus.Open(store, common.Settings(parsed));
            if (StoreAnnotations.Add(store, corpus, said) is not { } noted)
            {
                terminal.Say($"annotate: {(said.Kind == "finding" ? $"there is no finding '{said.Subject}' of report {said.Report}; `audit --report {said.Report}` lists them" : $"there is no report {said.Report}")}");
                return ExitCode.SomeFailed;
            }

            // A verdict counts at once; what a correction changes is read anew.
            if (noted.Kind != "finding" && !StoreAnnotations.Apply(store, common.Settings(parsed)))
                terminal.Say("annotate: another process writes to the store; it applies the correction as soon as it rests");
            if (parsed.GetValue(common.Json))
                terminal.Out.WriteLine(ContractJson.Write(noted));
            else
                terminal.Out.WriteLine($"{noted.Report}: {noted.Kind} {noted.Subject}: {noted.Verdict ?? noted.Value ?? "withdrawn"}");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Annotation Read(string? report, string? finding, string? verdict, string? identity, string? topic, bool withdraw)
    {
        if ((finding is null ? 0 : 1) + (identity is null ? 0 : 1) + (topic is null ? 0 : 1) != 1)
            throw new WrongUseException("annotate: say one thing at a time, with --finding, --identity or --topic");
        // The id of a finding begins with that of its report.
        report ??= finding is { Length: > 17 } && finding[16] == '-' ? finding[..16] : null;
        if (report is null)
            throw new WrongUseException("annotate: name the report by its id");
        if (finding is not null)
        {
            return verdict is null == withdraw
                ? new Annotation(report, "finding", finding, verdict, null, null, null, "")
                : throw new WrongUseException("annotate: give a finding its --verdict confirmed, explained or wrong, or take it back with --withdraw");
        }

        if (verdict is not null)
            throw new WrongUseException("annotate: --verdict belongs to --finding; a correction is FIELD=VALUE");
        var correction = (identity ?? topic)!;
        var cut = correction.IndexOf('=', StringComparison.Ordinal);
        if (cut < 0 && !withdraw)
            throw new WrongUseException($"annotate: '{correction}' is no correction; write {(identity is null ? "START..END=ID" : "FIELD=VALUE")}");
        return new Annotation(report, identity is null ? "topic" : "identity", cut < 0 ? correction : correction[..cut], null, withdraw ? null : correction[(cut + 1)..], null, null, "");
    }

    private static int List(Terminal terminal, string store, CorpusOptions settings, string? report, bool json)
    {
        using var corpus = ReportCorpus.Open(store, settings);
        var all = corpus.Annotations(report);
        if (json)
        {
            terminal.Out.WriteLine(ContractJson.Write(new { corpus.CorpusVersion, Annotations = all }));
            return ExitCode.Done;
        }

        foreach (var said in all)
            terminal.Out.WriteLine($"{said.Report}  {said.Kind}  {said.Subject}  {said.Verdict ?? said.Value}{(said.Note is null ? "" : "  " + said.Note)}{(said.Author is null ? "" : "  —— " + said.Author)}  {said.Noted}");
        return ExitCode.Done;
    }
}
