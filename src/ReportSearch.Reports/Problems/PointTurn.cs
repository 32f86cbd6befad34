namespace ReportSearch.Reports.Problems;

/// <summary>
/// The one place where a part turns from its counted problems to its counted measures: 针对上述问题，采取以下措施： between two lists that both begin with one.
/// What stands before it is a problem and what stands behind it a measure, however each is worded.
/// </summary>
internal static class PointTurn
{
    private const int LongestLabel = 14;
    private static readonly string[] Openings = ["针对", "对此", "对照上述", "对照以上", "为此", "为解决", "为破解", "为克服", "为改进", "围绕上述", "围绕以上", "就上述", "就以上"];

    /// <summary>Cleaned offset where the measures begin; -1 where there is no turn, or where each problem has one of its own.</summary>
    internal static int Find(string text, int start, int end)
    {
        List<PointSentence> sentences = PointSentences.Cut(text, start, end);
        int turn = -1;
        bool problems = false;
        for (int i = 0; i + 1 < sentences.Count; i++)
        {
            PointSentence sentence = sentences[i];
            problems |= turn < 0 && sentence.Number is { Value: 1 };
            if (sentence.Number is not null || sentences[i + 1].Number is not { Value: 1 } || !Turns(text.AsSpan(sentence.Start, sentence.End - sentence.Start)))
                continue;
            if (turn >= 0)
                return -1;
            turn = problems ? i : -1;
            if (turn < 0)
                return -1;
        }

        // Measures told problem by problem before the turn are not told behind it.
        return turn < 0 || sentences.Take(turn).Any(sentence => Answers(text.AsSpan(sentence.BodyStart, sentence.End - sentence.BodyStart))) ? -1 : sentences[turn].Start;
    }

    private static bool Turns(ReadOnlySpan<char> sentence)
    {
        ReadOnlySpan<char> plain = sentence.TrimEnd("：:，, 。");
        if (PointWording.StartsAsMeasure(plain) || (plain.Length <= LongestLabel && PointWording.OfTitle(plain.ToString()) == PointRole.Improvement))
            return true;
        foreach (string opening in Openings)
        {
            if (plain.StartsWith(opening))
                return true;
        }

        // 主要改进措施有： 采取了以下措施：
        return sentence[^1] is '：' or ':' && PointWording.OfTitle(plain.ToString()) == PointRole.Improvement;
    }

    private static bool Answers(ReadOnlySpan<char> sentence) => PointWording.StartsAsMeasure(sentence) || PointWording.MeasureWithin(sentence) > 0;
}
