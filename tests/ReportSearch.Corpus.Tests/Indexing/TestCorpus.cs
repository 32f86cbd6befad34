using ReportSearch.Corpus.Indexing;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Corpus.Tests.Indexing;

/// <summary>Small corpora written by hand.</summary>
internal static class TestCorpus
{
    public static ReportKey Key(string id, string region, int? year, string level = "prefecture", string form = "free", string code = "370100") =>
        new(id, $"{region}{year}年政府信息公开工作年度报告", $"{region}人民政府办公室", ["山东省", region], ["370000", code], year, level, form);

    public static List<IndexUnit> Units(params string[] texts) => [.. texts.Select((text, number) => Unit(number, text))];

    public static IndexUnit Unit(int number, string text, string? heading = null, params string[] tags) =>
        new(number, UnitKind.Text, number * 10_000, text, new OffsetMap(text.Length == 0 ? [] : [new OffsetRun(0, text.Length, number * 10_000 + 7)]), number, heading is null ? [] : [heading], tags);
}
