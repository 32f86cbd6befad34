using System.Globalization;
using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Figures;

/// <summary>
/// Where one government stands among others of its level in one year: all of them, those of its province, and those of a similar size. Size is measured by the requests received, from
/// half to double its own: what a report itself says of how much there was to do.
/// </summary>
internal sealed class PeerComparison(Divisions divisions)
{
    private const string Size = "requests_received";

    /// <exception cref="SearchParameterException">Not one body and one year, or a body that is not there.</exception>
    public IReadOnlyList<PeerGroup> Of(Database database, long commit, SeriesMeasure measure, SeriesParameters asked)
    {
        if (asked.Bodies.Count != 1)
            throw new SearchParameterException("body", "by=peers compares one body; give its id with body=");
        if (asked.YearFrom is not { } year || asked.YearTo != year)
            throw new SearchParameterException("year", "by=peers compares in one year; give it with year=");
        (string? region, string level) = database.Query(
            $"SELECT regionCode, level FROM reports WHERE {CatalogueSchema.ValidAt} AND current = 1 AND isReport = 1 AND bodyId = $2 AND year = $3",
            r => (r.TextOrNull(0), r.GetString(1)), commit, asked.Bodies[0], year).FirstOrDefault((null, ""));
        if (level.Length == 0)
            throw new SearchParameterException("body", string.Create(CultureInfo.InvariantCulture, $"no report of body '{asked.Bodies[0]}' for {year} in the corpus"));
        if (region is null || level is not ("province" or "prefecture" or "county"))
            throw new SearchParameterException("body", $"peers are known of governments of provinces, prefectures and counties; this body's level is {level}");

        string where = string.Create(CultureInfo.InvariantCulture, $" AND year = {year} AND level = {SeriesRows.LevelNumber(level)} AND region <> 0");
        Dictionary<int, SeriesCell> cells = SeriesCell.OnePerRegion(measure.Load(database, commit, where));
        DivisionYear divided = divisions.Of(year);
        IReadOnlyList<Region> all = divided.AtLevel((RegionLevel)SeriesRows.LevelNumber(level), null);
        string? province = divided.ProvinceOf(region);
        string levelLabel = ChineseLabels.Level(level);
        var groups = new List<PeerGroup> { Group("sameLevel", $"全国{levelLabel}政府", all, cells, region) };
        if (province is not null && level != "province")
            groups.Add(Group("sameProvince", $"{divisions.NameOf(province, year)}{levelLabel}政府", [.. all.Where(other => divided.ProvinceOf(other.Code) == province)], cells, region));

        Dictionary<int, SeriesCell> sizes = SeriesCell.OnePerRegion(SeriesMeasure.Find(Size).Load(database, commit, where));
        if (sizes.TryGetValue(SeriesRows.RegionNumber(region), out SeriesCell own) && own.Value is { } size and > 0)
        {
            List<Region> similar = [.. all.Where(other => sizes.TryGetValue(SeriesRows.RegionNumber(other.Code), out SeriesCell theirs) && theirs.Value >= size / 2 && theirs.Value <= size * 2)];
            groups.Add(Group("similarSize", string.Create(CultureInfo.InvariantCulture, $"收到申请数在 {Math.Ceiling(size / 2)} 至 {size * 2} 件之间的{levelLabel}政府"), similar, cells, region));
        }

        return groups;
    }

    private static PeerGroup Group(string id, string label, IReadOnlyList<Region> members, Dictionary<int, SeriesCell> cells, string region)
    {
        List<decimal> values = [.. members.Select(member => cells.TryGetValue(SeriesRows.RegionNumber(member.Code), out SeriesCell cell) ? cell.Value : null).OfType<decimal>()];
        decimal? own = cells.TryGetValue(SeriesRows.RegionNumber(region), out SeriesCell mine) ? mine.Value : null;
        int above = values.Count(value => value > own);
        int same = values.Count(value => value == own);
        // The body itself is one of those with its value.
        decimal? percentile = own is null || values.Count < 2 ? null : SeriesMeasure.Percent(values.Count(value => value < own) + (same - 1) / 2m, values.Count - 1);
        return new PeerGroup(
            id, label, own, own is null ? null : above + 1, values.Count, percentile,
            new Coverage(members.Count, values.Count, members.Count - values.Count, []), SeriesPoints.DistributionOf(values));
    }
}
