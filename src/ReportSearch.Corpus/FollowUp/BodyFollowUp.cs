using ReportSearch.Reports.Problems;

namespace ReportSearch.Corpus.FollowUp;

/// <summary>A year of a body's reports.</summary>
/// <param name="Year">The report year.</param>
/// <param name="Report">Id of the report.</param>
/// <param name="Problems">Problems that it names.</param>
/// <param name="Promises">Measures that it announces or reports.</param>
public sealed record FollowedYear(int Year, string Report, int Problems, int Promises);

/// <summary>What the next report says: the passage with how alike the two are.</summary>
/// <param name="Report">Id of the next report.</param>
/// <param name="Year">Its year.</param>
/// <param name="Where">problem, promise or text: what the passage is there.</param>
/// <param name="Text">The passage.</param>
/// <param name="Start">Source offset.</param>
/// <param name="End">One past its end.</param>
/// <param name="Similarity">Weighted likeness, 0 to 1.</param>
/// <param name="WordForWord">Share of the earlier passage that stands in this one word for word, 0 to 1.</param>
public sealed record NextPassage(string Report, int Year, string Where, string Text, int Start, int End, double Similarity, double WordForWord);

/// <summary>A problem or promise of one year, and what became of it.</summary>
/// <param name="Year">The report year.</param>
/// <param name="Report">Id of the report.</param>
/// <param name="Text">The passage.</param>
/// <param name="Start">Source offset.</param>
/// <param name="End">One past its end.</param>
/// <param name="Kind">Kind of the point.</param>
/// <param name="State">
/// Of a problem: repeated (word for word), reworded, gone; of a promise: reported, promisedAgain, notMentioned; of both: unclear, noNextReport. Unclear means that
/// one passage stands out and that its words do not tell whether it is of the same matter; gone and notMentioned that no passage of the next report is alike, not
/// that the matter is settled. The nearest passages are shown with their likeness.
/// </param>
/// <param name="Next">The passages of the next report, the most alike first; empty only where there is no next report or it has no text.</param>
public sealed record FollowedPoint(int Year, string Report, string Text, int Start, int End, string Kind, string State, IReadOnlyList<NextPassage> Next);

/// <summary>The problems and promises of one body over its years.</summary>
/// <param name="Body">Id of the body.</param>
/// <param name="Name">Its name, or null.</param>
/// <param name="Years">Its reports in order of years.</param>
/// <param name="Problems">In order of years.</param>
/// <param name="Promises">In order of years.</param>
public sealed record BodyFollowUp(string Body, string? Name, IReadOnlyList<FollowedYear> Years, IReadOnlyList<FollowedPoint> Problems, IReadOnlyList<FollowedPoint> Promises);

/// <summary>Follows problems and promises from one report of a body to the next one there is.</summary>
public static class YearComparison
{
    // Measured on planted repeats, rewordings and strangers: tests/ReportSearch.Corpus.Tests/FollowUp.
    private const double Repeated = 0.6;
    private const double Reworded = 0.25;
    private const double Reported = 0.2;
    private const double LeastHint = 0.05, MostBeside = 0.4;
    private const int MostPassages = 3;

    /// <summary>Compares.</summary>
    /// <param name="body">Id of the body.</param>
    /// <param name="name">Its name, or null.</param>
    /// <param name="reports">Its reports, one for each year, in any order.</param>
    public static BodyFollowUp Compare(string body, string? name, IEnumerable<YearPoints> reports)
    {
        YearPoints[] years = [.. reports.OrderBy(report => report.Year)];
        var likeness = new PassageLikeness(years.SelectMany(year => year.Problems.Concat(year.Promises).Select(point => point.Text).Concat(year.Sentences.Select(sentence => sentence.Text))));
        PreparedYear[] prepared = [.. years.Select(year => new PreparedYear(year, likeness))];
        var problems = new List<FollowedPoint>();
        var promises = new List<FollowedPoint>();
        for (int i = 0; i < prepared.Length; i++)
        {
            PreparedYear? next = i + 1 < prepared.Length ? prepared[i + 1] : null;
            problems.AddRange(prepared[i].Problems.Select(point => Problem(prepared[i].Year, point, next)));
            promises.AddRange(prepared[i].Promises.Select(point => Promise(prepared[i].Year, point, next)));
        }

        return new BodyFollowUp(body, name, [.. years.Select(year => new FollowedYear(year.Year, year.ReportId, year.Problems.Count, year.Promises.Count))], problems, promises);
    }

    private sealed record PreparedPoint(ReportPoint Point, PassageLikeness.Vector Vector);

    private sealed record PreparedPassage(string Where, FollowedPassage Passage, PassageLikeness.Vector Vector);

    private sealed class PreparedYear(YearPoints year, PassageLikeness likeness)
    {
        public YearPoints Year { get; } = year;

        public PreparedPoint[] Problems { get; } = [.. year.Problems.Select(point => new PreparedPoint(point, likeness.Prepare(point.Text)))];

        public PreparedPoint[] Promises { get; } = [.. year.Promises.Select(point => new PreparedPoint(point, likeness.Prepare(point.Text)))];

        public PreparedPassage[] Sentences { get; } = [.. year.Sentences.Select(sentence => new PreparedPassage("text", sentence, likeness.Prepare(sentence.Text)))];

        public IEnumerable<PreparedPassage> Points(bool problems) => (problems ? Problems : Promises).Select(point =>
            new PreparedPassage(problems ? "problem" : "promise", new FollowedPassage(point.Point.Text, point.Point.Start, point.Point.End), point.Vector));
    }

    private static FollowedPoint Problem(YearPoints year, PreparedPoint problem, PreparedYear? next)
    {
        if (next is null)
            return Followed(year, problem, "noNextReport", []);
        NextPassage[] alike = Nearest(problem, next, next.Points(problems: true));
        // Where the next report names no problems at all, its other sentences are what can be shown.
        NextPassage[] shown = alike.Length > 0 ? alike : Nearest(problem, next, next.Sentences);
        string state = alike is [var best, ..] ? best.WordForWord >= Repeated && best.Similarity >= Reworded ? "repeated" : best.Similarity >= Reworded ? "reworded" : StandsOut(alike) ? "unclear" : "gone" : "gone";
        return Followed(year, problem, state, shown);
    }

    private static FollowedPoint Promise(YearPoints year, PreparedPoint promise, PreparedYear? next)
    {
        if (next is null)
            return Followed(year, promise, "noNextReport", []);
        NextPassage[] reported = Nearest(promise, next, next.Sentences), again = Nearest(promise, next, next.Points(problems: false));
        NextPassage[] all = [.. reported.Concat(again).OrderByDescending(passage => passage.Similarity).Take(MostPassages)];
        bool told = reported is [{ Similarity: >= Reported }, ..], repeated = again is [{ Similarity: >= Reported }, ..];
        string state = told && (!repeated || reported[0].Similarity >= again[0].Similarity) ? "reported" : repeated ? "promisedAgain" : told ? "reported" : StandsOut(reported) ? "unclear" : "notMentioned";
        return Followed(year, promise, state, all);
    }

    /// <summary>One passage is nearer than any other, and not near enough to say that it is of the same matter.</summary>
    private static bool StandsOut(NextPassage[] passages) =>
        passages is [var best, ..] && best.Similarity >= LeastHint && (passages.Length == 1 || passages[1].Similarity <= best.Similarity * MostBeside);

    private static NextPassage[] Nearest(PreparedPoint point, PreparedYear next, IEnumerable<PreparedPassage> candidates) =>
    [
        .. candidates.Select(candidate => (candidate.Where, candidate.Passage, candidate.Vector, Similarity: PassageLikeness.Of(point.Vector, candidate.Vector)))
            .OrderByDescending(candidate => candidate.Similarity).ThenBy(candidate => candidate.Passage.Start).Take(MostPassages)
            .Select(candidate => new NextPassage(
                next.Year.ReportId, next.Year.Year, candidate.Where, candidate.Passage.Text, candidate.Passage.Start, candidate.Passage.End,
                Math.Round(candidate.Similarity, 3), Math.Round(PassageLikeness.WordForWord(point.Vector, candidate.Vector), 3))),
    ];

    private static FollowedPoint Followed(YearPoints year, PreparedPoint point, string state, NextPassage[] next) =>
        new(year.Year, year.ReportId, point.Point.Text, point.Point.Start, point.Point.End, point.Point.Kind, state, next);
}
