using System.Globalization;
using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;

namespace ReportSearch.Corpus.Themes;

/// <summary>The bodies most like a body, and their current reports.</summary>
/// <param name="Body">The body.</param>
/// <param name="Basis">What likeness was judged by, in Chinese.</param>
/// <param name="Count">How many bodies.</param>
/// <param name="Reports">Ids of their reports.</param>
internal sealed record BodyPeers(HitBody Body, string Basis, int Count, IReadOnlyList<string> Reports)
{
    private const int Most = 50;
    private const string Size = "requests_received";

    // A neighbour in the province counts as much as a body of nearly the same size elsewhere: half as many requests is a distance of ln 2.
    private const double OtherProvince = 0.7;
    private const double UnknownSize = 1.5;

    private sealed record Candidate(string Id, string Name, string Level, string? Province)
    {
        public List<string> Reports { get; } = [];

        public int Year { get; set; }

        public double? Requests { get; set; }
    }

    /// <summary>
    /// Bodies of the same level, nearest first by province and by the logarithm of the requests received in the last year that has them. Population is not known to the corpus.
    /// </summary>
    /// <returns>Null when there is no such body.</returns>
    public static BodyPeers? Of(string idOrName, CatalogueReader catalogue)
    {
        IReadOnlyList<ReportRow> own = catalogue.ReportsOfBody(idOrName);
        if (own.Count == 0 || own[0].BodyId is not string body)
            return null;
        Dictionary<string, Candidate> bodies = catalogue.Read(database => Load(database, catalogue.Commit));
        if (!bodies.TryGetValue(body, out Candidate? self))
            return null;
        List<Candidate> nearest = [.. bodies.Values
            .Where(other => other.Id != body && other.Level == self.Level)
            .OrderBy(other => Distance(self, other))
            .ThenBy(other => other.Id, StringComparer.Ordinal)
            .Take(Most)];
        string basis = $"同级（{ChineseLabels.Level(self.Level)}），同省优先，收到申请数{(self.Requests is { } size ? string.Create(CultureInfo.InvariantCulture, $"（{self.Year}年 {size:0} 件）") : "未知，")}相近；语料中没有人口数";
        return new BodyPeers(new HitBody(body, self.Name), basis, nearest.Count, [.. nearest.SelectMany(other => other.Reports)]);
    }

    private static double Distance(Candidate a, Candidate b) =>
        (a.Province is not null && a.Province == b.Province ? 0 : OtherProvince)
        + (a.Requests is { } mine && b.Requests is { } theirs ? Math.Abs(Math.Log((mine + 1) / (theirs + 1))) : UnknownSize);

    private static Dictionary<string, Candidate> Load(Database database, long commit)
    {
        var bodies = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        var byReading = new Dictionary<long, (Candidate Body, int Year)>();
        using OneTimeStatement reports = database.Prepare(
            $"SELECT bodyId, bodyName, level, regionChainCodes, reportId, COALESCE(year, 0), reading FROM reports WHERE {CatalogueSchema.ValidAt} AND current = 1 AND isReport = 1 AND bodyId IS NOT NULL", 1);
        foreach ((string id, string? name, string level, string chain, string report, int year, long reading) in reports.Rows(
            r => (r.GetString(0), r.TextOrNull(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetInt32(5), r.GetInt64(6)), commit))
        {
            if (!bodies.TryGetValue(id, out Candidate? body))
                bodies.Add(id, body = new Candidate(id, name ?? "", level, StoreJson.ReadNames(chain) is [string province, ..] ? province : null));
            body.Reports.Add(report);
            byReading[reading] = (body, year);
        }

        foreach (SeriesCell cell in SeriesMeasure.Find(Size).Load(database, commit, ""))
        {
            if (cell.Value is { } value && byReading.TryGetValue(cell.Reading, out (Candidate Body, int Year) found) && found.Year >= found.Body.Year)
                (found.Body.Year, found.Body.Requests) = (found.Year, (double)value);
        }

        return bodies;
    }
}
