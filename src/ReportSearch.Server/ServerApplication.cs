using ReportSearch.Server.Api;
using ReportSearch.Server.Corpora;
using ReportSearch.Server.Indexing;
using ReportSearch.Server.Languages;
using ReportSearch.Server.Pages;
using ReportSearch.Server.Requests;

namespace ReportSearch.Server;

/// <summary>Puts the server together: what guards requests, what answers them, and the service that indexes.</summary>
public static class ServerApplication
{
    /// <summary>Where the server listens unless it is told otherwise: loopback only.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>Builds the application from its arguments (as --urls, --ReportSearch:DataFolder).</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        if (builder.Configuration["urls"] is null)
            builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
            kestrel.Limits.MaxRequestLineSize = 16 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);

        var settings = ServerSettings.From(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ServedCorpora>();
        builder.Services.AddSingleton<IndexingStatus>();
        builder.Services.AddHostedService<IndexingService>();
        builder.Services.AddLanguages();
        builder.Services.AddPages();
        builder.Services.AddApiDocument();
        builder.Services.AddRequestLimit(settings);

        var app = builder.Build();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<RequestErrors>();
        app.UseMiddleware<HostFilter>();
        app.UseRateLimiter();
        app.Use(LanguageChoice.KeepAsync);
        app.MapHealth();
        app.MapApi();
        app.MapFigures(settings);
        app.MapAnalysis();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapPages();
        return app;
    }
}
