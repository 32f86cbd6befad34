using ReportSearch.Corpus.Ingest;
using Spectre.Console;

namespace ReportSearch.CommandLine.Listing;

/// <summary>Shows how far taking in is: a bar on standard error when a person looks at it, nothing otherwise.</summary>
internal static class ProgressBar
{
    /// <summary>Runs the work under a bar.</summary>
    public static IngestOutcome Run(Terminal terminal, string doing, Func<IProgress<IngestProgress>?, IngestOutcome> work)
    {
        if (!terminal.ErrorIsTerminal)
            return work(null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new Spectre.Console.ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => work(new Bar(context.AddTask(doing, autoStart: true, maxValue: 1), doing)));
    }

    private sealed class Bar(ProgressTask task, string doing) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value)
        {
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
            task.Description = Markup.Escape($"{doing} {value.Done}/{value.Total} {Shorten(Path.GetFileName(value.CurrentFile))}");
        }

        private static string Shorten(string name) => name.Length <= 24 ? name : name[..23] + "…";
    }
}
