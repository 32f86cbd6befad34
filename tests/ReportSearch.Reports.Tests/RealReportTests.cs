using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Sections;
using ReportSearch.Reports.Tests.Cleaning;
using ReportSearch.Reports.Tests.Sections;

namespace ReportSearch.Reports.Tests;

public sealed class RealReportTests
{
    [RealReportFact]
    public void The_five_reports_are_named_with_region_and_year()
    {
        string[] read = [.. RealReports.Files.Take(5).Select(RealReports.Read).Select(report => $"{report.Identity.Region?.Name} {report.Identity.Region?.Code} {report.Identity.ReportYear} {report.Identity.TableForm}")];
        Assert.Equal(["滨州市 371600 2017 Old13", "枣庄市 370400 2018 Old13", "平阴县 370124 2017 None", "榆树市 220182 2017 Old9", "德州市 371400 2018 Old13"], read);
    }

    [RealReportFact]
    public void Sections_are_consistent_and_cover_the_genre()
    {
        foreach (Report report in RealReports.Files.Select(RealReports.Read))
        {
            SectionTests.AssertConsistent(report);
            string[] tops = [.. report.Sections.Where(section => section.Level == 1).Select(section => section.Tags[0])];
            Assert.Equal(SectionTags.FrontMatter, tops[0]);
            foreach (string tag in (string[])[SectionTags.Overview, SectionTags.OnRequest, SectionTags.ProblemsImprovements])
                Assert.Contains(tag, tops);
        }
    }

    [RealReportFact]
    public void Offsets_lead_back_to_the_source()
    {
        foreach (string file in RealReports.Files)
        {
            Document document = RealReports.Read(file).Document;
            OffsetProperty.BlocksPartition(document);
            OffsetProperty.Holds(document, 3000, 20);
        }
    }
}
