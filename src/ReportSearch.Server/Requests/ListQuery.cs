using System.Globalization;
using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.Search;

namespace ReportSearch.Server.Requests;

/// <summary>Reads the parameters of lists and series from an address; the names are those of the command line.</summary>
/// <param name="query">The address's query.</param>
internal sealed class ListQuery(IQueryCollection query)
{
    private static readonly string[] ReportNames = ["year", "region", "level", "form", "body", "report"];

    /// <summary>Refuses what is not known: a program that misspells a parameter must not get answers to another question.</summary>
    /// <param name="known">Names beside those that choose reports.</param>
    /// <exception cref="SearchParameterException">There is another one.</exception>
    public ListQuery Demand(params string[] known) => DemandOnly([.. known, .. ReportNames]);

    /// <summary>Refuses what is not one of these.</summary>
    /// <exception cref="SearchParameterException">There is another one.</exception>
    public ListQuery DemandOnly(params string[] all) =>
        query.Keys.FirstOrDefault(key => !all.Contains(key)) is { } unknown
            ? throw new SearchParameterException(unknown, $"unknown parameter '{unknown}'; known are {string.Join(", ", all)}")
            : this;

    /// <summary>The parameters that choose reports.</summary>
    public T Reports<T>(T asked)
        where T : ReportParameters
    {
        var years = Single("year") is { } range ? YearRange.Parse(range) : default;
        return asked with
        {
            YearFrom = years.From,
            YearTo = years.To,
            Regions = Several("region"),
            Levels = Several("level"),
            Forms = Several("form"),
            Bodies = Several("body"),
            Reports = Several("report"),
        };
    }

    /// <summary>A parameter that stands once, or null.</summary>
    public string? Single(string name)
    {
        var values = query[name];
        return values.Count > 1
            ? throw new SearchParameterException(name, $"{name} is given {values.Count} times; once is allowed")
            : string.IsNullOrWhiteSpace(values.ToString()) ? null : values.ToString().Trim();
    }

    /// <summary>A parameter that may be repeated.</summary>
    public List<string> Several(string name) => [.. query[name].Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value!.Trim()).Distinct(StringComparer.Ordinal)];

    /// <summary>A number, or what is not said.</summary>
    public int Number(string name, int standard) => Single(name) is not { } text ? standard
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new SearchParameterException(name, $"{name} '{text}' is not a number");

    /// <summary>true or false, yes or no; a name without a value is true.</summary>
    public bool Flag(string name, bool standard = false) => !query.ContainsKey(name) ? standard : query[name].ToString().Trim().ToLowerInvariant() switch
    {
        "" or "1" or "true" or "yes" or "on" => true,
        "0" or "false" or "no" or "off" => false,
        var other => throw new SearchParameterException(name, $"{name} '{other}' has no meaning; write true or false"),
    };
}
