using ReportSearch.Text.Folding;
using ReportSearch.Text.Words;

namespace ReportSearch.Text.Tests.Words;

/// <summary>Terms of disclosure work in sentences written for the purpose: one unit in search mode, not cut across in word mode.</summary>
public sealed class GenreProbeTests
{
    [Theory]
    [InlineData("本年度全市受理依申请公开事项若干件", "依申请公开")]
    [InlineData("各部门政务公开工作机构不断健全", "政务公开")]
    [InlineData("涉及征地拆迁的申请占多数", "征地拆迁")]
    [InlineData("村民要求公开宅基地审批结果", "宅基地")]
    [InlineData("持续深化放管服改革", "放管服")]
    [InlineData("全面推行双随机一公开监管", "双随机一公开")]
    [InlineData("办好两微一端等新载体", "两微一端")]
    [InlineData("动态调整权责清单并向社会公布", "权责清单")]
    [InlineData("三公经费决算同步公开", "三公经费")]
    [InlineData("公租房分配结果全部上网", "公租房")]
    [InlineData("建成一网通办总门户", "一网通办")]
    [InlineData("因信息公开被申请行政复议一件", "行政复议")]
    [InlineData("被提起行政诉讼案件两起", "行政诉讼")]
    [InlineData("全年主动公开政府信息一万余条", "主动公开")]
    [InlineData("推进重点领域信息公开", "重点领域")]
    [InlineData("制发规范性文件并同步解读", "规范性文件")]
    [InlineData("依法做好政府信息公开工作", "政府信息公开")]
    [InlineData("重大行政决策前组织听证会听取意见", "听证会")]
    [InlineData("重大行政决策预公开制度", "重大行政决策")]
    [InlineData("当场发放信息公开指南手册", "信息公开指南")]
    [InlineData("办理人大代表建议和政协提案", "人大代表建议")]
    [InlineData("加强政务舆情监测和回应", "政务舆情")]
    [InlineData("召开新闻发布会十二次", "新闻发布会")]
    [InlineData("升级政府门户网站栏目", "门户网站")]
    [InlineData("完成政府网站集约化建设", "集约化")]
    [InlineData("编发政府公报六期", "政府公报")]
    [InlineData("落实保密审查机制", "保密审查")]
    [InlineData("公开财政预决算及说明", "财政预决算")]
    [InlineData("公共资源交易信息及时发布", "公共资源交易")]
    [InlineData("棚户区改造项目进展情况", "棚户区改造")]
    [InlineData("国有土地上房屋征收与补偿", "房屋征收")]
    [InlineData("环境影响评价文件受理公示", "环境影响评价")]
    [InlineData("每月公布空气质量排名", "空气质量")]
    [InlineData("食品药品监管信息公示", "食品药品监管")]
    [InlineData("安全生产事故调查报告", "事故调查报告")]
    [InlineData("城乡居民最低生活保障标准", "最低生活保障")]
    [InlineData("公共企事业单位办事公开", "企事业单位")]
    [InlineData("信息公开收费减免情况", "收费减免")]
    [InlineData("不予公开的理由说明不充分", "不予公开")]
    [InlineData("申请人要求补正后答复", "申请人")]
    [InlineData("基层政务公开标准化规范化试点", "标准化规范化")]
    [InlineData("委托机构开展第三方评估", "第三方评估")]
    [InlineData("政府信息公開工作年度報告", "政府信息公开")]
    [InlineData("新型农村合作医疗报销比例", "新型农村合作医疗")]
    [InlineData("不动产登记办理流程", "不动产登记")]
    [InlineData("优化营商环境若干措施", "营商环境")]
    public void A_term_of_the_genre_is_a_unit(string sentence, string term)
    {
        string folded = CharacterFolding.Fold(sentence);
        int start = folded.IndexOf(term, StringComparison.Ordinal);
        Assert.Contains(new WordSpan(start, term.Length), Segmentation.SearchSpans(folded));
        List<WordSpan> words = Segmentation.Spans(folded);
        Assert.DoesNotContain(words, word => word.Start < start && word.End > start && word.End < start + term.Length);
        Assert.DoesNotContain(words, word => word.Start > start && word.Start < start + term.Length && word.End > start + term.Length);
    }
}
