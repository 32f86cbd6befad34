using System.Text.RegularExpressions;

namespace ReportSearch.Reports.Identity;

/// <summary>The year that a report speaks of, weighed from title, statistics period, signature and file name.</summary>
/// <param name="Year">The year, or null.</param>
/// <param name="Confidence">0 to 1; conflicts lower it.</param>
/// <param name="Period">The period as printed, or the whole year.</param>
internal sealed record YearReading(int? Year, double Confidence, ReportPeriod? Period)
{
    // The title decides against all others together; they only lower the confidence.
    private const double TitleWeight = 5.5;
    private const double PeriodWeight = 2.5;
    private const double SignatureWeight = 1.5;
    private const double TextWeight = 0.8;
    private const double FileWeight = 0.5;

    private static readonly Regex InText = new("(20[0-9]{2})年", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    private static readonly Regex InName = new("(20[0-9]{2})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <param name="title">The title, or null.</param>
    /// <param name="front">The text's beginning without blanks.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="signature">Date and name under the text.</param>
    /// <param name="fileName">Name of the file.</param>
    internal static YearReading Of(string? title, string front, string text, Signature signature, string fileName)
    {
        var votes = new Dictionary<int, double>();
        IReadOnlyList<int> titled = TitleYears.In(title ?? "");
        // Two years in a title: the last one is the report's, but not surely.
        for (int i = 0; i < titled.Count; i++)
            Vote(titled[i], i == titled.Count - 1 ? TitleWeight / titled.Count : TitleWeight / (titled.Count + 1));
        ReportPeriod? period = PrintedPeriod(front) ?? PrintedPeriod(TitleFinder.WithoutBlanks(text.AsSpan(Math.Max(0, text.Length - 3000))));
        if (period is not null)
            Vote(int.Parse(period.To.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture), PeriodWeight);
        if (signature.Date is { } date)
        {
            // Reports are due in January to March of the next year; later dates say less.
            Vote(date.Year - 1, date.Month <= 6 && signature.IsSigned ? SignatureWeight : SignatureWeight / 3);
        }

        if (MostNamed(text) is { } named)
            Vote(named, TextWeight);
        foreach (Match match in InName.Matches(fileName))
        {
            int year = TitleYears.Value(match.ValueSpan);
            if (year is >= TitleYears.Earliest and <= 2040)
                Vote(year, FileWeight);
        }

        if (votes.Count == 0)
            return new YearReading(null, 0, null);
        (int winner, double weight) = votes.OrderByDescending(vote => vote.Value).ThenByDescending(vote => vote.Key).Select(vote => (vote.Key, vote.Value)).First();
        double share = weight / votes.Values.Sum();
        double confidence = Math.Round(share * Math.Min(1, 0.4 + (weight / 8)), 2);
        string ownYear = winner.ToString(System.Globalization.CultureInfo.InvariantCulture);
        ReportPeriod own = period is not null && period.To.StartsWith(ownYear, StringComparison.Ordinal)
            ? period
            : new ReportPeriod(TitleYears.Iso(winner, 1, 1), TitleYears.Iso(winner, 12, 31));
        return new YearReading(winner, confidence, own);

        void Vote(int year, double by)
        {
            if (year is >= TitleYears.Earliest and <= TitleYears.Latest)
                votes[year] = votes.GetValueOrDefault(year) + by;
        }
    }

    /// <summary>自2017年1月1日起至2017年12月31日止, also with the second year left out.</summary>
    private static ReportPeriod? PrintedPeriod(string text)
    {
        var dates = PrintedDate.In(text).ToList();
        for (int i = 0; i + 1 < dates.Count; i++)
        {
            (PrintedDate from, int _, int end) = dates[i];
            (PrintedDate to, int start, int _) = dates[i + 1];
            bool joined = start - end <= 8 && (text[end..start].Contains('至', StringComparison.Ordinal) || text[end..start].Contains('到', StringComparison.Ordinal) || text[end..start].IndexOfAny(['-', '—', '－', '~', '～']) >= 0);
            if (joined && string.CompareOrdinal(from.Iso, to.Iso) < 0 && to.Year - from.Year <= 1)
                return new ReportPeriod(from.Iso, to.Iso);
        }

        foreach ((PrintedDate from, int _, int end) in dates)
        {
            string behind = text[end..Math.Min(text.Length, end + 12)];
            if (from is { Month: 1, Day: 1 } && behind.Contains("12月31日", StringComparison.Ordinal) && behind.IndexOf("12月31日", StringComparison.Ordinal) <= 3)
                return new ReportPeriod(from.Iso, TitleYears.Iso(from.Year, 12, 31));
        }

        return null;
    }

    private static int? MostNamed(string text)
    {
        var counts = new Dictionary<int, int>();
        foreach (ValueMatch match in InText.EnumerateMatches(text))
        {
            int year = TitleYears.Value(text.AsSpan(match.Index, 4));
            counts[year] = counts.GetValueOrDefault(year) + 1;
        }

        return counts.Count == 0 ? null : counts.OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key).First().Key;
    }
}
