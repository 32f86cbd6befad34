using System.Security.Cryptography;
using System.Text;

namespace ReportSearch.Server.Requests;

/// <summary>The key that every write needs, in the header Authorization: Bearer KEY. A browser never sends it by itself, so no page from elsewhere can write.</summary>
internal static class WriteKey
{
    private const string Scheme = "Bearer ";

    /// <summary>Whether the request carries the key; compared in a time that tells nothing of it.</summary>
    public static bool IsGiven(HttpRequest request, string key)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim())), SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }
}
