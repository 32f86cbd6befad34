using System.Text.RegularExpressions;
using ReportSearch.Text;

namespace ReportSearch.Reports.Cleaning;

/// <summary>
/// Phrases of advertisers who take over abandoned pages and put their words in the place of names. They are counted and shown as residue, never taken out: what
/// they stand for is gone. Words that reports use themselves (娱乐场所, 福利彩票, 打击赌博) are none.
/// </summary>
internal static class Advertising
{
    private static readonly Regex Phrase = InputPattern.Of(
        "新?葡京|(娱乐|棋牌|博彩|彩票|真人|电子游戏|电玩)(平台|官网|官方网|网址|APP|app|开户|注册|登录|代理)|娱乐(场|城)(平台|官网|官方|网址|注册|登录|开户|app|APP|下载)|(注册|首存|开户|充值)(即|就|再|立)?送(彩金|体验金|礼金|现金|[0-9]+元)|送彩金|澳门(金沙|新濠|威尼斯|皇冠|银河娱乐)|威尼斯人(娱乐|官网|平台|网)|皇冠(体育|现金|即时|比分)|亚博(体育|官网|平台|app|APP|网)|百家乐(平台|官网|技巧|网|开户)|(时时彩|六合彩|北京赛车|快三)(平台|官网|计划|开奖|投注|网)|体育(投注|博彩|竞彩网|在线投注)|足球(外围|比分网|投注)|真钱(游戏|棋牌|娱乐)|(手机|官方|最新版)app下载安装");

    private static readonly Regex InName = InputPattern.Of("葡京|娱乐|棋牌|博彩|投注|百家乐|赌|彩金|老虎机|威尼斯人|金沙(官网|国际)");

    /// <summary>How many such phrases the text holds.</summary>
    internal static int Count(string text) => Phrase.Count(text);

    /// <summary>Every such phrase with its place, in order.</summary>
    internal static IEnumerable<(int Start, int Length)> In(string text)
    {
        foreach (Match match in Phrase.Matches(text))
            yield return (match.Index, match.Length);
    }

    /// <summary>True for a name that no public body bears.</summary>
    internal static bool IsName(ReadOnlySpan<char> name) => InName.IsMatch(name) || Phrase.IsMatch(name);
}
