using System.Globalization;
using System.Text.RegularExpressions;
using ReportSearch.Text;

namespace ReportSearch.Reports.Identity;

/// <summary>The year that a report speaks of, weighed from title, statistics period, signature and file name.</summary>
/// <param name="Year">The year, or null.</param>
/// <param name="Confidence">0 to 1; conflicts lower it.</param>
/// <param name="Period">The period as printed, or the whole year.</param>
internal sealed record YearReading(int? Year, double Confidence, ReportPeriod? Period)
{
    /// <summary>Where the period is printed, in the cleaned text; null when it is the whole year by default.</summary>
    internal TextRange? PeriodPlace { get; private init; }

    /// <summary>The years that the places of the file name.</summary>
    internal IReadOnlyList<YearVote> Votes { get; private init; } = [];

    /// <summary>A year that one place names.</summary>
    /// <param name="Year">The year it means for the report.</param>
    /// <param name="From">title, period, signature, text, or fileName.</param>
    /// <param name="Printed">What it says.</param>
    /// <param name="Contradicts">False for what may differ without being wrong.</param>
    internal readonly record struct YearVote(int Year, string From, string Printed, bool Contradicts)
    {
        /// <summary>How a year of two digits is printed; null for a full one.</summary>
        internal string? Short { get; init; }
    }

    // The title decides against all others together; they only lower the confidence.
    private const double TitleWeight = 5.5;
    private const double PeriodWeight = 2.5;
    private const double SignatureWeight = 1.5;
    private const double TextWeight = 0.8;
    private const double FileWeight = 0.5;

    // Two digits only support a year that is printed in full elsewhere; standing alone they are a guess.
    private const double ShortWeight = 1;
    private const double GuessConfidence = 0.4;

    // Two digits that nothing confirms show that the title is damaged.
    private const double DoubtWeight = 2;

    // Digits of a file name that would be a later year are a number.
    private const int LatestInName = 2040;

    // A year that the text names so much more often than the report's own makes the title doubtful.
    private const int OftenNamed = 5;

    private static readonly Regex SameYearEnd = InputPattern.Of("^(起?[至到]|[-—－~～]+)(?:当年)?([0-9]{1,2})月([0-9]{1,2})[日号]");
    private static readonly Regex InText = InputPattern.Of("(20[0-9]{2})年");
    private static readonly Regex InName = InputPattern.Of("(20[0-9]{2})(年?)");

    /// <param name="title">The title, or null.</param>
    /// <param name="front">The text's beginning without blanks.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="signature">Date and name under the text.</param>
    /// <param name="fileName">Name of the file.</param>
    internal static YearReading Of(string? title, PlainText front, string text, Signature signature, string fileName)
    {
        var weights = new Dictionary<int, double>();
        var votes = new List<YearVote>();
        IReadOnlyList<int> titled = TitleYears.In(title ?? "");
        // Two years in a title: the last one is the report's, but not surely.
        for (int i = 0; i < titled.Count; i++)
            Vote(titled[i], i == titled.Count - 1 ? TitleWeight / titled.Count : TitleWeight / (titled.Count + 1), "title", title!, titled.Count == 1);
        PlainText last = PlainText.Of(text, Math.Max(0, text.Length - 3000), text.Length);
        (ReportPeriod? period, TextRange? periodPlace) = PrintedPeriod(front) is { Period: not null } early ? early : PrintedPeriod(last);
        if (period is not null)
            Vote(int.Parse(period.To.AsSpan(0, 4), CultureInfo.InvariantCulture), PeriodWeight, "period", $"{period.From}..{period.To}", true);
        if (signature.Date is { } date)
        {
            // Reports are due in January to March of the next year; later dates say less.
            Vote(date.Year - 1, date.Month <= 6 && signature.IsSigned ? SignatureWeight : SignatureWeight / 3, "signature", date.Iso, false);
        }

        Dictionary<int, int> named = Named(text);
        if (named.Count > 0)
            Vote(named.OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key).First().Key, TextWeight, "text", "", false);
        foreach (Match match in InName.Matches(fileName))
        {
            int year = TitleYears.Value(match.Groups[1].ValueSpan);
            if (year <= LatestInName)
                Vote(year, FileWeight, "fileName", match.Value, match.Groups[2].Length > 0);
        }

        bool guessed = false, doubted = false;
        if (TitleYears.ShortIn(title ?? "") is var (brief, digits))
        {
            bool confirmed = weights.ContainsKey(brief) || named.ContainsKey(brief);
            guessed = !confirmed && TitleYears.IsPlainShort(brief) && !votes.Exists(PrintsFullYear) && !NamesWholeYear(front.Text);
            doubted = !confirmed && !guessed;
            if (doubted)
                votes.Add(new YearVote(brief, "title", title!, true) { Short = digits });
            else
                Vote(brief, ShortWeight, "title", title!, true);
        }

        if (weights.Count == 0)
            return new YearReading(null, 0, null);
        (int winner, double weight) = weights.OrderByDescending(vote => vote.Value).ThenByDescending(vote => vote.Key).Select(vote => (vote.Key, vote.Value)).First();
        double share = weight / (weights.Values.Sum() + (doubted ? DoubtWeight : 0));
        double confidence = Math.Round(Math.Min(share * Math.Min(1, 0.4 + (weight / 8)), guessed ? GuessConfidence : 1), 2);
        bool printed = period is not null && period.To.StartsWith(winner.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return new YearReading(winner, confidence, printed ? period! : new ReportPeriod(TitleYears.Iso(winner, 1, 1), TitleYears.Iso(winner, 12, 31)))
        {
            PeriodPlace = printed ? periodPlace : null,
            Votes = [.. votes.Where(vote => vote.From != "text"), .. Doubts(named, winner)],
        };

        void Vote(int year, double by, string from, string says, bool contradicts)
        {
            if (year is not (>= TitleYears.Earliest and <= TitleYears.Latest))
                return;
            weights[year] = weights.GetValueOrDefault(year) + by;
            votes.Add(new YearVote(year, from, says, contradicts));
        }

        bool PrintsFullYear(YearVote vote) => vote.From switch
        {
            "period" => true,
            "fileName" => vote.Contradicts,
            "signature" => weights[vote.Year] >= SignatureWeight,
            _ => false,
        };
    }

    /// <summary>True when the beginning speaks of a year as a whole: 2017年, 我市, but not 2008年5月1日, which may be that of a law.</summary>
    private static bool NamesWholeYear(string front)
    {
        foreach (ValueMatch match in InText.EnumerateMatches(front))
        {
            int end = match.Index + match.Length;
            if (TitleYears.Value(front.AsSpan(match.Index, 4)) is >= TitleYears.Earliest and <= TitleYears.Latest && (end == front.Length || !char.IsAsciiDigit(front[end])))
                return true;
        }

        return false;
    }

    private static IEnumerable<YearVote> Doubts(Dictionary<int, int> named, int winner)
    {
        foreach ((int year, int count) in named)
        {
            if (year != winner && count >= OftenNamed && count > 3 * named.GetValueOrDefault(winner))
                yield return new YearVote(year, "text", string.Create(CultureInfo.InvariantCulture, $"{year}年 × {count}"), true);
        }
    }

    /// <summary>自2017年1月1日起至2017年12月31日止, also with the second year left out.</summary>
    private static (ReportPeriod? Period, TextRange? Place) PrintedPeriod(PlainText plain)
    {
        string text = plain.Text;
        var dates = PrintedDate.In(text).ToList();
        for (int i = 0; i + 1 < dates.Count; i++)
        {
            (PrintedDate from, int begin, int end) = dates[i];
            (PrintedDate to, int start, int close) = dates[i + 1];
            bool joined = start - end <= 8 && (text[end..start].Contains('至', StringComparison.Ordinal) || text[end..start].Contains('到', StringComparison.Ordinal) || text[end..start].IndexOfAny(['-', '—', '－', '~', '～']) >= 0);
            if (joined && string.CompareOrdinal(from.Iso, to.Iso) < 0 && to.Year - from.Year <= 1)
                return (new ReportPeriod(from.Iso, to.Iso), plain.Range(begin, close - begin));
        }

        // The second year may be left out: 2017年1月1日至12月31日.
        foreach ((PrintedDate from, int begin, int end) in dates)
        {
            if (SameYearEnd.Match(text[end..Math.Min(text.Length, end + 14)]) is not { Success: true } to)
                continue;
            int month = int.Parse(to.Groups[2].ValueSpan, CultureInfo.InvariantCulture), day = int.Parse(to.Groups[3].ValueSpan, CultureInfo.InvariantCulture);
            if (month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(from.Year, month) && month >= from.Month)
                return (new ReportPeriod(from.Iso, TitleYears.Iso(from.Year, month, day)), plain.Range(begin, end + to.Length - begin));
        }

        return (null, null);
    }

    private static Dictionary<int, int> Named(string text)
    {
        var counts = new Dictionary<int, int>();
        foreach (ValueMatch match in InText.EnumerateMatches(text))
        {
            int year = TitleYears.Value(text.AsSpan(match.Index, 4));
            if (year is >= TitleYears.Earliest and <= TitleYears.Latest)
                counts[year] = counts.GetValueOrDefault(year) + 1;
        }

        return counts;
    }
}
