using System.Text;
using ReportSearch.Reports;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Corpus.Tests.Store;

/// <summary>
/// A reader simple enough to foresee: the first line is <c>report|body|year|published</c> (each may be empty), every line a paragraph.
/// Anything else is not a report; <c>crash</c> makes the reader fail.
/// </summary>
internal static class SimpleReports
{
    public static byte[] Text(string body, int? year, string words, string published = "") =>
        Encoding.UTF8.GetBytes($"report|{body}|{year}|{published}\n{words}\n");

    public static ReadResult Read(byte[] bytes, string fileName)
    {
        string text = Encoding.UTF8.GetString(bytes);
        if (text.Length == 0)
            return new ReadResult.Unreadable("empty", $"{fileName} is empty");
        if (text.StartsWith("crash", StringComparison.Ordinal))
            throw new FormatException("the reader met something it does not know");
        string[] head = text.Split('\n')[0].Split('|');
        bool isReport = head is ["report", _, _, _];
        Report report = Of(text, isReport ? head : ["report", "", "", ""]);
        return isReport ? new ReadResult.Readable(report) : new ReadResult.NotAReport(report, "the first line says nothing of a report");
    }

    private static Report Of(string text, string[] head)
    {
        var blocks = new List<Block>();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start) is var at && at >= 0 ? at + 1 : text.Length;
            blocks.Add(new Block(BlockKind.Paragraph, start, end, []));
            start = end;
        }

        var document = new Document("txt", "utf-8", text, text, OffsetMap.Identity(text.Length), blocks, []);
        var identity = new ReportIdentity(
            head[1] + "报告", head[1], null, head[1].Length > 0 ? new ReportBody(head[1], head[1], "government", null) : null, ReportScope.Unknown, BodyLevel.County,
            head[2].Length > 0 ? int.Parse(head[2], System.Globalization.CultureInfo.InvariantCulture) : null, null, ReportForm.Free, TableForm.None,
            head[3].Length > 0 ? head[3] : null, new IdentityConfidence(1, 1, 1));
        var section = new Section(0, null, 1, "", "全文", ["overview"], [], 0, text.Length, true, 0, text.Length, 0);
        return new Report(document, identity, [section]);
    }
}
