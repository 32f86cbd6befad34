using System.Globalization;
using System.Runtime.CompilerServices;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Identity;

/// <summary>
/// One line of a table of hand-written cases, tab-separated: head, foot, file, issuer, code, chain, level, year, kind, more. ¶ is a line end, - is unknown,
/// * is not checked. More holds scope, form, date, period, body (free, six or none), conflict (a field) and report=no.
/// </summary>
internal sealed record IdentityCase(int Line, string[] Cells)
{
    private const string Free = "一、概述\n依据《条例》开展工作。\n二、主动公开情况\n通过网站公开信息120条，开展培训2次。\n三、依申请公开情况\n收到申请3件，均已答复。\n四、行政复议、行政诉讼情况\n没有发生复议和诉讼。\n五、存在的问题及改进措施\n人手不足，继续改进。\n";

    private const string Six = "一、总体情况\n各项工作有序开展。\n二、主动公开政府信息情况\n制定行政规范性文件2件。\n三、收到和处理政府信息公开申请情况\n收到申请3件，均已答复。\n四、政府信息公开行政复议、行政诉讼情况\n没有发生。\n五、存在的主要问题及改进情况\n人手不足，继续改进。\n六、其他需要报告的事项\n没有收取信息处理费。\n";

    private static readonly ReportReader Reader = new(RegionTable.China);

    private Dictionary<string, string> More => Cells[9].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    internal static IReadOnlyList<IdentityCase> Read(string file, [CallerFilePath] string here = "") =>
        [.. File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, file)).Select((text, i) => new IdentityCase(i + 1, text.Split('\t'))).Skip(1).Where(row => !row.Cells[0].StartsWith('#'))];

    internal string Text => Cells[0].Replace('¶', '\n') + "\n" + More.GetValueOrDefault("body", "free") switch { "six" => Six, "none" => "", _ => Free } + Cells[1].Replace('¶', '\n') + "\n";

    /// <summary>What differs from the expectation; empty when all holds.</summary>
    internal List<string> Differences()
    {
        string name = Cells[2].Length > 0 ? Cells[2] : "report.txt";
        ReadResult result = Reader.Read(System.Text.Encoding.UTF8.GetBytes(Text), name);
        Report report = result switch
        {
            ReadResult.Readable readable => readable.Report,
            ReadResult.NotAReport other => other.Report,
            _ => throw new InvalidOperationException(result.ToString()),
        };
        ReportIdentity identity = report.Identity;
        Dictionary<string, string> more = More;
        var differences = new List<string>();
        Check("report", more.GetValueOrDefault("report", "yes"), result is ReadResult.Readable ? "yes" : "no");
        if (result is ReadResult.NotAReport why && differences.Count > 0)
            differences.Add(why.Reason);
        Check("issuer", Cells[3], identity.Issuer);
        Check("code", Cells[4], identity.Region?.Code);
        Check("chain", Cells[5], identity.Region is { } region ? string.Join(' ', region.Chain) : null);
        Check("level", Cells[6], Camel(identity.Level));
        Check("year", Cells[7], identity.ReportYear?.ToString(CultureInfo.InvariantCulture));
        Check("kind", Cells[8], identity.Body?.Kind);
        Check("scope", more.GetValueOrDefault("scope", "*"), Camel(identity.Scope));
        Check("form", more.GetValueOrDefault("form", "*"), Camel(identity.Form));
        Check("date", more.GetValueOrDefault("date", "*"), identity.PublishedDate);
        Check("period", more.GetValueOrDefault("period", "*"), identity.Period is { } period ? $"{period.From}..{period.To}" : null);
        string conflicts = string.Join(',', identity.Conflicts.Select(conflict => conflict.Field).Distinct());
        if (result is ReadResult.Readable && conflicts != more.GetValueOrDefault("conflict", conflicts))
            differences.Add($"conflict {conflicts}");
        return differences;

        void Check(string what, string expected, string? actual)
        {
            if (expected != "*" && expected != (actual ?? "-"))
                differences.Add($"{what}: {actual ?? "-"}, expected {expected}");
        }
    }

    private static string Camel<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
