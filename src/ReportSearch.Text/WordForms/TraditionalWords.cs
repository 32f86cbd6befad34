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
    /// <summary>Version of the table: the first 16 hex digits of the SHA-256 of its rows.</summary>
    public static string Version { get; } = ReadVersion();

    /// <summary>True when a text holds a character that is written in traditional texts only.</summary>
    public static bool IsTraditional(ReadOnlySpan<char> original) => original.ContainsAny(Matching.Characters);

    /// <summary>The simplified word of a traditional word as it was written; null when folding its characters already gives it, or it is none.</summary>
    public static string? Correct(ReadOnlySpan<char> original)
    {
        if (original.Length > Table.Longest)
            return null;
        Span<char> folded = stackalloc char[original.Length];
        CharacterFolding.Fold(original, folded);
        return Table.Plain.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out string? plain) ? plain : null;
    }

    /// <summary>The simplified word for a word of a query; null when it stays as it is.</summary>
    public static string? PlainOf(string folded) => Table.Plain.GetValueOrDefault(folded);

    /// <summary>Words of traditional texts that a simplified word of a query stands for, folded; mostly none.</summary>
    public static IReadOnlyList<string> TraditionalOf(string plain) => Table.Traditional.TryGetValue(plain, out List<string>? forms) ? forms : [];

    /// <summary>A longer word of a query with the words inside it as a traditional text has them, folded (不予答复 gives 不予答覆); null when there is none inside.</summary>
    public static string? WithTraditional(string plain)
    {
        foreach ((string traditional, string simplified) in Table.Rows)
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
        var lookup = Table.Plain.GetAlternateLookup<ReadOnlySpan<char>>();
        int at = 0;
        while (at < text.Text.Length)
        {
            int next = text.Text.AsSpan(at).IndexOfAny(Matching.Words);
            if (next < 0)
                return;
            at += next;
            int limit = 1;
            while (limit < Table.Longest && at + limit < text.Text.Length && !text.StartsRun(at + limit))
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

    private static StreamReader Open() => new(
        typeof(TraditionalWords).Assembly.GetManifestResourceStream("wordforms.tsv") ?? throw new InvalidOperationException("The table of word forms is missing from the assembly."),
        Encoding.UTF8);

    private static string ReadVersion()
    {
        using StreamReader reader = Open();
        return reader.ReadLine()!["version ".Length..];
    }

    // Read at the first query or text, not when a store is opened: plain loops, for they run once and are compiled for it.
    private static class Table
    {
        public static readonly List<(string Folded, string Plain)> Rows = [];
        public static readonly Dictionary<string, string> Plain = new(StringComparer.Ordinal);
        public static readonly Dictionary<string, List<string>> Traditional = new(StringComparer.Ordinal);
        public static readonly int Longest;

        static Table()
        {
            using StreamReader reader = Open();
            _ = reader.ReadLine();
            while (reader.ReadLine() is { } line)
            {
                int tab = line.IndexOf('\t', StringComparison.Ordinal);
                string folded = line[..tab];
                string plain = line[(tab + 1)..];
                Rows.Add((folded, plain));
                Plain.Add(folded, plain);
                if (!Traditional.TryGetValue(plain, out List<string>? forms))
                    Traditional.Add(plain, forms = []);
                forms.Add(folded);
                Longest = Math.Max(Longest, folded.Length);
            }
        }
    }

    // Made when a text is indexed first: a query needs none of it.
    private static class Matching
    {
        public static readonly SearchValues<string> Words = SearchValues.Create([.. Table.Plain.Keys], StringComparison.Ordinal);
        public static readonly SearchValues<char> Characters = SearchValues.Create(TraditionalCharacters());

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
    }
}
