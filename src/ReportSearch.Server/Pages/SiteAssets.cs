using System.Reflection;
using System.Security.Cryptography;

namespace ReportSearch.Server.Pages;

/// <summary>The style sheet, the script and the icon, embedded. Their addresses carry a hash of their content, so browsers may keep them for ever.</summary>
public static class SiteAssets
{
    private static readonly Asset Style = Asset.Load("site.css", "text/css; charset=utf-8");
    private static readonly Asset Script = Asset.Load("site.js", "text/javascript; charset=utf-8");
    private static readonly Asset Icon = Asset.Load("icon.svg", "image/svg+xml");

    /// <summary>Address of the style sheet.</summary>
    public static string StyleUrl => Style.Url;

    /// <summary>Address of the script.</summary>
    public static string ScriptUrl => Script.Url;

    /// <summary>Address of the icon.</summary>
    public static string IconUrl => Icon.Url;

    internal static void MapAssets(this IEndpointRouteBuilder routes)
    {
        foreach (var asset in (Asset[])[Style, Script, Icon])
        {
            routes.MapGet($"/assets/{asset.Name}", (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return TypedResults.Bytes(asset.Bytes, asset.ContentType);
            });
        }
    }

    private sealed record Asset(string Name, string ContentType, byte[] Bytes, string Url)
    {
        public static Asset Load(string name, string contentType)
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return new Asset(name, contentType, bytes, $"/assets/{name}?v={Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6))}");
        }
    }
}
