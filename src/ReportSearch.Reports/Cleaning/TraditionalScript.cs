using ReportSearch.Reports.Documents;
using ReportSearch.Text.Folding;

namespace ReportSearch.Reports.Cleaning;

/// <summary>Copies of reports in traditional characters: the rules, which are written in simplified ones, read them folded, at the same offsets.</summary>
internal static class TraditionalScript
{
    // Simplified text holds a few characters that folding changes (names as 乾县), one in twenty is a text in the other script.
    private const int LeastShare = 20;

    /// <summary>The document with its Chinese characters folded where it is written in traditional ones, else the document itself.</summary>
    internal static Document ForRules(Document document) =>
        Folded(document.Text) is var folded && ReferenceEquals(folded, document.Text) ? document : document with { Text = folded };

    /// <summary>The text with its Chinese characters folded, unit by unit, where it is written in traditional ones, else the text itself.</summary>
    internal static string Folded(string text)
    {
        int chinese = 0, changed = 0;
        foreach (char unit in text)
        {
            if (!Script.IsChinese(unit))
                continue;
            chinese++;
            changed += CharacterFolding.Fold(unit) == unit ? 0 : 1;
        }

        if (changed == 0 || changed * LeastShare < chinese)
            return text;
        return string.Create(text.Length, text, static (folded, printed) =>
        {
            for (int i = 0; i < folded.Length; i++)
                folded[i] = Script.IsChinese(printed[i]) ? CharacterFolding.Fold(printed[i]) : printed[i];
        });
    }

    /// <summary>A text that was cleaned folded, in its printed characters again.</summary>
    /// <param name="cleaned">The cleaned text and the way back.</param>
    /// <param name="source">The text before it was folded.</param>
    internal static string Printed(TextDraft cleaned, string source) => string.Create(cleaned.Text.Length, (cleaned, source), static (printed, from) =>
    {
        from.cleaned.Text.CopyTo(printed);
        foreach (OffsetRun run in from.cleaned.Runs)
        {
            for (int i = 0; i < run.Length; i++)
            {
                if (Script.IsChinese(printed[run.CleanStart + i]))
                    printed[run.CleanStart + i] = from.source[run.SourceStart + i];
            }
        }
    });
}
