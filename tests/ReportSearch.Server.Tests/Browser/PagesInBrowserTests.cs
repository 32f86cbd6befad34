using System.Text.Json;
using Microsoft.Playwright;
using ReportSearch.Server.Tests.Pages;

namespace ReportSearch.Server.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class PagesInBrowserTests(BrowserFixture browser)
{
    private string[] Paths =>
    [
        "/", "/?q=" + Uri.EscapeDataString("征地拆迁"), "/?q=" + Uri.EscapeDataString("\"没有这句话\""), browser.ReportPath, browser.ReportPath + "&view=source", browser.BodyPath, browser.BodyPath + "/followup",
        "/places", "/places/900300", "/series", "/series?by=region&region=900000", "/series?by=body&series=disclosure_rate&region=900000", "/findings", "/coverage", "/coverage?region=900000", "/status",
        "/themes?q=" + Uri.EscapeDataString("政务新媒体"), "/kwic?q=" + Uri.EscapeDataString("征地") + "&group=right", "/keyness?q=" + Uri.EscapeDataString("征地"), "/keyness", "/trends?terms=" + Uri.EscapeDataString("征地，新媒体"),
        "/compare?body=" + browser.BodyPath[(browser.BodyPath.LastIndexOf('/') + 1)..], "/similar?text=" + Uri.EscapeDataString("部分乡镇信息公开不及时"), "/themes", "/kwic", "/trends", "/compare", "/similar",
        "/help", "/about", "/api", "/help?lang=en",
    ];

    [ChromiumFact]
    public async Task Every_page_shows_on_phone_and_desktop_light_and_dark_with_and_without_scripts()
    {
        var faults = new List<string>();
        foreach (var (width, dark, scripts) in new[] { (1280, false, true), (390, true, true), (390, false, false) })
        {
            await using var window = await browser.OpenAsync(width, dark, scripts);
            var page = await window.NewPageAsync();
            var here = "";
            page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console: {message.Text}");
            page.PageError += (_, error) => Note(true, $"error: {error}");
            page.Request += (_, request) => Note(!request.Url.StartsWith(browser.Address.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal), $"request to {request.Url}");
            foreach (var path in Paths)
            {
                here = $"{path} at {width}{(dark ? " dark" : "")}{(scripts ? "" : " without scripts")}";
                var answer = await page.GotoAsync(path);
                Note(answer is not { Ok: true }, $"status {answer?.Status}");
                Note(await page.Locator("h1").CountAsync() != 1, "not one h1");
                Note(await page.Locator("main").CountAsync() != 1, "not one main");
                var box = await page.Locator("main").BoundingBoxAsync();
                Note(box is null || box.X + box.Width > width + 0.5, $"wider than the window: {box?.Width}");
                if (scripts)
                    Note(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"), "scrolls sideways");
            }

            void Note(bool wrong, string what)
            {
                if (wrong)
                    lock (faults)
                        faults.Add($"{here}: {what}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [AxeFact]
    public async Task No_page_breaks_a_rule_of_accessibility()
    {
        var rules = await File.ReadAllTextAsync(AxeFactAttribute.Rules);
        var faults = new List<string>();
        foreach (var (width, dark) in new[] { (1280, false), (390, true) })
        {
            await using var window = await browser.OpenAsync(width, dark);
            var page = await window.NewPageAsync();
            foreach (var path in Paths)
            {
                await page.GotoAsync(path);
                await page.EvaluateAsync(rules);
                var found = await page.EvaluateAsync<JsonElement>(
                    "() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(result => ({ tried: result.passes.length, violations: result.violations.map(v => v.id + ': ' + v.nodes[0].html) }))");
                Assert.True(found.GetProperty("tried").GetInt32() > 10, "the rules did not run");
                faults.AddRange(found.GetProperty("violations").EnumerateArray().Select(violation => $"{path} at {width}: {violation.GetString()}"));
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [ChromiumFact]
    public async Task Without_scripts_a_search_a_filter_and_a_report_are_reached_by_links_and_forms()
    {
        await using var window = await browser.OpenAsync(1280, scripts: false);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/");
        await page.FillAsync("#q", "依申请公开");
        await page.ClickAsync("form.search button");
        Assert.Contains("q=%E4%BE%9D%E7%94%B3%E8%AF%B7%E5%85%AC%E5%BC%80", page.Url, StringComparison.OrdinalIgnoreCase);
        await page.ClickAsync(".facet a >> nth=0");
        Assert.Equal(1, await page.Locator(".chips a:not(.all)").CountAsync());
        await page.ClickAsync(".hit h2 a >> nth=0");
        Assert.Contains("/reports/", page.Url, StringComparison.Ordinal);
        Assert.True(await page.Locator(".text mark").CountAsync() > 0);
    }

    [ChromiumFact]
    public async Task Back_and_forward_lead_to_the_same_search()
    {
        await using var window = await browser.OpenAsync(1280);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/?q=" + Uri.EscapeDataString("征地拆迁") + "&year=2015..2018");
        var (address, first) = (page.Url, await page.Locator(".hit h2 a").First.InnerTextAsync());
        await page.ClickAsync(".hit h2 a >> nth=0");
        await page.GoBackAsync();
        Assert.Equal((address, first), (page.Url, await page.Locator(".hit h2 a").First.InnerTextAsync()));
        await page.GoForwardAsync();
        Assert.Contains("/reports/", page.Url, StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task Keys_lead_to_the_query_box_and_through_the_hits()
    {
        await using var window = await browser.OpenAsync(1280);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/?q=" + Uri.EscapeDataString("公开"));
        await page.Keyboard.PressAsync("/");
        Assert.Equal("q", await FocusedAsync("id"));
        await page.Keyboard.PressAsync("Escape");
        string[] links = [.. await page.Locator(".hit h2 a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))")];
        await page.Keyboard.PressAsync("j");
        Assert.Equal(links[0], await FocusedAsync("href"));
        await page.Keyboard.PressAsync("j");
        Assert.Equal(links[1], await FocusedAsync("href"));
        await page.Keyboard.PressAsync("k");
        Assert.Equal(links[0], await FocusedAsync("href"));
        await LeadsToAsync(page, "?", "/help");

        Task<string?> FocusedAsync(string attribute) => page.EvaluateAsync<string?>("name => document.activeElement?.getAttribute(name)", attribute);
    }

    [ChromiumFact]
    public async Task Enter_that_ends_a_composition_sends_nothing_and_a_later_one_does()
    {
        await using var window = await browser.OpenAsync(1280);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/");
        await page.FocusAsync("#q");
        // What an input method does: it composes, takes Enter for itself, and ends.
        var refused = await page.EvaluateAsync<bool>(
            """
            () => {
                const box = document.getElementById("q");
                box.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
                box.value = "征地";
                const enter = () => !box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
                const during = enter();
                box.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
                return during && enter();
            }
            """);
        Assert.True(refused);
        Assert.Equal(browser.Address.AbsoluteUri, page.Url);
        await page.WaitForTimeoutAsync(120);
        await LeadsToAsync(page, "Enter", "/?q=");
    }

    // Listening begins before the key: a page that answers at once has come and gone otherwise.
    private static Task LeadsToAsync(IPage page, string key, string address) =>
        page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync(key), answer => answer.Url.Contains(address, StringComparison.Ordinal));

    [ChromiumFact]
    public async Task The_language_stays_chosen_and_leads_back()
    {
        await using var window = await browser.OpenAsync(1280);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/coverage?region=900000");
        await page.ClickAsync("a.language");
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
        Assert.Contains("region=900000", page.Url, StringComparison.Ordinal);
        await page.GotoAsync("/findings");
        Assert.Equal("Checks of figures", await page.InnerTextAsync("h1"));
        await page.ClickAsync("a.language");
        Assert.Equal("zh-CN", await page.GetAttributeAsync("html", "lang"));
    }
}
