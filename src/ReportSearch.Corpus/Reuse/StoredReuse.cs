using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Indexing;

namespace ReportSearch.Corpus.Reuse;

/// <summary>
/// Text reuse over the current reports of a store. The fingerprints lie in one file beside the index; the first question after a change brings it up to date, reading
/// only reports that are new, and every further one takes it as it is.
/// </summary>
internal static class StoredReuse
{
    /// <summary>One report against all others; null when the store has no such current report.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="snapshot">The index.</param>
    /// <param name="file">Where the fingerprints of this generation of the store lie.</param>
    /// <param name="key">What they depend on: changes with every change of the reports.</param>
    /// <param name="reportId">The report.</param>
    /// <param name="cancellation">Stops between two reports.</param>
    public static ReuseAnswer? Compare(CatalogueReader catalogue, ISectionSnapshot snapshot, string file, string key, string reportId, CancellationToken cancellation)
    {
        IReadOnlyList<BodyReport> reports = catalogue.CurrentBodies();
        int number = Number(reports, reportId);
        if (number < 0)
            return null;
        return Ask(reports, snapshot, file, key, index => Compare(reports, snapshot, index, number, cancellation), cancellation);
    }

    private static ReuseAnswer Compare(IReadOnlyList<BodyReport> reports, ISectionSnapshot snapshot, FingerprintIndex index, int number, CancellationToken cancellation)
    {
        IndexUnit[] units = UnitsOf(snapshot, reports[number]);
        var comparison = new ReuseComparison(TextOf(reports[number], units), index, number);
        var partners = new Dictionary<string, IndexUnit[]>(StringComparer.Ordinal);
        ReuseAnswer answer = comparison.Answer(comparison.Partners().Select(partner =>
        {
            cancellation.ThrowIfCancellationRequested();
            IndexUnit[] read = partners[reports[partner].Id] = UnitsOf(snapshot, reports[partner]);
            return (TextOf(reports[partner], read), CleanText(read));
        }), CleanText(units));
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
    public static IReadOnlyList<SurveyedReuse> Survey(CatalogueReader catalogue, ISectionSnapshot snapshot, string file, string key, CancellationToken cancellation) =>
        Ask(catalogue.CurrentBodies(), snapshot, file, key, index => new ReuseSurvey(index).Survey(cancellation), cancellation);

    /// <summary>Asks the file; where its postings turn out to be damaged, it is made anew from the index and asked again.</summary>
    private static T Ask<T>(IReadOnlyList<BodyReport> reports, ISectionSnapshot snapshot, string file, string key, Func<FingerprintIndex, T> question, CancellationToken cancellation)
    {
        try
        {
            using FingerprintIndex index = Open(reports, snapshot, file, key, cancellation);
            return question(index);
        }
        catch (DamagedFingerprintsException)
        {
            using FingerprintIndex anew = Write(reports, snapshot, null, file, key, cancellation);
            return question(anew);
        }
    }

    // The catalogue lists them in order of their ids.
    private static int Number(IReadOnlyList<BodyReport> reports, string id)
    {
        int low = 0, high = reports.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (string.CompareOrdinal(reports[middle].Id, id) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low < reports.Count && reports[low].Id == id ? low : -1;
    }

    private static FingerprintIndex Open(IReadOnlyList<BodyReport> reports, ISectionSnapshot snapshot, string file, string key, CancellationToken cancellation)
    {
        FingerprintIndex? older = FingerprintIndex.TryOpen(file);
        if (older?.Key == key)
            return older;
        using (older)
            return Write(reports, snapshot, older, file, key, cancellation);
    }

    private static FingerprintIndex Write(IReadOnlyList<BodyReport> reports, ISectionSnapshot snapshot, FingerprintIndex? older, string file, string key, CancellationToken cancellation)
    {
        try
        {
            return WriteTo(reports, snapshot, older, file, key, cancellation);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // A store that may only be read, as a copy for readers is: the fingerprints then last for this question.
            string temporary = Path.Combine(Path.GetTempPath(), $"reportsearch-{Guid.NewGuid():N}");
            FingerprintIndex index = WriteTo(reports, snapshot, older, temporary, key, cancellation);
            File.Delete(temporary);
            return index;
        }
    }

    private static FingerprintIndex WriteTo(IReadOnlyList<BodyReport> reports, ISectionSnapshot snapshot, FingerprintIndex? older, string file, string key, CancellationToken cancellation)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        FingerprintedReport[] listed = [.. reports.Select(report => new FingerprintedReport(report.Id, report.BodyId ?? "report:" + report.Id, report.Year))];
        for (int i = 0; i < listed.Length; i++)
            numbers[listed[i].Id] = i;
        using var writer = new FingerprintWriter(listed, file);
        int[] known = older is null ? [] : [.. older.Reports.Select(report => numbers.GetValueOrDefault(report.Id, -1))];
        if (older is not null)
            writer.AddAll(older, known, cancellation);
        HashSet<int> taken = [.. known];
        for (int i = 0; i < listed.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!taken.Contains(i))
                writer.Add(i, TextOf(reports[i], UnitsOf(snapshot, reports[i])));
        }

        writer.Finish(key, cancellation);
        return FingerprintIndex.TryOpen(file) ?? throw new InvalidDataException($"{file}: the fingerprints just written cannot be read; is the disk full?");
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
