using System.Text.RegularExpressions;

namespace ReportSearch.Text;

/// <summary>
/// The one way to make a regular expression: without backtracking, so that no input makes it slower than linear, and the same in every culture. All
/// other ways are banned calls (<c>tools/build/BannedSymbols.txt</c>).
/// </summary>
public static class InputPattern
{
    // No match of a linear matcher comes near it; it is there for the day on which the first promise is broken.
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMinutes(2);

    /// <summary>A matcher for this pattern.</summary>
    /// <param name="pattern">The pattern, without lookaround, atomic groups and back references.</param>
    /// <param name="more">Further options, as <see cref="RegexOptions.IgnoreCase"/> or <see cref="RegexOptions.Multiline"/>.</param>
    /// <exception cref="NotSupportedException">The pattern cannot be matched without backtracking.</exception>
    /// <exception cref="RegexParseException">The pattern is none.</exception>
    public static Regex Of(string pattern, RegexOptions more = RegexOptions.None) =>
#pragma warning disable RS0030 // The factory itself.
        new(pattern, more | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, LongestMatch);
#pragma warning restore RS0030
}
