namespace ReportSearch.Reports.Topics;

/// <summary>The words of <see cref="MentionGrammar"/>, all in folded form.</summary>
internal static class MentionWords
{
    // These open a list and close one that began with 从 or 由: 从征地补偿逐步扩展到教育.
    public static readonly string[] Widenings = ["扩展到", "扩展至", "延伸到", "延伸至", "扩大到", "扩大至", "拓展到", "拓展至", "转移到", "转向"];

    // The aims that yearly plans set above fields: 以政务公开助力稳增长.
    public static readonly string[] Aims = ["稳增长", "促改革", "调结构", "惠民生", "防风险", "促发展", "优服务"];

    // Headings over several fields.
    public static readonly string[] Umbrellas = ["民生", "民生保障", "保障民生", "社会民生", "经济社会", "经济", "社会", "改革", "发展"];

    // How, in front of these.
    public static readonly string[] ByDegrees = ["逐步", "逐渐", "逐年", "不断", "进一步", "已经", "已", "开始", "也", "等方面", "方面", "领域", "等"];

    // What so many requests do: 23件要求公开征地批文.
    public static readonly string[] Asking = ["要求公开", "要求提供", "要求获取", "要求了解", "申请公开", "申请获取", "申请查询", "申请了解", "想了解", "希望了解", "询问", "咨询", "查询", "反映"];

    // All that may stand in front of such a count.
    public static readonly string[] BeforeCount = ["", "其", "有", "其中", "其中有", "另", "另有", "还有", "其余", "约", "其中约", "分别有"];

    // Behind these words a list begins.
    public static readonly string[] Openers =
    [
        "主要涉及", "主要集中在", "主要集中于", "集中在", "集中于", "主要反映", "主要包括", "主要围绕", "主要关于", "主要针对", "多涉及", "大多涉及", "大多是", "多为", "主要为", "主要有", "主要是",
        "内容涉及", "内容为", "内容是", "内容包括", "事项涉及", "涉及到", "涉及", "其中关于", "要求公开", "要求公布", "事由为", "事由是", "分别为", "分别是", "较为关注的", "关注的是", "关注度较高的", "其次是", "其次为", "其次涉及", "位的是", "位的为", "依次是", "依次为", "既有", "问题有", "类别有", "事项有", "领域有", "领域是", "方面有", "内容有", "要求提供", .. Widenings, "涉及的事项", "涉及的领域",
        "较多的有", "较多的是", "较多的为", "较大的有", "较大的是", "较大的为", "最多的是", "最多的为", "主要申请公开", "内容涵盖",
    ];

    // In front of these words a list ends, that began with 以 or with the clause.
    public static readonly string[] Closers = ["为主", "居多", "占多数", "为重点", "占比较高", "占比较大", "占比最高", "比重较大", "比例较高", "较为集中", "较多", "最多", "等方面的申请", "方面的申请", "类申请", "类信息的申请", "类的申请"];

    // As above, where the list began with the first word of the pair, and never without it: 与土地承包、低保评定有关, 因征地补偿引发.
    public static readonly (string Begin, string Close)[] Pairs =
    [
        ("与", "有关"), ("与", "相关"), ("和", "有关"), ("因", "引发"), ("因", "引起"), ("因", "产生"), ("因", "提起"), ("由", "引发"), ("由", "引起"), ("由", "产生"),
    ];

    // Behind 是, 成为 and a few words more, these say that the clause named what was asked for: 征地补偿等信息是申请人关注的热点.
    public static readonly string[] Focus = ["热点", "焦点", "重点", "关注的", "主要内容"];

    // In front of an opener these turn it into its contrary: nothing is said to be about what follows.
    public static readonly string[] Negations = ["不", "未", "没有", "无", "并非", "很少", "较少", "极少"];

    // These stand behind an opener without being what it opens: 涉及面广, 涉及资金.
    public static readonly string[] NoItem = ["面广", "面较广", "范围广", "范围较广", "资金", "金额", "多个", "各个", "诸多", "众多", "广泛"];

    // A list behind these says who asked, how, when or to what end, not what about: 申请人以退休教师为主.
    public static readonly string[] OtherAspects =
    [
        "申请人", "申请者", "申请主体", "申请人群", "人员", "身份", "职业", "方式", "渠道", "途径", "形式", "载体", "结果", "来源", "时间", "时段", "地域", "地区", "理由", "用途", "目的", "目录", "指南", "工作", "培训",
        "会议", "对象", "流程", "程序", "环节", "单位", "部门",
    ];

    // These open a list of whatever the clause before spoke of: 申请人来源较广，多为外地律师.
    public static readonly string[] GoOn = ["多为", "主要为", "主要有", "主要是", "大多是"];

    // What asking costs is not what was asked for.
    public static readonly string[] Fees = ["检索费", "复制费", "邮寄费", "工本费"];

    public static readonly string[] BetweenAspectAndList = [.. Openers, "以", "主要", "大多", "多", "内容", "上", "中", "的", "均", "都", " "];

    // The parts of the report itself: a sentence with several of them lists what stands in it.
    public static readonly string[] PartsOfReport = ["概述", "总体情况", "主动公开", "依申请公开", "收费", "复议", "诉讼", "存在的问题", "存在问题", "主要问题", "改进", "附表", "附件", "附图", "统计表"];

    // A sentence that says 主动公开 and none of these is about what was published.
    public static readonly string[] AskedFor = ["申请内容", "申请事项", "件申请", "的申请", "类申请", "申请的", "申请量", "公开申请", "受理", "收到", "申请人", "要求公开"];

    // Behind a count's item these make the number a difference: 征地类申请减少11件.
    public static readonly string[] Changes = ["减少了", "增加了", "增长了", "下降了", "减少", "增加", "增长", "下降", "上升", "多出", "多了", "少了"];

    // From these on an item is the sentence again: 人事档案的有所减少.
    public static readonly string[] Trends = ["的有所", "有所增", "有所减", "有所上升", "有所下降", "呈上升", "呈下降", "呈增", "呈逐年", "逐年", "明显增", "明显减", "明显上升", "大幅", "较上年", "比上年", "较去年", "比去年", "同比", "较往年", "比往年", "增多", "减少", "增加"];

    // Who was asked or answered, not what about.
    public static readonly string[] Bodies = ["局", "厅", "委", "委员会", "办公室", "部门", "街道", "机关", "政府", "公司", "单位", "乡镇", "镇街", "开发区", "高新区", "园区", "本级", "县直", "市直", "区直", "机关职责", "单位职责", "部门职责"];

    public static readonly string[] Requests = ["申请内容", "申请事项", "申请公开", "公开申请", "申请人", "依申请", "申请量", "申请件", "申请的", "申请主要", "申请涉及", "件申请", "类申请", "内容主要", "受理的", "收到"];
    public static readonly string[] Complaints = ["投诉", "举报", "信访", "来信来访", "诉求", "热线"];
    public static readonly string[] Review = ["行政复议", "复议"];
    public static readonly string[] Litigation = ["行政诉讼", "诉讼", "应诉", "起诉"];

    // These say how something is published or why it is withheld, not what it is about.
    public static readonly string[] NoTopic =
    [
        "征求意见", "利益衡量", "国家秘密", "商业秘密", "个人隐私", "公共利益", "第三方", "三安全", "信息公开", "主动公开", "政府信息", "公开申请", "依申请", "条例", "不予", "不同意", "不属于", "行政复议", "行政诉讼", "公民权利", "群众利益", "切身利益",
        "两个以上", "多个部门", "予以公开", "部分公开", "同意公开", "无法提供", "不存在", "渠道", "平台", "网站", "网络", "邮寄", "信函", "当面", "电子邮件", "传真", "方式", "答复", "形式", "会议议题", "户数", "亿元", "万元", "信访投诉", "投诉举报", "举报投诉", "重复申请", "公开出版物", "执法案卷", "行政查询", "补正", "撤诉", "结案", "维持", "驳回", "纠正", "胜诉", "败诉",
    ];

    public static readonly string[] Tails =
    [
        "三个方面", "两个方面", "四个方面", "五个方面", "几个方面", "多个方面", "多个领域", "等多", "等方面的信息", "方面的信息", "等方面信息", "方面信息", "等方面内容", "方面的内容", "方面内容", "等方面的问题", "方面的问题", "方面问题", "等方面", "方面", "等领域", "领域", "等问题", "等事项", "等信息", "等内容", "等类别", "等情况", "两大类", "三大类", "四大类", "五大类", "几大类", "两类", "三类", "四类", "五类", "六类", "几类", "多类",
        "类信息", "类事项", "类问题", "类", "内容", "问题", "信息", "事项", "情况", "相关", "有关", "的", "等", "案件", "申请",
    ];

    public static readonly string[] Heads = ["也有", "一是", "二是", "三是", "四是", "五是", "六是", "主要涉及", "主要集中在", "集中在", "涉及到", "涉及", "主要是", "主要为", "受理的申请中", "申请中", "其中", "关于", "有关", "针对", "要求公开", "要求公布", "要求提供", "申请公开", "公布", "不服", "以", "是", "为", "对", "在", "和", "及", "与", "：", ":", "“", "\"", "　", " "];
}
