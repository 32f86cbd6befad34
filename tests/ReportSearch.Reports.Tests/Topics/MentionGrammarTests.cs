using ReportSearch.Reports.Topics;

namespace ReportSearch.Reports.Tests.Topics;

public class MentionGrammarTests
{
    [Theory]
    [InlineData("申请内容主要涉及土地征收、房屋拆迁、环境保护、劳动就业等方面", "土地征收|房屋拆迁|环境保护|劳动就业")]
    [InlineData("申请的内容以城市规划、旧城改造、物业管理为主", "城市规划|旧城改造|物业管理")]
    [InlineData("收到申请406件，其中涉及征地拆迁29件，答复更加复杂", "征地拆迁=29")]
    [InlineData("申请内容涉及征地拆迁22件、社会保障2件、环境评价5件，其他事项较为分散", "征地拆迁=22|社会保障=2|环境评价=5")]
    [InlineData("申请主要集中在食品安全、学校收费和交通违法处理方面", "食品安全|学校收费|交通违法处理")]
    [InlineData("申请事项涉及住房保障30件，工程招标12件，户籍管理 7 件", "住房保障=30|工程招标=12|户籍管理=7")]
    [InlineData("多涉及土地征用、医疗卫生以及社会保险等领域的信息", "土地征用|医疗卫生|社会保险")]
    [InlineData("产生的行政复议事由以征地拆迁方面内容为主", "征地拆迁")]
    [InlineData("因涉及国家秘密不予公开3件，涉及商业秘密2件", "")]
    [InlineData("申请人通过网络提交的占七成，以网络渠道为主", "")]
    [InlineData("全年没有收到申请", "")]
    [InlineData("申请内容主要涉及农村宅基地审批、集体土地征收、危房改造三个方面", "农村宅基地审批|集体土地征收|危房改造")]
    [InlineData("不涉及征地拆迁内容", "")]
    [InlineData("申请内容未涉及食品安全、环境保护等领域", "")]
    [InlineData("没有涉及征地拆迁、环保、教育的申请", "")]
    [InlineData("涉及自然资源局23件、住建局15件、公安局8件", "")]
    [InlineData("申请内容涉及本机关职责的23件", "")]
    [InlineData("其中，城乡规划类58件，占31%，劳动社保类22件，占12%", "城乡规划=58|劳动社保=22")]
    [InlineData("按申请内容分，国土资源类占45%，住房保障类占20%", "国土资源|住房保障")]
    [InlineData("主要申请公开房屋征收决定、评估报告等信息", "房屋征收决定|评估报告")]
    [InlineData("申请内容较多的有林权登记、土地承包、宅基地确权", "林权登记|土地承包|宅基地确权")]
    [InlineData("其中关于棚户区改造的申请占到一半以上", "棚户区改造")]
    [InlineData("申请内容主要为：1.土地征收类31件", "土地征收=31")]
    [InlineData("2.规划建设类12件", "规划建设=12")]
    [InlineData("受理的申请中土地权属争议方面的申请最多", "土地权属争议")]
    [InlineData("申请内容包括村级财务、扶贫资金", "村级财务|扶贫资金")]
    [InlineData("申请内容涉及面广，主要有城市管理、供水供气", "城市管理|供水供气")]
    public void Items_of_a_list_are(string sentence, string items) => Assert.Equal(
        items,
        string.Join('|', MentionGrammar.Items(sentence, TopicSubject.Requests).Select(i => sentence[i.Start..i.End] + (i.Count is int count ? "=" + count : ""))));

    [Theory]
    [InlineData("申请内容以宅基地为主", "", TopicSubject.Requests)]
    [InlineData("内容主要涉及宅基地", "on_request", TopicSubject.Requests)]
    [InlineData("行政复议的事由以征地为主", "review_litigation", TopicSubject.Review)]
    [InlineData("行政诉讼主要涉及房屋征收", "review_litigation", TopicSubject.Litigation)]
    [InlineData("群众投诉主要集中在物业管理", "", TopicSubject.Complaints)]
    [InlineData("规划编制以公众参与为主", "organisation", null)]
    [InlineData("会议涉及环境保护", "proactive_disclosure", null)]
    public void A_sentence_speaks_of(string sentence, string tag, TopicSubject? subject) =>
        Assert.Equal(subject, MentionGrammar.SubjectOf(sentence, tag.Length == 0 ? [] : [tag]));

    [Theory]
    [InlineData("推进财政资金信息公开", "财政资金")]
    [InlineData("加强食品药品安全信息公开工作", "食品药品安全")]
    [InlineData("就业创业信息公开", "就业创业")]
    [InlineData("教育", "教育")]
    [InlineData("重点领域信息公开情况", "")]
    public void A_heading_names_the_field(string title, string field)
    {
        (int start, int end) = MentionGrammar.Field(title);

        Assert.Equal(field, title[start..Math.Max(start, end)]);
    }
}
