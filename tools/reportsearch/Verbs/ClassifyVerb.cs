using System.CommandLine;
using System.Text;
using ReportSearch.Corpus;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`classify`: topics of texts, or of the lines of standard input, one line of JSON for each.</summary>
internal static class ClassifyVerb
{
    public static Command Define(Terminal terminal)
    {
        var texts = new Argument<string[]>("TEXT") { Description = "Texts; without any, the lines of standard input.", Arity = ArgumentArity.ZeroOrMore };
        var verb = new Command("classify", "Says what texts are about, as JSON Lines: the best three topics, those sure enough to be asserted, and whether none is.") { texts };
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(texts) is { Length: > 0 } given)
            {
                foreach (string text in given)
                    terminal.Out.WriteLine(Answer(text));
            }
            else
            {
                new TopicLines(terminal.Out).Run(terminal.In, terminal.Interrupted);
            }

            return ExitCode.Done;
        });
        return verb;
    }

    private static string Answer(string text) => ContractJson.Write(ContractJson.Shape(TextTopics.Classify(text)));

    private sealed class TopicLines(TextWriter output) : LineSegmentation
    {
        private readonly StringBuilder _line = new();

        protected override void Write(string piece) => _line.Append(piece);

        protected override void EndLine()
        {
            if (_line.Length > 0 && _line[^1] == '\r')
                _line.Length--;
            output.Write(Answer(_line.ToString()));
            output.Write('\n');
            _line.Clear();
        }

        protected override void Flush() => output.Flush();
    }
}
