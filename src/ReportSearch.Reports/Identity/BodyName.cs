using System.Text.RegularExpressions;
using ReportSearch.Text;

namespace ReportSearch.Reports.Identity;

/// <summary>Rules over names of bodies.</summary>
internal static class BodyName
{
    private const string GovernmentForm = "(人民政府|政府|行政公署|行署|公署)";

    private static readonly Regex TownshipName = InputPattern.Of(
        "^([\u4e00-\u9fff]{1,12}?(街道|地区|镇|民族乡|乡|苏木))(办事处|人民政府|政府|办)?(党政综合办公室|党政办公室|办公室|便民服务中心)?$");

    private static readonly Regex ZoneName = InputPattern.Of(
        "(开发区|高新区|产业园区|产业园|工业园区|工业园|园区|示范区|保税区|保税港区|综合保税区|新区|度假区|风景区|风景名胜区|名胜区|合作区|自贸区|试验区|集聚区|集中区|管理区|经开区|出口加工区|生态城|新城|科学城|科技城)(建设|开发建设)?(管理委员会|管委会|管理办公室|管理局|党工委|办事处)?(办公室|党政办公室|综合办公室)?$|(^|[^督])(管理委员会|管委会)(办公室|党政办公室|综合办公室)?$");

    private static readonly Regex ZoneWords = InputPattern.Of(
        "^(国家级?|省级|国际|经济|高新|高技术|工业|产业|现代|循环|临[港空]|旅游|生态|风景|综合|保税|自由|自贸|商务|新区|新城|开发区|示范区|度假区|试验区|合作区|管理区|集聚区|园区|科[技学]城)");

    private static readonly Regex PeoplesTownship = InputPattern.Of("^([\u4e00-\u9fff]{1,4}族)+乡$");

    private static readonly Regex PlaceAlone = InputPattern.Of("^[^全各我本省市县区州旗盟政公关年的]([\u4e00-\u9fff]{1,7})(市|县|区|旗)$");

    private static readonly Regex OfficeName = InputPattern.Of(
        "^" + GovernmentForm + "?(办公室|办公厅|办)$|^" + GovernmentForm + "?(办公室|办公厅)?(政务公开|政府信息公开|信息公开|政府信息与政务公开|政务公开与信息化)[\u4e00-\u9fff]{0,12}(办公室|领导小组|科|处|中心)$");

    private static readonly Regex GovernmentName = InputPattern.Of(
        "^(|本级|各级政府|政府系统|师市|(各级)?" + GovernmentForm + "(本级|系统)?)$");

    private static readonly Regex BodySuffix = InputPattern.Of(
        "(政府|公署|行署|办公室|办公厅|委员会|管委会|局|厅|委|院|处|所|站|中心|办事处|街道|镇|乡|支队|总队|大队|队|公司|集团|社|会|办|部|署|行|馆|小组|联|校|海关|兵团|园区)$");

    // The bodies of the State Council by their suffix, since they are renamed every few years; 中国 and 国家 may begin the name of many others.
    private static readonly Regex Central = InputPattern.Of(
        "^(国务院|国家|中国|中华人民共和国|最高人民)[\u4e00-\u9fff]{0,20}$|^(外交|国防|教育|科学技术|科技|工业和信息化|公安|国家安全|民政|司法|财政|人力资源和?社会保障|自然资源|生态环境|住房和城乡建设|交通运输|铁道|卫生|水利|农业农村|农业|商务|文化和旅游|文化|环境保护|国土资源|应急管理|退役军人事务|监察)部$|^(审计署|海关总署|全国社会保障基金理事会|新华通讯社)$");

    private static readonly Regex PlaceAndGovernment = InputPattern.Of(
        "^[\u4e00-\u9fff]{1,12}?(省|市|县|区|旗|州|盟|地区)(" + GovernmentForm + "(办公室|办公厅)?)$");

    private static readonly Regex Ours = InputPattern.Of("^(我|本)(省|市|县|区|州|盟|旗|局|委|厅|办|院|部|会|中心|镇|乡|街道|单位|机关|部门|行|处|所|站)$");

    // 办公室 of a bureau is a part of it, as 政策法规科 is; 人民政府办公室 is a body of its own.
    private static readonly Regex PartOfBody = InputPattern.Of(
        "^([\u4e00-\u9fff（）]{2,30}(局|厅|委员会|委|法院|检察院|总队|支队|管委会|街道办事处|海关|中心))(办公室|综合科|综合处|秘书科|秘书处|政务公开办公室|政策法规科|政策法规处|法规科|法规处|党政办|党政办公室|信息中心)$");

    private static readonly Regex PartyOffice = InputPattern.Of("^中共|[省市县区州旗盟]委办公室$");

    private static readonly Regex Legion = InputPattern.Of("^(新疆生产建设兵团|新疆兵团|兵团)?((农业建设|农)?第?[一二三四五六七八九十]{1,3}师)?");

    /// <summary>What follows the place in 某县人民政府 or 某市政府办公室; null when the name is not of this form.</summary>
    internal static string? GovernmentOfUnlistedPlace(string name) =>
        ZoneName.IsMatch(name) || PlaceAndGovernment.Match(name) is not { Success: true } match ? null : match.Groups[2].Value;

    /// <summary>The level that the ending of such a name tells; a 市 may be of either level.</summary>
    internal static BodyLevel LevelOfUnlistedPlace(string name) => PlaceAndGovernment.Match(name).Groups[1].Value switch
    {
        "省" => BodyLevel.Province,
        "州" or "盟" or "地区" => BodyLevel.Prefecture,
        "县" or "区" or "旗" => BodyLevel.County,
        _ => BodyLevel.Unknown,
    };

    /// <summary>The kind of the body by what is left of its name behind the region.</summary>
    internal static BodyKind KindOf(string rest)
    {
        string name = rest.Replace("（本级）", "", StringComparison.Ordinal).Replace("(本级)", "", StringComparison.Ordinal);
        if (GovernmentName.IsMatch(name))
            return BodyKind.Government;
        if (OfficeName.IsMatch(name))
            return BodyKind.Office;
        if (TownshipOf(name) is not null)
            return BodyKind.Township;
        return ZoneName.IsMatch(name) ? BodyKind.Zone : BodyKind.Department;
    }

    /// <summary>The town, township or street that the rest of a name names, as 安昌镇 of 安昌镇人民政府; null when it names none.</summary>
    internal static string? TownshipOf(string rest)
    {
        string name = rest.StartsWith("人民政府", StringComparison.Ordinal) && rest.Length > 5 ? rest[4..] : rest;
        return TownshipName.Match(name) is { Success: true } match && !ZoneName.IsMatch(name) ? match.Groups[1].Value : null;
    }

    /// <summary>True for what ends the name of a township of a minority and is no name of its own: 苗族乡, 侗族苗族乡.</summary>
    internal static bool IsPeoplesTownship(string town) => PeoplesTownship.IsMatch(town);

    /// <summary>True for the name of a division that says nothing more, whether or not a table knows it: 云岭县.</summary>
    internal static bool IsPlaceAlone(string name) => PlaceAlone.IsMatch(name);

    /// <summary>True when the text ends as names of bodies do.</summary>
    internal static bool LooksLikeBody(string name) => name.Length is >= 2 and <= 40 && BodySuffix.IsMatch(name);

    /// <summary>True for the State Council and what stands right below it.</summary>
    internal static bool IsCentral(string name) => Central.IsMatch(name);

    /// <summary>True for 我局, 本委: a name that names nobody.</summary>
    internal static bool NamesNobody(string name) => Ours.IsMatch(name);

    /// <summary>The body that a part of it belongs to: 某县司法局 of 某县司法局办公室; the name itself when it names no part.</summary>
    internal static string WholeOf(string name) => !PartyOffice.IsMatch(name) && PartOfBody.Match(name) is { Success: true } match ? match.Groups[1].Value : name;

    /// <summary>True when the text begins with what stands behind the name of a development zone: 经济技术开发区, 新区.</summary>
    internal static bool BeginsZone(ReadOnlySpan<char> text) => ZoneWords.IsMatch(text);

    /// <summary>How many units at the beginning name the 兵团, a division of it, or both.</summary>
    internal static int LegionLength(string name) => Legion.Match(name).Length;

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
