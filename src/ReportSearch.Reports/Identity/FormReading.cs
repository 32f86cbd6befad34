using System.Text;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Sections;
using ReportSearch.Reports.Tables;

namespace ReportSearch.Reports.Identity;

/// <summary>Which form a report follows, by the titles of its sections and the labels of its tables.</summary>
internal static class FormReading
{
    private const int FewestOfficialTitles = 4;
    private const int FewestOldLabels = 6;

    internal static TableForm TableFormOf(Document document)
    {
        var labels = new StringBuilder();
        int tables = 0;
        foreach (Block block in document.Blocks)
        {
            if (block.Kind != BlockKind.Table)
                continue;
            tables++;
            foreach (char unit in document.Text.AsSpan(block.Start, block.End - block.Start))
            {
                if (!char.IsWhiteSpace(unit))
                    labels.Append(unit switch { '(' => '（', ')' => '）', _ => unit });
            }
        }

        TableForm known = ByLabels(labels.ToString());
        if (known != TableForm.None)
            return known;
        // The borders of all cells may be lost and the labels run together in paragraphs.
        TableForm loose = ByLabels(TitleFinder.WithoutBlanks(document.Text));
        return loose is not (TableForm.None or TableForm.Other) ? loose : tables > 0 ? TableForm.Other : TableForm.None;
    }

    internal static int OfficialTitles(IReadOnlyList<Section> sections) =>
        sections.Select(section => OfficialSections.Place(section.Title)).Where(place => place >= 0).Distinct().Count();

    internal static ReportForm FormOf(IReadOnlyList<Section> sections, TableForm tableForm, int? year)
    {
        bool standardTable = tableForm is TableForm.Standard2019 or TableForm.Standard2021;
        int titles = OfficialTitles(sections);
        bool standard = titles >= FewestOfficialTitles || (standardTable && titles >= 2) || (standardTable && year is null or >= 2019);
        // The six titles were prescribed for the report of 2019; before, a free report may use some of them.
        if (!standard || year < 2019)
            return ReportForm.Free;
        return year is { } known ? known >= 2021 ? ReportForm.Standard2021 : ReportForm.Standard2019
            : tableForm == TableForm.Standard2021 ? ReportForm.Standard2021 : ReportForm.Standard2019;
    }

    /// <summary>How sure the form is, 0 to 1: titles, tables and year that agree make it sure.</summary>
    internal static double ConfidenceOf(IReadOnlyList<Section> sections, TableForm tableForm, ReportForm form, int? year)
    {
        int titles = OfficialTitles(sections);
        bool standardTable = tableForm is TableForm.Standard2019 or TableForm.Standard2021;
        if (form == ReportForm.Free)
            return year is null ? 0.5 : year >= 2019 ? 0.6 : standardTable ? 0.5 : 0.95;
        bool fits = (form == ReportForm.Standard2021) == (tableForm == TableForm.Standard2021);
        return (titles >= FewestOfficialTitles, standardTable && fits, year is not null) switch
        {
            (true, true, true) => 0.98,
            (true, _, true) => 0.85,
            (_, true, _) => 0.8,
            _ => 0.5,
        };
    }

    private static TableForm ByLabels(string text)
    {
        int old13 = Count(FormLabels.Old13Only, text), old9 = Count(FormLabels.Old9Only, text), old = Count(FormLabels.Old, text);
        int form2019 = Count(FormLabels.Form2019Only, text), form2021 = Count(FormLabels.Form2021Only, text);
        int standard = Count(["本年新收政府信息公开申请数量", "结转下年度继续办理", "未经复议直接起诉", "本年度办理结果", "复议后起诉"], text);
        if (old >= FewestOldLabels)
        {
            // The number of the last group tells the forms apart where their own labels are broken.
            bool thirteen = text.Contains("十三、政府信息公开会议", StringComparison.Ordinal), nine = !thirteen && text.Contains("九、政府信息公开会议", StringComparison.Ordinal);
            return old13 >= 3 || (old13 > 0 && old9 == 0) || thirteen ? TableForm.Old13 : old9 > 0 || nine ? TableForm.Old9 : TableForm.Other;
        }

        if (standard + form2019 + form2021 < 3)
            return TableForm.None;
        return form2021 > 0 && form2021 >= form2019 ? TableForm.Standard2021 : form2019 > 0 ? TableForm.Standard2019 : TableForm.Other;
    }

    private static int Count(string[] labels, string text) => labels.Count(label => text.Contains(label, StringComparison.Ordinal));
}
