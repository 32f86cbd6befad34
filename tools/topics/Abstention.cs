using System.Text;
using ReportSearch.Text.Classification;

namespace ReportSearch.TopicTraining;

/// <summary>Texts that are about none of the topics, by kind: those of test_other.tsv, and nonsense made anew each time from one seed.</summary>
public static class Abstention
{
    private const int Seed = 20;
    private const int Made = 100;
    private const string Symbols = "0123456789.,;:!?%+-*/=()[]<>#@&，。；：！？、（）《》…—￥★";

    private static readonly string[] s_words =
    [
        "今天", "明天", "已经", "然后", "我们", "他们", "自己", "什么", "觉得", "知道", "看见", "走路", "吃饭", "睡觉", "说话", "漂亮", "高兴", "慢慢", "突然", "一起", "苹果", "桌子", "窗户", "石头", "月亮", "太阳", "小狗", "朋友",
        "哥哥", "妹妹", "颜色", "红色", "声音", "故事", "名字", "时候", "地方", "东西", "事情", "问题", "办法", "需要", "可以", "应该", "因为", "所以", "但是", "如果", "虽然", "非常", "比较", "特别", "马上", "刚才", "以后", "里面",
        "外面", "上面", "左边", "中间", "开始", "结束", "回来", "出去", "喜欢", "讨厌", "希望", "忘记", "想起", "拿走", "放下", "打开", "关上", "学校", "医院", "公园", "街道", "房子", "汽车", "手机", "电脑", "衣服", "牛奶", "鸡蛋",
    ];

    /// <summary>For each kind how many texts there are and of how many something was asserted.</summary>
    public static IReadOnlyList<(string Kind, int Texts, int Asserted)> Measure(TopicModel model, IReadOnlyList<TopicText> others) =>
        [.. Kinds(others).Select(kind => (kind.Kind, kind.Texts.Count, Answers.Of(model, [.. kind.Texts.Select(text => new TopicText([], kind.Kind, text))]).Asserted.Count(said => said.Count > 0)))];

    /// <summary>The kinds with their texts.</summary>
    public static IReadOnlyList<(string Kind, IReadOnlyList<string> Texts)> Kinds(IReadOnlyList<TopicText> others)
    {
        var random = new Random(Seed);
        return
        [
            ("empty and blank", [.. Enumerable.Range(0, 25).Select(n => new string(" \t\u3000\n\r"[n % 5], n))]),
            ("numbers and symbols", [.. Enumerable.Range(0, Made).Select(_ => Of(random, () => Symbols[random.Next(Symbols.Length)].ToString()))]),
            ("random Han characters", [.. Enumerable.Range(0, Made).Select(_ => Of(random, () => ((char)random.Next(0x4E00, 0x9FA6)).ToString()))]),
            ("common words shuffled", [.. Enumerable.Range(0, Made).Select(_ => Of(random, () => s_words[random.Next(s_words.Length)]))]),
            .. others.GroupBy(text => text.Origin).Select(kind => (kind.Key, (IReadOnlyList<string>)[.. kind.Select(text => text.Text)])),
        ];
    }

    private static string Of(Random random, Func<string> part)
    {
        var text = new StringBuilder();
        for (int parts = random.Next(4, 13); parts > 0; parts--)
            text.Append(part());
        return text.ToString();
    }
}
