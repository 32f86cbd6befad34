using System.Diagnostics;
using System.Text;

namespace ReportSearch.Fuzz.Inputs;

/// <summary>Old Word files, written by LibreOffice once and kept: their format has no writer of ours.</summary>
internal static class WordFiles
{
    private const int Files = 6;

    /// <summary>The files in this folder, made first if there are none; none where LibreOffice is missing.</summary>
    /// <param name="folder">A folder beside the state of the run: written again, the files would be others.</param>
    /// <param name="texts">What they say.</param>
    internal static IReadOnlyList<byte[]> In(string folder, SeedTexts texts)
    {
        if (!Directory.Exists(folder) || Directory.GetFiles(folder, "*.doc").Length < Files)
            Make(folder, texts);
        return [.. Directory.GetFiles(folder, "*.doc").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }

    private static void Make(string folder, SeedTexts texts)
    {
        Directory.CreateDirectory(folder);
        var pages = new List<string>();
        for (int i = 0; i < Files; i++)
        {
            pages.Add(Path.GetFullPath(Path.Combine(folder, $"{i}.html")));
            File.WriteAllText(pages[i], Writing.WebWriter.Html(texts.Report(new FuzzRandom((ulong)i)).Text, new FuzzRandom((ulong)i)), Encoding.UTF8);
        }

        // All of them in one start.
        var start = new ProcessStartInfo("soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["-env:UserInstallation=" + new Uri(Path.GetFullPath(Path.Combine(folder, "profile"))).AbsoluteUri, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", folder, .. pages])
            start.ArgumentList.Add(argument);
        try
        {
            using Process process = Process.Start(start)!;
            process.OutputDataReceived += static (_, _) => { };
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // The maker of inputs says what is missing.
        }
    }
}
