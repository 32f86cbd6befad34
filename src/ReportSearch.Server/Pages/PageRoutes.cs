using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using ReportSearch.Corpus.Concordance;
using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.Themes;
using ReportSearch.Corpus.Trends;
using ReportSearch.Server.Corpora;
using ReportSearch.Server.Indexing;
using ReportSearch.Server.Pages.About;
using ReportSearch.Server.Pages.Analysis;
using ReportSearch.Server.Pages.Bodies;
using ReportSearch.Server.Pages.Coverages;
using ReportSearch.Server.Pages.Findings;
using ReportSearch.Server.Pages.SeriesPages;
using ReportSearch.Server.Requests;

namespace ReportSearch.Server.Pages;

/// <summary>The pages for people.</summary>
internal static class PageRoutes
{
    private const int FindingsShown = 50;
    private const int UnitsRead = 2_000;
    private const int ReportsToCompare = 100;

    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // Chinese stays readable in the page's source; what matters to HTML is encoded all the same.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapAssets();
        routes.MapGet("/", SearchAsync);
        routes.MapGet("/reports/{id}", ReportAsync);
        routes.MapGet("/places", (HttpContext context, ServedCorpora corpora) => PlaceAsync(context, corpora, null));
        routes.MapGet("/places/{code}", PlaceAsync);
        routes.MapGet("/bodies/{id}", BodyAsync);
        routes.MapGet("/bodies/{id}/followup", FollowUpAsync);
        routes.MapGet("/series", SeriesAsync);
        routes.MapGet("/findings", FindingsAsync);
        routes.MapGet("/coverage", CoverageAsync);
        routes.MapGet("/themes", ThemesAsync);
        routes.MapGet("/similar", SimilarAsync);
        routes.MapGet("/kwic", KwicAsync);
        routes.MapGet("/keyness", KeynessAsync);
        routes.MapGet("/trends", TrendsAsync);
        routes.MapGet("/compare", CompareAsync);
        routes.MapGet("/api", (HttpContext context, ServedCorpora corpora, EndpointDataSource endpoints) => ShowAsync<ApiPage>(context, new ApiView(ApiView.RoutesOf(endpoints), corpora.Current?.IsSample ?? false)));
        routes.MapGet("/status", StatusAsync);
        routes.MapGet("/help", (HttpContext context, ServedCorpora corpora) => ShowAsync<HelpPage>(context, corpora.Current?.IsSample ?? false, "Samples"));
        routes.MapGet("/about", (HttpContext context, ServedCorpora corpora) => ShowAsync<AboutPage>(context, new AboutView(corpora.Current?.Statistics, corpora.Current?.IsSample ?? false)));
    }

    private static Task SearchAsync(HttpContext context, ServedCorpora corpora)
    {
        if (corpora.Current is not { } served)
            return RequestErrors.WriteAsync(context, RequestFailure.NotReady(corpora.Failure));
        var state = new SearchState(SearchQuery.Read(context.Request.Query, SearchState.Standard with { Budget = served.Budget }, strict: false));
        var answer = state.IsEmpty ? null : served.Corpus.Search(state.Parameters, context.RequestAborted);
        return ShowAsync<SearchPage>(context, new SearchView(state, answer, served.IsSample, served.Statistics.Reports));
    }

    private static Task ReportAsync(HttpContext context, ServedCorpora corpora, string id)
    {
        if (corpora.Current is not { } served)
            return RequestErrors.WriteAsync(context, RequestFailure.NotReady(corpora.Failure));
        if (!ReportId.IsValid(id) || served.Corpus.FindReport(id) is not { } report)
            return RequestErrors.WriteAsync(context, RequestFailure.NoReport(id));
        var query = SearchQuery.Read(context.Request.Query, SearchState.Standard, strict: false).Query;
        var marks = string.IsNullOrWhiteSpace(query) ? [] : served.Corpus.MarkReport(id, query);
        int? unit = int.TryParse(context.Request.Query["unit"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        // A place in the source leads to the unit that holds it, by an address that the browser scrolls to.
        if (int.TryParse(context.Request.Query["at"], NumberStyles.None, CultureInfo.InvariantCulture, out var place))
        {
            context.Response.Redirect(SearchState.ReportUrl(id, query, report.Units.FirstOrDefault(one => one.SourceStart <= place && place < one.SourceEnd)?.Number ?? 0));
            return Task.CompletedTask;
        }

        var source = context.Request.Query["view"] == "source" ? served.Corpus.ReadSource(id) : null;
        return ShowAsync<ReportPage>(context, ReportView.Of(report, marks, query, unit, served.IsSample, served.Corpus.Notes(report), source));
    }

    private static Task PlaceAsync(HttpContext context, ServedCorpora corpora, string? code) => Answer(context, corpora, served => served.Corpus.FindPlace(code) is { } place
        ? ShowAsync<PlacePage>(context, PlaceView.Load(served.Corpus, place, served.IsSample))
        : RequestErrors.WriteAsync(context, RequestFailure.NoPlace(code!)));

    private static Task BodyAsync(HttpContext context, ServedCorpora corpora, string id) => Answer(context, corpora, served => BodyView.Load(served.Corpus, id, served.IsSample) is { } view
        ? ShowAsync<BodyPage>(context, view)
        : RequestErrors.WriteAsync(context, RequestFailure.NoBody(id)));

    private static Task FollowUpAsync(HttpContext context, ServedCorpora corpora, string id) => Answer(context, corpora, served => served.Corpus.FollowUp(id) is { } followed
        ? ShowAsync<FollowUpPage>(context, new FollowUpView(followed, served.IsSample))
        : RequestErrors.WriteAsync(context, RequestFailure.NoBody(id)));

    private static Task SeriesAsync(HttpContext context, ServedCorpora corpora) => Answer(context, corpora, served =>
    {
        var query = new ListQuery(context.Request.Query);
        var asked = query.Reports(new SeriesParameters { Series = query.Single("series") ?? "requests_received", By = query.Single("by") ?? "year", Cursor = query.Single("cursor") });
        return ShowAsync<SeriesPage>(context, new SeriesView(asked, served.Corpus.Series(asked), served.IsSample));
    });

    private static Task FindingsAsync(HttpContext context, ServedCorpora corpora) => Answer(context, corpora, served =>
    {
        var query = new ListQuery(context.Request.Query);
        var asked = query.Reports(new FindingParameters { Verdicts = query.Several("verdict"), Kinds = query.Several("kind"), Rules = query.Several("rule"), Judgements = query.Several("judgement") });
        return ShowAsync<FindingsPage>(context, new FindingsView(asked, served.Corpus.Findings(asked, FindingsShown, query.Single("cursor")), served.IsSample));
    });

    private static Task CoverageAsync(HttpContext context, ServedCorpora corpora) => Answer(context, corpora, served =>
    {
        var asked = new ListQuery(context.Request.Query).Reports(new ReportParameters());
        return ShowAsync<CoveragePage>(context, new CoverageView(asked, served.Corpus.Coverage(asked), served.IsSample));
    });

    private static Task ThemesAsync(HttpContext context, ServedCorpora corpora) => Answer(context, corpora, served =>
    {
        var query = new ListQuery(context.Request.Query);
        var asked = new ThemeParameters { Search = SearchQuery.Read(context.Request.Query, served.Standard, "like", "limit", "lang"), Like = query.Single("like"), Limit = query.Number("limit", 20) };
        var answer = string.IsNullOrWhiteSpace(asked.Search.Query) ? null : served.Corpus.Themes(asked, context.RequestAborted);
        return ShowAsync<ThemesPage>(context, new ThemesView(asked, answer, served.IsSample));
    });

    private static Task SimilarAsync(HttpContext context, ServedCorpora corpora) => Answer(context, corpora, served =>
    {
        var query = new ListQuery(context.Request.Query);
        var asked = new SimilarParameters
        {
            Text = query.Single("text"),
            Report = query.Single("report"),
            Unit = query.Single("unit") is null ? null : query.Number("unit", 0),
            Search = SearchQuery.Filters(context.Request.Query, served.Standard, "text", "report", "unit", "limit", "lang"),
            Limit = query.Number("limit", 10),
        };
        var answer = asked.Text is null && asked.Report is null ? null : served.Corpus.Similar(asked, context.RequestAborted);
        return ShowAsync<SimilarPage>(context, new SimilarView(asked, answer, served.IsSample));
    });

    private static Task KwicAsync(HttpContext context, ServedCorpora corpora) => Answer(context, corpora, served =>
    {
        var query = new ListQuery(context.Request.Query);
        var asked = new ConcordanceParameters
        {
            Search = SearchQuery.Read(context.Request.Query, served.Standard, "sort", "group", "limit", "cursor", "width", "window", "read", "lang"),
            Sort = query.Single("sort") ?? "right",
            Group = query.Single("group") ?? "none",
            Window = query.Number("window", 5),
            Limit = query.Number("limit", 50),
            Cursor = query.Single("cursor"),
        };
        var answer = string.IsNullOrWhiteSpace(asked.Search.Query) ? null : served.Corpus.Concordance(asked, context.RequestAborted);
        return ShowAsync<KwicPage>(context, new KwicView(asked, answer, served.IsSample));
    });

    private static Task KeynessAsync(HttpContext context, ServedCorpora corpora) => Answer(context, corpora, served =>
    {
        var asked = SearchQuery.Read(context.Request.Query, served.Standard, "lang");
        return ShowAsync<KeynessPage>(context, new KeynessView(asked, KeynessView.IsAsked(asked) ? served.Corpus.Keyness(asked, UnitsRead, context.RequestAborted) : null, served.IsSample));
    });

    private static Task TrendsAsync(HttpContext context, ServedCorpora corpora) => Answer(context, corpora, served =>
    {
        var query = new ListQuery(context.Request.Query);
        var by = query.Single("by") ?? "year";
        var asked = new TrendParameters
        {
            Terms = [.. query.Several("q").Concat((query.Single("terms") ?? "").Split([',', '，', '、', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()],
            Search = SearchQuery.Filters(context.Request.Query, served.Standard, "q", "terms", "by", "lang"),
            By = by,
            Places = by == "year",
        };
        return ShowAsync<TrendsPage>(context, new TrendsView(asked, asked.Terms.Count == 0 ? null : served.Corpus.Trends(asked, context.RequestAborted), served.IsSample));
    });

    // With a body alone the two newest reports stand side by side.
    private static Task CompareAsync(HttpContext context, ServedCorpora corpora) => Answer(context, corpora, served =>
    {
        var query = new ListQuery(context.Request.Query);
        var (left, right) = (query.Single("left"), query.Single("right"));
        var body = query.Single("body") ?? (left is not null && ReportId.IsValid(left) ? served.Corpus.FindRow(left)?.BodyId : null);
        List<ListedReport> choice = body is null ? [] : [.. served.Corpus.Reports(new ReportParameters { Bodies = [body] }, ReportsToCompare).Reports.OrderBy(report => report.Year)];
        if (choice.Count > 1)
            (left, right) = (left ?? choice[^2].Report, right ?? choice[^1].Report);
        var answer = left is null || right is null ? null : served.Corpus.Compare(left, right, context.RequestAborted);
        return ShowAsync<ComparePage>(context, new CompareView(left, right, choice.Exists(report => report.Report == right) ? choice : [], answer, served.IsSample));
    });

    private static Task Answer(HttpContext context, ServedCorpora corpora, Func<Served, Task> answer) =>
        corpora.Current is { } served ? answer(served) : RequestErrors.WriteAsync(context, RequestFailure.NotReady(corpora.Failure));

    private static Task StatusAsync(HttpContext context, ServedCorpora corpora, IndexingStatus status, ServerSettings settings)
    {
        var served = corpora.Current;
        return ShowAsync<StatusPage>(context, new StatusView(
            served?.IsSample ?? false,
            served?.Statistics,
            settings.InboxFolder,
            status.Progress is { } work ? (work.Done, work.Total) : null,
            status.Taken,
            corpora.Failure ?? status.ReadOnlyReason,
            status.Failures()));
    }

    private static Task ShowAsync<TPage>(HttpContext context, object view, string parameter = "View")
        where TPage : IComponent
    {
        // Counts, samples or not, the state of the inbox: a page is of its moment.
        context.Response.Headers.CacheControl = "no-cache";
        return new RazorComponentResult<TPage>(new Dictionary<string, object?> { [parameter] = view }).ExecuteAsync(context);
    }
}
