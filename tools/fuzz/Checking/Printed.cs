using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ReportSearch.Reports;
using ReportSearch.Text;
using ReportSearch.Text.Folding;

namespace ReportSearch.Fuzz.Checking;

/// <summary>Year and place of a report must be printed in it, or in the name of its file: what is not there was invented.</summary>
internal static class Printed
{
    private static readonly char[] PlainUnits = Table();
    private static readonly Regex YearPrinted = InputPattern.Of("([0-9]{4}[-—–至~])?[0-9]{4}年度?");

    /// <summary>Kinds of repairs that take something out between two characters of a word.</summary>
    private static readonly HashSet<string> TakingOut = new(["overprint", "fieldCode", "imageMark", "bookmark", "pageMark", "spacedText", "markdown", "watermark", "menu", "hidden", "glyph", "control", "chartResidue", "doubledPunctuation"], StringComparer.Ordinal);

    internal static void Check(Report report, FuzzInput input, List<string> faults)
    {
        string text = Plain(report.Document.Text) + " " + Plain(report.Document.Source) + " " + Plain(input.FileName);
        // What the file was made to say, known without the reader. Where the reader took copies, field codes and the like out of words, its own text must do.
        string said = input.Written is { } written ? Plain(written) + " " + Plain(input.FileName) : text;
        if (report.Document.Repairs.Any(repair => TakingOut.Contains(repair.Kind)))
            said += " " + text;
        // A body's name may go on behind the year.
        said += " " + YearPrinted.Replace(said, "");
        if (report.Identity.ReportYear is { } year && !Year(said, year) && !(ShortYear(said, year) && report.Identity.Confidence.ReportYear < 0.5))
            faults.Add($"the year {year} is not printed");
        // A short form keeps at least the first two characters of the name.
        if (report.Identity.Region is { Name: not "中国" } region && !said.Contains(Plain(region.Name.Length > 2 ? region.Name[..2] : region.Name), StringComparison.Ordinal))
            faults.Add($"the region {region.Name} is not printed");
        if (report.Identity.Title is { } title && !text.Contains(Plain(title), StringComparison.Ordinal))
            faults.Add($"the title “{title}” is not printed");
        if (input is { Sound: true, Year: { } of } && report.Identity.ReportYear is { } read && read != of)
            faults.Add($"the year of a sound report of {of} is read as {read}");
    }

    /// <summary>The year itself, or the next one, in which reports are signed; a date may stand in parts of years as 2017-18.</summary>
    private static bool Year(string text, int year) =>
        text.Contains(year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) || text.Contains((year + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>Two digits before 年, as in 17年, which a reader may guess by.</summary>
    private static bool ShortYear(string text, int year)
    {
        string digits = (year % 100).ToString("D2", CultureInfo.InvariantCulture) + "年";
        int at = text.IndexOf(digits, StringComparison.Ordinal);
        return at == 0 || (at > 0 && !char.IsAsciiDigit(text[at - 1]));
    }

    /// <summary>Without white space and invisible characters, simplified, all digits plain.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char unit in text)
        {
            if (PlainUnits[unit] is not '\0' and var kept)
                plain.Append(kept);
        }

        return plain.ToString();
    }

    /// <summary>The plain form of each unit; NUL for those that are left out.</summary>
    private static char[] Table()
    {
        var table = new char[char.MaxValue + 1];
        for (int i = 0; i < table.Length; i++)
        {
            char unit = (char)i;
            // Halves of pairs and units that are no characters cannot be written in every format.
            if (char.IsWhiteSpace(unit) || char.IsControl(unit) || char.IsSurrogate(unit) || unit >= '\uFFFE' || char.GetUnicodeCategory(unit) == UnicodeCategory.Format)
                continue;
            int digit = unit switch
            {
                >= '０' and <= '９' => unit - '０',
                '〇' or '○' or '零' or 'Ｏ' or 'O' or 'o' or '◯' => 0,
                _ => "一二三四五六七八九".IndexOf(unit, StringComparison.Ordinal) + 1 is > 0 and var han ? han : -1,
            };
            table[i] = digit >= 0 ? (char)('0' + digit) : CharacterFolding.Fold(unit);
        }

        return table;
    }
}
