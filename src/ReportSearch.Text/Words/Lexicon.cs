using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;

namespace ReportSearch.Text.Words;

/// <summary>
/// The words as a double-array trie. One unit holds all a step needs:
/// <code>bits 0-14 cost of the word that ends here | 15-21 its cuts | 22-42 base of the children, 0: none | 43-63 unit of the parent, all ones: free</code>
/// The child of a node by a character stands at the node's base + the character's code, if its parent is the node.
/// </summary>
internal sealed class Lexicon
{
    private const int CutShift = LexiconFormat.CostBits;
    private const int BaseShift = CutShift + LexiconFormat.CutBits;
    private const int ParentShift = BaseShift + LexiconFormat.UnitBits;
    private const int UnitMask = (1 << LexiconFormat.UnitBits) - 1;
    private const ulong FreeUnit = (ulong)UnitMask << ParentShift;
    private const int ClassShift = 16;
    private const int RoleShift = 24;

    private readonly ulong[] _units;
    private readonly int[] _characters;
    private readonly ushort[] _surnameCosts;
    private readonly ushort[] _givenNameCosts;

    private Lexicon(string version, string foldingVersion, string inputsHash, ulong[] units, int[] characters, ushort[] surnameCosts, ushort[] givenNameCosts, int longestWord, int unknownCost, int wordCount)
    {
        Version = version;
        FoldingVersion = foldingVersion;
        InputsHash = inputsHash;
        _surnameCosts = surnameCosts;
        _givenNameCosts = givenNameCosts;
        LongestWord = longestWord;
        UnknownCost = unknownCost;
        WordCount = wordCount;
        _units = units;
        _characters = characters;
    }

    /// <summary>First 16 hex digits of the SHA-256 of the content, as recorded in the file.</summary>
    public string Version { get; }

    /// <summary>The folding that the words went through when the lexicon was made.</summary>
    public string FoldingVersion { get; }

    /// <summary>First 16 hex digits of the SHA-256 of the written inputs (domain, cuts, divisions), to notice a file that was not made anew.</summary>
    public string InputsHash { get; }

    /// <summary>UTF-16 units of the longest word.</summary>
    public int LongestWord { get; }

    /// <summary>Cost of a character that is no word.</summary>
    public int UnknownCost { get; }

    public int WordCount { get; }

    /// <summary>Units of the trie, bit layout as above.</summary>
    public ReadOnlySpan<ulong> Units => _units;

    /// <summary>By UTF-16 unit: its code in the low 16 bits, 0 when no word has it, and its <see cref="CharacterClass"/> and
    /// <see cref="CharacterRoles"/> above: what is 0 above stands in dictionary words only.</summary>
    public ReadOnlySpan<int> Characters => _characters;

    public static int CodeOf(int character) => character & 0xFFFF;

    public static CharacterClass ClassOf(int character) => (CharacterClass)((character >> ClassShift) & 0xFF);

    /// <summary>False for a character of which the dictionary alone decides, as it does of most.</summary>
    public static bool HasClassOrRole(int character) => character >> ClassShift != 0;

    /// <summary>The <see cref="CharacterRoles"/> of an element of <see cref="Characters"/>.</summary>
    public static CharacterRoles RolesOf(int character) => (CharacterRoles)(character >> RoleShift);

    /// <summary>By a character's code: its cost as a surname, 0: none.</summary>
    public ReadOnlySpan<ushort> SurnameCosts => _surnameCosts;

    /// <summary>By a character's code: its cost in a given name, 0: never.</summary>
    public ReadOnlySpan<ushort> GivenNameCosts => _givenNameCosts;

    public static int CostOf(ulong unit) => (int)unit & ((1 << LexiconFormat.CostBits) - 1);

    /// <summary>Where word mode cuts the word: bit i means behind its character i + 1.</summary>
    public static int CutsOf(ulong unit) => (int)(unit >> CutShift) & ((1 << LexiconFormat.CutBits) - 1);

    public static int BaseOf(ulong unit) => (int)(unit >> BaseShift) & UnitMask;

    public static int ParentOf(ulong unit) => (int)(unit >> ParentShift);

    /// <summary>The lexicon that is built into this assembly.</summary>
    public static Lexicon LoadBuiltIn()
    {
        using Stream resource = OpenBuiltIn();
        byte[] file = new byte[resource.Length];
        resource.ReadExactly(file);
        return Read(file);
    }

    public static Stream OpenBuiltIn() => typeof(Lexicon).Assembly.GetManifestResourceStream("lexicon.dct")
        ?? throw new InvalidOperationException("The lexicon is missing from the assembly.");

    /// <summary>Reads a file in the layout of <see cref="LexiconFormat"/>; throws <see cref="InvalidDataException"/> when it is not one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lexicon Read(ReadOnlySpan<byte> file)
    {
        byte[] payload = Unpack(file, out string version);
        var reader = new PayloadReader(payload);
        string foldingVersion = Encoding.ASCII.GetString(reader.Take(LexiconFormat.FoldingVersionBytes));
        string inputsHash = Encoding.ASCII.GetString(reader.Take(LexiconFormat.InputsHashBytes));
        int characterCount = reader.Int32();
        int nodes = reader.Int32();
        int branching = reader.Int32();
        int units = reader.Int32();
        int longestWord = reader.UInt16();
        int unknownCost = reader.UInt16();
        int wordCount = reader.Int32();

        int[] characters = new int[char.MaxValue + 1];
        for (int unit = 0; unit < characters.Length; unit++)
            characters[unit] = (int)CharacterClasses.Of((char)unit) << ClassShift;
        for (int code = 1; code <= characterCount; code++)
            characters[reader.UInt16()] |= code;
        ushort[] surnameCosts = reader.UInt16s(characterCount);
        ushort[] givenNameCosts = reader.UInt16s(characterCount);
        foreach ((string roleUnits, CharacterRoles role) in CharacterClasses.Roles)
        {
            foreach (char unit in roleUnits)
                characters[unit] |= (int)role << RoleShift;
        }

        for (int unit = 0; unit < characters.Length; unit++)
        {
            if (surnameCosts[CodeOf(characters[unit])] > 0)
                characters[unit] |= (int)CharacterRoles.Surname << RoleShift;
        }

        ulong[] laidOut = LayOut(ref reader, characterCount, nodes, branching, units);
        return new Lexicon(version, foldingVersion, inputsHash, laidOut, characters, surnameCosts, givenNameCosts, longestWord, unknownCost, wordCount);
    }

    /// <summary>The decompressed payload and the version that the header records for it.</summary>
    public static byte[] Unpack(ReadOnlySpan<byte> file, out string version)
    {
        if (file.Length < LexiconFormat.HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(file) != LexiconFormat.Magic)
            throw new InvalidDataException("This is not a lexicon.");
        int format = BinaryPrimitives.ReadUInt16LittleEndian(file[4..]);
        if (format != LexiconFormat.Version)
            throw new InvalidDataException($"The lexicon has format {format}, this program reads {LexiconFormat.Version}.");
        version = Convert.ToHexStringLower(file.Slice(6, LexiconFormat.HashBytes))[..16];
        byte[] payload = new byte[BinaryPrimitives.ReadInt32LittleEndian(file[(6 + LexiconFormat.HashBytes)..])];
        if (!BrotliDecoder.TryDecompress(file[LexiconFormat.HeaderBytes..], payload, out int written) || written != payload.Length)
            throw new InvalidDataException("The lexicon cannot be decompressed.");
        return payload;
    }

    // Runs once at start-up over half a million nodes: not left to the quick first compilation.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong[] LayOut(ref PayloadReader reader, int characterCount, int nodes, int branching, int unitCount)
    {
        ReadOnlySpan<byte> childCounts = reader.Take(nodes);
        int many = childCounts.Count((byte)LexiconFormat.ManyChildren);
        int[] manyCounts = new int[many];
        for (int i = 0; i < many; i++)
            manyCounts[i] = reader.VarInt();
        int[] codes = new int[nodes];
        for (int node = 0, next = 1, seen = 0; node < nodes; node++)
        {
            int count = childCounts[node] == LexiconFormat.ManyChildren ? manyCounts[seen++] : childCounts[node];
            for (int elder = 0; count > 0; count--)
                codes[next++] = elder += reader.VarInt();
        }

        ReadOnlySpan<byte> costLow = reader.Take(nodes), costHigh = reader.Take(nodes), cuts = reader.Take(nodes);
        ReadOnlySpan<byte> baseLow = reader.Take(branching), baseMiddle = reader.Take(branching), baseHigh = reader.Take(branching);

        // 1. Children of branching nodes have their unit from the file; the parent's unit is not known yet, its node is put in its place.
        ulong[] units = new ulong[unitCount];
        Array.Fill(units, FreeUnit);
        int[] unitOf = new int[nodes];
        int[] baseOf = new int[nodes];
        units[0] = 0;
        for (int node = 0, next = 1, branch = 0, seen = 0; node < nodes; node++)
        {
            int count = childCounts[node] == LexiconFormat.ManyChildren ? manyCounts[seen++] : childCounts[node];
            if (count > 1)
            {
                int at = baseLow[branch] | baseMiddle[branch] << 8 | baseHigh[branch] << 16;
                baseOf[node] = at;
                branch++;
                for (int child = next; child < next + count; child++)
                {
                    unitOf[child] = at + codes[child];
                    units[unitOf[child]] = 0;
                }
            }

            next += count;
        }

        // 2. Only children take the free units in order.
        for (int node = 0, next = 1, free = characterCount + 1, seen = 0; node < nodes; node++)
        {
            int count = childCounts[node] == LexiconFormat.ManyChildren ? manyCounts[seen++] : childCounts[node];
            if (count == 1)
            {
                while (units[free] != FreeUnit)
                    free++;
                units[free] = 0;
                unitOf[next] = free;
                baseOf[node] = free - codes[next];
            }

            next += count;
        }

        // 3. Now every node knows its unit, its base and its parent.
        units[0] = (ulong)(uint)baseOf[0] << BaseShift | FreeUnit;
        for (int node = 0, next = 1, seen = 0; node < nodes; node++)
        {
            int count = childCounts[node] == LexiconFormat.ManyChildren ? manyCounts[seen++] : childCounts[node];
            ulong parent = (ulong)(uint)unitOf[node] << ParentShift;
            for (; count > 0; count--, next++)
                units[unitOf[next]] = parent | (ulong)(uint)baseOf[next] << BaseShift | (uint)(costLow[next] | costHigh[next] << 8 | cuts[next] << CutShift);
        }

        return units;
    }

    private ref struct PayloadReader(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> _rest = rest;

        public ReadOnlySpan<byte> Take(int bytes)
        {
            ReadOnlySpan<byte> taken = _rest[..bytes];
            _rest = _rest[bytes..];
            return taken;
        }

        public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

        public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

        // By code: the first element is that of code 0, no character.
        public ushort[] UInt16s(int count)
        {
            ushort[] values = new ushort[count + 1];
            for (int i = 1; i <= count; i++)
                values[i] = UInt16();
            return values;
        }

        public int VarInt()
        {
            int value = 0;
            for (int shift = 0; ; shift += 7)
            {
                byte next = _rest[0];
                _rest = _rest[1..];
                value |= (next & 0x7F) << shift;
                if (next < 0x80)
                    return value;
            }
        }
    }
}
