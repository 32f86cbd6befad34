using ReportSearch.Text.Regions;

namespace ReportSearch.Text.Tests.Regions;

public sealed class RegionOverlayTests : IDisposable
{
    private const string Header = "code,name,level,parent,from,to\n";
    private readonly string _file = Path.Combine(Path.GetTempPath(), "regions-" + Guid.NewGuid().ToString("N") + ".csv");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Overlay_adds_its_rows_and_leaves_the_table_as_it_was()
    {
        var table = Overlay("990000,虚构省,province,,,\n990100,虚构州市,prefecture,990000,,\n990121,虚构山县,county,990100,,2016\n");
        var county = Assert.Single(table.ByName("虚构山"));
        Assert.Equal(["虚构省", "虚构州市", "虚构山县"], table.Chain(county).Select(step => step.Name));
        Assert.Equal("滨州市", table.ByCode("371600")!.Name);
        Assert.Null(RegionTable.China.ByCode("990000"));
        Assert.NotEqual(RegionTable.China.Version, table.Version);
    }

    [Theory]
    [InlineData("371600,虚构市,prefecture,370000,,\n", ":2: code 371600 is already that of 滨州市")]
    [InlineData("990000,虚构省,province,,,\n990000,虚构省,province,,,\n", ":3: 990000 虚构省 stands there twice")]
    [InlineData("990100,虚构市,prefecture,990000,,\n", ":2: parent 990000 is not in the table")]
    [InlineData("99010,虚构市,prefecture,990000,,\n", ":2: code '99010' is not six digits")]
    [InlineData("990100,,prefecture,990000,,\n", ":2: name '' is empty")]
    [InlineData("990100,虚构市,city,990000,,\n", ":2: level 'city' is not")]
    [InlineData("990100,虚构市,prefecture,990000,\n", ":2: 5 fields, expected 6")]
    [InlineData("990000,虚构省,province,,2018,2016\n", ":2: from 2018 is after to 2016")]
    [InlineData("990000,虚构省,province,,18,\n", ":2: year '18' is not four digits")]
    [InlineData("990000,虚构省,province,100000,,\n", ":2: a province has no parent")]
    [InlineData("990000,虚构省,province,,,\n990100,甲某市,prefecture,990200,,\n990200,乙某市,prefecture,990000,,\n", ":3: parent 990200 is not of a higher level")]
    public void A_row_that_cannot_stand_is_refused_with_file_and_line(string rows, string expected)
    {
        var refused = Assert.Throws<FormatException>(() => Overlay(rows));
        Assert.StartsWith(_file + expected, refused.Message);
    }

    [Fact]
    public void Another_header_is_refused()
    {
        File.WriteAllText(_file, "code;name\n");
        Assert.StartsWith(_file + ":1: ", Assert.Throws<FormatException>(() => RegionTable.China.WithOverlay(_file)).Message);
    }

    [Fact]
    public void A_missing_file_is_an_io_error() => Assert.ThrowsAny<IOException>(() => RegionTable.China.WithOverlay(_file));

    private RegionTable Overlay(string rows)
    {
        File.WriteAllText(_file, Header + rows);
        return RegionTable.China.WithOverlay(_file);
    }
}
