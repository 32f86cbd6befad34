namespace ReportSearch.Text.Regions;

/// <summary>How people write the name of a division: 绍兴 for 绍兴市, 延边 and 延边州 for 延边朝鲜族自治州.</summary>
internal static class RegionNames
{
    // A name of one character says nothing alone: 丰县 stays 丰县.
    private const int MinimumLength = 2;

    private static readonly string[] s_placeholders = ["市辖区", "县", "市", "省直辖县级行政区划", "自治区直辖县级行政区划"];

    // 林区 and 特区 before 区: 神农架林区 is called 神农架. 矿区 is no suffix: 井陉矿区 is not 井陉.
    private static readonly string[] s_suffixes = ["特别行政区", "地区", "林区", "特区", "新区", "省", "市", "县", "区", "盟"];

    private static readonly (string Autonomous, string Plain)[] s_autonomous =
        [("自治区", ""), ("自治州", "州"), ("自治县", "县"), ("自治旗", "旗")];

    // As they stand in names of divisions; some leave 族 out. Longer ones first where one ends with another.
    private static readonly string[] s_nationalities =
    [
        "朝鲜族", "蒙古族", "土家族", "布依族", "藏族", "羌族", "苗族", "侗族", "彝族", "回族", "壮族", "瑶族", "满族", "黎族", "畲族", "傣族", "佤族", "白族",
        "景颇族", "傈僳族", "哈尼族", "拉祜族", "布朗族", "普米族", "独龙族", "纳西族", "仡佬族", "水族", "毛南族", "仫佬族", "哈萨克族", "达斡尔族", "鄂温克族",
        "柯尔克孜族", "锡伯族", "撒拉族", "东乡族", "保安族", "裕固族", "塔吉克族", "维吾尔族", "土族", "怒族", "各族",
        "柯尔克孜", "哈萨克", "蒙古", "锡伯", "塔吉克", "维吾尔",
    ];

    /// <summary>True for rows that only hold a place in the code; they name no place and cannot be looked up by name.</summary>
    public static bool IsPlaceholder(string name) => Array.IndexOf(s_placeholders, name) >= 0;

    /// <summary>The short forms of <paramref name="name"/>, each two or more characters, without the name itself.</summary>
    public static IReadOnlyList<string> ShortForms(string name)
    {
        foreach (var (autonomous, plain) in s_autonomous)
        {
            if (name.EndsWith(autonomous, StringComparison.Ordinal))
                return AutonomousForms(name[..^autonomous.Length], plain);
        }

        foreach (string suffix in s_suffixes)
        {
            if (!name.EndsWith(suffix, StringComparison.Ordinal) || (suffix == "区" && name.EndsWith("矿区", StringComparison.Ordinal)))
                continue;
            if (name.Length - suffix.Length >= MinimumLength)
                return [name[..^suffix.Length]];
        }

        return [];
    }

    private static List<string> AutonomousForms(string stem, string plain)
    {
        for (bool stripped = true; stripped;)
        {
            stripped = false;
            foreach (string nationality in s_nationalities)
            {
                // 东乡族自治县 and 鄂温克族自治旗 are named after the nationality alone.
                if (stem.Length - nationality.Length < MinimumLength || !stem.EndsWith(nationality, StringComparison.Ordinal))
                    continue;
                stem = stem[..^nationality.Length];
                stripped = true;
                break;
            }
        }

        // 内蒙古 is the one stem that ends with a nationality and is a name; it is too short to lose it.
        List<string> forms = [stem];
        if (plain.Length > 0)
            forms.Add(stem.EndsWith('族') ? stem[..^1] + plain : stem + plain);
        return forms;
    }
}
