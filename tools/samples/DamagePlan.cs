namespace ReportSearch.Samples;

/// <summary>What is done to a text after it was written.</summary>
internal sealed record DamagePlan(
    string? Overprint = null,
    bool LostNumbers = false,
    int WrapAt = 0,
    string? PageMark = null,
    int Images = 0,
    bool Chart = false)
{
    public static DamagePlan Of(SampleBody body, int year) => (body.Stem, year) switch
    {
        ("yanzhou", 2016) => new(Overprint: "mixed"),
        ("qiyun", 2015) => new(Overprint: "glyph"),
        ("tingquan", 2018) => new(Overprint: "run"),
        ("qingsong", 2018) => new(Overprint: "line"),
        ("luming", 2018) => new(LostNumbers: true),
        ("weitang", 2016) => new(LostNumbers: true, WrapAt: 38),
        ("huanshi", 2022) => new(LostNumbers: true),
        ("jichuan", 2015) => new(WrapAt: 36, PageMark: "- # -"),
        ("chenghu", 2018) => new(WrapAt: 40, PageMark: "#"),
        ("panxi", 2020) => new(WrapAt: 34, PageMark: "— # —"),
        ("jichuan", 2017) => new(Images: 3, Chart: true),
        ("huanshi", 2016) => new(Images: 2),
        ("qiyun", 2019) => new(Images: 2, PageMark: "第 # 页"),
        ("tingquan", 2022) => new(Images: 1),
        ("luming", 2020) => new(Chart: true),
        _ => new(),
    };
}
