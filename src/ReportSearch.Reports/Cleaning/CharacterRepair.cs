namespace ReportSearch.Reports.Cleaning;

/// <summary>Control and zero-width characters, which no one sees and which part words.</summary>
internal static class CharacterRepair
{
    internal static (TextDraft Draft, int Count) Repair(TextDraft draft)
    {
        var removed = new List<(int Start, int Length)>();
        int count = 0;
        for (int i = 0; i < draft.Text.Length; i++)
        {
            if (!IsInvisible(draft.Text[i]))
                continue;
            count++;
            if (removed.Count > 0 && removed[^1].Start + removed[^1].Length == i)
                removed[^1] = (removed[^1].Start, removed[^1].Length + 1);
            else
                removed.Add((i, 1));
        }

        return (draft.Without(removed), count);
    }

    private static bool IsInvisible(char unit) => unit switch
    {
        '\t' or '\n' or '\r' or '\f' or '\v' or '\u0085' => false,
        < ' ' or (>= '\u007F' and <= '\u009F') => true,
        '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2064') or '\uFEFF' => true,
        _ => false,
    };
}
