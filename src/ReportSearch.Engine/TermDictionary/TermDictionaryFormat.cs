namespace ReportSearch.Engine.TermDictionary;

/// <summary>
/// The terms of every field in ascending order of bytes, with the place of their postings.
/// <code>
/// body         for each field: block*, then the offsets of its blocks, u64 each; last the directory
/// directory    for each field: offset of its block offsets, u64 | blocks, u64 | terms, u64
/// block        varint terms (1 to 32) | varint offset of the first term's postings | varint offset of its positions | entry*
/// entry        varint bytes shared with the term before (0 for the first) | varint further bytes | these bytes
///              varint units | varint occurrences less units | varint bytes of postings | varint bytes of positions
///              | for 8 units or more the greatest impact, half
/// </code>
/// The postings of a term begin where those of the term before end. A block begins with a whole term, so the blocks themselves are the sparse index.
/// </summary>
internal static class TermDictionaryFormat
{
    public const int BlockTerms = 32;
    // What fewer units could save is less than it costs to keep.
    public const int ImpactUnits = 8;
    public const int DirectoryEntryBytes = 24;
}
