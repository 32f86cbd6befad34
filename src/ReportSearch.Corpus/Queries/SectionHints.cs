using ReportSearch.Reports.Sections;

namespace ReportSearch.Corpus.Queries;

/// <summary>Sections that words of a query point to: who asks for 败诉 looks into the part on reviews and lawsuits. Units of these come a little before others.</summary>
internal static class SectionHints
{
    private static readonly (string Word, string Tag)[] Hints =
    [
        ("问题", SectionTags.ProblemsImprovements), ("不足", SectionTags.ProblemsImprovements), ("短板", SectionTags.ProblemsImprovements), ("困难", SectionTags.ProblemsImprovements),
        ("改进", SectionTags.ProblemsImprovements), ("整改", SectionTags.ProblemsImprovements), ("下一步", SectionTags.ProblemsImprovements), ("打算", SectionTags.ProblemsImprovements),
        ("不够", SectionTags.ProblemsImprovements), ("不愿", SectionTags.ProblemsImprovements), ("太慢", SectionTags.ProblemsImprovements), ("看不懂", SectionTags.ProblemsImprovements),
        ("不规范", SectionTags.ProblemsImprovements), ("不及时", SectionTags.ProblemsImprovements), ("找不到", SectionTags.ProblemsImprovements), ("不一致", SectionTags.ProblemsImprovements),
        ("申请", SectionTags.OnRequest), ("答复", SectionTags.OnRequest), ("办结", SectionTags.OnRequest),
        ("复议", SectionTags.ReviewLitigation), ("诉讼", SectionTags.ReviewLitigation), ("败诉", SectionTags.ReviewLitigation), ("法院", SectionTags.ReviewLitigation),
        ("官司", SectionTags.ReviewLitigation), ("纠错", SectionTags.ReviewLitigation), ("应诉", SectionTags.ReviewLitigation), ("被告", SectionTags.ReviewLitigation),
        ("收费", SectionTags.Fees), ("费用", SectionTags.Fees), ("减免", SectionTags.Fees), ("免费", SectionTags.Fees),
        ("保密", SectionTags.SecrecyReview), ("泄密", SectionTags.SecrecyReview), ("涉密", SectionTags.SecrecyReview),
        ("投诉", SectionTags.Complaints), ("举报", SectionTags.Complaints), ("监督电话", SectionTags.Complaints),
        ("网站", SectionTags.Platform), ("公众号", SectionTags.Platform), ("微博", SectionTags.Platform), ("微信", SectionTags.Platform), ("新媒体", SectionTags.Platform),
        ("公报", SectionTags.Platform), ("查阅点", SectionTags.Platform), ("热线", SectionTags.Platform), ("平台", SectionTags.Platform),
        ("解读", SectionTags.InterpretationResponse), ("回应", SectionTags.InterpretationResponse), ("舆情", SectionTags.InterpretationResponse), ("发布会", SectionTags.InterpretationResponse),
        ("访谈", SectionTags.InterpretationResponse), ("辟谣", SectionTags.InterpretationResponse), ("开放日", SectionTags.InterpretationResponse),
        ("考核", SectionTags.Organisation), ("培训", SectionTags.Organisation), ("专职", SectionTags.Organisation), ("人手", SectionTags.Organisation), ("经费", SectionTags.Organisation),
        ("权力清单", SectionTags.PowerOperation), ("双随机", SectionTags.PowerOperation), ("放管服", SectionTags.PowerOperation), ("决策", SectionTags.PowerOperation), ("常务会议", SectionTags.PowerOperation),
        ("企事业单位", SectionTags.PublicInstitutions),
        ("主动公开", SectionTags.ProactiveDisclosure),
    ];

    /// <summary>The tags that a folded text points to, each once.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. Hints.Where(hint => text.Contains(hint.Word, StringComparison.Ordinal)).Select(hint => hint.Tag).Distinct()];
}
