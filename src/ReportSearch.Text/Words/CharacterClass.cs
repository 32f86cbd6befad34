using System.Runtime.CompilerServices;

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

/// <summary>The rules that a character may start.</summary>
[Flags]
internal enum CharacterRoles
{
    None = 0,

    /// <summary>Han numeral, or 第 before one.</summary>
    Numeral = 1,

    /// <summary>May open the number of a document: 〔2017〕35号.</summary>
    OpeningBracket = 2,

    /// <summary>Repeated, it is one word: ——, ……, ----.</summary>
    Stroke = 4,

    /// <summary>Writes foreign names by their sound.</summary>
    Sound = 8,

    /// <summary>Begins personal names.</summary>
    Surname = 16,
}

/// <summary>Classes of UTF-16 units. Ranges are fixed here, so that words do not move with the runtime's Unicode version.</summary>
internal static class CharacterClasses
{
    // Asked for every character when the lexicon is loaded: not left to the quick first compilation.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    /// <summary>All roles but that of a surname, which the lexicon tells, each with its characters.</summary>
    public static (string Units, CharacterRoles Role)[] Roles =>
    [
        (HanNumerals.Starts, CharacterRoles.Numeral),
        ("〔[(【", CharacterRoles.OpeningBracket),
        ("—…─━-=*_~.", CharacterRoles.Stroke),
        (ForeignNames.Sounds, CharacterRoles.Sound),
    ];
}
