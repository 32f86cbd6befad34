using System.Globalization;
using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Comparison;
using ReportSearch.Corpus.Concordance;
using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;
using ReportSearch.Corpus.Themes;
using ReportSearch.Corpus.Trends;

namespace ReportSearch.Corpus;

/// <summary>Concordances, trends, themes and comparisons, all of the same state as a search.</summary>
public sealed partial class ReportCorpus
{
    /// <summary>Every match of a query with what stands around it.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public ConcordanceAnswer Concordance(ConcordanceParameters asked, CancellationToken cancellation = default) => With(state => ConcordanceOf(state).Answer(asked, cancellation));

    /// <summary>What the units of a search have more and less of than the rest of the corpus.</summary>
    /// <param name="asked">Cuts out the part.</param>
    /// <param name="mostRead">Most units that are read, 1 to 100,000.</param>
    /// <param name="cancellation">Stops between two units.</param>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public KeynessAnswer Keyness(SearchParameters asked, int mostRead = 2_000, CancellationToken cancellation = default) => With(state => ConcordanceOf(state).Keyness(asked, mostRead, cancellation));

    /// <summary>How many reports hold terms, and how often, by year, place, level, form, section or topic.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public TrendAnswer Trends(TrendParameters asked, CancellationToken cancellation = default) =>
        With(state => new TrendService(SearchedStateOf(state), _stages.Regions, TimeProvider.System).Answer(asked, cancellation));

    /// <summary>One theme across bodies, one entry a body.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public ThemeAnswer Themes(ThemeParameters asked, CancellationToken cancellation = default) => With(state => ThemesOf(state).Answer(asked, cancellation));

    /// <summary>Passages like one.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning, or the passage is not there.</exception>
    public SimilarAnswer Similar(SimilarParameters asked, CancellationToken cancellation = default) => With(state => ThemesOf(state).Similar(asked, cancellation));

    /// <summary>Two reports side by side.</summary>
    /// <param name="left">A report's id, or a body and a year as BODY@YEAR: id, full name, or name or code of the region whose government it is.</param>
    /// <param name="right">The other one.</param>
    /// <param name="cancellation">Stops between two sections.</param>
    /// <exception cref="SearchParameterException">One of them is not there.</exception>
    public ComparisonAnswer Compare(string left, string right, CancellationToken cancellation = default) => With(state =>
    {
        ReportRow one = Named("left", left), other = Named("right", right);
        return new ComparisonService(SearchedStateOf(state), LexiconSegmenter.Default, FiguresOf, TimeProvider.System).Compare(
            one.Id, other.Id, [.. UnitsOf(state, state.Catalogue.Find(one.Id)!)], [.. UnitsOf(state, state.Catalogue.Find(other.Id)!)], cancellation);

        ReportRow Named(string parameter, string name)
        {
            int at = name.LastIndexOf('@');
            if (at < 0)
                return state.Catalogue.FindRow(name) ?? throw new SearchParameterException(parameter, $"no report '{name}' in the corpus; give a report's id, or a body and a year as 绍兴市@2017");
            IReadOnlyList<ReportRow> all = state.Catalogue.ReportsOfBody(name[..at].Trim());
            return all.FirstOrDefault(row => row.Year?.ToString(CultureInfo.InvariantCulture) == name[(at + 1)..].Trim()) ?? throw new SearchParameterException(
                parameter,
                all.Count == 0 ? $"no report of '{name[..at]}' in the corpus; give the id or full name of a body, or the name or code of its region"
                    : $"'{name[..at]}' has no report of {name[(at + 1)..]}; there is {string.Join(", ", all.Select(row => row.Year))}");
        }

        List<FigureRow> FiguresOf(string report)
        {
            var rows = new List<FigureRow>();
            new FigureList(state.Catalogue, new FigureParameters { Reports = [report] }, _stages.Regions, DivisionsOfTable).Each(rows.Add, cancellation);
            return rows;
        }
    });

    /// <summary>A search in the current reports that first came after an intake alone.</summary>
    internal SearchAnswer SearchSince(SearchParameters parameters, long intake, CancellationToken cancellation) => With(state =>
        SearchServiceOf(state).Search(parameters, cancellation, new Queries.QueryNode.Column(Queries.UnitColumn.Report, state.Catalogue.ReportsSince(intake))));

    /// <summary>The order of coming of the report that came last, and the version of this state.</summary>
    internal (long Intake, string Version) NewestIntake() => With(state => (state.Catalogue.NewestIntake(), state.CorpusVersion));

    private ThemeService ThemesOf(PairedState state) =>
        new(SearchedStateOf(state), LexiconSegmenter.Default, body => BodyPeers.Of(body, state.Catalogue), TimeProvider.System);

    private ConcordanceService ConcordanceOf(PairedState state) => new(SearchedStateOf(state), LexiconSegmenter.Default, TimeProvider.System);

    private SearchedState SearchedStateOf(PairedState state) => new(state.Snapshot, state.Catalogue, SearchServiceOf(state), state.CorpusVersion);
}
