using System.Text;
using System.Text.Json;
using ReportSearch.Reports.Inspection;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Inspection;

public sealed class InspectionDocumentTests
{
    private static JsonElement Inspect(string text) =>
        JsonDocument.Parse(InspectionDocument.Of(new ReportReader(RegionTable.China).Read(Encoding.UTF8.GetBytes(text), "a.txt"), "a.txt", "00").ToJson()).RootElement;

    [Fact]
    public void The_shape_is_that_of_the_contract()
    {
        JsonElement root = Inspect("滨州市人民政府2017年政府信息公开工作年度报告\n一、概述\n依据《条例》，通过网站主动公开信息12条，收到公开申请2件，没有行政复议和诉讼。\n");
        Assert.Equal("txt", root.GetProperty("format").GetString());
        Assert.True(root.GetProperty("isReport").GetBoolean());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("reason").ValueKind);
        Assert.Equal("prefecture", root.GetProperty("region").GetProperty("level").GetString());
        Assert.Equal("山东省", root.GetProperty("region").GetProperty("chain")[0].GetString());
        Assert.Equal("free", root.GetProperty("form").GetString());
        Assert.Equal("none", root.GetProperty("tableForm").GetString());
        Assert.Equal("2017-12-31", root.GetProperty("period").GetProperty("to").GetString());
        Assert.Equal("overview", root.GetProperty("sections")[1].GetProperty("tags")[0].GetString());
        foreach (string list in (string[])["indicators", "findings", "topics", "problems", "improvements", "repairs"])
            Assert.Equal(JsonValueKind.Array, root.GetProperty(list).ValueKind);
        Assert.Equal("unknown", root.GetProperty("scope").GetString());
    }

    [Fact]
    public void An_unreadable_file_has_its_reason_and_Chinese_stays_readable()
    {
        Assert.Equal("empty", Inspect("").GetProperty("code").GetString());
        string json = InspectionDocument.Of(new ReportReader(RegionTable.China).Read(Encoding.UTF8.GetBytes("滨州市公开指南\n"), "a.txt"), "中文.txt", "00").ToJson();
        Assert.Contains("中文.txt", json);
        Assert.Contains("\"isReport\":false", json);
    }
}
