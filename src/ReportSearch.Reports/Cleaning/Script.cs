namespace ReportSearch.Reports.Cleaning;

/// <summary>What kind of writing a character is.</summary>
internal static class Script
{
    /// <summary>A Chinese character of the basic plane.</summary>
    internal static bool IsChinese(char unit) => unit is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or '〇';

    internal static bool HasChinese(ReadOnlySpan<char> text)
    {
        foreach (char unit in text)
        {
            if (IsChinese(unit))
                return true;
        }

        return false;
    }

    internal static bool IsLatinOrDigit(char unit) => char.IsAsciiLetterOrDigit(unit);

    /// <summary>Punctuation that ends a sentence, closing marks behind it not counted.</summary>
    internal static bool IsSentenceEnd(char unit) => unit is '。' or '！' or '？' or '；' or '!' or '?' or ';' or '…';

    /// <summary>A mark that closes what was opened before.</summary>
    internal static bool IsClosing(char unit) => unit is '）' or ')' or '》' or '〉' or '”' or '’' or '」' or '』' or '】' or '〕' or ']' or '"';

    /// <summary>A mark that cannot begin a paragraph.</summary>
    internal static bool CannotBegin(char unit) => IsClosing(unit) && unit != '"' || unit is '，' or ',' or '。' or '、' or '；' or '：' or ':' or ';' or '！' or '？' or '%' or '％';

    /// <summary>Printed width: 2 for Chinese characters and full-width forms, else 1.</summary>
    internal static int Width(char unit) => unit < '\u2E80' ? unit is '“' or '”' or '‘' or '’' or '—' or '…' ? 2 : 1 : 2;

    /// <summary>Printed width of a line. A blank beside a full-width character was hardly printed: it parts runs of letters that a converter found.</summary>
    internal static int Width(ReadOnlySpan<char> text)
    {
        int width = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool unprinted = text[i] == ' ' && i > 0 && i + 1 < text.Length && (Width(text[i - 1]) == 2 || Width(text[i + 1]) == 2);
            width += unprinted ? 0 : Width(text[i]);
        }

        return width;
    }
}
