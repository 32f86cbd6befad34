using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ReportSearch.Reports.Tests.Hostile.Files;

/// <summary>Writes zip archives, also such as no program writes: by hand, with directories that lie.</summary>
internal static class HostileZip
{
    internal static byte[] Of(params (string Name, byte[] Content)[] parts) => Of((IEnumerable<(string, byte[])>)parts);

    internal static byte[] Of(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in parts)
            {
                using Stream part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>An archive whose entries all lead to one and the same compressed part.</summary>
    internal static byte[] Overlapping(IReadOnlyList<string> names, byte[] content)
    {
        byte[] deflated = Deflate(content);
        using var file = new MemoryStream();
        file.Write(Local(names[0], deflated, content));
        file.Write(deflated);
        long directory = file.Length;
        foreach (string name in names)
            file.Write(Central(name, deflated, (uint)content.Length));
        file.Write(End(names.Count, file.Length - directory, directory));
        return file.ToArray();
    }

    /// <summary>An archive of one entry whose directory states this length.</summary>
    internal static byte[] Lying(string name, byte[] content, uint statedBytes)
    {
        byte[] deflated = Deflate(content);
        using var file = new MemoryStream();
        file.Write(Local(name, deflated, content));
        file.Write(deflated);
        long directory = file.Length;
        file.Write(Central(name, deflated, statedBytes));
        file.Write(End(1, file.Length - directory, directory));
        return file.ToArray();
    }

    /// <summary>An archive of one entry whose name is made of these bytes.</summary>
    internal static byte[] Named(byte[] name, byte[] content)
    {
        const char Mark = '?';
        byte[] archive = Of((new string(Mark, name.Length), content));
        for (int at = archive.AsSpan().IndexOf(Encoding.ASCII.GetBytes(new string(Mark, name.Length))); at >= 0; at = archive.AsSpan().IndexOf(Encoding.ASCII.GetBytes(new string(Mark, name.Length))))
            name.CopyTo(archive, at);
        return archive;
    }

    /// <summary>An archive of one entry that says that it is encrypted.</summary>
    internal static byte[] Locked(string name, byte[] content)
    {
        byte[] archive = Of((name, content));
        archive[6] |= 1;
        archive[archive.AsSpan().IndexOf("PK\x01\x02"u8) + 8] |= 1;
        return archive;
    }

    private static byte[] Deflate(byte[] content)
    {
        using var deflated = new MemoryStream();
        using (var stream = new DeflateStream(deflated, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(content);
        return deflated.ToArray();
    }

    private static byte[] Local(string name, byte[] deflated, byte[] content)
    {
        byte[] path = Encoding.UTF8.GetBytes(name);
        var header = new byte[30 + path.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x04034B50);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), 20);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), 8);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(18), (uint)deflated.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(22), (uint)content.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(26), (ushort)path.Length);
        path.CopyTo(header, 30);
        return header;
    }

    private static byte[] Central(string name, byte[] deflated, uint statedBytes)
    {
        byte[] path = Encoding.UTF8.GetBytes(name);
        var entry = new byte[46 + path.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(entry, 0x02014B50);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(6), 20);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(10), 8);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(20), (uint)deflated.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(24), statedBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(28), (ushort)path.Length);
        path.CopyTo(entry, 46);
        return entry;
    }

    private static byte[] End(int entries, long directoryBytes, long directory)
    {
        var end = new byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)entries);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)entries);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)directoryBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)directory);
        return end;
    }
}
