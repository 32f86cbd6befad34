using System.CommandLine;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`segment`: words of standard input, line by line.</summary>
internal static class SegmentVerb
{
    public static Command Define(Terminal terminal)
    {
        var mode = new Option<string>("--mode")
        {
            Description = "words: separated by one blank. search: JSON Lines with offsets, words inside longer words too.",
            HelpName = "words|search",
            DefaultValueFactory = _ => "words",
        };
        var verb = new Command("segment", "Cuts the lines of standard input to words.") { mode };
        verb.SetAction(parsed =>
        {
            LineSegmentation segmentation = parsed.GetValue(mode) switch
            {
                "words" => new WordLines(terminal.Out),
                "search" => new SearchLines(terminal.Out),
                var other => throw new WrongUseException($"segment: --mode '{other}' has no meaning; there is words, search"),
            };
            segmentation.Run(terminal.In, terminal.Interrupted);
            return ExitCode.Done;
        });
        return verb;
    }
}
