using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReportSearch.Corpus.Search;

namespace ReportSearch.Corpus.Figures;

/// <summary>Where the next page of a list begins: reports passed, entries passed in the next one, a hash of what was asked, and the corpus version.</summary>
internal sealed record ListCursor(
    [property: JsonPropertyName("r")] int Reports,
    [property: JsonPropertyName("e")] int Entries,
    [property: JsonPropertyName("q")] string QueryHash,
    [property: JsonPropertyName("v")] string CorpusVersion)
{
    private const int MaxCursorUnits = 400;

    public string Write() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>The place that a cursor names; the beginning without one. A cursor of another corpus version adds a notice.</summary>
    /// <exception cref="SearchParameterException">It is no cursor, or one of another list.</exception>
    public static ListCursor Read(string? text, string query, string corpusVersion, List<string> notices)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)).AsSpan(0, 8));
        if (string.IsNullOrEmpty(text))
            return new ListCursor(0, 0, hash, corpusVersion);
        ListCursor? read = null;
        if (text.Length <= MaxCursorUnits)
        {
            try
            {
                read = JsonSerializer.Deserialize<ListCursor>(Base64Url.DecodeFromChars(text));
            }
            catch (Exception broken) when (broken is FormatException or JsonException)
            {
                throw Broken();
            }
        }

        if (read is null || read.Reports < 0 || read.Entries < 0 || read.QueryHash is null || read.CorpusVersion is null)
            throw Broken();
        if (read.QueryHash != hash)
            throw new SearchParameterException("cursor", "the cursor belongs to another list; the parameters must stay the same from page to page");
        if (read.CorpusVersion != corpusVersion)
            notices.Add($"语料已从版本 {read.CorpusVersion} 更新到 {corpusVersion}，本页按新版本给出，结果可能重复或缺漏");
        return read with { CorpusVersion = corpusVersion };
    }

    private static SearchParameterException Broken() =>
        new("cursor", "the cursor cannot be read; take `next` of an answer as it is, or leave it out to begin anew");
}
