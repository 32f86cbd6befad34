using System.Buffers;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Sections;

/// <summary>Words of the running text that tell what it speaks of, where a title hides it.</summary>
internal sealed class ContentCues
{
    private const int FewestCues = 2;
    private const int FewestPlaces = 3;
    private const int LongestAdjunct = 16;
    private static readonly string[] Published = ["上", "公开", "公布", "公示", "刊登", "刊载", "进行公", "向社会", "及时公", "主动公", "专栏公", "等渠道", "等平台", "等媒体", "等载体", "等形式", "等方式"];

    private static readonly (string Word, string Tag)[] Words =
    [
        .. Of(SectionTags.OnRequest, "依申请公开", "公开申请", "网络申请", "信函申请", "当面申请", "同意公开", "不予公开", "申请人", "书面申请", "受理申请", "收到申请", "按期答复"),
        .. Of(SectionTags.Platform, "门户网站", "政府网站", "网站", "微博", "微信", "政府公报", "查阅点", "查阅场所", "公开栏", "新媒体", "客户端", "触摸屏"),
        .. Of(SectionTags.InterpretationResponse, "政策解读", "新闻发布会", "回应关切", "社会关切", "舆情", "解读稿件", "图解", "在线访谈", "意见征集", "公众留言", "网民留言"),
        .. Of(SectionTags.Organisation, "领导小组", "培训", "考核", "督查", "联络员", "分管", "责任追究", "工作机制", "规章制度", "配套制度", "专职人员"),
        .. Of(SectionTags.KeyFields, "预决算", "“三公”", "征地", "拆迁", "保障性住房", "环境保护", "食品药品", "扶贫", "公共资源", "重大建设项目", "政府采购", "社会救助"),
        .. Of(SectionTags.PowerOperation, "权力清单", "权责清单", "责任清单", "放管服", "重大决策", "双随机", "行政审批", "行政执法", "政务服务"),
        .. Of(SectionTags.ReviewLitigation, "行政复议", "行政诉讼", "复议", "诉讼", "应诉"),
        .. Of(SectionTags.Fees, "收取费用", "收取任何费用", "检索费", "复制费", "邮寄费", "费用减免", "减免费用", "收费"),
        .. Of(SectionTags.Complaints, "投诉", "举报", "申诉"),
        .. Of(SectionTags.SecrecyReview, "保密审查", "失泄密", "泄密", "涉密"),
        .. Of(SectionTags.PublicInstitutions, "企事业单位", "供水", "供电", "公交", "办事公开"),
        .. Of(SectionTags.ProactiveDisclosure, "主动公开", "公开目录", "公开指南", "公开信息", "公开政府信息"),
        .. Of(SectionTags.ProblemsImprovements, "存在的问题", "存在问题", "不足", "薄弱环节", "下一步", "有待", "改进", "今后", "短板"),
    ];

    private static readonly SearchValues<string> All = SearchValues.Create([.. Words.Select(word => word.Word)], StringComparison.Ordinal);
    private static readonly ILookup<char, (string Word, string Tag)> ByFirst = Words.OrderByDescending(word => word.Word.Length).ToLookup(word => word.Word[0]);

    private readonly List<(int At, string Word, string Tag)> _places = [];

    internal ContentCues(Document document)
    {
        foreach (Block block in document.Blocks)
        {
            if (block.Kind != BlockKind.Paragraph)
                continue;
            for (int at = block.Start; at < block.End;)
            {
                ReadOnlySpan<char> rest = document.Text.AsSpan(at, block.End - at);
                int next = rest.IndexOfAny(All);
                if (next < 0)
                    break;
                foreach ((string word, string tag) in ByFirst[rest[next]])
                {
                    if (!rest[next..].StartsWith(word))
                        continue;
                    if (tag != SectionTags.Platform || !IsChannel(rest[next..][word.Length..], document.Text.AsSpan(block.Start, at + next - block.Start)))
                        _places.Add((at + next, word, tag));
                    at += next + word.Length;
                    break;
                }
            }
        }
    }

    /// <summary>在政府网站公布: where something was published, not what the text speaks of.</summary>
    private static bool IsChannel(ReadOnlySpan<char> behind, ReadOnlySpan<char> before)
    {
        foreach (string published in Published)
        {
            if (behind.StartsWith(published))
                return true;
        }

        ReadOnlySpan<char> clause = before[Math.Max(0, before.Length - LongestAdjunct)..];
        clause = clause[(clause.LastIndexOfAny("。，；：") + 1)..];
        return clause.IndexOfAny("在于经") >= 0 || clause.IndexOf("通过") >= 0 || clause.IndexOf("利用") >= 0 || clause.IndexOf("依托") >= 0 || clause.IndexOf("登录") >= 0 || clause.IndexOf("借助") >= 0;
    }

    /// <summary>The themes that a range of the cleaned text clearly speaks of, the strongest first.</summary>
    internal IReadOnlyList<string> Themes(int start, int end)
    {
        var scores = new Dictionary<string, (HashSet<string> Words, int Places, int First)>();
        int from = Lower(start);
        for (int i = from; i < _places.Count && _places[i].At < end; i++)
        {
            (int at, string word, string tag) = _places[i];
            (HashSet<string> words, int places, int first) = scores.GetValueOrDefault(tag, ([], 0, at));
            words.Add(word);
            scores[tag] = (words, places + 1, first);
        }

        return [.. scores.Where(score => score.Value.Words.Count >= FewestCues && score.Value.Places >= FewestPlaces)
            .OrderByDescending(score => score.Value.Words.Count).ThenByDescending(score => score.Value.Places).ThenBy(score => score.Value.First).Select(score => score.Key)];
    }

    private int Lower(int start)
    {
        int low = 0, high = _places.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_places[middle].At < start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static IEnumerable<(string Word, string Tag)> Of(string tag, params string[] words) => words.Select(word => (word, tag));
}
