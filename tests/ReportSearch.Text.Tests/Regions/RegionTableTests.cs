using ReportSearch.Text.Regions;

namespace ReportSearch.Text.Tests.Regions;

public sealed class RegionTableTests
{
    private static readonly RegionTable s_china = RegionTable.China;

    /// <summary>The rows of the file, read without the product's parser.</summary>
    private static readonly string[][] s_rows = [.. File.ReadAllLines(Path.Combine(Root(), "index-data", "regions", "regions.csv")).Skip(1).Select(line => line.Split(','))];

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));

    [Fact]
    public void Table_holds_every_row_of_the_file_in_its_order()
    {
        Assert.True(s_rows.Length > 4000);
        Assert.Equal(s_rows.Select(row => string.Join(',', row)), s_china.Regions.Select(Row));
    }

    [Fact]
    public void Rows_are_sorted_and_none_overlaps_another_of_its_code_and_name()
    {
        Assert.Equal(s_rows.OrderBy(row => row[0], StringComparer.Ordinal).Select(row => row[0]), s_rows.Select(row => row[0]));
        foreach (var periods in s_china.Regions.GroupBy(region => (region.Code, region.Name)))
        {
            var ordered = periods.ToList();
            for (int i = 1; i < ordered.Count; i++)
                Assert.True(ordered[i - 1].ToYear < ordered[i].FromYear, Row(ordered[i]));
        }
    }

    [Fact]
    public void Every_parent_is_in_the_table_and_of_the_next_higher_level()
    {
        foreach (var region in s_china.Regions.Where(region => region.ParentCode is not null))
        {
            var parent = s_china.ByCode(region.ParentCode!);
            Assert.True(parent is not null, Row(region));
            Assert.Equal(region.Level - 1, parent.Level);
        }
    }

    [Theory]
    [InlineData(2005)]
    [InlineData(2013)]
    [InlineData(2016)]
    [InlineData(2018)]
    [InlineData(2023)]
    public void Full_names_find_what_a_scan_of_the_file_finds_valid_ones_first(int year)
    {
        // A code that had several names may be found by a short form of another one (北川县, now 北川羌族自治县): left out here.
        var renamed = s_rows.GroupBy(row => row[0]).Where(group => group.Select(row => row[1]).Distinct().Count() > 1).Select(group => group.Key).ToHashSet();
        foreach (var named in s_rows.Where(row => !renamed.Contains(row[0])).GroupBy(row => row[1]).Where(group => !Placeholder(group.Key)))
        {
            var expected = named
                .Select(row => (Code: row[0], Valid: Valid(row, year)))
                .GroupBy(row => row.Code)
                .Select(group => (Code: group.Key, Valid: group.Any(row => row.Valid)))
                .OrderBy(row => row.Valid ? 0 : 1)
                .ThenBy(row => row.Code.EndsWith("0000", StringComparison.Ordinal) ? 0 : row.Code.EndsWith("00", StringComparison.Ordinal) ? 1 : 2)
                .ThenBy(row => row.Code, StringComparer.Ordinal)
                .Select(row => row.Code);
            var found = s_china.ByName(named.Key, year).Where(region => region.Name == named.Key && !renamed.Contains(region.Code)).Select(region => region.Code);
            Assert.Equal(expected, found);
        }
    }

    [Theory]
    [InlineData(2005)]
    [InlineData(2018)]
    [InlineData(2023)]
    public void Codes_find_the_period_that_a_scan_of_the_file_finds(int year)
    {
        foreach (var coded in s_rows.GroupBy(row => row[0]))
        {
            var valid = coded.Where(row => Valid(row, year)).ToList();
            var found = s_china.ByCode(coded.Key, year)!;
            if (valid.Count > 0)
                Assert.Contains(valid, row => row[1] == found.Name);
            else
                Assert.Equal(coded.Max(row => row[5].Length == 0 ? "9999" : row[5]), found.ToYear?.ToString() ?? "9999");
        }
    }

    [Fact]
    public void Names_that_repeat_return_every_division()
    {
        var codes = s_china.ByName("鼓楼区", 2017).Select(region => region.Code);
        Assert.Equal(["320106", "320302", "350102", "410204"], codes);
        Assert.Equal(codes, s_china.ByName("鼓楼", 2017).Select(region => region.Code));
    }

    [Fact]
    public void Province_comes_before_prefecture_before_district_of_the_same_short_form()
    {
        Assert.Equal(["海南省", "海南藏族自治州", "海南区"], s_china.ByName("海南", 2017).Select(region => region.Name));
        Assert.Equal("632500", Assert.Single(s_china.ByName("海南州", 2017)).Code);
        Assert.Equal("460000", Assert.Single(s_china.ByName("海南省", 2017)).Code);
    }

    [Fact]
    public void An_upgraded_county_keeps_its_old_row_and_the_year_orders_both()
    {
        Assert.Equal(["371626", "371681"], s_china.ByName("邹平", 2016).Select(region => region.Code));
        Assert.Equal(["371681", "371626"], s_china.ByName("邹平", 2020).Select(region => region.Code));
        Assert.Equal(2018, Assert.Single(s_china.ByName("邹平县")).ToYear);
        Assert.Equal(2018, Assert.Single(s_china.ByName("邹平市")).FromYear);
    }

    [Theory]
    [InlineData("371600", 2017, "山东省,滨州市")]
    [InlineData("110108", 2017, "北京市,海淀区")]
    [InlineData("500229", 2017, "重庆市,城口县")]
    [InlineData("419001", 2017, "河南省,济源市")]
    [InlineData("659001", 2017, "新疆维吾尔自治区,石河子市")]
    [InlineData("420606", 2005, "湖北省,襄樊市,樊城区")]
    [InlineData("420606", 2017, "湖北省,襄阳市,樊城区")]
    [InlineData("330000", 2017, "浙江省")]
    public void Chain_goes_from_the_province_down_and_skips_place_holders(string code, int year, string expected)
    {
        var region = s_china.ByCode(code, year)!;
        Assert.Equal(expected, string.Join(',', s_china.Chain(region, year).Select(step => step.Name)));
    }

    [Fact]
    public void Without_a_year_an_abolished_county_stands_under_the_names_of_its_last_year()
    {
        var abolished = Assert.Single(s_china.ByName("莱城区"));
        Assert.Equal("山东省,莱芜市,莱城区", string.Join(',', s_china.Chain(abolished).Select(step => step.Name)));
    }

    [Theory]
    [InlineData("滨州", "371600")]
    [InlineData("内蒙古", "150000")]
    [InlineData("广西", "450000")]
    [InlineData("西藏", "540000")]
    [InlineData("宁夏", "640000")]
    [InlineData("新疆", "650000")]
    [InlineData("香港", "810000")]
    [InlineData("延边", "222400")]
    [InlineData("延边州", "222400")]
    [InlineData("黔西南", "522300")]
    [InlineData("博尔塔拉", "652700")]
    [InlineData("克孜勒苏", "653000")]
    [InlineData("西双版纳州", "532800")]
    [InlineData("锡林郭勒", "152500")]
    [InlineData("大兴安岭", "232700")]
    [InlineData("神农架", "429021")]
    [InlineData("积石山", "622927")]
    [InlineData("双江", "530925")]
    [InlineData("龙胜", "450328")]
    [InlineData("门源县", "632221")]
    [InlineData("东乡县", "622926")]
    [InlineData("鄂伦春旗", "150723")]
    public void Short_forms_find_their_division(string form, string code) =>
        Assert.Contains(s_china.ByName(form), region => region.Code == code);

    [Theory]
    [InlineData("丰")]
    [InlineData("城")]
    [InlineData("市辖区")]
    [InlineData("省直辖县级行政区划")]
    [InlineData("")]
    [InlineData("不存在")]
    public void Single_characters_place_holders_and_unknown_names_find_nothing(string name) => Assert.Empty(s_china.ByName(name));

    [Fact]
    public void No_short_form_is_shorter_than_two_characters()
    {
        foreach (var region in s_china.Regions)
            Assert.All(RegionNames.ShortForms(region.Name), form => Assert.True(form.Length >= 2, region.Name));
    }

    [Fact]
    public void Short_forms_of_autonomous_divisions_end_without_nationality()
    {
        foreach (var region in s_china.Regions.Where(region => region.Name.Contains("自治", StringComparison.Ordinal) && region.ParentCode is not null && !RegionNames.IsPlaceholder(region.Name)))
            Assert.All(RegionNames.ShortForms(region.Name), form => Assert.True(!form.EndsWith('族') || form is "东乡族" or "鄂温克族", $"{region.Name}: {form}"));
    }

    [Fact]
    public void Unknown_code_is_null() => Assert.Null(s_china.ByCode("999999"));

    private static bool Placeholder(string name) => name is "市辖区" or "县" or "市" || name.EndsWith("直辖县级行政区划", StringComparison.Ordinal);

    private static bool Valid(string[] row, int year) =>
        (row[4].Length == 0 || int.Parse(row[4]) <= year) && (row[5].Length == 0 || year <= int.Parse(row[5]));

    private static string Row(Region region) =>
        $"{region.Code},{region.Name},{region.Level.ToString().ToLowerInvariant()},{region.ParentCode},{region.FromYear},{region.ToYear}";
}
