namespace ReportSearch.Samples;

/// <summary>What a report says against itself, on purpose.</summary>
internal enum Contradiction
{
    None,
    /// <summary>The printed number of requests answered is not the sum of its parts.</summary>
    AnsweredTotal,
    /// <summary>The printed total of applicants' columns is not their sum in the row of new requests.</summary>
    ColumnTotal,
    /// <summary>The text gives another number of requests received than the table.</summary>
    ReceivedInProse,
    /// <summary>The text gives another number of reviews than the table.</summary>
    ReviewsInProse,
    /// <summary>Taken over from last year is not what last year's report handed on.</summary>
    CarriedIn,
    /// <summary>The period ends before it begins.</summary>
    Period,
    /// <summary>The preface announces more parts than there are.</summary>
    AnnouncedParts,
}

internal static class Contradictions
{
    public static Contradiction Of(SampleBody body, int year) => (body.Stem, year) switch
    {
        ("chenghu", 2016) => Contradiction.AnsweredTotal,
        ("qingsong", 2021) => Contradiction.ColumnTotal,
        ("luming", 2017) => Contradiction.ReceivedInProse,
        ("jichuan", 2021) => Contradiction.ReviewsInProse,
        ("yanzhou", 2020) => Contradiction.CarriedIn,
        ("panxi", 2015) => Contradiction.Period,
        ("tingquan", 2017) => Contradiction.AnnouncedParts,
        _ => Contradiction.None,
    };
}
