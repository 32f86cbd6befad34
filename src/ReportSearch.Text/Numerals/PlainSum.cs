using System.Globalization;

namespace ReportSearch.Text.Numerals;

/// <summary>Adds the parts of a number and prints it plainly; numbers of more than <see cref="NumeralScanner.MaxDigits"/> digits are refused.</summary>
internal struct PlainSum
{
    private decimal _sum;
    private int _digits;

    /// <summary>The plain form; null when it has too many digits.</summary>
    public readonly string? Value => _digits <= NumeralScanner.MaxDigits && _sum < 1_000_000_000_000_000_000m ? Print(_sum) : null;

    /// <summary>Adds <paramref name="whole"/>.<paramref name="decimals"/> times ten to the power of <paramref name="zeros"/>; false when it is too long.</summary>
    public bool Add(string whole, string decimals, int zeros)
    {
        _digits = Math.Max(_digits, Math.Max(whole.Length + zeros, whole.Length + decimals.Length));
        if (_digits > NumeralScanner.MaxDigits)
            return false;
        // At most 18 digits, and at most 18 behind them: a decimal holds 28.
        decimal value = decimal.Parse(decimals.Length == 0 ? whole : $"{whole}.{decimals}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        for (int i = 0; i < zeros; i++)
            value *= 10;
        _sum += value;
        return true;
    }

    /// <summary>The plain form of a number: no leading zero, no trailing zeros behind the point.</summary>
    public static string Print(decimal value) => value.ToString("0.##################", CultureInfo.InvariantCulture);
}
