using System.Security.Cryptography;
using System.Text;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Sections;
using ReportSearch.Text.Folding;

namespace ReportSearch.Reports.Identity;

/// <summary>
/// Tells twins: one report as a web page and as a PDF, in simplified and in traditional characters. Equal fingerprints mean the same letters and digits in the same
/// order, whatever the format, the script, the white space and the punctuation; a corrected figure is another content.
/// </summary>
public static class ContentFingerprint
{
    private const int HexDigits = 32;

    // Less than this may be alike by chance, as the notes that a body has nothing to report.
    private const int FewestUnits = 200;

    /// <summary>32 hex digits, or null when there is too little text to tell. What stands before the first section, as title and lines of a web page, does not count.</summary>
    public static string? Of(Report report)
    {
        Document document = report.Document;
        int start = report.Sections.FirstOrDefault(section => section.Tags[0] != SectionTags.FrontMatter)?.CleanStart ?? 0;
        var letters = new StringBuilder(document.Text.Length);
        foreach (Block block in document.Blocks)
        {
            if (block.Kind == BlockKind.Residue)
                continue;
            for (int i = Math.Max(start, block.Start); i < block.End; i++)
            {
                char unit = CharacterFolding.Fold(document.Text[i]);
                if (char.IsLetterOrDigit(unit))
                    letters.Append(unit);
            }
        }

        return letters.Length < FewestUnits ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letters.ToString())))[..HexDigits];
    }
}
