using System.Text;
using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus.FollowUp;

/// <summary>
/// How alike two passages are, 0 to 1: cosine of their pairs of characters, each weighted by how rare it is in the body's reports, so that 政府信息公开工作 says
/// nothing and 乡镇公开栏 much; the passage's opening counts double, for it names what it is about.
/// </summary>
internal sealed class PassageLikeness
{
    private const int OpeningLength = 20;

    private readonly Dictionary<int, int> _frequency = [];
    private readonly int _passages;

    internal PassageLikeness(IEnumerable<string> passages)
    {
        foreach (string passage in passages)
        {
            _passages++;
            foreach (int pair in Pairs(Plain(passage)).Keys)
                _frequency[pair] = _frequency.GetValueOrDefault(pair) + 1;
        }
    }

    /// <summary>A passage made ready for comparison.</summary>
    internal sealed record Vector(string Plain, IReadOnlyDictionary<int, double> Weights, double Norm);

    internal Vector Prepare(string passage)
    {
        string plain = Plain(passage);
        var weights = new Dictionary<int, double>();
        foreach ((int pair, int count) in Pairs(plain))
            weights[pair] = count * Math.Log(1 + ((double)(_passages + 1) / (_frequency.GetValueOrDefault(pair) + 1)));
        return new Vector(plain, weights, Math.Sqrt(weights.Values.Sum(weight => weight * weight)));
    }

    internal static double Of(Vector a, Vector b)
    {
        if (a.Norm == 0 || b.Norm == 0)
            return 0;
        (Vector smaller, Vector larger) = a.Weights.Count <= b.Weights.Count ? (a, b) : (b, a);
        double product = 0;
        foreach ((int pair, double weight) in smaller.Weights)
        {
            if (larger.Weights.TryGetValue(pair, out double other))
                product += weight * other;
        }

        return product / (a.Norm * b.Norm);
    }

    /// <summary>Share of the first passage's characters that stand word for word, in runs of five, in the second.</summary>
    internal static double WordForWord(Vector a, Vector b)
    {
        const int run = 5;
        if (a.Plain.Length < run)
            return a.Plain.Length > 0 && b.Plain.Contains(a.Plain, StringComparison.Ordinal) ? 1 : 0;
        var covered = new bool[a.Plain.Length];
        for (int i = 0; i + run <= a.Plain.Length; i++)
        {
            if (b.Plain.AsSpan().IndexOf(a.Plain.AsSpan(i, run)) >= 0)
                covered.AsSpan(i, run).Fill(true);
        }

        return (double)covered.Count(one => one) / covered.Length;
    }

    /// <summary>Folded letters without the number that a point begins with; figures change every year and say nothing.</summary>
    private static string Plain(string passage)
    {
        ReadOnlySpan<char> text = passage.AsSpan().TrimStart();
        if (text.Length > 2 && "一二三四五六七八九十".Contains(text[0]) && text[1] is '是' or '、')
            text = text[2..];
        else if (text.Length > 3 && text[0] is '（' or '(' && text[..4].IndexOfAny("）)") is > 0 and var close)
            text = text[(close + 1)..];
        var plain = new StringBuilder(text.Length);
        foreach (char unit in text)
        {
            if (char.IsLetter(unit))
                plain.Append(CharacterFolding.Fold(unit));
        }

        return plain.ToString();
    }

    private static Dictionary<int, int> Pairs(string plain)
    {
        var pairs = new Dictionary<int, int>();
        for (int i = 0; i + 1 < plain.Length; i++)
        {
            int pair = (plain[i] << 16) | plain[i + 1];
            pairs[pair] = pairs.GetValueOrDefault(pair) + (i < OpeningLength ? 2 : 1);
        }

        return pairs;
    }
}
