using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace ReportSearch.Reports.Formats;

/// <summary>The parts of an OFD file: XML by path, unpacked within limits that are counted while unpacking.</summary>
internal sealed class OfdPackage : IDisposable
{
    private const int MostEntries = 20_000;
    private const int MostPartBytes = 16 << 20;
    private const long MostBytes = 256L << 20;
    private const int DeepestElement = 64;
    // A page of small print has a few thousand; a tree of them takes a hundred bytes each.
    private const int MostNodes = 1_000_000;

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private long _unpackedBytes;

    internal OfdPackage(ReadOnlySpan<byte> bytes)
    {
        _archive = new ZipArchive(new MemoryStream(bytes.ToArray()), ZipArchiveMode.Read);
        if (_archive.Entries.Count > MostEntries)
            throw new FileBoundException($"more than {MostEntries} entries");
        foreach (ZipArchiveEntry entry in _archive.Entries)
            _entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
    }

    /// <summary>Whether there is a part of this name.</summary>
    internal bool Holds(string path) => _entries.ContainsKey(path);

    /// <summary>A part by its place, which counts from the package when it begins with a slash and else from a folder; null when there is none.</summary>
    internal XmlDocument? ReadXml(string folder, string place) =>
        place.StartsWith('/') ? ReadXml(place) : ReadXml(folder + place) ?? ReadXml(place);

    /// <summary>A part by its path in the package; null when there is none.</summary>
    internal XmlDocument? ReadXml(string path)
    {
        if (!_entries.TryGetValue(Normalise(path), out ZipArchiveEntry? entry))
            return null;
        using MemoryStream bytes = Unpack(entry);
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false, MaxCharactersInDocument = MostPartBytes };
        using (XmlReader depth = XmlReader.Create(bytes, settings))
        {
            // Building a tree of endless depth would overflow the stack.
            for (int nodes = 0; depth.Read(); nodes++)
            {
                if (depth.Depth > DeepestElement)
                    throw new FileBoundException($"elements are nested more than {DeepestElement} deep");
                if (nodes > MostNodes)
                    throw new FileBoundException($"a part of more than {MostNodes} elements");
            }
        }

        bytes.Position = 0;
        using XmlReader reader = XmlReader.Create(bytes, settings);
        var document = new XmlDocument { XmlResolver = null };
        document.Load(reader);
        return document;
    }

    /// <summary>The folder of a path, with its slash.</summary>
    internal static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..(slash + 1)] : "";

    /// <summary>All elements of a name, whatever their namespace: programs differ in it.</summary>
    internal static IEnumerable<XmlElement> Elements(XmlNode parent, string name)
    {
        foreach (XmlNode child in parent.ChildNodes)
        {
            if (child is not XmlElement element)
                continue;
            if (element.LocalName == name)
                yield return element;
            foreach (XmlElement inner in Elements(element, name))
                yield return inner;
        }
    }

    /// <summary>The text of the first element of a name, or nothing.</summary>
    internal static string Text(XmlNode parent, string name) => Elements(parent, name).FirstOrDefault()?.InnerText.Trim() ?? "";

    /// <summary>Numbers parted by blanks.</summary>
    internal static double[] Numbers(string text)
    {
        var numbers = new List<double>();
        foreach (string part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && Math.Abs(number) <= Pages.PlacedPage.FarthestPlace)
                numbers.Add(number);
        }

        return [.. numbers];
    }

    public void Dispose() => _archive.Dispose();

    private static string Normalise(string path)
    {
        var parts = new List<string>();
        foreach (string part in path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ".."))
                parts.Add(part);
        }

        return string.Join('/', parts);
    }

    /// <summary>The size that an archive states may be a lie: bytes are counted as they come, over all parts read.</summary>
    private MemoryStream Unpack(ZipArchiveEntry entry)
    {
        var kept = new MemoryStream();
        using Stream packed = entry.Open();
        var buffer = new byte[1 << 16];
        int read;
        while ((read = packed.Read(buffer)) > 0)
        {
            _unpackedBytes += read;
            if (kept.Length + read > MostPartBytes || _unpackedBytes > MostBytes)
                throw new FileBoundException($"it unpacks to more than {_unpackedBytes} bytes");
            kept.Write(buffer, 0, read);
        }

        kept.Position = 0;
        return kept;
    }
}
