using System.CommandLine;
using ReportSearch.Corpus;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`analyze TEXT`: how a text is folded and cut to words and grams.</summary>
internal static class AnalyzeVerb
{
    public static Command Define(Terminal terminal)
    {
        var text = new Argument<string[]>("TEXT") { Description = "The text; several words are joined by blanks.", Arity = ArgumentArity.OneOrMore };
        var verb = new Command("analyze", "Shows how a text is folded and cut to words and grams; answers in JSON.") { text };
        verb.SetAction(parsed =>
        {
            terminal.Out.WriteLine(ContractJson.Write(ContractJson.Shape(TextAnalyzer.Analyze(string.Join(' ', parsed.GetValue(text) ?? [])))));
            return ExitCode.Done;
        });
        return verb;
    }
}
