using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ReportSearch.Server.Languages;
using ReportSearch.Server.Pages;

namespace ReportSearch.Server.Tests.Pages;

/// <summary>Renders a page from values made by hand, without a server.</summary>
internal static class RenderedPage
{
    /// <summary>The page without the one script that is ours: what is left must hold none.</summary>
    public static string WithoutOwnScript(string page)
    {
        var own = $"<script type=\"module\" src=\"{SiteAssets.ScriptUrl}\"></script>";
        Assert.Contains(own, page, StringComparison.Ordinal);
        return page.Replace(own, "", StringComparison.Ordinal);
    }

    public static async Task<string> OfAsync<TPage>(string parameter, object value, bool english = false)
        where TPage : IComponent
    {
        using var services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).AddSingleton(new Wording(english)).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(new Dictionary<string, object?> { [parameter] = value }))).ToHtmlString());
    }
}
