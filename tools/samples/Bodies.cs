namespace ReportSearch.Samples;

/// <summary>An invented government that reports.</summary>
/// <param name="Code">Code in index-data/samples/regions.csv.</param>
/// <param name="Stem">Start of its file names.</param>
/// <param name="Name">Name of its region.</param>
/// <param name="Level">prefecture or county.</param>
/// <param name="Size">Scale of its figures, 1 for a small county.</param>
/// <param name="Years">The years whose reports are written.</param>
internal sealed record SampleBody(string Code, string Stem, string Name, string Level, int Size, int[] Years)
{
    /// <summary>市, 县 or 区.</summary>
    public char Kind => Name[^1];

    /// <summary>Name without 市, 县, 区.</summary>
    public string ShortName => Name[..^1];

    public string Government => Name + "人民政府";

    public string Office => Government + "办公室";

    /// <summary>The body as it was called in <paramref name="year"/>: 浣石县 became 浣石市 in 2018.</summary>
    public SampleBody In(int year) => Stem == "huanshi" && year < 2018 ? this with { Code = "900322", Name = "浣石县" } : this;
}

internal static class Bodies
{
    public static IReadOnlyList<SampleBody> All { get; } =
    [
        new("900100", "chenghu", "澄湖市", "prefecture", 9, [2014, 2016, 2017, 2018, 2019, 2021]),
        new("900200", "yanzhou", "砚州市", "prefecture", 7, [2015, 2016, 2018, 2019, 2020, 2022]),
        new("900300", "jichuan", "霁川市", "prefecture", 6, [2014, 2015, 2017, 2020, 2021, 2023]),
        new("900102", "qiyun", "栖云区", "county", 3, [2015, 2017, 2018, 2019, 2022, 2023]),
        new("900121", "panxi", "磐溪县", "county", 1, [2014, 2015, 2016, 2018, 2020, 2021]),
        new("900181", "luming", "鹿鸣市", "county", 3, [2016, 2017, 2018, 2019, 2020, 2021]),
        new("900202", "tingquan", "听泉区", "county", 2, [2014, 2017, 2018, 2021, 2022, 2023]),
        new("900222", "weitang", "苇塘县", "county", 1, [2015, 2016, 2017, 2019, 2020, 2023]),
        new("900321", "qingsong", "青崧县", "county", 1, [2014, 2016, 2018, 2020, 2021, 2022]),
        new("900381", "huanshi", "浣石市", "county", 2, [2015, 2016, 2017, 2018, 2019, 2022]),
    ];
}
