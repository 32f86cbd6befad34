namespace ReportSearch.Corpus.Export;

/// <summary>
/// Text that a spreadsheet would take for a formula. It begins with = + - @, their full-width forms, a tab or a carriage return; a sign that stands alone (a stroke in
/// a table) computes nothing and is left as it is.
/// </summary>
public static class FormulaText
{
    private const char Mark = '\'';

    /// <summary>Whether a spreadsheet may compute the text instead of showing it.</summary>
    public static bool IsFormula(string text) => text.Length > 1 && Begins(text[0]) || text.Length == 1 && text[0] is '\t' or '\r' or '\n';

    /// <summary>
    /// The text with an apostrophe before it where it would be computed. So that this can be undone, text that begins with apostrophes and goes on as a formula gets
    /// one more, too: whoever reads takes one away.
    /// </summary>
    public static string Neutralise(string text) => IsMarked(text) ? Mark + text : text;

    /// <summary>The text as it was.</summary>
    public static string Restore(string text) => text.Length > 1 && text[0] == Mark && IsMarked(text) ? text[1..] : text;

    private static bool IsMarked(string text) => IsFormula(text.TrimStart(Mark));

    private static bool Begins(char first) => first is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '\t' or '\r' or '\n';
}
