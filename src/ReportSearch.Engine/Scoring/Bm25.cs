using System.Globalization;

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
    private const double B = 0.75;

    private readonly long _units;
    private readonly long _matches;
    private readonly double _meanLength;

    public Bm25(long units, long matches, long lengthSum, long lengthUnits)
    {
        _units = units;
        _matches = matches;
        _meanLength = lengthUnits == 0 ? 1 : (double)lengthSum / lengthUnits;
        Idf = Math.Log(1 + (units - matches + 0.5) / (matches + 0.5));
    }

    public double Idf { get; }

    public double Score(long frequency, long length) => Idf * Tf(frequency, length);

    public string Explain(long frequency, long length) => string.Create(
        CultureInfo.InvariantCulture,
        $"idf {Idf:R} (of {_units} units {_matches} match) x tf {Tf(frequency, length):R} (frequency {frequency}, length {length}, mean length {_meanLength:R})");

    private double Tf(long frequency, long length) => frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length / _meanLength));
}
