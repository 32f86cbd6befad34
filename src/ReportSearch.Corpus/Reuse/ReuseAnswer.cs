namespace ReportSearch.Corpus.Reuse;

/// <summary>Where a stretch of a report stands word for word in another.</summary>
/// <param name="Report">Id of the other report.</param>
/// <param name="Body">Id of its body.</param>
/// <param name="Year">Its year, or null.</param>
/// <param name="Start">Offset in its cleaned text; in an answer over a store, in its source text.</param>
/// <param name="End">One past the end.</param>
/// <param name="Text">Its wording there.</param>
public sealed record ReusedPlace(string Report, string Body, int? Year, int Start, int End, string Text);

/// <summary>A stretch of a report that stands in others.</summary>
/// <param name="Start">Offset in the report's cleaned text; in an answer over a store, in its source text.</param>
/// <param name="End">One past the end.</param>
/// <param name="Text">The stretch.</param>
/// <param name="OwnYears">True when one of the places is another year of the same body.</param>
/// <param name="Places">Where else it stands, the nearest year of the own body first.</param>
public sealed record ReusedSpan(int Start, int End, string Text, bool OwnYears, IReadOnlyList<ReusedPlace> Places);

/// <summary>Another report that shares wording.</summary>
/// <param name="Report">Its id.</param>
/// <param name="Body">Id of its body.</param>
/// <param name="Year">Its year, or null.</param>
/// <param name="Characters">Compared characters shared with it.</param>
/// <param name="Share">Of the counted characters, 0 to 1.</param>
public sealed record ReusePartner(string Report, string Body, int? Year, int Characters, double Share);

/// <summary>How much of a report stands word for word elsewhere.</summary>
/// <param name="Report">Its id.</param>
/// <param name="Body">Id of its body.</param>
/// <param name="Year">Its year, or null.</param>
/// <param name="Counted">Characters that count: letters and digits of running text that are no set phrase.</param>
/// <param name="SetPhrases">Characters of set phrases and of the form's own wording.</param>
/// <param name="OwnYearsShare">Share of the counted characters that stand in other years of the same body, 0 to 1.</param>
/// <param name="OtherBodiesShare">Share that stands in reports of other bodies, 0 to 1; a character may count in both.</param>
/// <param name="Partners">Reports that share most, most first.</param>
/// <param name="Spans">The stretches, in order.</param>
/// <param name="Compared">Reports compared with.</param>
/// <param name="Bodies">Bodies among them.</param>
public sealed record ReuseAnswer(
    string Report, string Body, int? Year, int Counted, int SetPhrases, double OwnYearsShare, double OtherBodiesShare,
    IReadOnlyList<ReusePartner> Partners, IReadOnlyList<ReusedSpan> Spans, int Compared, int Bodies);
