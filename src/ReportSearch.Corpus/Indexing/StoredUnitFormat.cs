using ReportSearch.Reports.Documents;

namespace ReportSearch.Corpus.Indexing;

/// <summary>
/// A unit as the index keeps it. All numbers are 7-bit varints, signed ones in zigzag:
/// <code>
/// version 2 | kind, u8 | number | cleanStart | section + 1 (0: none) | text | headings: count, texts | tags: count, texts
/// | runs: count, each: gap to the end of the run before, length, source start minus the source end of the run before (signed),
///   copies - 1; for more than one copy also stride, block offset
/// text: UTF-16 units, then the units as <see cref="CompactText"/>
/// </code>
/// </summary>
internal static class StoredUnitFormat
{
    public const byte Version = 2;

    /// <exception cref="InvalidDataException">The bytes are not a stored unit.</exception>
    public static IndexUnit Read(ReadOnlySpan<byte> stored)
    {
        var reader = new Reader(stored);
        byte version = reader.Byte();
        if (version != Version)
            throw new InvalidDataException($"stored unit of version {version}, this program reads {Version}");
        var kind = (UnitKind)reader.Byte();
        int number = reader.Number();
        int cleanStart = reader.Number();
        int section = reader.Number();
        string text = reader.Text();
        string[] headings = reader.Texts();
        string[] tags = reader.Texts();
        OffsetMap map = reader.Map();
        return new IndexUnit(number, kind, cleanStart, text, map, section == 0 ? null : section - 1, headings, tags);
    }

    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private int _at;

        public byte Byte() => _at < _bytes.Length ? _bytes[_at++] : throw Damaged("it ends too early");

        public int Number()
        {
            uint value = 0;
            for (int shift = 0; shift < 35; shift += 7)
            {
                byte next = Byte();
                value |= (uint)(next & 0x7F) << shift;
                if (next < 0x80)
                    return (int)value >= 0 ? (int)value : throw Damaged("a number is too large");
            }

            throw Damaged("a number is too long");
        }

        public string Text()
        {
            int units = Number();
            if (units > _bytes.Length - _at)
                throw Damaged($"a text of {units} units");
            return CompactText.TryRead(_bytes, ref _at, units) ?? throw Damaged("a text is cut");
        }

        public string[] Texts()
        {
            var texts = new string[Count()];
            for (int i = 0; i < texts.Length; i++)
                texts[i] = Text();
            return texts;
        }

        public OffsetMap Map()
        {
            var runs = new OffsetRun[Count()];
            int cleanEnd = 0;
            int sourceEnd = 0;
            for (int i = 0; i < runs.Length; i++)
            {
                int cleanStart = cleanEnd + Number();
                int length = Number();
                int sourceStart = sourceEnd + Signed();
                int copies = Number() + 1;
                int stride = copies != 1 ? Number() : 0;
                int blockOffset = copies != 1 ? Number() : 0;
                runs[i] = new OffsetRun(cleanStart, length, sourceStart, copies, stride, blockOffset);
                cleanEnd = runs[i].CleanEnd;
                sourceEnd = sourceStart + length;
            }

            if (_at != _bytes.Length)
                throw Damaged("bytes are left");
            try
            {
                return new OffsetMap(runs);
            }
            catch (ArgumentException wrong)
            {
                throw new InvalidDataException($"a stored unit of {_bytes.Length} bytes cannot be read: {wrong.Message}", wrong);
            }
        }

        private int Count()
        {
            int count = Number();
            return count <= _bytes.Length - _at ? count : throw Damaged($"a list of {count} entries");
        }

        private int Signed()
        {
            uint value = 0;
            for (int shift = 0; shift < 35; shift += 7)
            {
                byte next = Byte();
                value |= (uint)(next & 0x7F) << shift;
                if (next < 0x80)
                    return (int)(value >> 1) ^ -(int)(value & 1);
            }

            throw Damaged("a number is too long");
        }

        private readonly InvalidDataException Damaged(string reason) => new($"a stored unit of {_bytes.Length} bytes cannot be read at {_at}: {reason}");
    }
}

/// <summary>Writes units as <see cref="StoredUnitFormat"/> says, into memory that is used again.</summary>
internal sealed class StoredUnitWriter
{
    private byte[] _bytes = new byte[8192];
    private int _at;

    /// <summary>The bytes of a unit, valid until the next.</summary>
    public ReadOnlySpan<byte> Write(IndexUnit unit)
    {
        _at = 0;
        Reserve(2);
        _bytes[_at++] = StoredUnitFormat.Version;
        _bytes[_at++] = (byte)unit.Kind;
        Number((uint)unit.Number);
        Number((uint)unit.CleanStart);
        Number(unit.Section is int section ? (uint)section + 1 : 0);
        Text(unit.Text);
        Texts(unit.Headings);
        Texts(unit.Tags);
        Map(unit.Map);
        return _bytes.AsSpan(0, _at);
    }

    private void Map(OffsetMap map)
    {
        Number((uint)map.Runs.Count);
        int cleanEnd = 0;
        int sourceEnd = 0;
        foreach (OffsetRun run in map.Runs)
        {
            Number((uint)(run.CleanStart - cleanEnd));
            Number((uint)run.Length);
            int moved = run.SourceStart - sourceEnd;
            Number((uint)((moved << 1) ^ (moved >> 31)));
            Number((uint)(run.Copies - 1));
            if (run.Copies != 1)
            {
                Number((uint)run.Stride);
                Number((uint)run.BlockOffset);
            }

            cleanEnd = run.CleanEnd;
            sourceEnd = run.SourceStart + run.Length;
        }
    }

    private void Texts(IReadOnlyList<string> texts)
    {
        Number((uint)texts.Count);
        foreach (string text in texts)
            Text(text);
    }

    private void Text(string text)
    {
        Number((uint)text.Length);
        Reserve(text.Length * CompactText.MaxUnitBytes);
        _at += CompactText.Write(text, _bytes.AsSpan(_at));
    }

    private void Number(uint value)
    {
        Reserve(5);
        for (; value >= 0x80; value >>= 7)
            _bytes[_at++] = (byte)(value | 0x80);
        _bytes[_at++] = (byte)value;
    }

    private void Reserve(int bytes)
    {
        if (_bytes.Length - _at < bytes)
            Array.Resize(ref _bytes, Math.Max(checked(_at + bytes), _bytes.Length * 2));
    }
}
