using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Problems;

/// <summary>A point before it is paired.</summary>
/// <param name="Role">Problem or improvement.</param>
/// <param name="Start">Cleaned offset.</param>
/// <param name="End">One past its end.</param>
/// <param name="Pair">Number that it shares with the draft that the text itself pairs with it, or null.</param>
internal sealed record PointDraft(PointRole Role, int Start, int End, int? Pair);

/// <summary>Pairs problems with measures: those that one item of the text names together, then those of one kind or with words in common, the likeliest first.</summary>
internal static class PointPairing
{
    private const double LeastScore = 0.5;
    private const double SameKind = 0.45, SamePlace = 0.2, WordWeight = 2, OpeningWeight = 1.2;
    private const int OpeningLength = 32;

    // Pairs of characters that nearly every point holds.
    private static readonly HashSet<string> Common = ["政府", "信息", "公开", "工作", "进一", "一步", "加强", "完善", "我市", "我县", "我区", "不够", "部分", "单位", "部门", "提高", "开展", "还需", "有待", "需要", "政务", "府信", "息公", "开工", "务公", "一是", "二是", "三是", "四是"];

    internal static ReportPoints Pair(Document printed, Document read, List<PointDraft> drafts)
    {
        List<PointDraft> problems = [.. drafts.Where(draft => draft.Role == PointRole.Problem).OrderBy(draft => draft.Start)];
        List<PointDraft> measures = [.. drafts.Where(draft => draft.Role == PointRole.Improvement).OrderBy(draft => draft.Start)];
        int?[] measureOf = new int?[problems.Count], problemOf = new int?[measures.Count];
        for (int i = 0; i < problems.Count; i++)
        {
            // Either of the two may have been left out since.
            if (problems[i].Pair is { } pair && measures.FindIndex(measure => measure.Pair == pair) is >= 0 and var answer)
                Join(i, answer);
        }

        string[] problemKinds = [.. problems.Select(draft => Kind(read, draft))], measureKinds = [.. measures.Select(draft => Kind(read, draft))];
        HashSet<string>[] problemOpenings = [.. problems.Select(draft => Words(read, Opening(draft)))], measureOpenings = [.. measures.Select(draft => Words(read, Opening(draft)))];
        HashSet<string>[] problemWords = [.. problems.Select(draft => Words(read, draft))], measureWords = [.. measures.Select(draft => Words(read, draft))];
        bool sameCount = problems.Count == measures.Count;
        var likely = new List<(double Score, int Problem, int Measure)>();
        for (int i = 0; i < problems.Count; i++)
        {
            for (int j = 0; j < measures.Count; j++)
            {
                double words = Likeness(problemWords[i], measureWords[j]), opening = Likeness(problemOpenings[i], measureOpenings[j]);
                bool kind = problemKinds[i] == measureKinds[j] && problemKinds[i] != PointKinds.Other;
                double score = (words * WordWeight) + (opening * OpeningWeight) + (kind ? SameKind : 0) + (sameCount && i == j ? SamePlace : 0);
                if (score >= LeastScore)
                    likely.Add((score, i, j));
            }
        }

        foreach ((_, int problem, int measure) in likely.OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Problem).ThenBy(pair => pair.Measure))
        {
            if (measureOf[problem] is null && problemOf[measure] is null)
                Join(problem, measure);
        }

        return new ReportPoints(
            [.. problems.Select((draft, i) => Point(printed, draft, problemKinds[i], measureOf[i]))],
            [.. measures.Select((draft, i) => Point(printed, draft, measureKinds[i], problemOf[i]))]);

        void Join(int problem, int measure)
        {
            measureOf[problem] = measure;
            problemOf[measure] = problem;
        }
    }

    private static PointDraft Opening(PointDraft draft) => draft with { End = Math.Min(draft.End, draft.Start + OpeningLength) };

    private static string Kind(Document read, PointDraft draft) => PointKinds.Of(read.Text.AsSpan(draft.Start, draft.End - draft.Start));

    private static ReportPoint Point(Document printed, PointDraft draft, string kind, int? pair)
    {
        int end = draft.End;
        while (end > draft.Start && (char.IsWhiteSpace(printed.Text[end - 1]) || printed.Text[end - 1] is '；' or ';'))
            end--;
        (int sourceStart, int sourceEnd) = printed.Map.ToSource(draft.Start, end);
        return new ReportPoint(sourceStart, sourceEnd, printed.Text[draft.Start..end].Replace("\n", "", StringComparison.Ordinal), kind, pair) { CleanStart = draft.Start, CleanEnd = end };
    }

    private static HashSet<string> Words(Document read, PointDraft draft)
    {
        var words = new HashSet<string>();
        for (int i = draft.Start; i + 2 <= draft.End; i++)
        {
            if (Cleaning.Script.IsChinese(read.Text[i]) && Cleaning.Script.IsChinese(read.Text[i + 1]) && read.Text.Substring(i, 2) is var pair && !Common.Contains(pair))
                words.Add(pair);
        }

        return words;
    }

    /// <summary>Share of the pairs of characters in common (Dice), 0 to 1.</summary>
    private static double Likeness(HashSet<string> a, HashSet<string> b) => a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);
}
