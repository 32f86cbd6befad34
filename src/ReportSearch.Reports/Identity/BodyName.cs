using System.Text.RegularExpressions;

namespace ReportSearch.Reports.Identity;

/// <summary>What kind of body a name names, once its region is taken off.</summary>
internal enum BodyKind
{
    /// <summary>A government: nothing, 政府 or 人民政府 is left.</summary>
    Government,
    /// <summary>The office of a government.</summary>
    Office,
    /// <summary>A department, bureau or other office.</summary>
    Department,
    /// <summary>A development zone or its committee.</summary>
    Zone,
    /// <summary>A town, township or street.</summary>
    Township,
}

/// <summary>Rules over names of bodies.</summary>
internal static class BodyName
{
    private static readonly Regex TownshipName = new(
        "^[\u4e00-\u9fff]{1,12}?(街道办事处|街道办|街道|地区办事处|镇人民政府|乡人民政府|镇政府|乡政府|镇|乡|苏木)(人民政府|党政办公室|办公室|便民服务中心)?$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex ZoneName = new(
        "(开发区|高新区|产业园区|工业园区|园区|示范区|保税区|保税港区|综合保税区|新区|度假区|风景区|风景名胜区|合作区|自贸区|试验区|管理区|经开区|生态城|新城)(管理委员会|管委会|管理办公室|管理局|党工委|办事处)?(办公室|党政办公室)?$|(管理委员会|管委会)(办公室)?$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex OfficeName = new(
        "^(人民政府|政府)?(办公室|办公厅|办)$|^(人民政府|政府)?(办公室|办公厅)?(政务公开|政府信息公开|信息公开|政府信息与政务公开|政务公开与信息化)[\u4e00-\u9fff]{0,12}(办公室|领导小组|科|处|中心)$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex BodySuffix = new(
        "(政府|办公室|办公厅|委员会|管委会|局|厅|委|院|处|所|站|中心|办事处|街道|镇|乡|支队|总队|大队|队|公司|社|会|办|部|行|馆|小组|联|校)$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex Central = new(
        "^(国务院|国家|中国|中华人民共和国)[\u4e00-\u9fff]{0,20}$|^(外交|国防|教育|科学技术|工业和信息化|公安|国家安全|民政|司法|财政|人力资源和?社会保障|自然资源|生态环境|住房和城乡建设|交通运输|水利|农业农村|农业|商务|文化和旅游|文化|环境保护|国土资源|应急管理|退役军人事务|监察)部$|^(审计署|海关总署|中国人民银行)$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex PlaceAndGovernment = new(
        "^[\u4e00-\u9fff]{1,12}?(省|市|县|区|旗|州|盟)((人民政府|政府)(办公室|办公厅)?)$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>What follows the place in 某县人民政府 or 某市政府办公室; null when the name is not of this form.</summary>
    internal static string? GovernmentOfUnlistedPlace(string name) =>
        ZoneName.IsMatch(name) || PlaceAndGovernment.Match(name) is not { Success: true } match ? null : match.Groups[2].Value;

    /// <summary>The level that the ending of such a name tells; a 市 may be of either level.</summary>
    internal static BodyLevel LevelOfUnlistedPlace(string name) => PlaceAndGovernment.Match(name).Groups[1].Value switch
    {
        "省" => BodyLevel.Province,
        "州" or "盟" => BodyLevel.Prefecture,
        "县" or "区" or "旗" => BodyLevel.County,
        _ => BodyLevel.Unknown,
    };

    /// <summary>The kind of the body by what is left of its name behind the region.</summary>
    internal static BodyKind KindOf(string rest)
    {
        string name = rest.Replace("（本级）", "", StringComparison.Ordinal).Replace("(本级)", "", StringComparison.Ordinal);
        if (name is "" or "人民政府" or "政府" or "本级" or "各级政府" or "人民政府本级" or "政府系统")
            return BodyKind.Government;
        if (OfficeName.IsMatch(name))
            return BodyKind.Office;
        if (name.StartsWith("人民政府", StringComparison.Ordinal) && name.Length > 5)
            name = name[4..];
        if (TownshipName.IsMatch(name))
            return BodyKind.Township;
        return ZoneName.IsMatch(name) ? BodyKind.Zone : BodyKind.Department;
    }

    /// <summary>True when the text ends as names of bodies do.</summary>
    internal static bool LooksLikeBody(string name) => name.Length is >= 2 and <= 40 && BodySuffix.IsMatch(name);

    /// <summary>True for the State Council and what stands right below it.</summary>
    internal static bool IsCentral(string name) => Central.IsMatch(name);

    /// <summary>The government's name in that of its office.</summary>
    internal static string WithoutOffice(string name)
    {
        int at = name.IndexOf("政府", StringComparison.Ordinal);
        return at < 0 ? name : name[..(at + 2)];
    }

    internal static string KindText(BodyKind kind) => kind switch
    {
        BodyKind.Government => "government",
        BodyKind.Office => "office",
        BodyKind.Zone => "zone",
        BodyKind.Township => "township",
        _ => "department",
    };
}
