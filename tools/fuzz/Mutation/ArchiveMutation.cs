using System.IO.Compression;
using System.Text;

namespace ReportSearch.Fuzz.Mutation;

/// <summary>Damages the parts of a zip container and packs them again, so that checksums hold and the parser sees the damage.</summary>
internal static class ArchiveMutation
{
    private static readonly string[] Names = ["../../evil.xml", "/etc/passwd", "C:\\x.xml", "word/document.xml", "word/numbering.xml", "word/styles.xml", "OFD.xml", "Doc_0/Document.xml", "a/", " ", "con.xml", "word\\document.xml", "inner.zip", "报告.txt", "mimetype"];

    internal static byte[] Mutate(List<(string Name, byte[] Content)> parts, FuzzRandom random)
    {
        for (int i = random.Small(4); i > 0; i--)
            Once(parts, random);
        return Pack(parts);
    }

    internal static byte[] Pack(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in parts)
            {
                ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.Fastest);
                // The time of the run would make other bytes of the same input.
                entry.LastWriteTime = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using Stream part = entry.Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static void Once(List<(string Name, byte[] Content)> parts, FuzzRandom random)
    {
        if (parts.Count == 0)
        {
            parts.Add((random.Pick(Names), []));
            return;
        }

        int at = random.Below(parts.Count);
        (string name, byte[] content) = parts[at];
        switch (random.Below(9))
        {
            case 0:
                parts.RemoveAt(at);
                break;
            case 1:
                parts.Add((random.Pick(Names), content));
                break;
            case 2:
                parts[at] = (random.Pick(Names), content);
                break;
            case 3:
                parts[at] = (name, ByteMutation.Mutate(content, random, () => random.Pick(parts).Content is { Length: > 0 } other ? other : [0]));
                break;
            case 4:
                parts.Add((name, parts[random.Below(parts.Count)].Content));
                break;
            case 5:
                parts[at] = (name, parts[random.Below(parts.Count)].Content);
                break;
            default:
                parts[at] = (name, Encoding.UTF8.GetBytes(MarkupMutation.Mutate(Encoding.UTF8.GetString(content), random)));
                break;
        }
    }
}
