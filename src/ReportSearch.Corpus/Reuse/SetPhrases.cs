namespace ReportSearch.Corpus.Reuse;

/// <summary>Wording that belongs to nobody: what the form prescribes and what stands in the reports of very many bodies.</summary>
public static class SetPhrases
{
    // A store of few bodies cannot tell a set phrase from a neighbour's sentence by counting alone.
    private const int FewestBodies = 6;
    private const int ShareOfBodies = 50;

    private static readonly string[] Prescribed =
    [
        "根据中华人民共和国政府信息公开条例以下简称条例的规定", "根据中华人民共和国政府信息公开条例规定", "中华人民共和国政府信息公开条例", "中华人民共和国政府信息公开工作年度报告格式",
        "中华人民共和国政府信息公开条例以下简称条例要求编制本年度报告", "按照国务院办公厅政府信息与政务公开办公室关于印发", "现公布年政府信息公开工作年度报告", "本报告所列数据的统计期限自",
        "本报告中所列数据的统计期限从年月日起至年月日止", "报告由总体情况主动公开政府信息情况收到和处理政府信息公开申请情况政府信息公开行政复议行政诉讼情况存在的主要问题及改进情况其他需要报告的事项",
        "收到和处理政府信息公开申请情况", "因政府信息公开工作被申请行政复议提起行政诉讼情况", "政府信息公开行政复议行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项",
        "本年度没有其他需要报告的事项", "政府信息公开工作领导小组", "中共中央办公厅国务院办公厅关于全面推进政务公开工作的意见", "以习近平新时代中国特色社会主义思想为指导", "坚持以公开为常态不公开为例外",
        "按照国务院办公厅政府信息公开信息处理费管理办法规定收取信息处理费",
    ];

    private static readonly HashSet<ulong> PrescribedShingles = Hashes();

    /// <summary>How many bodies must share a wording for it to be a set phrase, in a corpus of this many bodies.</summary>
    public static int Threshold(int bodies) => Math.Max(FewestBodies, bodies / ShareOfBodies);

    internal static bool IsPrescribed(ulong shingle) => PrescribedShingles.Contains(shingle);

    private static HashSet<ulong> Hashes()
    {
        var hashes = new HashSet<ulong>();
        foreach (string phrase in Prescribed)
        {
            var shingles = new Shingles(ComparedText.Of("", null, null, [(0, phrase)]).Characters);
            while (shingles.MoveNext())
                hashes.Add(shingles.Hash);
        }

        return hashes;
    }
}
