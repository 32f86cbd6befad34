namespace ReportSearch.Text.Words;

/// <summary>The rules of segmentation that can be left out one by one, to measure what each is worth.</summary>
[Flags]
internal enum SegmentationRules
{
    None = 0,

    /// <summary>2017年, 12月, 2018-02-26, 4.2万 are one word.</summary>
    CountedNumbers = 1,

    /// <summary>二百三十五, 百分之五, 二〇一七年, 第三 are one word.</summary>
    HanNumerals = 2,

    /// <summary>〔2017〕35号 is one word.</summary>
    DocumentNumbers = 4,

    /// <summary>—— and …… are one word.</summary>
    Strokes = 8,

    /// <summary>Foreign names written by their sound are one word.</summary>
    ForeignNames = 16,

    /// <summary>Surname and given name are one word.</summary>
    PersonalNames = 32,

    /// <summary>Word mode gives 经济发展 as two words.</summary>
    Cuts = 64,

    All = CountedNumbers | HanNumerals | DocumentNumbers | Strokes | ForeignNames | PersonalNames | Cuts,
}
