using ReportSearch.Reports.Documents;
using ReportSearch.Text.Folding;

namespace ReportSearch.Reports.Cleaning;

/// <summary>Copies of reports in traditional characters: the rules, which are written in simplified ones, read them folded, at the same offsets.</summary>
internal static class TraditionalScript
{
    // Simplified text holds a few characters that folding changes (names as 乾县), one in twenty is a text in the other script.
    private const int LeastShare = 20;

    /// <summary>The document with its Chinese characters folded where it is written in traditional ones, else the document itself.</summary>
    internal static Document ForRules(Document document)
    {
        int chinese = 0, changed = 0;
        foreach (char unit in document.Text)
        {
            if (!Script.IsChinese(unit))
                continue;
            chinese++;
            changed += CharacterFolding.Fold(unit) == unit ? 0 : 1;
        }

        if (changed == 0 || changed * LeastShare < chinese)
            return document;
        return document with
        {
            Text = string.Create(document.Text.Length, document.Text, static (folded, text) =>
            {
                for (int i = 0; i < text.Length; i++)
                    folded[i] = Script.IsChinese(text[i]) ? CharacterFolding.Fold(text[i]) : text[i];
            }),
        };
    }
}
