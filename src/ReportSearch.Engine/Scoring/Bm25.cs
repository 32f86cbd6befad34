using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Scoring;

/// <summary>
/// BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) with k1 = 1.2 and b = 0.75, in doubles.
/// <code>
/// idf = ln(1 + (N - n + 0.5) / (n + 0.5))       N live units of the snapshot, n those that match
/// tf  = f (k1 + 1) / (f + k1 (1 - b + b l / m))  f frequency, l length of the field, m mean length over live units where it is above 0
/// </code>
/// All inputs are whole numbers of the snapshot's live units, so the score does not depend on how the index was built.
/// </summary>
internal sealed class Bm25
{
    private const double K1 = 1.2;

    private readonly long _units;
    private readonly long _matches;
    private readonly double _meanLength;
    private readonly double _base;
    private readonly double _slope;

    public Bm25(long units, long matches, long lengthSum, long lengthUnits)
    {
        _units = units;
        _matches = matches;
        _meanLength = Impact.Mean(lengthSum, lengthUnits);
        _base = K1 * (1 - Impact.B);
        _slope = K1 * Impact.B / _meanLength;
        Idf = Math.Log(1 + (units - matches + 0.5) / (matches + 0.5));
    }

    public double Idf { get; }

    public double Score(long frequency, long length) => Idf * Tf(frequency, length);

    /// <summary>Adds scores times a weight, in single precision.</summary>
    /// <param name="units">The units.</param>
    /// <param name="frequencies">Their frequencies, less 1 and more <paramref name="less"/>.</param>
    /// <param name="less">What is to be taken off to have frequencies less 1.</param>
    /// <param name="lengths">Lengths of all units.</param>
    /// <param name="from">The unit of the first sum.</param>
    /// <param name="weight">The weight.</param>
    /// <param name="sums">The sums.</param>
    public void AddScores(ReadOnlySpan<uint> units, ReadOnlySpan<uint> frequencies, uint less, PackedIntegers lengths, int from, float weight, Span<float> sums)
    {
        if (units.IsEmpty)
            return;
        float factor = (float)(Idf * (K1 + 1)) * weight, before = (float)_base, slope = (float)_slope;
        ReadOnlySpan<byte> bytes = LengthsOf(units, lengths, out int first);
        switch (BitConverter.IsLittleEndian ? lengths.Width : -1)
        {
            case 1:
                for (int i = 0; i < units.Length; i++)
                {
                    float frequency = (int)(frequencies[i] - less) + 1;
                    sums[(int)units[i] - from] += factor * frequency / (frequency + before + slope * bytes[(int)units[i] - first]);
                }
                break;
            case 2:
                ReadOnlySpan<ushort> shorts = MemoryMarshal.Cast<byte, ushort>(bytes);
                for (int i = 0; i < units.Length; i++)
                {
                    float frequency = (int)(frequencies[i] - less) + 1;
                    sums[(int)units[i] - from] += factor * frequency / (frequency + before + slope * shorts[(int)units[i] - first]);
                }
                break;
            default:
                for (int i = 0; i < units.Length; i++)
                {
                    float frequency = (int)(frequencies[i] - less) + 1;
                    sums[(int)units[i] - from] += factor * frequency / (frequency + before + slope * lengths[units[i]]);
                }
                break;
        }
    }

    /// <summary>Scores times a weight, in single precision, one for each unit.</summary>
    /// <param name="units">The units.</param>
    /// <param name="frequencies">Their frequencies, less 1 and more <paramref name="less"/>.</param>
    /// <param name="less">What is to be taken off to have frequencies less 1.</param>
    /// <param name="lengths">Lengths of all units.</param>
    /// <param name="weight">The weight.</param>
    /// <param name="scores">The scores.</param>
    public void Scores(ReadOnlySpan<uint> units, ReadOnlySpan<uint> frequencies, uint less, PackedIntegers lengths, float weight, Span<float> scores)
    {
        if (units.IsEmpty)
            return;
        float factor = (float)(Idf * (K1 + 1)) * weight, before = (float)_base, slope = (float)_slope;
        // 1. The lengths, one by one, from where they lie.
        ReadOnlySpan<byte> bytes = LengthsOf(units, lengths, out int start);
        if (lengths.Width == 1)
        {
            for (int i = 0; i < units.Length; i++)
                scores[i] = bytes[(int)units[i] - start];
        }
        else if (lengths.Width == 2 && BitConverter.IsLittleEndian)
        {
            ReadOnlySpan<ushort> shorts = MemoryMarshal.Cast<byte, ushort>(bytes);
            for (int i = 0; i < units.Length; i++)
                scores[i] = shorts[(int)units[i] - start];
        }
        else
        {
            for (int i = 0; i < units.Length; i++)
                scores[i] = lengths[units[i]];
        }

        // 2. The formula, for several at once.
        int at = 0;
        ref float first = ref MemoryMarshal.GetReference(scores);
        ref uint firstFrequency = ref MemoryMarshal.GetReference(frequencies);
        for (; at + Vector256<float>.Count <= units.Length; at += Vector256<float>.Count)
        {
            Vector256<int> less1 = (Vector256.LoadUnsafe(ref firstFrequency, (nuint)at) - Vector256.Create(less)).AsInt32();
            Vector256<float> frequency = Vector256.ConvertToSingle(less1) + Vector256.Create(1f);
            Vector256<float> length = Vector256.LoadUnsafe(ref first, (nuint)at);
            (frequency * factor / (frequency + Vector256.Create(before) + length * slope)).StoreUnsafe(ref first, (nuint)at);
        }
        for (; at < units.Length; at++)
        {
            float frequency = (int)(frequencies[at] - less) + 1;
            scores[at] = factor * frequency / (frequency + before + slope * scores[at]);
        }
    }

    /// <summary>No unit scores more whose impact is at most this, as worked out with another mean length.</summary>
    public double Bound(double impact, double meanLength)
    {
        double most = impact * Math.Max(1, _meanLength / meanLength) * (1 + 1e-9);
        return double.IsPositiveInfinity(most) ? Idf * (K1 + 1) : Idf * ((K1 + 1) * most / (most + K1)) * (1 + 1e-9);
    }

    /// <summary>The other direction: what has less than this impact has a bound below the score; infinite where no known impact reaches it.</summary>
    public double LeastImpact(double score, double meanLength)
    {
        double part = score / Idf * (1 - 1e-8);
        return part >= K1 + 1 ? double.PositiveInfinity : Math.Max(0, K1 * part / (K1 + 1 - part) / Math.Max(1, _meanLength / meanLength) * (1 - 1e-8));
    }

    public string Explain(long frequency, long length) => string.Create(
        CultureInfo.InvariantCulture,
        $"idf {Idf:R} (of {_units} units {_matches} match) x tf {Tf(frequency, length):R} (frequency {frequency}, length {length}, mean length {_meanLength:R})");

    // Of the units from the first to the last of these, as they lie in the file.
    private static ReadOnlySpan<byte> LengthsOf(ReadOnlySpan<uint> units, PackedIntegers lengths, out int first)
    {
        first = (int)units[0];
        return lengths.BytesOf(first, (int)units[^1] - first + 1L);
    }

    private double Tf(long frequency, long length) => frequency * (K1 + 1) / (frequency + _base + _slope * length);
}
