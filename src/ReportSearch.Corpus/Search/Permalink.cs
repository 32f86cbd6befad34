using System.Globalization;
using System.Text;

namespace ReportSearch.Corpus.Search;

/// <summary>The address of a search on the pages: all that decides which hits there are and how they are ordered, and the corpus version it was asked of.</summary>
internal static class Permalink
{
    public static string Of(SearchParameters asked, string corpusVersion)
    {
        var standard = new SearchParameters();
        var address = new StringBuilder("/?q=").Append(Uri.EscapeDataString(asked.Query));
        if (asked.YearFrom is not null || asked.YearTo is not null)
            Add("year", asked.YearFrom == asked.YearTo ? asked.YearFrom!.Value.ToString(CultureInfo.InvariantCulture) : FormattableString.Invariant($"{asked.YearFrom}..{asked.YearTo}"));
        foreach ((string name, IReadOnlyList<string> values) in new[] { ("region", asked.Regions), ("level", asked.Levels), ("section", asked.Sections), ("topic", asked.Topics), ("form", asked.Forms) })
        {
            foreach (string value in values)
                Add(name, value);
        }

        if (asked.Within != standard.Within)
            Add("within", asked.Within);
        if (!asked.Expand)
            Add("expand", "no");
        Add("group", asked.Group);
        Add("sort", asked.Sort);
        Add("version", corpusVersion);
        return address.ToString();

        void Add(string name, string value) => address.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }
}
