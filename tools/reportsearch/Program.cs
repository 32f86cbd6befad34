using System.Runtime.InteropServices;

namespace ReportSearch.CommandLine;

/// <summary>The process: its streams and its signals. What it does is in <see cref="Dispatch"/>.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        using var interrupted = new CancellationTokenSource();
        void Interrupt(PosixSignalContext context)
        {
            // The verb stops at the next file and closes the store; only a second signal ends the process at once.
            context.Cancel = !interrupted.IsCancellationRequested;
            interrupted.Cancel();
        }

        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        using var terminal = Terminal.OfProcess(interrupted.Token);
        return Dispatch.Run(args, terminal);
    }
}
