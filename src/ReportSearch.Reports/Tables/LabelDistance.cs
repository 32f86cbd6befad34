namespace ReportSearch.Reports.Tables;

/// <summary>How far a printed label is from an official one.</summary>
internal static class LabelDistance
{
    private const int Shortest = 4;
    private const int Long = 9;
    private const int Longest = 48;

    /// <summary>How many characters of a label may be misprinted; none of one too short to be told from others, or too long to be one.</summary>
    internal static int Limit(int length) => length is < Shortest or > Longest ? 0 : length >= Long ? 2 : 1;

    /// <summary>Insertions, deletions and changes from one to the other; limit + 1 when there are more.</summary>
    internal static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        while (!a.IsEmpty && !b.IsEmpty && a[0] == b[0])
        {
            a = a[1..];
            b = b[1..];
        }

        while (!a.IsEmpty && !b.IsEmpty && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        if (a.IsEmpty || b.IsEmpty)
            return Math.Min(Math.Max(a.Length, b.Length), limit + 1);
        Span<int> row = stackalloc int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
            row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0], least = row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int value = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = row[j];
                row[j] = value;
                least = Math.Min(least, value);
            }

            if (least > limit)
                return limit + 1;
        }

        return Math.Min(row[b.Length], limit + 1);
    }
}
