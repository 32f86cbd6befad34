using System.Text;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Corpus.Indexing;

/// <summary>
/// A unit as the index keeps it. All numbers are 7-bit varints, signed ones in zigzag:
/// <code>
/// version 1 | kind | number | cleanStart | section + 1 (0: none) | text | headings: count, texts | tags: count, texts
/// | runs: count, each: gap to the end of the run before, length, source start minus the source end of the run before (signed),
///   copies - 1; for more than one copy also stride, block offset
/// text: bytes * 2 + 1, UTF-8 ; or units * 2, UTF-16 little-endian where UTF-8 would lose a lone surrogate
/// </code>
/// </summary>
internal static class StoredUnitFormat
{
    private const byte Version = 1;

    public static byte[] Write(IndexUnit unit)
    {
        using var bytes = new MemoryStream(unit.Text.Length * 3 + 64);
        using var writer = new BinaryWriter(bytes);
        writer.Write(Version);
        writer.Write((byte)unit.Kind);
        writer.Write7BitEncodedInt(unit.Number);
        writer.Write7BitEncodedInt(unit.CleanStart);
        writer.Write7BitEncodedInt(unit.Section is int section ? section + 1 : 0);
        WriteText(writer, unit.Text);
        WriteTexts(writer, unit.Headings);
        WriteTexts(writer, unit.Tags);
        WriteMap(writer, unit.Map);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not a stored unit.</exception>
    public static IndexUnit Read(byte[] stored)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(stored, writable: false));
            byte version = reader.ReadByte();
            if (version != Version)
                throw new InvalidDataException($"stored unit of version {version}, this program reads {Version}");
            var kind = (UnitKind)reader.ReadByte();
            int number = reader.Read7BitEncodedInt();
            int cleanStart = reader.Read7BitEncodedInt();
            int section = reader.Read7BitEncodedInt();
            string text = ReadText(reader);
            string[] headings = ReadTexts(reader);
            string[] tags = ReadTexts(reader);
            return new IndexUnit(number, kind, cleanStart, text, ReadMap(reader), section == 0 ? null : section - 1, headings, tags);
        }
        catch (Exception damaged) when (damaged is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"a stored unit of {stored.Length} bytes cannot be read: {damaged.Message}", damaged);
        }
    }

    private static void WriteMap(BinaryWriter writer, OffsetMap map)
    {
        writer.Write7BitEncodedInt(map.Runs.Count);
        int cleanEnd = 0;
        int sourceEnd = 0;
        foreach (OffsetRun run in map.Runs)
        {
            writer.Write7BitEncodedInt(run.CleanStart - cleanEnd);
            writer.Write7BitEncodedInt(run.Length);
            WriteSigned(writer, run.SourceStart - sourceEnd);
            writer.Write7BitEncodedInt(run.Copies - 1);
            if (run.Copies != 1)
            {
                writer.Write7BitEncodedInt(run.Stride);
                writer.Write7BitEncodedInt(run.BlockOffset);
            }

            cleanEnd = run.CleanEnd;
            sourceEnd = run.SourceStart + run.Length;
        }
    }

    private static OffsetMap ReadMap(BinaryReader reader)
    {
        var runs = new OffsetRun[ReadCount(reader)];
        int cleanEnd = 0;
        int sourceEnd = 0;
        for (int i = 0; i < runs.Length; i++)
        {
            int cleanStart = cleanEnd + reader.Read7BitEncodedInt();
            int length = reader.Read7BitEncodedInt();
            int sourceStart = sourceEnd + ReadSigned(reader);
            int copies = reader.Read7BitEncodedInt() + 1;
            int stride = copies != 1 ? reader.Read7BitEncodedInt() : 0;
            int blockOffset = copies != 1 ? reader.Read7BitEncodedInt() : 0;
            runs[i] = new OffsetRun(cleanStart, length, sourceStart, copies, stride, blockOffset);
            cleanEnd = runs[i].CleanEnd;
            sourceEnd = sourceStart + length;
        }

        return new OffsetMap(runs);
    }

    private static void WriteTexts(BinaryWriter writer, IReadOnlyList<string> texts)
    {
        writer.Write7BitEncodedInt(texts.Count);
        foreach (string text in texts)
            WriteText(writer, text);
    }

    private static string[] ReadTexts(BinaryReader reader)
    {
        var texts = new string[ReadCount(reader)];
        for (int i = 0; i < texts.Length; i++)
            texts[i] = ReadText(reader);
        return texts;
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        if (HasLoneSurrogate(text))
        {
            writer.Write7BitEncodedInt64((long)text.Length * 2);
            foreach (char unit in text)
                writer.Write((ushort)unit);
            return;
        }

        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        writer.Write7BitEncodedInt64((long)utf8.Length * 2 + 1);
        writer.Write(utf8);
    }

    private static string ReadText(BinaryReader reader)
    {
        long header = reader.Read7BitEncodedInt64();
        long count = header >> 1;
        long left = reader.BaseStream.Length - reader.BaseStream.Position;
        if (count < 0 || count > left)
            throw new InvalidDataException($"a text of {count} units, {left} bytes are left");
        if ((header & 1) == 1)
            return Encoding.UTF8.GetString(reader.ReadBytes((int)count));
        var units = new char[count];
        for (int i = 0; i < units.Length; i++)
            units[i] = (char)reader.ReadUInt16();
        return new string(units);
    }

    private static int ReadCount(BinaryReader reader)
    {
        int count = reader.Read7BitEncodedInt();
        long left = reader.BaseStream.Length - reader.BaseStream.Position;
        return count >= 0 && count <= left ? count : throw new InvalidDataException($"a list of {count} entries, {left} bytes are left");
    }

    private static void WriteSigned(BinaryWriter writer, int value) => writer.Write7BitEncodedInt((value << 1) ^ (value >> 31));

    private static int ReadSigned(BinaryReader reader)
    {
        int zigzag = reader.Read7BitEncodedInt();
        return (int)((uint)zigzag >> 1) ^ -(zigzag & 1);
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }

        return false;
    }
}
