using ReportSearch.Corpus.Search;

namespace ReportSearch.Corpus.Export;

/// <summary>What an export of hits wrote.</summary>
/// <param name="Rows">Rows or entries.</param>
/// <param name="Units">Full matches.</param>
/// <param name="Reports">Reports that they are in.</param>
/// <param name="Stamp">The stamp inside.</param>
public sealed record HitExportOutcome(long Rows, long Units, long Reports, ExportStamp Stamp);

/// <summary>The columns of exported hits, one row a unit that matches in full.</summary>
internal static class HitExport
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "report", "title", "issuer", "bodyId", "body", "level", "regionCode", "region", "regionChain", "year", "form", "unit", "heading", "tags", "text", "start", "end", "marks", "file",
        "url", "retrieved",
    ];

    public static IReadOnlyList<object?> Cells(SearchHit hit)
    {
        HitPassage? first = hit.Passages.Count > 0 ? hit.Passages[0] : null;
        return
        [
            hit.Report, hit.Title, hit.Issuer, hit.Body?.Id, hit.Body?.Name, hit.Level, hit.Region?.Code, hit.Region?.Name, hit.Region is null ? null : string.Join("›", hit.Region.Chain),
            hit.Year, hit.Form, hit.Unit, string.Join(" › ", hit.Heading), string.Join(";", hit.Tags), string.Join(" … ", hit.Passages.Select(passage => passage.Text)),
            first?.Start, hit.Passages.Count > 0 ? hit.Passages.Max(passage => passage.End) : null,
            string.Join(";", hit.Passages.SelectMany(passage => passage.Marks).Select(mark => FormattableString.Invariant($"{mark[0]}..{mark[1]}"))),
            hit.File, hit.Source.Url, hit.Source.Retrieved,
        ];
    }

    /// <summary>The search in one line, with all that decides which hits there are.</summary>
    public static string Describe(SearchParameters asked)
    {
        var parts = new List<string> { asked.Query };
        if (asked.YearFrom is not null || asked.YearTo is not null)
            parts.Add(FormattableString.Invariant($"year={asked.YearFrom}..{asked.YearTo}"));
        parts.AddRange(asked.Regions.Select(value => "region=" + value));
        parts.AddRange(asked.Levels.Select(value => "level=" + value));
        parts.AddRange(asked.Sections.Select(value => "section=" + value));
        parts.AddRange(asked.Topics.Select(value => "topic=" + value));
        parts.AddRange(asked.Forms.Select(value => "form=" + value));
        if (asked.Within != "unit")
            parts.Add("within=" + asked.Within);
        if (!asked.Expand)
            parts.Add("expand=no");
        return string.Join(" ", parts);
    }
}
