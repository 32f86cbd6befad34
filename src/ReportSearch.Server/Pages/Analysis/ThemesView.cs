using ReportSearch.Corpus.Themes;

namespace ReportSearch.Server.Pages.Analysis;

/// <summary>What the page of a theme shows.</summary>
/// <param name="Asked">What was asked for.</param>
/// <param name="Answer">The answer; null when nothing was asked for.</param>
/// <param name="Samples">Whether these are the invented samples.</param>
public sealed record ThemesView(ThemeParameters Asked, ThemeAnswer? Answer, bool Samples);

/// <summary>What the page of passages like one shows.</summary>
/// <param name="Asked">What was asked for.</param>
/// <param name="Answer">The answer; null when nothing was asked for.</param>
/// <param name="Samples">Whether these are the invented samples.</param>
public sealed record SimilarView(SimilarParameters Asked, SimilarAnswer? Answer, bool Samples);
