using System.Globalization;

namespace ReportSearch.Corpus.Tests.Search.Relevance;

/// <summary>A unit that can be judged.</summary>
/// <param name="Report">Id of its report.</param>
/// <param name="Number">Its number.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Text">Its cleaned text without white space.</param>
/// <param name="Start">Source offset.</param>
/// <param name="End">One past its end.</param>
internal sealed record JudgedUnit(string Report, int Number, string File, string Text, int Start, int End);

/// <summary>What somebody wants to know, as a query, and which units answer it. The files of needs say how they were judged.</summary>
internal sealed record InformationNeed(string Id, string Kind, string Query, IReadOnlyList<Judgement> Judgements)
{
    public static IReadOnlyList<InformationNeed> Read(string file) =>
    [
        .. File.ReadLines(file)
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(cells => new InformationNeed(cells[0], cells[1], cells[2], [.. cells[3].Split('|').Select(Judgement.Parse)])),
    ];

    /// <summary>The grade of a unit, 0 to 3.</summary>
    public int GradeOf(JudgedUnit unit) => Judgements.Where(judgement => judgement.IsAbout(unit)).Select(judgement => judgement.Grade).DefaultIfEmpty(0).Max();
}

/// <summary>grade;file;texts or grade;file;start..end.</summary>
internal sealed record Judgement(int Grade, string File, IReadOnlyList<string> Texts, int Start, int End)
{
    public static Judgement Parse(string text)
    {
        string[] parts = text.Split(';', 3);
        int grade = int.Parse(parts[0], CultureInfo.InvariantCulture);
        string[] range = parts[2].Split("..");
        return range.Length == 2 && int.TryParse(range[0], CultureInfo.InvariantCulture, out int start)
            ? new Judgement(grade, parts[1], [], start, int.Parse(range[1], CultureInfo.InvariantCulture))
            : new Judgement(grade, parts[1], parts[2].Split('+'), 0, 0);
    }

    public bool IsAbout(JudgedUnit unit)
    {
        if (File != "*" && !unit.File.StartsWith(File, StringComparison.Ordinal))
            return false;
        if (Texts.Count > 0)
            return Texts.All(text => unit.Text.Contains(text, StringComparison.Ordinal));
        // At least half of the shorter of the two.
        int shared = Math.Min(End, unit.End) - Math.Max(Start, unit.Start);
        return shared > 0 && shared * 2 >= Math.Min(End - Start, unit.End - unit.Start);
    }
}

/// <summary>How good a ranking is.</summary>
/// <param name="Ndcg">nDCG@10 with gains 2^grade - 1 (Järvelin and Kekäläinen, 2002; gains of Burges et al., 2005).</param>
/// <param name="Recall">Share of the units of grade 2 and 3, or of 20 of them where there are more, among the first 20.</param>
internal sealed record RankingScore(double Ndcg, double Recall)
{
    public static RankingScore Of(IReadOnlyList<int> ranked, IEnumerable<int> all)
    {
        List<int> ideal = [.. all.Where(grade => grade > 0).OrderDescending()];
        double best = Gain(ideal);
        int relevant = Math.Min(20, ideal.Count(grade => grade > 1));
        return new RankingScore(best == 0 ? 0 : Gain(ranked) / best, relevant == 0 ? 1 : Math.Min(1, (double)ranked.Take(20).Count(grade => grade > 1) / relevant));
    }

    private static double Gain(IEnumerable<int> grades) => grades.Take(10).Select((grade, rank) => (Math.Pow(2, grade) - 1) / Math.Log2(rank + 2)).Sum();
}
