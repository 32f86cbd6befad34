using System.Text;

namespace ReportSearch.CommandLine.Tests;

/// <summary>One run of the command line in this process, with its streams caught as bytes.</summary>
internal sealed record Invocation(int ExitCode, string Out, string Error, byte[] OutBytes)
{
    public static Invocation Of(params string[] args) => WithInput("", args);

    public static Invocation WithInput(string input, params string[] args) => WithInput(new MemoryStream(new UTF8Encoding(false).GetBytes(input)), args);

    public static Invocation WithInput(Stream input, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        int code;
        using (var terminal = new Terminal(input, output, error))
            code = Dispatch.Run(args, terminal);
        return new Invocation(code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()), output.ToArray());
    }
}
