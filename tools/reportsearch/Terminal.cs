using System.Text;

namespace ReportSearch.CommandLine;

/// <summary>Exit codes of the contract.</summary>
internal static class ExitCode
{
    /// <summary>Done; no hit is done, too.</summary>
    public const int Done = 0;

    /// <summary>Done, but some input failed, was not a report or is missing, or a check found damage.</summary>
    public const int SomeFailed = 1;

    /// <summary>Wrong use.</summary>
    public const int WrongUse = 2;

    /// <summary>No store, or a store that is locked or unusable.</summary>
    public const int NoStore = 3;

    /// <summary>Ended by a signal: 128 + SIGINT, as shells expect.</summary>
    public const int Interrupted = 130;
}

/// <summary>What a verb reads from and writes to. Answers go to <see cref="Out"/>, messages and progress to <see cref="Error"/>.</summary>
internal sealed class Terminal : IDisposable
{
    // Explicit, because Console would take the encoding of the locale and .NET's own UTF8 writes a byte order mark.
    private static readonly UTF8Encoding PlainUtf8 = new(encoderShouldEmitUTF8Identifier: false);

    public Terminal(Stream input, Stream output, Stream error, CancellationToken interrupted = default)
    {
        In = input;
        Out = new StreamWriter(output, PlainUtf8, 1 << 16) { NewLine = "\n" };
        Error = new StreamWriter(error, PlainUtf8, 1 << 10) { NewLine = "\n", AutoFlush = true };
        Interrupted = interrupted;
    }

    /// <summary>Standard input as bytes.</summary>
    public Stream In { get; }

    /// <summary>Standard output.</summary>
    public StreamWriter Out { get; }

    /// <summary>Standard error.</summary>
    public StreamWriter Error { get; }

    /// <summary>Whether a person reads standard output.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether a person reads standard error: only then is there a progress bar.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>REPORTSEARCH_DATA, or null.</summary>
    public string? DataFromEnvironment { get; init; }

    /// <summary>Set by Ctrl-C.</summary>
    public CancellationToken Interrupted { get; }

    public static Terminal OfProcess(CancellationToken interrupted) =>
        new(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.OpenStandardError(), interrupted)
        {
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            DataFromEnvironment = Environment.GetEnvironmentVariable("REPORTSEARCH_DATA"),
        };

    /// <summary>A message on standard error.</summary>
    public void Say(string message) => Error.WriteLine("reportsearch: " + message);

    public void Dispose()
    {
        Out.Dispose();
        Error.Dispose();
    }
}
