namespace ReportSearch.Reports.Audit;

/// <summary>What kind of rule made a finding.</summary>
public enum FindingKind
{
    /// <summary>A printed total against its parts, or a balance.</summary>
    Sum,
    /// <summary>A sentence against the table, a printed share included.</summary>
    ProseVsTable,
    /// <summary>Dates and periods.</summary>
    Date,
    /// <summary>The same figures twice, once as another thing.</summary>
    DuplicateCount,
    /// <summary>Announced parts that are not there.</summary>
    Structure,
    /// <summary>This year's report against last year's.</summary>
    CrossYear,
}

/// <summary>What a rule says of a report.</summary>
public enum Verdict
{
    /// <summary>Proven from the document.</summary>
    Contradiction,
    /// <summary>The two sides differ, and may speak of different things.</summary>
    Suspicion,
    /// <summary>The two sides agree.</summary>
    Holds,
    /// <summary>A side is missing, blank, approximate or unreadable; the message says which.</summary>
    CannotJudge,
}

/// <summary>One figure of a side.</summary>
/// <param name="Id">Its indicator, or null.</param>
/// <param name="Value">Its value, or null.</param>
/// <param name="Start">Source offset where it stands.</param>
/// <param name="End">Source offset one past it.</param>
/// <param name="Year">The year of the report whose source the offsets lead to, where that is not the report of the finding; else null.</param>
public sealed record FindingPart(string? Id, decimal? Value, int Start, int End, int? Year = null);

/// <summary>One side of a comparison.</summary>
/// <param name="Id">Indicator of a side that is one figure, or null.</param>
/// <param name="Value">The number that is compared, or null (dates).</param>
/// <param name="Printed">What is printed there, or null for a computed side.</param>
/// <param name="Start">Source offset of a side that is one figure or one statement, or null.</param>
/// <param name="End">Source offset one past it, or null.</param>
/// <param name="Parts">The figures that a computed side is made of; empty for a printed one.</param>
public sealed record FindingSide(string? Id, decimal? Value, string? Printed, int? Start, int? End, IReadOnlyList<FindingPart> Parts);

/// <summary>What one rule of the audit says of one place of a report.</summary>
/// <param name="Kind">Kind of the rule.</param>
/// <param name="Verdict">What it says.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Message">One sentence in Chinese with the figures of both sides.</param>
/// <param name="Left">The printed side: the total, the sentence, this year.</param>
/// <param name="Right">The side it is held against, with its parts.</param>
public sealed record Finding(FindingKind Kind, Verdict Verdict, string Rule, string Message, FindingSide Left, FindingSide Right)
{
    /// <summary>
    /// Names the finding within its report, the same after every reading that finds the same: rule, indicator and the two sides' figures. A person's verdict is
    /// kept under it together with the report's id; it does not hold for other figures.
    /// </summary>
    public string Key => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Rule}|{Left.Id ?? Left.Printed}|{Left.Value}|{Right.Id ?? Right.Printed}|{Right.Value}");
}
