using System.Globalization;
using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Corpus.Store;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Search;

/// <summary>
/// Searches one snapshot with the catalogue state that belongs to it. Full matches come first and alone are counted; behind them come
/// partial ones. Safe for any number of threads.
/// </summary>
/// <param name="snapshot">The committed index state; the caller keeps it open.</param>
/// <param name="reports">The catalogue at the same commit.</param>
/// <param name="regions">For region filters and the labels of the region facet.</param>
/// <param name="words">Cuts queries to words; the same as at indexing.</param>
/// <param name="corpusVersion">Goes into answers and cursors.</param>
/// <param name="time">Measures how long a search took.</param>
public sealed partial class SearchService(
    ISectionSnapshot snapshot,
    IReportLookup reports,
    RegionTable regions,
    IWordSegmenter words,
    string corpusVersion,
    TimeProvider? time = null)
{
    // Against scores of about 2 to 5 a word.
    private const double FullHint = 1.0;
    private const double FullProse = 1.5;
    private const double FullClose = 1.0;
    private const int PassagesOfOneUnit = 2;
    private const int PassagesOfOneReport = 3;

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly QueryParser _parser = new(words, regions);
    private readonly RegionFinder _regionNames = new(regions);

    /// <summary>Answers a search.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning; the message says which and what is allowed.</exception>
    /// <exception cref="StoreException">Index and catalogue do not belong together.</exception>
    public SearchAnswer Search(SearchParameters parameters, CancellationToken cancellation = default) => Search(parameters, cancellation, null);

    /// <param name="parameters">What is asked.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <param name="further">A condition beside the parameters, or null.</param>
    internal SearchAnswer Search(SearchParameters parameters, CancellationToken cancellation, QueryNode? further)
    {
        long started = _time.GetTimestamp();

        // 1. What is asked.
        var looked = new BudgetedSnapshot(snapshot, parameters.Budget, _time);
        SearchFilters filters = SearchFilters.Read(parameters, _regionNames);
        if (further is not null)
            filters = filters with { Nodes = [.. filters.Nodes, further] };
        string queryHash = SearchCursor.HashOf(parameters);
        SearchCursor? cursor = string.IsNullOrEmpty(parameters.Cursor) ? null : SearchCursor.Read(parameters.Cursor, queryHash);
        ParsedQuery query = _parser.Parse(parameters.Query, parameters.Expand).In(filters.Scope);
        List<string> notices = [.. query.Notices, .. filters.Notices];
        if (cursor is not null && cursor.CorpusVersion != corpusVersion)
            notices.Add($"语料已从版本 {cursor.CorpusVersion} 更新到 {corpusVersion}，本页按新版本给出，结果可能重复或缺漏");
        if (parameters.Version is { } version && version != corpusVersion)
            notices.Add($"这个链接是按语料版本 {version} 生成的，现在的版本是 {corpusVersion}，结果可能不同");
        int offset = cursor?.Offset ?? 0;

        // 2. Full matches, up to the end of this page.
        int wanted = offset + parameters.Limit;
        QueryNode fullQuery = new QueryNode.And([query.Full, .. filters.Nodes]);
        // What has no text to be scored keeps its order; a boolean of a single word that is not in the text has the same score for all.
        QueryNode ranked = query.Words.Count > 1 ? new QueryNode.Favoring(fullQuery, [.. PartialMatches.Favoured(query, FullHint, FullProse, FullClose)]) : fullQuery;
        FoundHits full = Find(looked, ranked, wanted, filters, parameters.Facets, cancellation);
        var hits = new List<SearchHit>(parameters.Limit);
        foreach (UnitMatchGroup group in full.Hits.Skip(offset))
            hits.Add(Hit(group, query, ranked, isFull: true, parameters, cancellation));

        // 3. Where these are used up, partial ones.
        bool more = full.Groups > wanted;
        if (full.Groups <= wanted && !looked.IsPartial && PartialMatches.Possible(query))
        {
            QueryNode partialQuery = PartialMatches.Build(query, filters.Nodes, looked, cancellation);
            // A report or region that was shown for its full matches is not shown again for others.
            if (filters.Group != HitGroup.None && full.Hits.Count > 0)
                partialQuery = new QueryNode.And([partialQuery, new QueryNode.Not(ShownBy(full.Hits, filters.Group))]);
            FoundHits partial = Find(looked, partialQuery, (int)(wanted - full.Groups), filters, facets: false, cancellation);
            foreach (UnitMatchGroup group in partial.Hits.Skip((int)Math.Max(0, offset - full.Groups)))
                hits.Add(Hit(group, query, partialQuery, isFull: false, parameters, cancellation));
            more = full.Groups + partial.Groups > wanted;
        }

        SearchAdvice? advice = full.Result.Units == 0 && offset == 0 && snapshot.Units > 0 && !looked.IsPartial ? Advise(looked, parameters, query, cancellation) : null;
        string? next = more && wanted <= SearchCursor.MaxOffset ? new SearchCursor(wanted, queryHash, corpusVersion).Write() : null;
        return new SearchAnswer(
            new SearchedQuery(parameters.Query, query.Parsed, looked.Said(notices), query.Expansions),
            corpusVersion,
            TotalOf(full.Result),
            Math.Round(_time.GetElapsedTime(started).TotalMilliseconds, 3),
            hits,
            parameters.Facets ? FacetsOf(full.Result) : null,
            next)
        {
            Partial = looked.IsPartial,
            Advice = advice,
            Permalink = Permalink.Of(parameters, corpusVersion),
        };
    }

    /// <summary>Where a query's texts stand in these units of one report, as offsets of their texts; units without a match are left out.</summary>
    public IReadOnlyList<UnitMarks> MarkReport(IEnumerable<IndexUnit> units, string query)
    {
        ParsedQuery parsed = _parser.Parse(query);
        List<IndexUnit> all = [.. units];
        List<UnitMarks> whole = Marked(all, parsed, full: true);
        // Parts of a word are worth a mark only in a report that nowhere holds the word itself.
        return whole.Count > 0 ? whole : Marked(all, parsed, full: false);
    }

    private static List<UnitMarks> Marked(List<IndexUnit> units, ParsedQuery query, bool full)
    {
        var marked = new List<UnitMarks>();
        foreach (IndexUnit unit in units)
        {
            IReadOnlyList<UnitMark> marks = UnitMarker.Mark(unit.Text, query.Highlights, full);
            if (marks.Count > 0)
                marked.Add(new UnitMarks(unit.Number, [.. marks.Select(mark => new[] { mark.Start, mark.End })]));
        }

        return marked;
    }

    private FoundHits Find(ISectionSnapshot looked, QueryNode query, int top, SearchFilters filters, bool facets, CancellationToken cancellation)
    {
        if (filters.Group == HitGroup.Region)
            return RegionGroups.Find(looked, RegionOf, query, top, filters.Order, facets, cancellation);
        bool byReport = filters.Group == HitGroup.Report;
        UnitSearchResult result = looked.Search(new UnitSearch { Query = query, Top = top, Order = filters.Order, GroupByReport = byReport, Facets = facets }, cancellation);
        return new FoundHits(result, result.Hits, byReport ? result.Reports : result.Units);
    }

    /// <summary>The full matches that were found.</summary>
    internal static SearchTotal TotalOf(UnitSearchResult found) => new(found.Units, found.Reports, Exact: found.UnitsExact && found.ReportsExact);

    private QueryNode ShownBy(IReadOnlyList<UnitMatchGroup> hits, HitGroup group) => group == HitGroup.Region
        ? RegionGroups.Of(hits, RegionOf)
        : new QueryNode.Column(UnitColumn.Report, [.. hits.Select(hit => hit.Best.ReportId)]);

    private string? RegionOf(string reportId) => RowOf(reportId).RegionCode;

    private ReportRow RowOf(string reportId) => reports.FindRow(reportId)
        ?? throw new StoreException(StoreFailure.Unusable, $"the catalogue lacks report {reportId}, which index commit {snapshot.Commit} holds; run `reportsearch rebuild`");

    private SearchHit Hit(UnitMatchGroup group, ParsedQuery query, QueryNode searched, bool isFull, SearchParameters parameters, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        UnitMatch best = group.Best;
        ReportRow row = RowOf(best.ReportId);
        IndexUnit unit = UnitOf(best);
        bool grouped = parameters.Group != "none";
        List<HitPassage> passages = [];
        if (grouped)
        {
            foreach (UnitMatch match in group.Units.Take(PassagesOfOneReport))
                passages.AddRange(Passages(match == best ? unit : UnitOf(match), query, isFull, most: 1));
        }
        else
        {
            passages.AddRange(Passages(unit, query, isFull, PassagesOfOneUnit));
        }

        return new SearchHit
        {
            Report = row.Id,
            OtherVersions = reports.OtherVersions(row) is { Count: > 0 } others ? others : null,
            Title = row.Title,
            Issuer = row.Issuer,
            Region = row.RegionCode is null ? null : new HitRegion(row.RegionCode, row.RegionName ?? "", row.RegionChain),
            Year = row.Year,
            Level = row.Level,
            Form = row.Form,
            Unit = best.Unit,
            Heading = unit.Headings,
            Tags = unit.Tags,
            Score = best.Score,
            File = row.File,
            Body = row.BodyId is null ? null : new HitBody(row.BodyId, row.BodyName ?? ""),
            Full = isFull,
            Source = new HitSource(row.SourceUrl, row.Retrieved),
            Passages = passages,
            MoreUnits = grouped ? Math.Max(0, group.MatchingUnits - Math.Min(group.Units.Count, PassagesOfOneReport)) : null,
            Explanation = parameters.Explain ? snapshot.Explain(searched, best.ReportId, best.Unit) : null,
        };
    }

    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    internal AskedUnits Ask(SearchParameters parameters)
    {
        SearchFilters filters = SearchFilters.Read(parameters, _regionNames);
        ParsedQuery query = _parser.Parse(parameters.Query, parameters.Expand).In(filters.Scope);
        return new AskedUnits(
            query, filters, new QueryNode.And([query.Full, .. filters.Nodes]), new SearchedQuery(parameters.Query, query.Parsed, [.. query.Notices, .. filters.Notices], query.Expansions));
    }

    /// <summary>The report that a passage stands in.</summary>
    internal PassageReport ReportOf(string reportId)
    {
        ReportRow row = RowOf(reportId);
        return new PassageReport(
            row.Id, row.Title, row.Issuer, row.BodyId is null ? null : new HitBody(row.BodyId, row.BodyName ?? ""),
            row.RegionCode is null ? null : new HitRegion(row.RegionCode, row.RegionName ?? "", row.RegionChain), row.Year, row.Level, row.File);
    }

    internal IndexUnit UnitOf(UnitMatch match) => snapshot.ReadUnit(match.ReportId, match.Unit)
        ?? throw new StoreException(StoreFailure.Unusable, $"index commit {snapshot.Commit} found unit {match.Unit} of report {match.ReportId} but does not hold it; run `reportsearch verify`");

    private static IReadOnlyList<HitPassage> Passages(IndexUnit unit, ParsedQuery query, bool isFull, int most) =>
        PassageFinder.Find(unit, UnitMarker.Mark(unit.Text, query.Highlights, isFull), most);

    private Dictionary<string, IReadOnlyList<FacetValue>> FacetsOf(UnitSearchResult found)
    {
        var facets = new Dictionary<string, IReadOnlyList<FacetValue>>();
        foreach (string name in (string[])["year", "region", "level", "section", "topic", "form"])
            facets[name] = found.Facets.TryGetValue(name, out IReadOnlyList<UnitFacet>? counts) ? [.. counts.Select(count => ValueOf(name, count))] : [];
        return facets;
    }

    private FacetValue ValueOf(string facet, UnitFacet count) => facet switch
    {
        "year" => new FacetValue(int.Parse(count.Value, CultureInfo.InvariantCulture), count.Units, count.Reports),
        "region" => new FacetValue(count.Value, count.Units, count.Reports, regions.ByCode(count.Value)?.Name),
        _ => new FacetValue(count.Value, count.Units, count.Reports),
    };
}

/// <summary>Hits of one kind.</summary>
/// <param name="Result">Totals in units and reports, and facets.</param>
/// <param name="Hits">The best hits.</param>
/// <param name="Groups">How many hits there are in all.</param>
internal sealed record FoundHits(UnitSearchResult Result, IReadOnlyList<UnitMatchGroup> Hits, long Groups);
