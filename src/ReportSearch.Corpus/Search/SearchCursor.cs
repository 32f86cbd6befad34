using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReportSearch.Corpus.Search;

/// <summary>Where the next page begins: base64url of JSON with the place, a hash of what was asked, and the corpus version it was asked of.</summary>
internal sealed record SearchCursor(
    [property: JsonPropertyName("o")] int Offset,
    [property: JsonPropertyName("q")] string QueryHash,
    [property: JsonPropertyName("v")] string CorpusVersion)
{
    /// <summary>Farthest place that a cursor may name.</summary>
    public const int MaxOffset = 10_000_000;

    private const int MaxCursorUnits = 1_000;

    public string Write() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <exception cref="SearchParameterException">It is no cursor, or one of another search.</exception>
    public static SearchCursor Read(string text, string queryHash)
    {
        SearchCursor? cursor = null;
        if (text.Length <= MaxCursorUnits)
        {
            try
            {
                cursor = JsonSerializer.Deserialize<SearchCursor>(Base64Url.DecodeFromChars(text));
            }
            catch (Exception broken) when (broken is FormatException or JsonException)
            {
                throw new SearchParameterException("cursor", "the cursor cannot be read; take `next` of an answer as it is, or leave it out to begin anew");
            }
        }

        if (cursor is null || cursor.Offset is < 0 or > MaxOffset || cursor.QueryHash is null || cursor.CorpusVersion is null)
            throw new SearchParameterException("cursor", "the cursor cannot be read; take `next` of an answer as it is, or leave it out to begin anew");
        if (cursor.QueryHash != queryHash)
            throw new SearchParameterException("cursor", "the cursor belongs to another search; query, filters, sort and group must stay the same from page to page");
        return cursor;
    }

    /// <summary>A hash of everything that decides the order of the hits.</summary>
    public static string HashOf(SearchParameters parameters)
    {
        string asked = JsonSerializer.Serialize<object?[]>(
        [
            parameters.Query, parameters.YearFrom, parameters.YearTo, parameters.Regions, parameters.Levels,
            parameters.Sections, parameters.Topics, parameters.Forms, parameters.Within, parameters.Expand, parameters.Group, parameters.Sort,
        ]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked)).AsSpan(0, 8));
    }
}
