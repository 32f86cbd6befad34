using System.Diagnostics;

namespace ReportSearch.Samples.Formats;

/// <summary>Other formats through LibreOffice, many files in one run.</summary>
internal static class OfficeConversion
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(10);

    /// <summary>The program, or null where it is not installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    /// <summary>Writes each file into <paramref name="folder"/> under its name with the extension <paramref name="format"/>.</summary>
    /// <exception cref="InvalidOperationException">The program failed; the message holds what it said.</exception>
    public static void Convert(IEnumerable<string> files, string format, string folder)
    {
        DirectoryInfo profile = Directory.CreateTempSubdirectory("samples-office-");
        try
        {
            // A profile of its own: a running LibreOffice of the user would otherwise take the job over.
            var start = new ProcessStartInfo(Program ?? throw new InvalidOperationException("LibreOffice is not installed"))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = profile.FullName,
            };
            foreach (string argument in (string[])[$"-env:UserInstallation=file://{profile.FullName}", "--headless", "--convert-to", format, "--outdir", folder, .. files])
                start.ArgumentList.Add(argument);
            using Process office = Process.Start(start) ?? throw new InvalidOperationException("LibreOffice does not start");
            Task<string> said = office.StandardOutput.ReadToEndAsync();
            Task<string> failed = office.StandardError.ReadToEndAsync();
            if (!office.WaitForExit(s_longest))
            {
                office.Kill(entireProcessTree: true);
                throw new InvalidOperationException("LibreOffice takes too long");
            }

            if (office.ExitCode != 0)
                throw new InvalidOperationException($"LibreOffice ended with {office.ExitCode}: {said.GetAwaiter().GetResult()} {failed.GetAwaiter().GetResult()}");
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }
}
