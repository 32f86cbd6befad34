using System.Globalization;
using ReportSearch.Samples.Forms;
using ReportSearch.Samples.Writing;

namespace ReportSearch.Samples;

/// <summary>How headings are numbered.</summary>
internal enum Numbering
{
    /// <summary>一、 and （一）</summary>
    Chinese,
    /// <summary>第一部分 and 一、</summary>
    Parts,
    /// <summary>一、 and 1、</summary>
    ChineseArabic,
    /// <summary>1. and （1）</summary>
    Arabic,
    /// <summary>（一） and 1.</summary>
    Brackets,
}

/// <summary>All that differs in the looks of two reports.</summary>
internal sealed record ReportStyle(
    Numbering Numbering,
    TableLayout Layout,
    NothingStyle Nothing,
    string Indent,
    bool BlankLines,
    string LineEnd,
    bool Bom,
    bool HeadingRunsIn,
    int Cover,
    bool SignedByOffice,
    bool Signature)
{
    /// <summary>The office signs only where the title does not name the government as the issuer.</summary>
    public bool IssuedByOffice => SignedByOffice && Cover is (0 or 2);

    public static ReportStyle Of(SampleBody body, SampleRandom random) => new(
        random.Pick([Numbering.Chinese, Numbering.Chinese, Numbering.Parts, Numbering.ChineseArabic, Numbering.Arabic, Numbering.Brackets]),
        random.Pick([TableLayout.Cells, TableLayout.Inline, TableLayout.Tabs, TableLayout.Pipes, TableLayout.Cells, TableLayout.Tabs]),
        random.Pick([NothingStyle.Zero, NothingStyle.Zero, NothingStyle.Zero, NothingStyle.Blank, NothingStyle.Mixed]),
        random.Pick(["　　", "　　", "", "    ", " 　　"]),
        random.Chance(50),
        random.Chance(15) ? "\r\n" : "\n",
        random.Chance(10),
        random.Chance(50),
        random.Between(0, 4),
        body.Level == "prefecture" ? random.Chance(50) : random.Chance(30),
        random.Chance(70));

    /// <summary>The number before a heading, 1 for the first; level 1 or 2.</summary>
    public string Number(int level, int number)
    {
        string chinese = AnnexForm.Chinese(number);
        string arabic = number.ToString(CultureInfo.InvariantCulture);
        return (Numbering, level) switch
        {
            (Numbering.Parts, 1) => $"第{chinese}部分 ",
            (Numbering.Arabic, 1) => arabic + ".",
            (Numbering.Brackets, 1) => $"（{chinese}）",
            (_, 1) => chinese + "、",
            (Numbering.Parts, _) => chinese + "、",
            (Numbering.ChineseArabic, _) => arabic + "、",
            (Numbering.Arabic, _) => $"（{arabic}）",
            (Numbering.Brackets, _) => arabic + ".",
            _ => $"（{chinese}）",
        };
    }
}
