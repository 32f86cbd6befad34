using System.Text.RegularExpressions;
using ReportSearch.Text;

namespace ReportSearch.Reports.Statistics;

/// <summary>未收到申请, 没有行政复议: noughts that a sentence states.</summary>
/// <param name="text">The text as rules read it.</param>
/// <param name="sink">Takes them.</param>
internal sealed class StatedNoughts(string text, FigureSink sink)
{
    private const int LongestNegation = 48;

    private static readonly Regex s_nothing = InputPattern.Of(
        "(未|没有|无)(收到|接到|受理|发生|产生|出现|被)?(因|依|有关|涉及|关于|公民|法人|其他组织|政府|信息|公开|工作|的|类|申请|提起|引起|引发|方面|相关|被|任何|要求|提出|而|和|、|过){0,14}"
        + "(行政复议|复议|行政诉讼|诉讼|举报投诉|投诉举报|申请)(申请|案件|情况|事件)?((和|、|及|或|或者|以及|，也没有|，也无|、无|，无|，没有)(行政复议|复议|行政诉讼|诉讼|被提起行政诉讼|提起行政诉讼|发生行政诉讼)(的)?(案件|情况|申请)?)?[。，；、\n（）]");

    private static readonly (Regex Pattern, string? Old, string? New)[] s_noughts =
    [
        (InputPattern.Of("(未|没有)收取(任何|相关|检索|复制|邮寄|信息处理|等|、|的){0,6}(费用|费)"), "fee_collected", null),
        (InputPattern.Of("(没有|无)(需|需要)?结转(至|到)?下(一)?年(度)?(继续)?(办理)?的?(申请|件)"), null, "ap_carried_out.total"),
    ];

    /// <summary>Adds what the sentence says there was none of.</summary>
    internal void Read(int start, int end, ProseSentence known)
    {
        string sentence = text[start..end];
        foreach ((Regex pattern, string? old, string? recent) in s_noughts)
        {
            if ((known.Standard ? recent : old) is { } id && pattern.Match(sentence) is { Success: true } said && known.Ids.Add(id))
                sink.AddProse(id, said.Value, IndicatorTable.Find(id)!.Unit, start + said.Index, start + said.Index + said.Length, 0, false, ProseWords.ScopeIn(text, start, start + said.Index));
        }

        if (!sentence.Contains("复议", StringComparison.Ordinal) && !sentence.Contains("诉讼", StringComparison.Ordinal) && !sentence.Contains("申请", StringComparison.Ordinal) && !sentence.Contains("投诉", StringComparison.Ordinal))
            return;
        foreach (Match match in s_nothing.Matches(sentence))
        {
            if (match.Length > LongestNegation || (match.Index > 0 && sentence[match.Index - 1] is '有' or '是' or '尚' or '从'))
                continue;
            string said = match.Value;
            bool request = match.Groups[4].Value == "申请";
            if (request && match.Groups[2].Value is not ("收到" or "接到" or "受理"))
                continue;
            (string? id, string? newId) = request ? ("rq_received", "ap_new.total") : (null, null);
            // 收到复议申请 ends in 申请 and speaks of reviews.
            bool review = said.Contains("复议", StringComparison.Ordinal), litigation = said.Contains("诉讼", StringComparison.Ordinal);
            if (request && (review || litigation))
                (id, newId) = (null, null);
            if (id is not null)
                State(id, newId);
            if (review)
                State("rv_total", "rl_review.total");
            if (litigation)
                State("lt_total", null);
            if (match.Groups[4].Value is "举报投诉" or "投诉举报" && said.Contains("公开", StringComparison.Ordinal))
                State("cp_total", null);

            void State(string old, string? recent)
            {
                if ((known.Standard ? recent : old) is { } stated && known.Ids.Add(stated))
                    sink.AddProse(stated, said.TrimEnd('。', '，', '；', '、', '\n', '（', '）'), "件", start + match.Index, start + match.Index + match.Length - 1, 0, false, ProseWords.ScopeIn(text, start, start + match.Index));
            }
        }
    }
}
