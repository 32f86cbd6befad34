namespace ReportSearch.Corpus.Queries;

/// <summary>
/// Question and function words: a user who asks 怎么处理 or 多少件 does not look for units that hold 怎么 or 多少. They are left out of a query
/// that has any other word.
/// </summary>
internal static class UncountedWords
{
    private static readonly HashSet<string> Words =
    [
        "多少", "怎么", "怎样", "怎么样", "怎么办", "如何", "为何", "为什么", "何时", "何地", "哪些", "哪个", "哪几", "哪里", "哪儿", "哪年",
        "什么", "什么样", "什么时候", "是否", "是不是", "有没有", "能否", "能不能", "可否", "多大", "多久", "多长",
        "其他", "其它", "其余", "有关", "关于", "相关", "对于", "以及", "并且", "或者", "还是", "因为", "所以", "由于",
        "的", "了", "和", "与", "及", "或", "在", "等", "等等", "有", "是", "吗", "呢", "吧", "啊", "么",
        "想知道", "最想", "知道", "想要", "当成", "方面", "哪些方面", "时候", "情况下", "里面", "来",
        "这个", "那个", "这些", "那些", "我们", "你们", "他们", "它们", "请问", "一下",
    ];

    private static readonly List<string> Questions = ["多少", "怎么", "怎样", "如何", "为何", "为什么", "什么", "哪", "是否", "是不是", "有没有", "能否", "能不能", "可否", "几", "吗", "呢", "谁"];

    // Function words that are as often a piece of a name that the lexicon does not know (之江, 以岭): uncounted only where they stand alone
    // among words.
    private static readonly HashSet<string> Ambiguous =
    [
        "地", "得", "着", "过", "对", "把", "被", "从", "到", "向", "由", "为", "以", "于", "之", "其", "该", "此", "这", "那", "也", "都", "就", "还", "又", "并", "而", "则",
        "我", "你", "他", "它", "请", "几", "何", "哪", "谁",
    ];

    /// <summary>True for a single character that may be a function word or a piece of an unknown name.</summary>
    public static bool IsAmbiguous(string foldedWord) => Ambiguous.Contains(foldedWord);

    /// <summary>True for a question or function word.</summary>
    public static bool Contains(string foldedWord) => Words.Contains(foldedWord);

    /// <summary>True where a text holds a word that asks.</summary>
    public static bool AsksSomething(string text) => Questions.Exists(word => text.Contains(word, StringComparison.Ordinal));
}
