using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Statistics;

namespace ReportSearch.Reports.Audit;

/// <summary>Holds a report against itself.</summary>
internal static class ReportAudit
{
    /// <summary>What the rules find, in the order of the rules.</summary>
    /// <param name="document">The text, with the way to its source.</param>
    /// <param name="text">The text as rules read it, at the same offsets.</param>
    /// <param name="sections">Its sections.</param>
    /// <param name="identity">Year and date.</param>
    /// <param name="figures">Its figures.</param>
    internal static IReadOnlyList<Finding> Examine(Document document, string text, IReadOnlyList<Section> sections, ReportIdentity identity, IReadOnlyList<Figure> figures)
    {
        var sheet = new FindingSheet(figures);
        foreach (FindingSheet annex in FindingSheet.Annexes(figures))
        {
            SumRules.Apply(annex);
            RequestBalance.Apply(annex);
            sheet.Findings.AddRange(annex.Findings);
        }

        ProseAgainstTable.Apply(sheet, figures);
        PrintedShares.Apply(sheet, document, text, figures);
        DateRules.Apply(sheet, document, text, identity);
        PartRules.Apply(sheet, document, text, sections);
        return sheet.Findings;
    }
}
