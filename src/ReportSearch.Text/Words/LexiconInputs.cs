using System.Security.Cryptography;
using System.Text;

namespace ReportSearch.Text.Words;

/// <summary>Tells the state of the written inputs of a lexicon, so that a test notices one that was not made anew after a change of them.</summary>
internal static class LexiconInputs
{
    /// <summary>First 16 hex digits of the SHA-256 of the texts, in order: regions.csv, domain.tsv, cuts.tsv. Line ends do not count.</summary>
    public static string Hash(IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string text in texts)
            hash.AppendData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n") + '\0'));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..LexiconFormat.InputsHashBytes];
    }
}
