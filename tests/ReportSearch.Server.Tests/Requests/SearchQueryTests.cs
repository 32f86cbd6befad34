using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ReportSearch.Corpus.Search;
using ReportSearch.Server.Pages;
using ReportSearch.Server.Requests;

namespace ReportSearch.Server.Tests.Requests;

public sealed class SearchQueryTests
{
    [Fact]
    public void Parameters_have_the_names_of_the_command_line()
    {
        var read = Read("?query=征地&year=2015..2018&region=山东省&region=370100&level=county&section=on_request&form=free&group=report&sort=year&limit=5&cursor=c&facets&explain=true");

        Assert.Equal("征地", read.Query);
        Assert.Equal((2015, 2018), (read.YearFrom, read.YearTo));
        Assert.Equal(["山东省", "370100"], read.Regions);
        Assert.Equal(("county", "on_request", "free"), (read.Levels[0], read.Sections[0], read.Forms[0]));
        Assert.Equal(("report", "year", 5, "c"), (read.Group, read.Sort, read.Limit, read.Cursor));
        Assert.True(read.Facets && read.Explain);
    }

    [Theory]
    [InlineData("?yaer=2017", "yaer")]
    [InlineData("?year=17", "year")]
    [InlineData("?year=2018..2015", "year")]
    [InlineData("?year=2017&year=2018", "year")]
    [InlineData("?limit=many", "limit")]
    [InlineData("?facets=perhaps", "facets")]
    [InlineData("?expand=perhaps", "expand")]
    public void What_has_no_meaning_is_refused_by_name(string query, string parameter) =>
        Assert.Equal(parameter, Assert.Throws<SearchParameterException>(() => Read(query)).Parameter);

    [Fact]
    public void A_query_of_more_than_a_thousand_characters_is_refused() =>
        Assert.Equal("q", Assert.Throws<SearchParameterException>(() => Read("?q=" + new string('长', 1001))).Parameter);

    [Fact]
    public void The_address_of_a_search_reads_back_as_the_same_search()
    {
        var state = new SearchState(SearchState.Standard with
        {
            Query = "征地 & \"拆迁\" #1",
            YearFrom = 2015,
            YearTo = 2018,
            Regions = ["山东省"],
            Sections = ["on_request", "fees"],
            Sort = "year",
            Group = "none",
            Cursor = "a+b/=",
        });
        var query = new QueryCollection(QueryHelpers.ParseQuery(state.Url()[2..]));
        var again = SearchQuery.Read(query, SearchState.Standard, strict: true);

        Assert.Equal(state.Url(), new SearchState(again).Url());
        Assert.Equal(state.Parameters.Query, again.Query);
        Assert.Equal(state.Parameters.Cursor, again.Cursor);
    }

    [Fact]
    public void Setting_a_filter_goes_back_to_the_first_page()
    {
        var state = new SearchState(SearchState.Standard with { Query = "征地", Cursor = "c" });

        Assert.Null(state.With("level", "county").Parameters.Cursor);
        Assert.Equal("2017", state.With("year", "2015").With("year", "2017").Year);
        Assert.True(state.With("level", "county").Without("level", "county").Parameters.Levels.Count == 0);
    }

    private static SearchParameters Read(string query) => SearchQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(query)), new SearchParameters(), strict: true);
}
