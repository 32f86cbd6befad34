using System.CommandLine;
using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.Search;

namespace ReportSearch.CommandLine.Options;

/// <summary>Options that choose reports, for every verb that lists what is in them.</summary>
internal sealed class ReportOptions
{
    public Option<string?> Year { get; } = new("--year") { Description = "Report year, as 2017 or 2015..2018.", HelpName = "R" };

    public Option<string[]> Region { get; } = new("--region") { Description = "Region by name or code, lower ones included; may be repeated.", HelpName = "NAME|CODE" };

    public Option<string[]> Level { get; } = new("--level") { Description = "province, prefecture, county, township or department; may be repeated.", HelpName = "L" };

    public Option<string[]> Body { get; } = new("--body") { Description = "Id of a body; may be repeated.", HelpName = "ID" };

    public Option<string[]> Report { get; } = new("--report") { Description = "Id of a report; may be repeated.", HelpName = "ID" };

    public void AddTo(Command verb)
    {
        foreach (var option in (Option[])[Year, Region, Level, Body, Report])
            verb.Options.Add(option);
    }

    public T Read<T>(ParseResult parsed, T asked)
        where T : ReportParameters
    {
        var years = parsed.GetValue(Year) is { } range ? YearRange.Parse(range) : default;
        return asked with
        {
            YearFrom = years.From,
            YearTo = years.To,
            Regions = parsed.GetValue(Region) ?? [],
            Levels = parsed.GetValue(Level) ?? [],
            Bodies = parsed.GetValue(Body) ?? [],
            Reports = parsed.GetValue(Report) ?? [],
        };
    }
}
