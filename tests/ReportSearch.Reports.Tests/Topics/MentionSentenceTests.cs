using System.Text;
using ReportSearch.Reports.Topics;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Tests.Topics;

/// <summary>Sentences in the middle of a report, judged before they were first read by the grammar: whose topics, which words, how many, which topics.</summary>
public class MentionSentenceTests
{
    private const string OnRequest = "二、依申请公开情况";
    private const string Disputes = "三、行政复议和行政诉讼情况";

    [Theory]
    [InlineData("从内容看，申请事项排在前三位的是集体土地征收、城区供热、教师编制", "集体土地征收 land_expropriation|城区供热 municipal_services|教师编制 education")]
    [InlineData("公众申请的内容多与土地承包、低保评定、村级账目有关", "土地承包 land_tenure|低保评定 civil_affairs|村级账目 agriculture_rural")]
    [InlineData("全年受理申请63件，其中征地方面21件，社保方面 9 件，其余为零星事项", "征地=21 land_expropriation|社保=9 social_insurance")]
    [InlineData("其中，涉及拆迁安置的十二件，涉及学区划分的五件", "拆迁安置=12 housing_expropriation|学区划分=5 education")]
    [InlineData("申请公开的信息主要是：棚户区改造项目的征收决定（７件）、保障房分配名单（3件）", "棚户区改造项目的征收决定=7 housing_expropriation|保障房分配名单=3 housing_security")]
    [InlineData("全年申请涉及城乡规划1,204件、房屋登记388件", "城乡规划=1204 spatial_planning|房屋登记=388 land_tenure")]
    [InlineData("申请内容集中于企业改制遗留问题以及退休职工待遇，后者较上年明显增多", "企业改制遗留 economy_prices|退休职工待遇 social_insurance")]
    [InlineData("征地补偿、违建查处等信息是申请人关注的热点", "征地补偿 land_expropriation|违建查处 municipal_services")]
    [InlineData("申请内容以工程招投标占比最高，达到四成，其次为环评审批", "工程招投标 construction_bidding|环评审批 environment")]
    [InlineData("按类别划分，城市管理类占27%，劳动人事类占13%，教育类占6%", "城市管理 municipal_services|劳动人事 employment_labour|教育 education")]
    [InlineData("收到的申请中，约三分之一要求公开征收土地的批准文件，另有部分要求公开拆迁评估报告", "征收土地的批准文件 land_expropriation|拆迁评估报告 housing_expropriation")]
    [InlineData("有关食品抽检结果的申请14件，有关药店处罚的申请6件", "食品抽检结果=14 food_drug_safety|药店处罚=6 food_drug_safety")]
    [InlineData("申请事项既有养老金核算、工伤认定，也有公交线路调整", "养老金核算 social_insurance|工伤认定 social_insurance|公交线路调整 transport")]
    [InlineData("申请主要来自城郊，内容为宅基地审批、林权争议", "宅基地审批 homestead|林权争议 land_tenure")]
    [InlineData("申请人想了解的大多是三公经费、专项资金的去向", "三公经费 public_finance|专项资金的去向 public_finance")]
    [InlineData("与上年相比，征地类申请减少11件，户籍类申请增加5件", "征地 land_expropriation|户籍 public_security")]
    [InlineData("本年度没有涉及征地的申请，主要反映小区物业、电梯维修", "小区物业 housing_security|电梯维修 housing_security")]
    [InlineData("申请内容涵盖城市供水、噪声扰民、医院收费等多个领域", "城市供水 municipal_services|噪声扰民 environment|医院收费 health")]
    [InlineData("要求公开房屋登记档案的申请逐年增多，要求公开征地批文的有所减少", "房屋登记档案 land_tenure|征地批文 land_expropriation")]
    [InlineData("申请内容主要涉及养老服务，占申请总数的35.2%，其次是殡葬管理，占12%", "养老服务 civil_affairs|殡葬管理 civil_affairs")]
    [InlineData("申请内容主要包括建设用地批准书、房屋拆迁许可证、劳动仲裁文书三大类", "建设用地批准书 spatial_planning|房屋拆迁许可证 housing_expropriation|劳动仲裁文书 employment_labour")]
    [InlineData("受理申请的热点问题有：旧村改造补偿、社会抚养费征收、河道采砂许可", "旧村改造补偿 housing_expropriation|社会抚养费征收 health|河道采砂许可 spatial_planning")]
    [InlineData("公民申请较为集中的领域是征地拆迁和教育", "征地拆迁 land_expropriation,housing_expropriation|教育 education")]
    [InlineData("涉及信息类别有住房分配、工资待遇、退伍安置等", "住房分配 housing_security|工资待遇 employment_labour|退伍安置 civil_affairs")]
    [InlineData("全年没有收到要求公开涉密信息的申请，申请多为土地确权资料查询", "土地确权资料查询 land_tenure")]
    [InlineData("其中申请公开城建规划的46件、申请公开环评报告的19件", "城建规划=46 spatial_planning|环评报告=19 environment")]
    [InlineData("申请公开的信息涉及多个领域，其中拆迁补偿占四成以上，居首位", "拆迁补偿 housing_expropriation")]
    [InlineData("申请件主要涉及的事项：一是土地征收，二是违法建设查处，三是公租房分配", "土地征收 land_expropriation|违法建设查处 municipal_services|公租房分配 housing_security")]
    [InlineData("申请内容从土地征收逐步扩展到教育、医疗等领域", "土地征收 land_expropriation|教育 education|医疗 health")]
    [InlineData("公众关注的申请事项由房屋拆迁、征地补偿延伸至社会保障方面", "房屋拆迁 housing_expropriation|征地补偿 land_expropriation|社会保障 social_insurance")]
    [InlineData("在收到的申请中，有23件要求公开征地批文，17件询问退休金核算", "征地批文=23 land_expropriation|退休金核算=17 social_insurance")]
    [InlineData("其中9件申请公开食品抽检结果，另有1,204件查询房屋登记", "食品抽检结果=9 food_drug_safety|房屋登记=1204 land_tenure")]
    [InlineData("收到申请50件，其中12件要求公开征地公告、安置房分配结果", "征地公告 land_expropriation|安置房分配结果 housing_expropriation")]
    public void Requests_are_about(string sentence, string mentions) => Assert.Equal("Requests: " + mentions, Read(OnRequest, sentence));

    [Theory]
    [InlineData("行政复议案件主要因房屋征收补偿引发", "Review: 房屋征收补偿 housing_expropriation")]
    [InlineData("提起的诉讼以不服工伤认定、土地确权居多", "Litigation: 工伤认定 social_insurance|土地确权 land_tenure")]
    [InlineData("复议事项多为治安处罚和交通违法处理，没有涉及土地征收", "Review: 治安处罚 public_security|交通违法处理 public_security")]
    [InlineData("热线诉求主要集中在供暖不足、拖欠工资、占道经营三类", "Complaints: 供暖不足 municipal_services|拖欠工资 employment_labour|占道经营 municipal_services")]
    [InlineData("受理群众投诉举报820件，其中环境污染类310件、预付卡消费类95件", "Complaints: 环境污染=310 environment|预付卡消费=95 market_regulation")]
    [InlineData("因征地补偿提起的行政诉讼4件，因学籍管理提起的2件", "Litigation: 征地补偿=4 land_expropriation|学籍管理=2 education")]
    [InlineData("5起诉讼均与房屋征收有关", "Litigation: 房屋征收 housing_expropriation")]
    public void Disputes_and_complaints_are_about(string sentence, string mentions) => Assert.Equal(mentions, Read(Disputes, sentence));

    [Theory]
    [InlineData("", "报告由总体情况、主动公开、依申请公开、行政复议和诉讼、存在问题等部分组成，内容包括财政信息公开情况、教育信息公开情况及附表")]
    [InlineData(OnRequest, "对申请较多的信息经研究转为主动公开，并在网站设置教育、医疗专栏")]
    [InlineData(OnRequest, "申请人以退休教师和个体工商户为主")]
    [InlineData(OnRequest, "申请方式以在线提交为主，占总量的八成")]
    [InlineData(OnRequest, "申请主要集中在上半年，其中三月最多")]
    [InlineData(OnRequest, "申请主要集中在县自然资源局、县住建局和各乡镇")]
    [InlineData(OnRequest, "不予处理的主要为信访投诉类、重复申请类")]
    [InlineData(OnRequest, "因涉及商业秘密、个人隐私不予公开的7件")]
    [InlineData(OnRequest, "申请答复主要涉及予以公开、部分公开、无法提供三种情形")]
    [InlineData(OnRequest, "为做好依申请公开工作，组织培训3次，内容包括答复文书、办理时限、送达方式")]
    [InlineData(OnRequest, "全年主动公开信息一千二百条，内容涉及教育、卫生、社会保障")]
    [InlineData(OnRequest, "申请内容均未涉及房屋拆迁、土地征收")]
    [InlineData(OnRequest, "申请件数较多的有市本级、城南街道和开发区")]
    [InlineData(OnRequest, "申请人主要为自然人，法人和其他组织较少")]
    [InlineData(OnRequest, "全年未收取检索、复制、邮寄等费用，申请人也未要求减免")]
    [InlineData(OnRequest, "申请涉及面广、时间跨度大、专业性强，给办理工作带来难度")]
    [InlineData(OnRequest, "涉及多个部门的申请由县政府办公室牵头会商")]
    [InlineData(OnRequest, "申请公开的载体以纸质和光盘为主")]
    [InlineData(OnRequest, "申请受理以来最多的一天收到6件")]
    [InlineData(OnRequest, "本机关的公开目录内容包括机构设置、人事任免、财政预算、行政许可")]
    [InlineData(OnRequest, "在办理涉及第三方的申请时，主要围绕征求意见、利益衡量两个环节")]
    [InlineData(OnRequest, "依申请公开工作主要围绕制度建设、业务培训、考核评估展开")]
    [InlineData(OnRequest, "申请量最多的年份为换届年")]
    [InlineData(Disputes, "行政复议结果以维持为主，纠正的占少数")]
    [InlineData(Disputes, "诉讼案件中以撤诉结案为主")]
    [InlineData(Disputes, "投诉主要反映办事窗口答复不及时、电话无人接听")]
    [InlineData(Disputes, "全年没有因征地补偿引发的行政复议")]
    [InlineData("一、主动公开情况", "全年通过网站公开信息，主要涉及房屋征收、社会救助，方便群众免于申请")]
    [InlineData(OnRequest, "申请人来源较广，多为外地律师和高校学生")]
    [InlineData(OnRequest, "本机关收到的申请全部为自然人提出，涉及部门主要有教育局、卫健委")]
    [InlineData(OnRequest, "受理后按期答复的占九成，延期答复的主要为内容复杂的申请")]
    [InlineData(OnRequest, "收费方面，仅收取检索费、复制费，主要是图纸复制")]
    [InlineData(OnRequest, "未予公开的主要是内部管理信息、过程性信息和行政执法案卷信息")]
    [InlineData(Disputes, "被纠错的原因主要是程序违法、事实不清")]
    [InlineData(Disputes, "投诉举报电话接听量居多的是工作日上午")]
    public void Nothing_is_asserted_of(string heading, string sentence) => Assert.Equal("", Read(heading, sentence));

    private static string Read(string heading, string sentence)
    {
        string text = $"""
            云岭县2016年政府信息公开工作年度报告
            　　根据《中华人民共和国政府信息公开条例》编制，统计期限为2016年1月1日至12月31日。{(heading.Length == 0 ? sentence + "。" : "")}
            {(heading.Length == 0 ? "一、概述" : heading)}
            　　{(heading.Length == 0 ? "工作平稳" : sentence)}。
            四、存在的问题和改进措施
            　　公开的深度还不够，下一步将加强培训。
            """;
        var result = new ReportReader(RegionTable.China).Read(Encoding.UTF8.GetBytes(text), "云岭县2016.txt");
        IReadOnlyList<TopicSentence> topics = Assert.IsType<ReadResult.Readable>(result).Report.Topics;
        return string.Join('\n', topics.GroupBy(t => t.Subject).Select(subject => $"{subject.Key}: " + string.Join('|', subject
            .SelectMany(t => t.Topics)
            .GroupBy(t => t.Mention)
            .Select(m => $"{m.Key.Text}{(m.Key.Count is int count ? "=" + count : "")} {string.Join(',', m.Select(t => t.Id))}"))));
    }
}
