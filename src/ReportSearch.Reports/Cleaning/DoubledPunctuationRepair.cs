namespace ReportSearch.Reports.Cleaning;

/// <summary>A comma or full stop printed twice: the second goes. Three and more are an ellipsis of its own making and stay, as …… and —— do.</summary>
internal static class DoubledPunctuationRepair
{
    /// <summary>The marks to take out.</summary>
    internal static List<(int Start, int Length)> Find(string text)
    {
        var doubled = new List<(int Start, int Length)>();
        for (int at = text.AsSpan().IndexOfAny("。，；：、"); at >= 0 && at < text.Length;)
        {
            int count = 1, second = 0, last = at;
            // A line end between the two is joined later, and the two would stand together then.
            for (int next = Next(text, last); next < text.Length && text[next] == text[at]; next = Next(text, last))
            {
                last = next;
                second = count++ == 1 ? next : second;
            }

            if (count == 2)
                doubled.Add((second, 1));
            int behind = text.AsSpan(last + 1).IndexOfAny("。，；：、");
            at = behind < 0 ? -1 : last + 1 + behind;
            if (at < 0)
                break;
        }

        return doubled;
    }

    private static int Next(string text, int at)
    {
        do
            at++;
        while (at < text.Length && text[at] is ' ' or '\u3000' or '\r' or '\n');
        return at;
    }
}
