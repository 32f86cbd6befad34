namespace ReportSearch.Server.Requests;

/// <summary>
/// Refuses requests whose Host is none of ours. A page from elsewhere whose name was made to point to this machine (DNS rebinding) could
/// otherwise read what is meant for this machine alone.
/// </summary>
internal sealed class HostFilter(RequestDelegate next, ServerSettings settings)
{
    public Task InvokeAsync(HttpContext context)
    {
        var host = context.Request.Host.Host;
        if (settings.AllowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(
            "400: this server does not answer to the host name of the request. Use http://127.0.0.1 or http://localhost with its port; " +
            "further names are allowed with the setting ReportSearch:AllowedHosts.\n本服务器不接受此主机名的访问，请使用 http://127.0.0.1 或 http://localhost 加端口号。\n");
    }
}
