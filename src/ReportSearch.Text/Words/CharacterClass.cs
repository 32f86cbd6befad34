namespace ReportSearch.Text.Words;

/// <summary>What the rules of segmentation need to know of a character.</summary>
internal enum CharacterClass
{
    /// <summary>Han, punctuation, symbols: the dictionary alone decides.</summary>
    Other,
    WhiteSpace,
    Digit,
    Letter,
    HighSurrogate,
}

/// <summary>Classes of UTF-16 units. Ranges are fixed here, so that words do not move with the runtime's Unicode version.</summary>
internal static class CharacterClasses
{
    public static CharacterClass Of(char unit) => unit switch
    {
        >= '0' and <= '9' => CharacterClass.Digit,
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' => CharacterClass.Letter,
        '×' or '÷' => CharacterClass.Other,
        // Latin with marks (also pinyin), Greek, Cyrillic.
        >= '\u00C0' and <= '\u024F' or >= '\u0370' and <= '\u03FF' or >= '\u0400' and <= '\u052F' => CharacterClass.Letter,
        >= '\uD800' and <= '\uDBFF' => CharacterClass.HighSurrogate,
        _ => char.IsWhiteSpace(unit) ? CharacterClass.WhiteSpace : CharacterClass.Other,
    };
}
