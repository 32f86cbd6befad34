using ReportSearch.Reports.Statistics;

namespace ReportSearch.Reports.Tests.Statistics;

public sealed class CrosswalkTests
{
    [Fact]
    public void Every_indicator_of_a_series_has_a_figure_in_its_forms()
    {
        foreach (ComparableSeries series in Crosswalk.Series)
        {
            foreach (SeriesSource source in series.Sources)
            {
                foreach (string id in source.Ids)
                {
                    Indicator indicator = IndicatorTable.Find(id) ?? throw new InvalidOperationException(id);
                    Assert.True(indicator.HasFigure, id);
                    Assert.Equal(series.Unit, indicator.Unit);
                    foreach (TableForm form in source.Forms.Where(form => form != TableForm.Other))
                        Assert.Contains(form, indicator.Forms);
                    Assert.Contains(series.Id, Crosswalk.SeriesOf(id));
                }
            }
        }
    }

    [Fact]
    public void Ratios_name_series() =>
        Assert.All(Crosswalk.Ratios.SelectMany(ratio => ratio.Numerator.Concat(ratio.Denominator)), id => Assert.NotNull(Crosswalk.Find(id)));

    [Fact]
    public void A_series_over_two_forms_says_where_it_breaks() =>
        Assert.All(Crosswalk.Series.Where(series => series.Id is "requests_received" or "requests_answered" or "reviews" or "litigation"), series => Assert.NotEmpty(series.Breaks));

    [Fact]
    public void Values_come_from_each_form_and_a_blank_part_gives_none()
    {
        Figure Of(string id, decimal? value, TableForm form) =>
            new(id, id, "件", $"{value}", value, value is null ? FigureState.Blank : FigureState.Value, false, 0, 0, 0, 0, FigureOrigin.Table, form, ReportScope.Unknown, null);
        ComparableSeries litigation = Crosswalk.Find("litigation")!;
        Assert.Equal(7, Crosswalk.ValueOf(litigation, [Of("lt_total", 7, TableForm.Old9)])!.Value);
        Assert.Equal(5, Crosswalk.ValueOf(litigation, [Of("rl_direct.total", 3, TableForm.Standard2019), Of("rl_after_review.total", 2, TableForm.Standard2019)])!.Value);
        SeriesValue half = Crosswalk.ValueOf(litigation, [Of("rl_direct.total", 3, TableForm.Standard2021), Of("rl_after_review.total", null, TableForm.Standard2021)])!;
        Assert.Equal((null, FigureState.Unreadable), (half.Value, half.State));
        Assert.Null(Crosswalk.ValueOf(litigation, [Of("rl_direct.total", 3, TableForm.Standard2021)]));
    }
}
