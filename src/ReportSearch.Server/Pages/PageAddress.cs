using System.Text;

namespace ReportSearch.Server.Pages;

/// <summary>Addresses of pages with their parameters.</summary>
public static class PageAddress
{
    /// <summary>An address; parameters without a value are left out.</summary>
    public static string Of(string path, params IEnumerable<(string Name, string? Value)> parameters)
    {
        var address = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in parameters.Where(parameter => parameter.Value is not null))
        {
            address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value!));
            separator = '&';
        }

        return address.ToString();
    }

    /// <summary>A parameter that is repeated.</summary>
    public static IEnumerable<(string Name, string? Value)> Each(string name, IEnumerable<string> values) => values.Select(value => (name, (string?)value));

    /// <summary>The page of a body.</summary>
    public static string Body(string id) => "/bodies/" + Uri.EscapeDataString(id);
}
