namespace ReportSearch.Server.Requests;

/// <summary>Why a request was not answered, for programs (English, in JSON) and for people (Chinese, on a page).</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What was wrong and what to do, for programs.</param>
/// <param name="Headline">The same for people, in a few words.</param>
/// <param name="Advice">What people can do.</param>
/// <param name="Parameter">The parameter that has no meaning, or null.</param>
public sealed record RequestFailure(int Status, string Detail, string Headline, string Advice, string? Parameter = null)
{
    /// <summary>Nothing can be searched yet.</summary>
    public static RequestFailure NotReady(string? reason) => new(
        StatusCodes.Status503ServiceUnavailable,
        reason ?? "the corpus is being prepared; try again in a few seconds",
        reason is null ? "正在准备数据" : "数据库暂时无法读取",
        reason is null ? "首次启动时需要几秒钟为示例报告建立索引，请稍后刷新本页。" : "请查看服务器日志，排除故障后会自动恢复。");

    /// <summary>There is no such report.</summary>
    public static RequestFailure NoReport(string id) => new(
        StatusCodes.Status404NotFound, $"no report '{id}' in the corpus", "没有这份报告", "它可能已被新版本取代，或者链接不完整。请回到检索页重新查找。");

    /// <summary>There is no such body.</summary>
    public static RequestFailure NoBody(string id) => new(
        StatusCodes.Status404NotFound, $"no report of a body '{id}' in the corpus", "没有这个机构的报告", "它可能还没有收录，或者链接不完整。请从地区页或检索页进入。");

    /// <summary>There is no such place.</summary>
    public static RequestFailure NoPlace(string code) => new(
        StatusCodes.Status404NotFound, $"no division has the code '{code}'", "没有这个地区", "请使用六位行政区划代码，或从地区页进入。");

    /// <summary>A parameter has no meaning.</summary>
    public static RequestFailure WrongParameter(string parameter, string detail) => new(
        StatusCodes.Status400BadRequest, detail, "检索条件有误", ParameterAdvice(parameter), parameter);

    /// <summary>A write without the key.</summary>
    public static RequestFailure NoKey() => new(
        StatusCodes.Status401Unauthorized, "writing needs the header Authorization: Bearer KEY with the key of the setting ReportSearch:WriteKey", "没有写入权限", "请使用管理员提供的密钥。");

    /// <summary>A failure known by its status alone.</summary>
    public static RequestFailure OfStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => new(status, "there is nothing at this address", "没有这个页面", "请检查网址，或从检索页开始。"),
        StatusCodes.Status405MethodNotAllowed => new(status, "this address is for reading with GET", "不支持这种请求", "本站页面只供读取。"),
        StatusCodes.Status413PayloadTooLarge => new(status, "the request is too large", "请求内容过大", "请缩短检索条件后重试。"),
        StatusCodes.Status414UriTooLong => new(status, "the address is too long", "网址过长", "请缩短检索条件后重试。"),
        StatusCodes.Status429TooManyRequests => new(status, "too many requests at the same time; try again after Retry-After seconds", "请求过多", "服务器正忙，请过几秒再试。"),
        >= 500 => new(status, "the server failed; its log says why", "服务器出错", "请稍后再试；详细原因记录在服务器日志中。"),
        _ => new(status, "the request cannot be understood", "请求无法理解", "请检查网址，或从检索页开始。"),
    };

    private static string ParameterAdvice(string parameter) => parameter switch
    {
        "year" => "年份请写四位数字，如 2017；一段年份写作 2015..2018。",
        "region" => "没有找到这个地区。请写全称（如“浙江省”“绍兴市”）或六位行政区划代码；重名的地区请用代码。",
        "level" => "级别只能是 province、prefecture、county、township 或 department。",
        "section" => "没有这个章节标签，请从左侧的“章节”中选择。",
        "topic" => "没有这个申请主题，请从左侧的“申请主题”中选择。",
        "form" => "报告格式只能是 free、standard2019 或 standard2021。",
        "sort" => "排序方式只能是 relevance、year 或 region。",
        "group" => "分组方式只能是 report、region 或 none。",
        "within" => "检索范围只能是 unit、sentence、paragraph 或 report。",
        "limit" => "每页条数须在 1 到 1000 之间。",
        "cursor" => "翻页标记已失效，请从第一页重新检索。",
        "q" or "query" => "检索词过长，请控制在 1000 字以内。",
        _ => "请检查网址中的参数。",
    };
}
