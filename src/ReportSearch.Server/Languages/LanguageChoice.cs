using ReportSearch.Server.Pages;
using ReportSearch.Server.Requests;

namespace ReportSearch.Server.Languages;

/// <summary>The language of a request: what its address says (and then stays chosen), else what was chosen before, else Chinese.</summary>
internal static class LanguageChoice
{
    private const string Name = "lang";

    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped(provider => Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext));
    }

    /// <summary>Keeps a choice that the address makes.</summary>
    public static Task KeepAsync(HttpContext context, RequestDelegate next)
    {
        if (Chosen(context) is { } chosen && context.Request.Cookies[Name] != chosen && !RequestErrors.IsForPrograms(context.Request.Path))
            context.Response.Cookies.Append(Name, chosen, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), Path = "/" });
        return next(context);
    }

    /// <summary>The same address in the other language.</summary>
    public static string OtherUrl(HttpContext? context, Wording wording)
    {
        if (context is null)
            return "/";
        var kept = context.Request.Query.Where(pair => pair.Key != Name).SelectMany(pair => pair.Value.Select(value => (pair.Key, value)));
        return PageAddress.Of(context.Request.Path.ToUriComponent(), [.. kept, (Name, wording.IsEnglish ? "zh" : "en")]);
    }

    private static Wording Of(HttpContext? context) => context is not null && (Chosen(context) ?? context.Request.Cookies[Name]) == "en" ? new Wording(english: true) : Wording.Chinese;

    private static string? Chosen(HttpContext context) => context.Request.Query[Name].ToString() is { } chosen and ("en" or "zh") ? chosen : null;
}
