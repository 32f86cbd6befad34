namespace ReportSearch.Reports.Statistics;

/// <summary>Captions of statistics tables: 绍兴市本级2016年政府信息公开情况统计表, 附表2：全市汇总表.</summary>
internal static class TableCaption
{
    private const int LongestCaption = 60;

    private static readonly string[] s_kinds = ["统计表", "情况表", "汇总表", "附表", "数据表", "一览表"];
    private static readonly string[] s_body = ["本级", "本机关", "机关本身", "办公室本部", "不含下级", "不含所属"];
    private static readonly string[] s_all = ["全市", "全县", "全区", "全省", "全州", "全盟", "全旗", "全镇", "全系统", "汇总", "含所属", "含各", "各级各部门"];

    /// <summary>True for a caption; whom it speaks of, not known where it does not say or says both.</summary>
    internal static bool TryRead(ReadOnlySpan<char> line, out ReportScope scope)
    {
        scope = ReportScope.Unknown;
        line = line.Trim();
        if (line.Length is < 3 or > LongestCaption || line.IndexOfAny('。', '；') >= 0 || !ContainsAny(line, s_kinds))
            return false;
        bool body = ContainsAny(line, s_body), all = ContainsAny(line, s_all);
        scope = body == all ? ReportScope.Unknown : body ? ReportScope.Body : ReportScope.Jurisdiction;
        return true;
    }

    private static bool ContainsAny(ReadOnlySpan<char> line, string[] words)
    {
        foreach (string word in words)
        {
            int at = line.IndexOf(word);
            // 不含所属单位 is not 含所属单位.
            if (at >= 0 && (at == 0 || line[at - 1] != '不'))
                return true;
        }

        return false;
    }
}
