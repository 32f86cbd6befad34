using System.Security.Cryptography;
using System.Text;

namespace ReportSearch.WordTables;

/// <summary>
/// Words of traditional texts whose simplified form is not what folding their characters gives. Left out: words of another length than their
/// simplified form, for tokens keep their places, and those with a character outside the basic plane.
/// </summary>
internal static class WordFormTable
{
    public static string Make(IEnumerable<string> traditionalToSimplified, FoldingRows folding)
    {
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in traditionalToSimplified)
        {
            string[] columns = line.Split('\t');
            string folded = folding.Fold(columns[0]);
            string plain = folding.Fold(columns[1].Split(' ')[0]);
            if (folded != plain && folded.Length == plain.Length && !plain.Any(char.IsSurrogate))
                rows[folded] = plain;
        }

        var text = new StringBuilder();
        foreach ((string folded, string plain) in rows)
            text.Append(folded).Append('\t').Append(plain).Append('\n');
        string version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
        return $"version {version}\n{text}";
    }
}
