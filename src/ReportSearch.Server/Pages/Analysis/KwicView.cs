using ReportSearch.Corpus.Concordance;

namespace ReportSearch.Server.Pages.Analysis;

/// <summary>What the page of a concordance shows.</summary>
/// <param name="Asked">What was asked for.</param>
/// <param name="Answer">The answer; null when nothing was asked for.</param>
/// <param name="Samples">Whether these are the invented samples.</param>
public sealed record KwicView(ConcordanceParameters Asked, ConcordanceAnswer? Answer, bool Samples)
{
    /// <summary>The address of the next page.</summary>
    public string? NextUrl => Answer?.Next is { } next ? Address(("cursor", next)) : null;

    /// <summary>The address of the data.</summary>
    public string JsonUrl => Address().Replace("/kwic?", "/api/v1/kwic?", StringComparison.Ordinal);

    private string Address(params (string Name, string? Value)[] further) => PageAddress.Of(
        "/kwic",
        [
            ("q", Asked.Search.Query), ("sort", Asked.Sort), ("group", Asked.Group), ("window", Asked.Window.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("year", SearchState.YearText(Asked.Search.YearFrom, Asked.Search.YearTo)), .. PageAddress.Each("region", Asked.Search.Regions), .. PageAddress.Each("level", Asked.Search.Levels),
            .. PageAddress.Each("section", Asked.Search.Sections), .. further,
        ]);
}
