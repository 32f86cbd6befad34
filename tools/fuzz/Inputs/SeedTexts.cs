using System.Security.Cryptography;
using System.Text;
using ReportSearch.Text.Regions;

namespace ReportSearch.Fuzz.Inputs;

/// <summary>Texts that inputs are made of: the sample reports, whole or in extracts, short reports and texts of other kinds.</summary>
internal sealed class SeedTexts
{
    private const int LongestExtract = 40;

    private readonly string[] _samples;
    private readonly SmallReport _small;

    /// <param name="samplesFolder">The folder <c>index-data/samples</c> of a checkout.</param>
    /// <param name="regions">The divisions that short reports are written for.</param>
    internal SeedTexts(string samplesFolder, RegionTable regions)
    {
        _samples = [.. Directory.GetFiles(samplesFolder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        if (_samples.Length == 0)
            throw new DirectoryNotFoundException($"{samplesFolder}: holds no sample reports; give --samples the folder index-data/samples of a checkout");
        _small = new SmallReport(regions);
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', [regions.Version, .. _samples, .. OtherGenres.Texts]))))[..16];
    }

    /// <summary>What all these texts are made of: where it is the same, the same numbers give the same texts.</summary>
    internal string Hash { get; }

    /// <summary>A report, mostly a short one, and the year of those that are written for the run.</summary>
    internal (string Text, int? Year) Report(FuzzRandom random) => random.Below(40) switch
    {
        0 => (random.Pick(_samples), null),
        < 8 => (Extract(random.Pick(_samples), random), null),
        _ => _small.Write(random),
    };

    /// <summary>A text that is no annual report, or two of them.</summary>
    internal static string Other(FuzzRandom random)
    {
        string text = random.Pick(OtherGenres.Texts);
        return random.OneIn(3) ? text + "\n" + random.Pick(OtherGenres.Texts) : text;
    }

    /// <summary>The beginning of a sample and some consecutive lines of its rest.</summary>
    private static string Extract(string text, FuzzRandom random)
    {
        string[] lines = text.Split('\n');
        int head = Math.Min(lines.Length, random.Between(1, 8));
        int count = random.Between(1, LongestExtract);
        int from = head + random.Below(Math.Max(1, lines.Length - head - count));
        var extract = new StringBuilder();
        for (int i = 0; i < head; i++)
            extract.Append(lines[i]).Append('\n');
        for (int i = from; i < Math.Min(lines.Length, from + count); i++)
            extract.Append(lines[i]).Append('\n');
        return extract.ToString();
    }
}
