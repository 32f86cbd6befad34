using System.Globalization;
using System.Text;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Search;

namespace ReportSearch.CommandLine.Listing;

/// <summary>A search answer to be read by people, in Chinese; matches stand out on a terminal and are plain where output is piped.</summary>
internal sealed class SearchListing(Terminal terminal)
{
    private const string Mark = "\e[1;33m";
    private const string Strong = "\e[1m";
    private const string Dim = "\e[2m";
    private const string Ordinary = "\e[0m";

    public void Write(SearchAnswer answer)
    {
        var units = answer.Total.Units.ToString("N0", CultureInfo.InvariantCulture);
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(answer.Total.Exact ? "" : "至少 ")}{answer.Total.Reports:N0} 份报告，{units} 处段落，{answer.TookMs:0.0} 毫秒"));
        foreach (var notice in answer.Query.Notices)
            terminal.Out.WriteLine($"提示：{Plain.Line(notice)}");
        foreach (var expansion in answer.Query.Expansions)
            terminal.Out.WriteLine($"扩展：{Plain.Line(expansion.From)} → {Plain.Line(string.Join("、", expansion.To))}");
        if (answer.Advice is { } advice)
            WriteAdvice(advice);
        foreach (var hit in answer.Hits)
            WriteHit(hit);
        if (answer.Facets is { } facets)
            WriteFacets(facets);
        if (answer.Next is { } next)
            terminal.Out.WriteLine($"\n下一页：--cursor {next}");
    }

    private void WriteAdvice(SearchAdvice advice)
    {
        foreach (var word in advice.Words.Where(word => word.Units == 0))
            terminal.Out.WriteLine($"没有一处含有“{Plain.Line(word.Word)}”{(word.DidYouMean.Count > 0 ? "；是否要找：" + Plain.Line(string.Join("、", word.DidYouMean)) : "")}");
        foreach (var filter in advice.Filters.Where(filter => filter.UnitsWithout > 0))
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"去掉条件 {filter.Filter} 有 {filter.UnitsWithout:N0} 处"));
        foreach (var query in advice.Queries)
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"可以试试：{Plain.Line(query.Query)}（{query.Units:N0} 处）"));
    }

    private void WriteHit(SearchHit hit)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(Style(Strong, Plain.Line(hit.Title ?? hit.File)) + (hit.Full ? "" : "（部分匹配）"));
        string?[] identity =
        [
            hit.Issuer, hit.Region is { } region ? string.Join("›", region.Chain) : null, hit.Year?.ToString(CultureInfo.InvariantCulture),
            ChineseLabels.Level(hit.Level), hit.Heading.Count > 0 ? string.Join(" › ", hit.Heading) : null,
        ];
        terminal.Out.WriteLine("  " + Style(Dim, Plain.Line(string.Join(" · ", identity.Where(part => !string.IsNullOrEmpty(part))))));
        foreach (var passage in hit.Passages)
            terminal.Out.WriteLine("  " + Highlight(passage));
        var more = hit.MoreUnits is > 0 ? $"，另有 {hit.MoreUnits} 处" : "";
        terminal.Out.WriteLine("  " + Style(Dim, $"{hit.Report} 第 {hit.Unit} 段 {Plain.Line(hit.File)}{more}"));
        foreach (var line in hit.Explanation ?? [])
            terminal.Out.WriteLine("    " + Plain.Line(line));
    }

    private void WriteFacets(IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> facets)
    {
        terminal.Out.WriteLine();
        foreach (var (name, values) in facets.Where(facet => facet.Value.Count > 0))
            terminal.Out.WriteLine($"{name}：" + string.Join("，", values.Take(12).Select(value => $"{Plain.Line(value.Label ?? value.Value.ToString() ?? "")} {value.Units}")));
    }

    private string Highlight(HitPassage passage)
    {
        var line = new StringBuilder();
        var done = 0;
        foreach (var mark in passage.TextMarks)
        {
            line.Append(Plain.Line(passage.Text[done..mark[0]])).Append(Style(Mark, Plain.Line(passage.Text[mark[0]..mark[1]])));
            done = mark[1];
        }

        return line.Append(Plain.Line(passage.Text[done..])).ToString();
    }

    private string Style(string style, string text) => terminal.OutIsTerminal && text.Length > 0 ? style + text + Ordinary : text;
}
