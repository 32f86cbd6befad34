using System.Globalization;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports;

namespace ReportSearch.Corpus.Catalogue;

/// <summary>Where the manifest names another issuer or year than the file itself. The file is believed: a manifest may be a list of links with a wrong line.</summary>
internal static class ManifestConflicts
{
    /// <summary>The place of these conflicts.</summary>
    public const string From = "manifest";

    private static readonly string[] s_governmentWords = ["人民政府", "政府", "办公室", "办公厅"];

    public static IEnumerable<IdentityConflict> Of(string? issuer, int? year, Provenance provenance)
    {
        foreach (string named in provenance.Origins.Select(origin => origin.Issuer).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (issuer is not null && !SameBody(named, issuer))
                yield return new IdentityConflict("issuer", issuer, named, From, null, null, $"the file is that of {issuer}, but the manifest names {named}");
        }

        foreach (int named in provenance.Origins.Select(origin => origin.Year).OfType<int>().Distinct())
        {
            if (year is { } read && read != named)
                yield return new IdentityConflict("reportYear", Text(read), Text(named), From, null, null, $"the file is of {Text(read)}, but the manifest says {Text(named)}");
        }
    }

    /// <summary>绍兴市, 绍兴市人民政府 and 浙江省绍兴市人民政府办公室 mean one body.</summary>
    private static bool SameBody(string a, string b)
    {
        string first = Stem(a), second = Stem(b);
        return first.Length > 0 && second.Length > 0 && (first.EndsWith(second, StringComparison.Ordinal) || second.EndsWith(first, StringComparison.Ordinal));
    }

    private static string Stem(string name)
    {
        string stem = name.Trim();
        foreach (string word in s_governmentWords)
            stem = stem.Replace(word, "", StringComparison.Ordinal);
        return stem;
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
