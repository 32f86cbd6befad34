using ReportSearch.Text.Words;

namespace ReportSearch.LexiconGenerator;

/// <summary>
/// How common a character is as a surname and in given names, counted over the personal names of the general list (each name once), as costs. The surnames are
/// the usual ones of one character, written by the project.
/// </summary>
internal static class NameCosts
{
    // Surnames that are mostly something else in a text (于, 和, 时, 成, 年) are left out.
    private const string Surnames =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈任姚卢姜崔钟谭陆汪范石廖贾夏韦付方邹熊白孟秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱"
        + "严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮纪梅童凌毕单季裴霍涂苗谷盛曲翁冉骆蓝游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆农司卓古吉缪简车连芦麦褚娄窦戚岑景宫费卜冷晏席卫柏宗瞿桂佟臧闵苟邬卞姬仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";

    // Words of grammar that stand behind names far more often than in them.
    private const string NotInNames = "都了的在是也和与说对从为将就又还却被把给等上下来去到向不有要会能可后前中里这那其以于而或及被让使所个很最更得着过吗呢吧么们他她它我你";

    // A name that the list has once may be a mistake of the list.
    private const int LeastCount = 2;

    public static (IReadOnlyDictionary<char, int> Surnames, IReadOnlyDictionary<char, int> GivenNames) Count(IReadOnlyDictionary<string, GeneralWord> general)
    {
        var surnames = new Dictionary<char, int>();
        var given = new Dictionary<char, int>();
        foreach ((string word, GeneralWord entry) in general)
        {
            if (word.Length is not (2 or 3) || !entry.Kind.StartsWith("nr", StringComparison.Ordinal) || !Surnames.Contains(word[0]))
                continue;
            surnames[word[0]] = surnames.GetValueOrDefault(word[0]) + 1;
            foreach (char unit in word[1..].Where(unit => !NotInNames.Contains(unit)))
                given[unit] = given.GetValueOrDefault(unit) + 1;
        }

        return (Costs(surnames), Costs(given));
    }

    private static Dictionary<char, int> Costs(Dictionary<char, int> counts)
    {
        double total = counts.Values.Sum();
        return counts.Where(pair => pair.Value >= LeastCount)
            .ToDictionary(pair => pair.Key, pair => Math.Max(1, (int)Math.Round(Math.Log(total / pair.Value) * LexiconFormat.CostPerNat)));
    }
}
