using System.Buffers;
using System.Text;
using ReportSearch.Text.Folding;

namespace ReportSearch.Text.WordForms;

/// <summary>
/// Words whose characters become simplified in context only: 計畫 is 计划 though 畫 alone is 画, 答覆 is 答复 though 覆 stays in 覆蓋. The table
/// <c>index-data/wordforms/wordforms.tsv</c> holds those words of OpenCC for which folding character by character gives another word; where it
/// gives the same for text and query (乾坤), there is nothing to correct. A simplified text is left alone: 设计画面 and 多重覆盖 hold no such word.
/// </summary>
public static class TraditionalWords
{
    private static readonly string s_version;
    private static readonly (string Folded, string Plain)[] s_rows = Load(out s_version);
    private static readonly Dictionary<string, string> s_plain = s_rows.ToDictionary(row => row.Folded, row => row.Plain, StringComparer.Ordinal);
    private static readonly ILookup<string, string> s_traditional = s_rows.ToLookup(row => row.Plain, row => row.Folded, StringComparer.Ordinal);
    private static readonly int s_longest = s_rows.Max(row => row.Folded.Length);

    /// <summary>Version of the table: the first 16 hex digits of the SHA-256 of its rows.</summary>
    public static string Version => s_version;

    /// <summary>True when a text holds a character that is written in traditional texts only.</summary>
    public static bool IsTraditional(ReadOnlySpan<char> original) => original.ContainsAny(Matching.Characters);

    /// <summary>The simplified word of a traditional word as it was written; null when folding its characters already gives it, or it is none.</summary>
    public static string? Correct(ReadOnlySpan<char> original)
    {
        if (original.Length > s_longest)
            return null;
        Span<char> folded = stackalloc char[original.Length];
        CharacterFolding.Fold(original, folded);
        return s_plain.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out string? plain) ? plain : null;
    }

    /// <summary>The simplified word for a word of a query; null when it stays as it is.</summary>
    public static string? PlainOf(string folded) => s_plain.GetValueOrDefault(folded);

    /// <summary>Words of traditional texts that a simplified word of a query stands for, folded; mostly none.</summary>
    public static IEnumerable<string> TraditionalOf(string plain) => s_traditional[plain];

    /// <summary>A longer word of a query with the words inside it as a traditional text has them, folded (不予答复 gives 不予答覆); null when there is none inside.</summary>
    public static string? WithTraditional(string plain)
    {
        foreach ((string traditional, string simplified) in s_rows)
        {
            if (simplified.Length < plain.Length && plain.Contains(simplified, StringComparison.Ordinal))
                return plain.Replace(simplified, traditional, StringComparison.Ordinal);
        }

        return null;
    }

    /// <summary>Appends the words of a traditional text that have another plain form, the longest at each place; nothing for a simplified text.</summary>
    public static void Find(FoldedText text, List<PlainForm> forms)
    {
        if (!IsTraditional(text.Original))
            return;
        var lookup = s_plain.GetAlternateLookup<ReadOnlySpan<char>>();
        int at = 0;
        while (at < text.Text.Length)
        {
            int next = text.Text.AsSpan(at).IndexOfAny(Matching.Words);
            if (next < 0)
                return;
            at += next;
            int limit = 1;
            while (limit < s_longest && at + limit < text.Text.Length && !text.StartsRun(at + limit))
                limit++;
            int length = limit;
            string? plain = null;
            while (length > 1 && !lookup.TryGetValue(text.Text.AsSpan(at, length), out plain))
                length--;
            if (length > 1 && plain is not null)
                forms.Add(new PlainForm(at, length, plain));
            at += Math.Max(1, length);
        }
    }

    private static string TraditionalCharacters()
    {
        var characters = new StringBuilder();
        for (char unit = '\u3400'; unit <= '\u9FFF'; unit++)
        {
            if (CharacterFolding.Fold(unit) != unit)
                characters.Append(unit);
        }

        return characters.ToString();
    }

    // Made when a text is indexed first: a query needs none of it.
    private static class Matching
    {
        public static readonly SearchValues<string> Words = SearchValues.Create(s_rows.Select(row => row.Folded).ToArray(), StringComparison.Ordinal);
        public static readonly SearchValues<char> Characters = SearchValues.Create(TraditionalCharacters());
    }

    private static (string Folded, string Plain)[] Load(out string version)
    {
        using Stream resource = typeof(TraditionalWords).Assembly.GetManifestResourceStream("wordforms.tsv")
            ?? throw new InvalidOperationException("The table of word forms is missing from the assembly.");
        using var reader = new StreamReader(resource, Encoding.UTF8);
        version = reader.ReadLine()!["version ".Length..];
        return [.. reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .Select(columns => (columns[0], columns[1]))];
    }
}
