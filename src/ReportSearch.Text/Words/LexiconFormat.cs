namespace ReportSearch.Text.Words;

/// <summary>
/// Layout of <c>index-data/lexicon/lexicon.dct</c>, little-endian.
/// <code>
/// header    magic "RSLX" | u16 format | u8[32] SHA-256 of the payload | u32 payload bytes | Brotli stream of the payload
/// payload   u8[16] version of the folding that the words went through (ASCII) | u8[16] hash of the written inputs (ASCII)
///           u32 characters | u32 nodes | u32 branching nodes | u32 units | u16 longest word | u16 cost of an unknown character | u32 words
///           u16[characters]   characters of all words; the code of a character is its place here + 1, commoner ones first
///           u16[characters]   cost of the character as a surname, 0: none
///           u16[characters]   cost of the character in a given name, 0: none
///           u8[nodes]         children of every node, 255: the count follows in the next plane
///           varint[]          the counts of 255 and more, in node order
///           varint[nodes-1]   code of every node but the root: after its elder sibling's code (0 for the first child)
///           u8[nodes] u8[nodes]              low and high byte of the cost of every node
///           u8[nodes]                        cuts of every node's word: bit i means a cut behind its character i + 1
///           u8[branching] u8[..] u8[..]      low, middle and high byte of the base of every node with two or more children
/// </code>
/// Nodes stand in breadth-first order, children by code. A node with one child has no base in the file: after all children of
/// branching nodes have their unit, the child takes, in node order, the lowest free unit above the highest code.
/// </summary>
internal static class LexiconFormat
{
    public const uint Magic = 0x584C5352; // "RSLX" as bytes
    public const ushort Version = 2;
    public const int HashBytes = 32;
    public const int HeaderBytes = 4 + 2 + HashBytes + 4;
    public const int FoldingVersionBytes = 16;

    /// <summary>The node ends no word.</summary>
    public const ushort NoWord = 0;

    /// <summary>Characters of the longest word whose cuts can be told.</summary>
    public const int LongestCutWord = CutBits + 1;

    /// <summary>Bits of the cuts in one packed unit.</summary>
    public const int CutBits = 7;

    /// <summary>Bits of the cost in one packed unit.</summary>
    public const int CostBits = 15;

    /// <summary>ASCII hex digits that tell the written inputs (domain, cuts, divisions).</summary>
    public const int InputsHashBytes = 16;

    /// <summary>The node ends a part word: search mode gives it inside a longer word, but it never competes for the text.</summary>
    public const ushort PartWord = (1 << CostBits) - 1;

    /// <summary>Costs are thousandths of a nat: <c>round(1000 * ln(total / frequency))</c>.</summary>
    public const int CostPerNat = 1000;

    /// <summary>
    /// Cost of a number, a Latin run or an address: as a word seen once in e^10. A word of the lexicon that covers a run and more (pm2.5, 4s店)
    /// is made cheaper than the run and the rest.
    /// </summary>
    public const int RunCost = 10 * CostPerNat;

    /// <summary>A child count that does not fit one byte.</summary>
    public const int ManyChildren = 255;

    /// <summary>The root's base: its children stand at the front of the units, the commonest character first.</summary>
    public const int RootBase = 1;

    /// <summary>Bits of a base and of the number of the parent's unit in one packed unit.</summary>
    public const int UnitBits = 21;
}
