using System.CommandLine;
using System.Text;
using ReportSearch.Corpus;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`classify`: topics of the lines of standard input, one line of JSON for each.</summary>
internal static class ClassifyVerb
{
    public static Command Define(Terminal terminal)
    {
        var verb = new Command("classify", "Says what the lines of standard input are about, as JSON Lines: the best three topics, and whether none is sure enough.");
        verb.SetAction(_ =>
        {
            new TopicLines(terminal.Out).Run(terminal.In, terminal.Interrupted);
            return ExitCode.Done;
        });
        return verb;
    }

    private sealed class TopicLines(TextWriter output) : LineSegmentation
    {
        private readonly StringBuilder _line = new();

        protected override void Write(string piece) => _line.Append(piece);

        protected override void EndLine()
        {
            if (_line.Length > 0 && _line[^1] == '\r')
                _line.Length--;
            output.Write(ContractJson.Write(ContractJson.Shape(TextTopics.Classify(_line.ToString()))));
            output.Write('\n');
            _line.Clear();
        }

        protected override void Flush() => output.Flush();
    }
}
