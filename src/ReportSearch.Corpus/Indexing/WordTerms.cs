using System.Buffers.Binary;
using ReportSearch.Engine.Documents;

namespace ReportSearch.Corpus.Indexing;

/// <summary>Terms of the word channel, the same for units and queries: the folded UTF-16 units of the word, big-endian. The channel has no positions.</summary>
internal static class WordTerms
{
    /// <summary>Longer "words" are rubbish of broken encodings; grams find them all the same.</summary>
    public const int MaxUnits = 64;

    private const int PackedUnits = 3;

    public static byte[] Of(ReadOnlySpan<char> word)
    {
        var term = new byte[word.Length * 2];
        Write(word, term);
        return term;
    }

    /// <summary>The packed term of a word; <see cref="PackedTerm.None"/> when it has too many units for one.</summary>
    public static ulong Pack(ReadOnlySpan<char> word)
    {
        if (word.Length > PackedUnits)
            return PackedTerm.None;
        ulong packed = 0;
        for (int i = 0; i < word.Length; i++)
            packed |= (ulong)word[i] << (48 - 16 * i);
        return packed | (uint)(word.Length * 2);
    }

    /// <summary>Adds the token of a word of at most <see cref="MaxUnits"/> units.</summary>
    public static void AddLong(ReadOnlySpan<char> word, IndexField field, TokenizedUnit into)
    {
        Span<byte> term = stackalloc byte[MaxUnits * 2];
        Write(word, term);
        into.AddToken((int)field, term[..(word.Length * 2)], 0);
    }

    private static void Write(ReadOnlySpan<char> word, Span<byte> term)
    {
        for (int i = 0; i < word.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(term[(i * 2)..], word[i]);
    }
}
