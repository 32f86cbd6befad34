namespace ReportSearch.Text.Words;

/// <summary>
/// Words by rule, at a digit or letter that starts a run: a number with its decimals, groups of thousands and percent sign (<c>4,200</c>,
/// <c>37.5%</c>), a run of letters and digits (<c>zwgk</c>, <c>3g</c>), an address of the web or of mail.
/// </summary>
internal static class RunRules
{
    /// <summary>The longest address or number in UTF-16 units; the parts of a longer one are words of their own, so that a rule never looks far ahead.</summary>
    public const int MaxLength = 256;

    /// <summary>One past the run that starts at <paramref name="start"/>, which holds a digit or a letter.</summary>
    public static int End(ReadOnlySpan<char> text, int start)
    {
        int end = EndOfLettersAndDigits(text, start, out bool onlyDigits);
        if (end < text.Length && text[end] is '.' or '@' or ':' or '-' or '_')
        {
            int address = EndOfAddress(text, start, end);
            if (address > end)
                return address;
        }

        return onlyDigits ? EndOfNumber(text, start, end) : end;
    }

    /// <summary>One past the letters and digits from <paramref name="start"/>.</summary>
    public static int EndOfLettersAndDigits(ReadOnlySpan<char> text, int start, out bool onlyDigits)
    {
        onlyDigits = true;
        int end = start;
        for (; end < text.Length; end++)
        {
            CharacterClass kind = CharacterClasses.Of(text[end]);
            if (kind == CharacterClass.Letter)
                onlyDigits = false;
            else if (kind != CharacterClass.Digit)
                break;
        }

        return end;
    }

    /// <summary>One past the number, with decimals, thousands and percent sign, that starts with the digit at <paramref name="start"/>.</summary>
    public static int EndOfNumberFrom(ReadOnlySpan<char> text, int start) => EndOfNumber(text, start, EndOfDigits(text, start));

    /// <summary>One past the repetitions of the character at <paramref name="start"/>.</summary>
    public static int EndOfStroke(ReadOnlySpan<char> text, int start)
    {
        ReadOnlySpan<char> window = text[start..Math.Min(text.Length, start + MaxLength)];
        int length = window.IndexOfAnyExcept(text[start]);
        return start + (length < 0 ? window.Length : length);
    }

    /// <summary>True when <paramref name="word"/> is an address of the web or of mail by these rules.</summary>
    public static bool IsAddress(ReadOnlySpan<char> text, WordSpan word)
    {
        if (!char.IsAsciiLetterOrDigit(text[word.Start]))
            return false;
        int first = EndOfLettersAndDigits(text, word.Start, out _);
        return first < word.End && EndOfAddress(text, word.Start, first) == word.End;
    }

    private static int EndOfNumber(ReadOnlySpan<char> text, int start, int digitsEnd)
    {
        int end = digitsEnd;
        if (digitsEnd - start <= 3)
            end = EndOfThousands(text, digitsEnd);
        // Not in 2017.12.31 or 1.2.3: those are dates and numberings, their parts are looked for.
        bool afterPoint = start >= 2 && text[start - 1] == '.' && char.IsAsciiDigit(text[start - 2]);
        if (!afterPoint && IsAt(text, end, '.') && IsDigitAt(text, end + 1))
        {
            int decimals = EndOfDigits(text, end + 1);
            if (!(IsAt(text, decimals, '.') && IsDigitAt(text, decimals + 1)) && decimals - start <= MaxLength)
                end = decimals;
        }

        return end < text.Length && text[end] is '%' or '‰' ? end + 1 : end;
    }

    // A comma before a group that is not of three digits is the comma of a list: then none of the commas belongs to the number.
    private static int EndOfThousands(ReadOnlySpan<char> text, int digitsEnd)
    {
        int end = digitsEnd;
        while (IsAt(text, end, ',') && IsDigitAt(text, end + 1))
        {
            int group = EndOfDigits(text, end + 1);
            if (group - end != 4 || group - digitsEnd > MaxLength - 3)
                return digitsEnd;
            end = group;
        }

        return end;
    }

    private static int EndOfAddress(ReadOnlySpan<char> text, int start, int firstEnd)
    {
        ReadOnlySpan<char> window = text[..Math.Min(text.Length, start + MaxLength)];
        if (firstEnd >= window.Length)
            return firstEnd;
        if (window[firstEnd] == ':')
        {
            bool isScheme = window[start..firstEnd] is "http" or "https" or "ftp";
            return isScheme && window[firstEnd..].StartsWith("://", StringComparison.Ordinal) && firstEnd + 3 < window.Length && char.IsAsciiLetterOrDigit(window[firstEnd + 3])
                ? EndOfPath(window, firstEnd + 3)
                : firstEnd;
        }

        return EndOfHost(window, start) is { } host ? (IsAt(window, host, '/') ? EndOfPath(window, host) : host) : firstEnd;
    }

    // Labels of letters, digits, - and _ between points, with at most one @; the last label is of two or more letters.
    private static int? EndOfHost(ReadOnlySpan<char> text, int start)
    {
        int at = start;
        int labelStart = start;
        int points = 0;
        bool mail = false;
        while (true)
        {
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || (text[at] is '-' or '_' && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1]))))
                at++;
            if (at + 1 >= text.Length || text[at] is not ('.' or '@') || !char.IsAsciiLetterOrDigit(text[at + 1]) || (text[at] == '@' && mail))
                break;
            if (text[at] == '@')
            {
                mail = true;
                points = 0;
            }
            else
            {
                points++;
            }

            at++;
            labelStart = at;
        }

        bool topLevel = at - labelStart >= 2 && text[labelStart..at].IndexOfAnyExcept(s_letters) < 0;
        return points > 0 && topLevel ? at : null;
    }

    private static readonly System.Buffers.SearchValues<char> s_letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static int EndOfPath(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '/' or '-' or '_' or '~' or '?' or '#' or '&' or '=' or '%' or '+' or '@' or ':'))
            end++;
        // What ends a sentence does not end an address.
        while (text[end - 1] is '.' or ':' or '?' or '-' or '&')
            end--;
        return end;
    }

    private static int EndOfDigits(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (IsDigitAt(text, end))
            end++;
        return end;
    }

    private static bool IsAt(ReadOnlySpan<char> text, int at, char unit) => at < text.Length && text[at] == unit;

    private static bool IsDigitAt(ReadOnlySpan<char> text, int at) => at < text.Length && char.IsAsciiDigit(text[at]);
}
