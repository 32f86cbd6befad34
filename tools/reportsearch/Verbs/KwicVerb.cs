using System.CommandLine;
using System.Globalization;
using ReportSearch.CommandLine.Listing;
using ReportSearch.CommandLine.Options;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Concordance;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`kwic QUERY`: every match with what stands around it, sorted and counted, with collocates.</summary>
internal static class KwicVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var search = new SearchOptions("What stands in the middle of the lines, in the query language.");
        var sort = new Option<string>("--sort") { Description = "left, right, match, year or region.", HelpName = "S", DefaultValueFactory = _ => "right" };
        var group = new Option<string>("--group") { Description = "Count lines by left, right (the next word), match, year, region or level.", HelpName = "G", DefaultValueFactory = _ => "none" };
        var width = new Option<int>("--width") { Description = "Characters on each side, 1 to 100.", HelpName = "N", DefaultValueFactory = _ => 20 };
        var window = new Option<int>("--collocates") { Description = "Words on each side to look for collocates, 1 to 20.", HelpName = "N", DefaultValueFactory = _ => 0 };
        var read = new Option<int>("--read") { Description = "Most paragraphs to read, 1 to 100000; of more, a fair sample is read and the answer says so.", HelpName = "N", DefaultValueFactory = _ => 1_000 };
        var limit = new Option<int>("--limit") { Description = "Lines on a page, 1 to 1000.", HelpName = "N", DefaultValueFactory = _ => 100 };
        var cursor = new Option<string?>("--cursor") { Description = "Where an earlier answer said to go on.", HelpName = "C" };
        var verb = new Command("kwic", "Concordance: every match with its context.") { sort, group, width, window, read, limit, cursor };
        search.AddTo(verb);
        verb.SetAction(parsed =>
        {
            var asked = new ConcordanceParameters
            {
                Search = search.Read(parsed),
                Sort = parsed.GetValue(sort)!,
                Group = parsed.GetValue(group)!,
                Width = parsed.GetValue(width),
                Window = parsed.GetValue(window),
                Read = parsed.GetValue(read),
                Limit = parsed.GetValue(limit),
                Cursor = parsed.GetValue(cursor),
            };
            using var corpus = ReportCorpus.Open(common.Store(parsed), common.Settings(parsed));
            var answer = corpus.Concordance(asked, terminal.Interrupted);
            if (parsed.GetValue(common.Json))
                terminal.Out.WriteLine(ContractJson.Write(answer));
            else
                List(terminal.Out, answer, asked.Width);
            return ExitCode.Done;
        });
        return verb;
    }

    private static void List(TextWriter output, ConcordanceAnswer answer, int width)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{answer.Total.Reports:N0} 份报告，{answer.Total.Units:N0} 处段落{(answer.Read.Sampled ? $"，抽读 {answer.Read.Units:N0} 处" : "")}，{answer.LineCount:N0} 行"));
        foreach (var notice in answer.Query.Notices)
            output.WriteLine($"提示：{Plain.Line(notice)}");
        foreach (var line in answer.Lines)
        {
            // A full-width blank is as wide as a character.
            output.WriteLine(
                $"{Plain.Line(line.Left).PadLeft(width, '　')} 【{Plain.Line(line.Match)}】 {Plain.Line(line.Right).PadRight(width, '　')}  {Plain.Line(line.Source.Region?.Name ?? line.Source.Issuer ?? line.Source.File)} {line.Source.Year}");
        }

        foreach (var group in answer.Groups ?? [])
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Lines,6} 行 {group.Reports,5} 份  {Plain.Line(group.Value)}"));
        if (answer.Collocates is { } collocates)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"搭配（左右各 {collocates.Window} 词，共 {collocates.WindowWords:N0} 词；语料 {collocates.CorpusWords:N0} 词）"));
            Words(output, collocates.Words);
        }

        if (answer.Next is { } next)
            output.WriteLine($"下一页：--cursor {next}");
    }

    internal static void Words(TextWriter output, IReadOnlyList<WordContrast> words)
    {
        foreach (var word in words)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{word.LogLikelihood,10:0.0}  {word.Here,6} 次（应为 {word.Expected:0.0}） {word.PerMillionHere:0}／{word.PerMillionElsewhere:0} 每百万词  {Plain.Line(word.Word)}"));
        }
    }
}

/// <summary>`keyness QUERY`: words that a part of the corpus has more and less of than the rest.</summary>
internal static class KeynessVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var search = new SearchOptions("Cuts out the part, beside the filters; may be left out.", optional: true);
        var read = new Option<int>("--read") { Description = "Most paragraphs to read, 1 to 100000.", HelpName = "N", DefaultValueFactory = _ => 2_000 };
        var verb = new Command("keyness", "Words that a year, region, section or the hits of a query have more of than the rest.") { read };
        search.AddTo(verb);
        verb.SetAction(parsed =>
        {
            var asked = search.Read(parsed);
            using var corpus = ReportCorpus.Open(common.Store(parsed), common.Settings(parsed));
            var answer = corpus.Keyness(asked, parsed.GetValue(read), terminal.Interrupted);
            if (parsed.GetValue(common.Json))
            {
                terminal.Out.WriteLine(ContractJson.Write(answer));
                return ExitCode.Done;
            }

            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{answer.Total.Reports:N0} 份报告，{answer.Total.Units:N0} 处段落{(answer.Read.Sampled ? $"，抽读 {answer.Read.Units:N0} 处" : "")}；{answer.PartWords:N0} 词，语料 {answer.CorpusWords:N0} 词"));
            foreach (var notice in answer.Query.Notices)
                terminal.Out.WriteLine($"提示：{Plain.Line(notice)}");
            terminal.Out.WriteLine("较多：");
            KwicVerb.Words(terminal.Out, answer.More);
            terminal.Out.WriteLine("较少：");
            KwicVerb.Words(terminal.Out, answer.Less);
            return ExitCode.Done;
        });
        return verb;
    }
}
