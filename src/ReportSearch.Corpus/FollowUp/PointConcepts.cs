namespace ReportSearch.Corpus.FollowUp;

/// <summary>What problems and measures of the genre are about, by the words that reports write for it: 兼职, 身兼数职 and 没有专人 are one concept.</summary>
internal static class PointConcepts
{
    /// <summary>What a concept says of a matter: two passages on one website may be about its search and its links, two about 看不懂 of budgets and of interpretation.</summary>
    internal enum Facet
    {
        /// <summary>Neither; it colours many matters.</summary>
        Field,
        /// <summary>What the matter is about.</summary>
        Thing,
        /// <summary>What is wrong with it or done about it.</summary>
        Aspect,
    }

    /// <summary>A concept.</summary>
    /// <param name="Weight">3 for a matter of its own, 1 for a field that many matters belong to.</param>
    /// <param name="Facet">What it says of the matter.</param>
    /// <param name="Words">Its words; any of them names it.</param>
    internal sealed record Concept(int Weight, Facet Facet, string[] Words);

    /// <summary>All concepts; their place is their number.</summary>
    internal static IReadOnlyList<Concept> All { get; } =
    [
        // People.
        new(3, Facet.Aspect, ["人员数量少", "人员配备", "配备不足", "人员短缺", "充实人员", "选调", "新进", "抽调", "增配", "专门从事", "增加人员", "人员紧张", "专人", "专职", "兼职", "代管", "身兼", "兼任", "兼着", "兼做", "人手", "人员不足", "人员少", "人员偏少", "力量薄弱", "力量依旧薄弱", "力量不足", "精力", "难以专心", "选聘", "编制少", "配备人员", "充实力量", "工作力量"]),
        new(3, Facet.Aspect, ["重视不", "不够重视", "不重视", "认识不", "思想认识", "领导过问", "额外负担", "一把手", "软任务", "主动性", "积极性", "责任心", "述职", "自觉性", "畏难"]),
        new(3, Facet.Aspect, ["培训", "轮训", "学习机会", "参加学习", "组织学习", "业务水平", "专业化程度", "专业知识", "知识储备", "专业素养", "业务素质", "政策水平", "法学", "法律专业", "业务能力", "业务生疏", "业务不熟", "考试", "讲习", "不熟悉", "不熟", "生疏", "新上岗", "新任", "条例掌握", "理解不", "能力不足", "参差不齐", "讲座", "测试"]),
        new(2, Facet.Aspect, ["流动", "更换频繁", "变动大", "不稳定", "轮岗", "交接"]),
        new(1, Facet.Field, ["队伍", "人员", "干部", "同志"]),
        new(3, Facet.Aspect, ["配合不", "不配合", "拖拉", "办公室的事", "办公室一家", "报送", "供稿", "合力", "齐抓共管", "联动"]),
        new(3, Facet.Aspect, ["知晓度", "知晓率", "宣传不", "宣传力度", "不知如何", "知名度"]),
        new(3, Facet.Aspect, ["错别字", "错字", "把关", "三审三校", "审校", "校对", "准确性", "差错", "表述错误", "审核不严"]),
        new(3, Facet.Aspect, ["经费", "自筹", "专项资金", "资金保障", "安排资金", "财政预算安排", "专门预算", "工作经费"]),
        new(3, Facet.Aspect, ["职责不清", "公开科", "编委", "编制五", "核定编制", "各管一", "公开机构", "专门机构", "工作机构", "内设机构"]),
        new(2, Facet.Aspect, ["待遇", "年龄偏大", "老龄"]),
        // Interpretation and exchange.
        new(3, Facet.Thing, ["发布会", "发言人"]),
        new(3, Facet.Aspect, ["负责人出席", "出席少", "露面", "主讲", "局长主讲", "领导出席", "负责人参加", "主要负责人解读", "带头解读"]),
        new(3, Facet.Thing, ["热线", "话务", "12345", "知识库", "接线"]),
        new(3, Facet.Aspect, ["不同步", "不一致", "打通", "取数", "数据共享", "实时更新", "信息孤岛", "互联互通", "对接"]),
        new(3, Facet.Aspect, ["图解", "图表", "动漫", "动画", "一图", "短视频", "视频", "通俗", "看不懂", "看不明白", "读不懂", "以文字为主", "文字解读", "喜闻乐见", "专业性强", "术语", "名词解释", "解读形式", "图文", "解读方式", "漫画", "直播", "单调", "表现手法", "吸引力", "可读性", "阅读意愿", "多样化", "枯燥", "音频", "H5", "可视化", "生动"]),
        new(3, Facet.Aspect, ["解读质量", "照搬", "照抄", "重转发", "转发上级", "原文", "轻解读", "起草人", "起草科室", "起草部门", "解读深度"]),
        new(1, Facet.Thing, ["解读"]),
        new(3, Facet.Thing, ["政策问答", "咨询", "答问", "问答"]),
        new(3, Facet.Aspect, ["舆情", "发声", "突发事件", "突发", "回应慢", "回应滞后", "回应不及时", "被动应对", "权威消息", "权威信息", "谣言", "热点"]),
        new(3, Facet.Aspect, ["互动", "留言", "公众参与", "提意见", "听取意见", "听取群众", "公众建议", "群众意见", "网上公示", "群众参与", "意见征集", "征集意见", "反馈率", "参与度", "开放日", "征求意见", "采纳"]),
        new(3, Facet.Aspect, ["会议开放", "列席", "旁听", "常务会议", "会议公开"]),
        // Requests.
        new(3, Facet.Aspect, ["救济途径", "救济渠道", "权利告知", "示范文本", "标准格式", "答复格式", "标准答复", "文书不规范", "规范答复", "答复内容", "说理", "引用条款", "条款引用", "答复书", "答复文书", "文书模板", "文书格式", "范本", "法制机构", "答复不规范", "答复质量", "告知书"]),
        new(3, Facet.Aspect, ["超期", "逾期", "超时", "法定期限", "倒计时", "临期", "催办", "红黄绿灯", "按期办结", "期限内办结", "在期限内"]),
        new(3, Facet.Aspect, ["推诿", "牵头", "会商", "首接", "联合办理", "部门之间", "部门间", "多部门", "多家", "协同", "协作", "沟通不畅"]),
        new(1, Facet.Field, ["申请", "答复"]),
        // Publication.
        new(3, Facet.Aspect, ["发布不及时", "公开不及时", "公开滞后", "发布滞后", "上网", "二十个工作日", "20个工作日", "发文即公开", "印发与", "同步公开", "自动推送", "更新不及时", "更新慢", "更新偏慢", "更新滞后", "过时", "陈旧", "旧闻", "过期", "内容更新", "更新信息", "时效", "长期不更新"]),
        new(1, Facet.Aspect, ["不及时", "滞后", "偏慢", "较慢", "迟缓", "慢半拍", "拖延", "周期长", "时间长"]),
        new(3, Facet.Aspect, ["群众关心", "群众不关心", "关心的", "关注的", "联系不紧", "生产生活", "会议动态", "工作动态", "贴近群众", "针对性不", "需求", "实用性", "办事信息", "办事类", "用得着", "领导活动", "动态新闻", "新闻多", "服务信息", "民生信息"]),
        new(3, Facet.Aspect, ["属性", "不予公开的", "定密", "标成不公开", "不公开的", "标注不公开", "源头认定", "该公开的"]),
        new(3, Facet.Thing, ["重大决策", "决策公开", "行政决策", "预公开", "决策草案", "决策事项"]),
        new(3, Facet.Aspect, ["执行情况", "后评估", "执行公开"]),
        new(3, Facet.Thing, ["预决算", "预算公开", "部门预算", "政府预算", "预算绩效", "预算信息", "决算", "三公"]),
        new(3, Facet.Thing, ["项目信息", "项目按", "工程建设", "重点工程", "重大项目", "施工", "后续信息", "没有下文", "开工后", "开工建设", "从招标", "全过程"]),
        new(3, Facet.Thing, ["补贴", "低保", "惠农", "到户", "逐户", "一卡通", "救助"]),
        new(1, Facet.Field, ["重点领域"]),
        new(3, Facet.Thing, ["抽检", "检测结果"]),
        new(3, Facet.Aspect, ["不统一", "统一格式", "格式", "模板", "样式", "口径不一"]),
        new(3, Facet.Thing, ["公开目录", "目录编制", "标准目录", "公开清单", "事项清单", "公开标准"]),
        new(1, Facet.Field, ["标准化", "规范化", "基层"]),
        new(3, Facet.Thing, ["企事业单位", "学校", "医院", "供水", "公用事业"]),
        new(3, Facet.Thing, ["保密审查", "保密", "泄密"]),
        new(2, Facet.Aspect, ["不全面", "缺失", "不完整", "不连续", "没有下文", "空白", "范围窄", "偏窄", "不够全面", "遗漏"]),
        new(2, Facet.Aspect, ["细化不足", "不细", "不够细", "细化", "笼统", "粗略", "项级", "科目", "逐项"]),
        new(2, Facet.Aspect, ["没有公开", "未公开", "不愿公开", "应公开未公开"]),
        new(2, Facet.Aspect, ["范围不明", "范围不清", "边界不清"]),
        new(2, Facet.Aspect, ["覆盖面", "覆盖率", "全覆盖"]),
        new(2, Facet.Aspect, ["破损", "老旧", "损坏", "年久"]),
        new(2, Facet.Aspect, ["比例低", "占比", "大半", "比例偏", "比重"]),
        new(3, Facet.Thing, ["行政执法", "行政处罚", "裁量", "执法信息", "执法部门", "行政许可"]),
        new(3, Facet.Aspect, ["裁量基准", "裁量标准", "裁量尺度", "处罚裁量"]),
        new(3, Facet.Thing, ["手册", "口袋书", "汇编", "指引", "指南"]),
        new(2, Facet.Thing, ["村级", "行政村", "村务", "社区"]),
        // Places of publication.
        new(3, Facet.Aspect, ["手机", "移动端", "卡顿", "打开速度", "速度慢", "加载", "排版", "打开时间"]),
        new(3, Facet.Thing, ["公开专区", "专区", "查阅点", "查阅场所", "大厅"]),
        new(2, Facet.Aspect, ["利用率", "引导员", "志愿者", "值守", "使用少", "冷清"]),
        new(3, Facet.Aspect, ["检索", "查找不便", "查找费时", "难以查找", "不便查找", "找不到", "搜索", "栏目设置", "栏目不合理", "类目", "归并", "导航", "查询不便", "栏目规划", "栏目重复", "梳理栏目", "梳理公开专栏"]),
        new(3, Facet.Aspect, ["链接", "死链", "错链", "打不开", "失效", "附件"]),
        new(3, Facet.Aspect, ["粉丝", "原创", "关注度", "关注人数", "影响力"]),
        new(3, Facet.Aspect, ["载体单一", "渠道较少", "途径少", "渠道不够", "渠道窄", "局限于", "主要依靠", "拓宽渠道", "正式上线", "开通"]),
        new(3, Facet.Aspect, ["智能", "机器人", "平台功能", "功能需", "功能不", "功能单一", "升级平台", "智能问答"]),
        new(3, Facet.Aspect, ["便民服务电话", "服务电话", "联系方式", "联系电话", "电话地址", "电话号码"]),
        new(3, Facet.Thing, ["办事指南", "便民服务", "服务信息", "办事服务"]),
        new(3, Facet.Aspect, ["适老", "无障碍"]),
        new(3, Facet.Aspect, ["账号", "关停", "注销", "同质化", "多而散", "僵尸", "雷同", "迁移整合"]),
        new(1, Facet.Thing, ["新媒体", "微博", "微信", "公众号", "两微"]),
        new(1, Facet.Thing, ["网站", "网页", "门户", "专栏", "栏目"]),
        new(2, Facet.Thing, ["公开栏", "公示栏", "橱窗", "公告栏", "村务公开", "张榜"]),
        new(2, Facet.Aspect, ["院内", "偏僻", "集市", "广场", "看不到", "搬到", "移到", "位置"]),
        new(3, Facet.Thing, ["公报"]),
        new(2, Facet.Aspect, ["赠阅", "免费投放", "送到", "农家书屋", "阅览", "发放点"]),
        // Rules and supervision.
        new(2, Facet.Thing, ["考核", "考评", "绩效"]),
        new(3, Facet.Aspect, ["奖惩", "评优", "挂钩", "结果运用", "结果没有得到", "一个样", "约束力", "刚性", "流于形式"]),
        new(3, Facet.Aspect, ["指标", "权重", "分值", "赋分", "不够科学"]),
        new(3, Facet.Aspect, ["频次", "次数过多", "基层负担"]),
        new(2, Facet.Aspect, ["督查", "督导", "约谈", "巡查", "抽查", "通报", "监督", "检查", "排查", "扫描网站"]),
        new(1, Facet.Field, ["制度", "机制", "流程", "规程", "办法", "规则", "审核"]),
        new(3, Facet.Thing, ["第三方评估", "评估指出", "评估反馈", "评估发现", "评估列出", "评估指标"]),
        new(2, Facet.Aspect, ["整改不", "销号", "清零", "反复出现", "重复出现", "屡改屡犯", "回头看", "整改到位"]),
        new(2, Facet.Aspect, ["指标变化", "适应慢"]),
        // Records.
        new(3, Facet.Aspect, ["数字化", "电子化", "扫描", "录入", "存量", "纸质", "电子版", "老档案", "历史档案", "历史文件", "历史信息", "旧信息", "存量信息", "分类混乱", "归类", "归档分类", "旧文件", "老文件"]),
        new(3, Facet.Aspect, ["台账", "归档", "统计数据", "数据质量", "数据不准"]),
    ];

    /// <summary>Numbers of the concepts that a text names.</summary>
    internal static IEnumerable<int> In(string text)
    {
        for (int i = 0; i < All.Count; i++)
        {
            foreach (string word in All[i].Words)
            {
                if (!text.Contains(word, StringComparison.Ordinal))
                    continue;
                yield return i;
                break;
            }
        }
    }
}
