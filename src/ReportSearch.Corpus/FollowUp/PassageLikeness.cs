using System.Text;
using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus.FollowUp;

/// <summary>
/// How alike two passages are, 0 to 1: cosine of their pairs of characters, each weighted by how rare it is in the body's reports, so that 政府信息公开工作 says
/// nothing and 乡镇公开栏 much, and of the concepts that they name; the passage's opening counts double, for it names what it is about. Less alike are passages
/// that name things of which none is the same, or what is wrong with them and none is the same.
/// </summary>
internal sealed class PassageLikeness
{
    private const int OpeningLength = 20;
    private const double ConceptWeight = 5, CommonWeight = 0.2, OtherAspect = 0.4, OtherThing = 0.6, ThingAlone = 0.5;
    private static readonly HashSet<int> Common =
    [
        .. ((string[])["政府信息公开工作", "政务公开工作", "不够", "不足", "不高", "不强", "有待", "提高", "提升", "加强", "进一步", "完善", "需要", "需进一步", "程度", "水平", "问题", "部分", "个别", "少数", "单位", "部门", "有的", "存在", "仍需", "较少", "偏少", "情况"])
            .SelectMany(words => Pairs(words).Keys),
    ];

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
    internal sealed record Vector(string Plain, IReadOnlyDictionary<int, double> Weights, double Norm, int[] Aspects, int[] Things);

    internal Vector Prepare(string passage)
    {
        string plain = Plain(passage);
        var weights = new Dictionary<int, double>();
        foreach ((int pair, int count) in Pairs(plain))
            weights[pair] = (Common.Contains(pair) ? CommonWeight : 1) * count * Math.Log(1 + ((double)(_passages + 1) / (_frequency.GetValueOrDefault(pair) + 1)));
        // Concepts have numbers below those of pairs, whose characters are none of the first.
        int[] concepts = [.. PointConcepts.In(plain)];
        foreach (int concept in concepts)
            weights[concept] = PointConcepts.All[concept].Weight * ConceptWeight;
        return new Vector(plain, weights, Math.Sqrt(weights.Values.Sum(weight => weight * weight)), [.. Of(PointConcepts.Facet.Aspect)], [.. Of(PointConcepts.Facet.Thing)]);

        IEnumerable<int> Of(PointConcepts.Facet facet) => concepts.Where(concept => PointConcepts.All[concept].Facet == facet);
    }

    internal static double Of(Vector a, Vector b)
    {
        if (a.Norm == 0 || b.Norm == 0)
            return 0;
        (Vector smaller, Vector larger) = a.Weights.Count <= b.Weights.Count ? (a, b) : (b, a);
        // The thing alone tells little: a hundred matters are about the website.
        double thing = a.Aspects.Any(b.Aspects.Contains) ? 1 : ThingAlone;
        double product = 0;
        foreach ((int pair, double weight) in smaller.Weights)
        {
            if (larger.Weights.TryGetValue(pair, out double other))
                product += weight * other * (a.Things.Contains(pair) ? thing : 1);
        }

        // Two matters of one thing, or one matter of two things.
        return (Apart(a.Aspects, b.Aspects) ? OtherAspect : 1) * (Apart(a.Things, b.Things) ? OtherThing : 1) * product / (a.Norm * b.Norm);
    }

    private static bool Apart(int[] a, int[] b) => a.Length > 0 && b.Length > 0 && !a.Any(b.Contains);

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
