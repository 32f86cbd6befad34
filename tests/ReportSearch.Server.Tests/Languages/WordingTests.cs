using System.Text.RegularExpressions;
using ReportSearch.Corpus;
using ReportSearch.Server.Languages;

namespace ReportSearch.Server.Tests.Languages;

public sealed partial class WordingTests
{
    [Fact]
    public void Every_text_of_the_pages_has_an_English_form()
    {
        HashSet<string> known = [.. Wording.Known];
        var missing = UsedTexts().Except(known).ToList();

        Assert.True(missing.Count == 0, "english.tsv lacks:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void English_forms_have_the_same_places_for_values()
    {
        var english = new Wording(english: true);
        foreach (var text in Wording.Known)
            Assert.True(Places(text).SetEquals(Places(english[text])), text);

        static HashSet<string> Places(string text) => [.. Regex.Matches(text, @"\{\d\}").Select(place => place.Value)];
    }

    [Fact]
    public void Chinese_is_as_it_stands_in_the_pages_and_what_has_no_English_form_stays() =>
        Assert.Equal(("检索", "Search", "没有这句"), (Wording.Chinese["检索"], new Wording(english: true)["检索"], new Wording(english: true)["没有这句"]));

    // In the pages a text stands in T["..."] or in a list whose items are looked up.
    private static IEnumerable<string> UsedTexts()
    {
        var pages = Path.Combine(Checkout.FindRoot()!, "src", "ReportSearch.Server");
        var files = Directory.EnumerateFiles(pages, "*", SearchOption.AllDirectories)
            .Where(file => (file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)) && !file.Contains("/obj/", StringComparison.Ordinal));
        return files.SelectMany(file => LookUp().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value.Replace("\\\"", "\"", StringComparison.Ordinal))).Distinct();
    }

    [GeneratedRegex("(?:\\bT|wording)(?:\\[|\\.Format\\()\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex LookUp();
}
