using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Indexing;

namespace ReportSearch.Corpus.Reuse;

/// <summary>Text reuse over the current reports of a store.</summary>
internal static class StoredReuse
{
    /// <summary>One report against all others; null when the store has no such current report.</summary>
    public static ReuseAnswer? Compare(CatalogueReader catalogue, ISectionSnapshot snapshot, string reportId, CancellationToken cancellation)
    {
        IReadOnlyList<BodyReport> reports = catalogue.CurrentBodies();
        if (reports.FirstOrDefault(report => report.Id == reportId) is not { } asked)
            return null;
        IndexUnit[] units = UnitsOf(snapshot, asked);
        var scan = new ReuseScan(TextOf(asked, units));
        foreach (BodyReport report in reports)
        {
            cancellation.ThrowIfCancellationRequested();
            if (report.Id != reportId)
                scan.Count(TextOf(report, UnitsOf(snapshot, report)));
        }

        Dictionary<string, IndexUnit[]> partners = scan.Partners().ToDictionary(id => id, id => UnitsOf(snapshot, reports.First(report => report.Id == id)), StringComparer.Ordinal);
        ReuseAnswer answer = scan.Answer(partners.Select(pair => (TextOf(reports.First(report => report.Id == pair.Key), pair.Value), CleanText(pair.Value))), CleanText(units));
        return answer with
        {
            Spans =
            [
                .. answer.Spans.Select(span => span with
                {
                    Start = SourceOf(units, span.Start).Start,
                    End = SourceOf(units, span.End - 1).End,
                    Places = [.. span.Places.Select(place => place with { Start = SourceOf(partners[place.Report], place.Start).Start, End = SourceOf(partners[place.Report], place.End - 1).End })],
                }),
            ],
        };
    }

    /// <summary>Estimated shares of every current report.</summary>
    public static IReadOnlyList<SurveyedReuse> Survey(CatalogueReader catalogue, ISectionSnapshot snapshot, CancellationToken cancellation)
    {
        var survey = new ReuseSurvey();
        foreach (BodyReport report in catalogue.CurrentBodies())
        {
            cancellation.ThrowIfCancellationRequested();
            survey.Add(TextOf(report, UnitsOf(snapshot, report)));
        }

        return survey.Survey(cancellation);
    }

    private static ComparedText TextOf(BodyReport report, IndexUnit[] units) => ComparedText.Of(report.Id, report.BodyId, report.Year, units);

    private static IndexUnit[] UnitsOf(ISectionSnapshot snapshot, BodyReport report) =>
        [.. Enumerable.Range(0, report.Units).Select(number => snapshot.ReadUnit(report.Id, number) ?? throw new InvalidDataException($"unit {number} of report {report.Id} is not in the index"))];

    // Units partition the cleaned text.
    private static string CleanText(IndexUnit[] units) => string.Concat(units.Select(unit => unit.Text));

    private static (int Start, int End) SourceOf(IndexUnit[] units, int cleanPlace)
    {
        IndexUnit unit = units.Last(unit => unit.CleanStart <= cleanPlace);
        return unit.Map.ToSource(cleanPlace - unit.CleanStart, cleanPlace - unit.CleanStart + 1);
    }
}
