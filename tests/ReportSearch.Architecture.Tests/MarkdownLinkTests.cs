using System.Text.RegularExpressions;

namespace ReportSearch.Architecture.Tests;

/// <summary>Documents point at things that are there.</summary>
public partial class MarkdownLinkTests
{
    [GeneratedRegex(@"!?\[[^\]\n]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [Fact]
    public void Every_relative_link_resolves()
    {
        string[] documents = [.. Checkout.Files("*.md")];
        Assert.Contains(documents, d => d.EndsWith("README.md", StringComparison.Ordinal));
        var broken = new List<string>();
        foreach (string document in documents)
        {
            foreach (Match match in Link().Matches(WithoutCode(File.ReadAllText(document))))
            {
                string target = match.Groups[1].Value;
                if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal))
                    continue;
                string[] parts = target.Split('#', 2);
                string path = parts[0].Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, Uri.UnescapeDataString(parts[0]));
                if (!File.Exists(path) && !Directory.Exists(path))
                    broken.Add($"{Path.GetRelativePath(Checkout.Root, document)}: {target}");
                else if (parts.Length == 2 && path.EndsWith(".md", StringComparison.Ordinal) && !Anchors(path).Contains(parts[1]))
                    broken.Add($"{Path.GetRelativePath(Checkout.Root, document)}: {target} (no such heading)");
            }
        }

        Assert.Empty(broken);
    }

    private static string WithoutCode(string markdown) =>
        string.Concat(markdown.Split("```").Where((_, i) => i % 2 == 0));

    /// <summary>Headings as their anchors: lower case, blanks to hyphens, other punctuation dropped.</summary>
    private static HashSet<string> Anchors(string file) =>
        [.. WithoutCode(File.ReadAllText(file)).Split('\n').Where(l => l.StartsWith('#'))
            .Select(l => string.Concat(l.TrimStart('#').Trim().ToLowerInvariant()
                .Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-'))];
}
