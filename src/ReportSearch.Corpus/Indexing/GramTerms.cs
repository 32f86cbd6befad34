using System.Buffers.Binary;
using System.Text;
using ReportSearch.Corpus.Queries;

namespace ReportSearch.Corpus.Indexing;

/// <summary>
/// Terms of the gram channel, the same for units and queries:
/// <code>
/// 4 bytes  two adjacent folded UTF-16 units, big-endian, at the position of the first
/// 2 bytes  the last unit before a break, so that every single character is a 2-byte prefix range
/// 1 byte   0x01 where a run of digits and Latin letters begins, 0x02 where one ends,
///          and the run's first character (0-9, a-z) where it begins;
///          0x03 at the place of a break, 0x04 at the last character of a sentence inside of a line, 0x05 at that of a line
/// n bytes  00 20 and a plain form in UTF-8, where its equal stands: 2017年 at the place of 二〇一七年. White space never
///          stands in a folded text, so that no gram begins so
/// </code>
/// Terms of one byte are never inside a 2-byte prefix range; in a phrase beside grams they say that a run is whole.
/// </summary>
internal static class GramTerms
{
    public static readonly byte[] RunBegins = [0x01];
    public static readonly byte[] RunEnds = [0x02];

    /// <summary>At the place of a break, as a packed term.</summary>
    public const ulong Break = 0x03UL << 56 | 1;

    public static readonly byte[] Breaks = [0x03];
    public static readonly byte[] SentenceEnds = [0x04];
    public static readonly byte[] LineEnds = [0x05];

    public const int PairBytes = 4;
    public const int SingleBytes = 2;

    public static void WritePair(Span<byte> term, char first, char second)
    {
        BinaryPrimitives.WriteUInt16BigEndian(term, first);
        BinaryPrimitives.WriteUInt16BigEndian(term[2..], second);
    }

    public static void WriteSingle(Span<byte> term, char unit) => BinaryPrimitives.WriteUInt16BigEndian(term, unit);

    public static byte[] Pair(char first, char second)
    {
        var term = new byte[PairBytes];
        WritePair(term, first, second);
        return term;
    }

    public static byte[] Single(char unit)
    {
        var term = new byte[SingleBytes];
        WriteSingle(term, unit);
        return term;
    }

    /// <summary>The term of what is written otherwise, by its plain form: <c>2017年</c> for 二〇一七年.</summary>
    public static byte[] Equal(string plain)
    {
        var term = new byte[SingleBytes + Encoding.UTF8.GetByteCount(plain)];
        WriteSingle(term, ' ');
        Encoding.UTF8.GetBytes(plain, term.AsSpan(SingleBytes));
        return term;
    }

    /// <summary>The term of a run that begins with this character.</summary>
    public static byte[] RunBeginsWith(char runCharacter) =>
        TextOccurrences.IsRunCharacter(runCharacter) ? [(byte)runCharacter] : throw new ArgumentOutOfRangeException(nameof(runCharacter));
}
