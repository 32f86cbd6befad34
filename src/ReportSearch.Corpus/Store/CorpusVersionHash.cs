using System.Security.Cryptography;
using System.Text;

namespace ReportSearch.Corpus.Store;

/// <summary>
/// The corpus version: SHA-256 over one line for each original in the order of their hashes (hash, names, whether it is a report or was forced in, whether current, versions of
/// reader and lexicon), then the versions of thesaurus and model; the first 32 hex digits. Neither commits nor segments nor the order of coming go in,
/// except where that order alone decides which of two versions is current.
/// </summary>
internal sealed class CorpusVersionHash
{
    private const int HexDigits = 32;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(string line) => _hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));

    /// <summary>
    /// The version of a commit together with what persons said since: the commit's own as long as nobody said anything, for then two stores with the same
    /// files have the same one. When it was said does not go in.
    /// </summary>
    public static string With(string commitVersion, IReadOnlyList<Annotation> annotations)
    {
        if (annotations.Count == 0)
            return commitVersion;
        var version = new CorpusVersionHash();
        version.Add(commitVersion);
        foreach (Annotation said in annotations)
            version.Add(StoreJson.Write(said with { Noted = "" }));
        return version.Finish();
    }

    public string Finish()
    {
        using (_hash)
            return Convert.ToHexStringLower(_hash.GetHashAndReset())[..HexDigits];
    }
}
