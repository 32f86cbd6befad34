using ReportSearch.Fuzz.Inputs;
using ReportSearch.Reports;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Sections;
using ReportSearch.Text.Regions;

namespace ReportSearch.Fuzz.Checking;

/// <summary>What must hold of every reading, whatever the bytes were.</summary>
internal static class ReadingCheck
{
    private static readonly HashSet<string> Tags = new(typeof(SectionTags).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!), StringComparer.Ordinal);

    private static readonly HashSet<string> Codes =
        new(["empty", "binary", "tooLarge", "encoding", "mojibake", "damaged", "encrypted", "noText", "scanned", "programMissing", "archive", "unsupportedFormat"], StringComparer.Ordinal);

    /// <summary>Every fault, one sentence each.</summary>
    internal static List<string> Faults(FuzzInput input, ReadResult result)
    {
        var faults = new List<string>();
        switch (result)
        {
            case ReadResult.Unreadable unreadable:
                if (!Codes.Contains(unreadable.Code))
                    faults.Add($"the code {unreadable.Code} is none of the contract");
                if (!unreadable.Reason.StartsWith(input.FileName + ": ", StringComparison.Ordinal))
                    faults.Add($"the reason does not begin with the file's name: {unreadable.Reason}");
                break;
            case ReadResult.NotAReport other:
                if (other.Reason.Length == 0)
                    faults.Add("no report, but no reason");
                Check(other.Report, input, faults);
                break;
            case ReadResult.Readable readable:
                Check(readable.Report, input, faults);
                if (input.NeverReport && (input.Sound || OtherGenres.Shows(readable.Report.Document.Text)))
                    faults.Add($"an annual report was invented: {readable.Report.Identity.Title}");
                Printed.Check(readable.Report, input, faults);
                break;
        }

        return faults;
    }

    private static void Check(Report report, FuzzInput input, List<string> faults)
    {
        Document document = report.Document;
        if (input.Text is { } text && document.Format is "txt" or "md" && document.Encoding == (input.Format == "txt" ? "utf-8" : input.Format) && document.Source != text)
            faults.Add($"the source is not the text of the file: {FirstDifference(document.Source, text)}");
        Blocks(document, faults);
        Map(document, faults);
        Sections(report, faults);
        ReportIdentity identity = report.Identity;
        if (identity.ReportYear is { } year && year is < 1990 or > 2099)
            faults.Add($"year {year}");
        foreach (double confidence in (ReadOnlySpan<double>)[identity.Confidence.Issuer, identity.Confidence.Region, identity.Confidence.ReportYear])
        {
            if (!(confidence is >= 0 and <= 1))
                faults.Add($"confidence {confidence}");
        }

        foreach (string? date in (ReadOnlySpan<string?>)[identity.PublishedDate, identity.Period?.From, identity.Period?.To])
        {
            if (date is not null && !DateOnly.TryParseExact(date, "yyyy-MM-dd", out _))
                faults.Add($"the date {date} is none");
        }

        // A town has a name in the chain, and the code of its county.
        if (identity.Region is { } region && (region.Chain.Count - region.ChainCodes.Count != (region.Level == RegionLevel.Township ? 1 : 0) || region.Chain.Count == 0 || region.ChainCodes[^1] != region.Code))
            faults.Add($"region {region.Code} has the chain {string.Join(',', region.ChainCodes)}");
    }

    private static void Blocks(Document document, List<string> faults)
    {
        int at = 0;
        foreach (Block block in document.Blocks)
        {
            if (block.Start != at || block.End <= block.Start || block.End > document.Text.Length || document.Text[block.End - 1] != '\n')
            {
                faults.Add($"block {block.Start}..{block.End} behind {at} in a text of {document.Text.Length}");
                return;
            }

            if (block.Kind == BlockKind.Paragraph && document.Text.AsSpan(block.Start, block.End - block.Start - 1).IndexOfAny('\n', '\t') >= 0)
                faults.Add($"the paragraph {block.Start}..{block.End} holds a separator");
            Cells(document, block, faults);
            at = block.End;
        }

        if (at != document.Text.Length)
            faults.Add($"blocks end at {at} in a text of {document.Text.Length}");
    }

    private static void Cells(Document document, Block block, List<string> faults)
    {
        int at = block.Start;
        foreach (TableRow row in block.Rows)
        {
            if (row.Cells.Count == 0)
                faults.Add($"a row without cells in the table {block.Start}..{block.End}");
            for (int i = 0; i < row.Cells.Count; i++)
            {
                TableCell cell = row.Cells[i];
                char separator = i + 1 < row.Cells.Count ? '\t' : '\n';
                if (cell.Start != at || cell.End < cell.Start || cell.End >= block.End || document.Text[cell.End] != separator || document.Text.AsSpan(cell.Start, cell.End - cell.Start).IndexOfAny('\n', '\t') >= 0)
                {
                    faults.Add($"cell {cell.Start}..{cell.End} behind {at} in the table {block.Start}..{block.End}");
                    return;
                }

                at = cell.End + 1;
            }
        }

        if (block.Kind == BlockKind.Table ? at != block.End : block.Rows.Count > 0)
            faults.Add($"the rows of block {block.Start}..{block.End} end at {at}");
    }

    private static void Map(Document document, List<string> faults)
    {
        int at = 0, source = -1;
        foreach (OffsetRun run in document.Map.Runs)
        {
            int end = run.SourceStart + run.Length + (run.Stride * (run.Copies - 1));
            if (run.CleanStart < at || run.Length <= 0 || run.CleanEnd > document.Text.Length || run.SourceStart < 0 || end > document.Source.Length || run.Copies < 1 || run.SourceStart < source)
            {
                faults.Add($"run {run} behind {at} and {source} of texts of {document.Text.Length} and {document.Source.Length}");
                return;
            }

            for (int i = 0; i < run.Length; i++)
            {
                char unit = document.Text[run.CleanStart + i];
                for (int copy = 0; copy < run.Copies; copy++)
                {
                    char printed = document.Source[run.SourceStart + i + (copy * run.Stride)];
                    if (printed != unit && !(char.IsWhiteSpace(unit) && (char.IsWhiteSpace(printed) || printed is '|' or '｜' or '│')))
                    {
                        faults.Add($"run {run}: the source has U+{(int)printed:X4} where the cleaned text has U+{(int)unit:X4}");
                        return;
                    }
                }
            }

            (at, source) = (run.CleanEnd, run.SourceStart);
        }
    }

    private static void Sections(Report report, List<string> faults)
    {
        Document document = report.Document;
        int start = 0;
        for (int i = 0; i < report.Sections.Count; i++)
        {
            Section section = report.Sections[i];
            bool inside = section.Start >= 0 && section.Start <= section.End && section.End <= document.Source.Length
                && section.CleanStart >= start && section.CleanStart <= section.CleanBodyStart && section.CleanBodyStart <= section.CleanEnd && section.CleanEnd <= document.Text.Length;
            Section? parent = section.Parent is { } at && at >= 0 && at < i ? report.Sections[at] : null;
            bool nested = section.Parent is null ? section.Level >= 1
                : parent is not null && parent.Level < section.Level && parent.CleanStart <= section.CleanStart && parent.CleanEnd >= section.CleanEnd;
            if (section.Index != i || !inside || !nested)
            {
                faults.Add($"section {i} is {section.Index}, level {section.Level}, parent {section.Parent}, source {section.Start}..{section.End}, cleaned {section.CleanStart}..{section.CleanBodyStart}..{section.CleanEnd}, in texts of {document.Source.Length} and {document.Text.Length}");
                return;
            }

            if (section.Tags.Count > 2 || section.Tags.Concat(section.ContentTags).Any(tag => !Tags.Contains(tag)))
                faults.Add($"section {i} has the tags {string.Join(',', section.Tags)}; {string.Join(',', section.ContentTags)}");
            start = section.CleanStart;
        }
    }

    private static string FirstDifference(string a, string b)
    {
        int at = a.AsSpan().CommonPrefixLength(b);
        return $"lengths {a.Length} and {b.Length}, other from {at}";
    }
}
