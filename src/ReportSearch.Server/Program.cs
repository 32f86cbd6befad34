using Microsoft.AspNetCore.Connections;

namespace ReportSearch.Server;

/// <summary>Starts the server; how it is put together stands in <see cref="ServerApplication"/>.</summary>
public static class Program
{
    /// <summary>Runs until it is told to stop. Exit codes: 0 stopped, 3 the address cannot be used.</summary>
    public static async Task<int> Main(string[] args)
    {
        await using var app = ServerApplication.Build(args);
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{failure.Message} Another server may be running; stop it, or choose another address with --urls http://127.0.0.1:5081");
            return 3;
        }
    }
}
