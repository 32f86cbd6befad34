using System.CommandLine;
using System.Globalization;
using ReportSearch.CommandLine.Listing;
using ReportSearch.CommandLine.Options;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Topics;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`topics`: which topics bodies name, by year and level; with --topic also where.</summary>
internal static class TopicsVerb
{
    private const int ShownTopics = 8;

    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var topic = new Option<string[]>("--topic") { Description = "Topic by id or label, as land_expropriation; lists its mentions; may be repeated.", HelpName = "ID" };
        var subject = new Option<string[]>("--subject") { Description = "requests (the default), complaints, review, litigation or keyFields; may be repeated.", HelpName = "S" };
        var limit = new Option<int>("--limit") { Description = "Mentions a page, at most 1,000.", HelpName = "N", DefaultValueFactory = _ => 100 };
        var cursor = new Option<string?>("--cursor") { Description = "`next` of an earlier answer.", HelpName = "C" };
        var corrections = new Option<string?>("--corrections") { Description = "Writes what was said with `annotate --topic` as training texts, for index-data/topics/corrections.tsv.", HelpName = "F" };
        var reports = new ReportOptions();
        var verb = new Command("topics", "Which topics requests had, by year and level: the share of bodies that name each.") { topic, subject, limit, cursor, corrections };
        reports.AddTo(verb);
        verb.SetAction(parsed =>
        {
            using var corpus = ReportCorpus.Open(common.Store(parsed), common.Settings(parsed));
            if (parsed.GetValue(corrections) is { } file)
            {
                (int written, int lost) = OutputFile.Write(terminal, file, corpus.ExportTopicCorrections);
                terminal.Say($"{written} corrections written to {file}" + (lost > 0 ? $"; {lost} have no text: their report is gone, or the place is not in it" : ""));
                return lost > 0 ? ExitCode.SomeFailed : ExitCode.Done;
            }

            var asked = reports.Read(parsed, new TopicParameters { Topics = parsed.GetValue(topic) ?? [], Subjects = parsed.GetValue(subject) ?? [] });
            TopicAnswer answer = corpus.Topics(asked, parsed.GetValue(limit), parsed.GetValue(cursor));
            if (parsed.GetValue(common.Json))
                terminal.Out.WriteLine(ContractJson.Write(answer));
            else
                List(terminal.Out, answer);
            return ExitCode.Done;
        });
        return verb;
    }

    private static void List(TextWriter output, TopicAnswer answer)
    {
        foreach (string notice in answer.Notices)
            output.WriteLine(notice);
        foreach (TopicTotal total in answer.Topics)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total.Id,-24} {total.Reports,6} reports {total.Mentions,6} mentions  {total.Label}"));
        foreach (TopicYear year in answer.Trend)
        {
            string divisions = year.Coverage.Expected is { } expected ? $" of {expected} divisions" : "";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{year.Year} {year.Level}: {year.Reports} reports{divisions}, {year.Naming} name topics"));
            foreach (TopicShare share in year.Topics.Take(ShownTopics))
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {share.Id,-24} {share.Reports,6} {share.Share,7:P1} of the reports, {share.ShareOfNaming:P1} of those that name topics"));
        }

        foreach (ListedMention mention in answer.Mentions)
            output.WriteLine($"{mention.Report} {mention.Year} {mention.Body} {mention.Subject} {mention.Topic} {mention.Start}-{mention.End} {mention.Text}{(mention.Count is { } count ? $" {count}" : "")}");
        if (answer.Next is not null)
            output.WriteLine($"more: --cursor {answer.Next}");
    }
}
