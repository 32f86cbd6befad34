namespace ReportSearch.Reports.Cleaning;

/// <summary>Places where an earlier conversion lost characters: ???? in a line of Chinese, replacement characters, 锟斤拷. They are counted, not repaired.</summary>
internal static class LostCharacters
{
    private const int FewestMarks = 3;

    /// <summary>How many runs of lost characters the text holds.</summary>
    internal static int Count(string text)
    {
        int runs = 0;
        for (int start = 0; start < text.Length;)
        {
            int length = text.AsSpan(start).IndexOf('\n');
            ReadOnlySpan<char> line = text.AsSpan(start, length < 0 ? text.Length - start : length);
            runs += InLine(line);
            start += line.Length + 1;
        }

        return runs;
    }

    private static int InLine(ReadOnlySpan<char> line)
    {
        int runs = 0;
        bool chinese = Script.HasChinese(line);
        for (int i = 0; i < line.Length; i++)
        {
            int marks = line[i..].IndexOfAnyExcept('?');
            marks = marks < 0 ? line.Length - i : marks;
            if (marks >= FewestMarks && chinese)
                runs++;
            bool replaced = line[i] == '\uFFFD' && (i == 0 || line[i - 1] != '\uFFFD');
            runs += replaced || line[i..].StartsWith("锟斤拷") ? 1 : 0;
            i += Math.Max(marks - 1, 0);
        }

        return runs;
    }
}
