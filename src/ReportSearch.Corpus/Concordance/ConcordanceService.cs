using System.Globalization;
using System.Text;
using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Corpus.Search;
using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus.Concordance;

/// <summary>Key words in context: every match with what stands around it, sorted, counted, and with its collocates; and what sets a part of the corpus apart.</summary>
internal sealed class ConcordanceService(SearchedState state, IWordSegmenter words, TimeProvider time)
{
    private const int MaxWidth = 100;
    private const int MaxWindow = 20;
    private const int MaxLimit = 1_000;
    private const int MaxRead = 100_000;
    private const int MostWords = 50;
    private const int MostGroups = 200;
    private static readonly string[] s_orders = ["left", "right", "match", "year", "region"];
    private static readonly string[] s_groups = ["none", "left", "right", "match", "year", "region", "level"];

    /// <summary>A line with what it is sorted and counted by.</summary>
    private sealed record Line(ConcordanceLine Shown, string LeftKey, string RightKey, string LeftWord, string RightWord);

    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public ConcordanceAnswer Answer(ConcordanceParameters asked, CancellationToken cancellation)
    {
        long started = time.GetTimestamp();
        Demand(asked);
        BudgetedSnapshot looked = state.Within(asked.Search.Budget, time);
        AskedUnits units = state.Search.Ask(asked.Search);
        List<string> notices = [.. units.Said.Notices];
        ListCursor at = ListCursor.Read(asked.Cursor, $"kwic {SearchCursor.HashOf(asked.Search)} {asked.Sort} {asked.Read} {asked.Width}", state.CorpusVersion, notices);
        UnitSearchResult total = looked.Search(new UnitSearch { Query = units.Units, Top = 0 }, cancellation);
        var lines = new List<Line>();
        var counts = new WordCounts(words);
        HashSet<string> reports = [];
        int read = 0;
        foreach (UnitMatch match in units.Sample(looked, asked.Read, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (looked.IsSpent())
                break;
            read++;
            reports.Add(match.ReportId);
            AddLines(lines, counts, match, state.UnitOf(match), units.Query, asked, reports.Count);
        }

        List<Line> sorted = Sorted(lines, asked.Sort);
        List<ConcordanceLine> page = [.. sorted.Skip(at.Entries).Take(asked.Limit).Select(line => line.Shown)];
        bool more = at.Entries + page.Count < sorted.Count;
        CollocateList? collocates = asked.Window == 0 ? null : new CollocateList(
            asked.Window, counts.All, looked.CountWord("", cancellation).All,
            counts.Contrast(looked, MostWords, fewestReports: 1, units.Query.Highlights.Select(highlight => highlight.Value).ToHashSet(), cancellation).More);
        return new ConcordanceAnswer(
            units.Said with { Notices = looked.Said(notices) },
            state.CorpusVersion,
            SearchService.TotalOf(total),
            new ReadUnits(read, reports.Count, read < total.Units),
            sorted.Count,
            page,
            asked.Group == "none" ? null : Groups(sorted, asked.Group),
            collocates,
            more ? (at with { Entries = at.Entries + page.Count }).Write() : null,
            Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 3))
        {
            Partial = looked.IsPartial,
        };
    }

    /// <summary>What the units of a search have more and less of than the rest of the corpus.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning, or nothing is left out of the part.</exception>
    public KeynessAnswer Keyness(SearchParameters asked, int mostRead, CancellationToken cancellation)
    {
        long started = time.GetTimestamp();
        if (mostRead is < 1 or > MaxRead)
            throw new SearchParameterException("read", $"read is {mostRead}; it must be 1 to {MaxRead}");
        BudgetedSnapshot looked = state.Within(asked.Budget, time);
        AskedUnits units = state.Search.Ask(asked);
        UnitSearchResult total = looked.Search(new UnitSearch { Query = units.Units, Top = 0 }, cancellation);
        if (total.Units == state.Snapshot.Units && total.Units > 0)
            throw new SearchParameterException("query", "keyness holds a part of the corpus against the rest; cut out a part with a query, year, region, level, section, topic or form");
        var counts = new WordCounts(words);
        HashSet<string> reports = [];
        int read = 0;
        foreach (UnitMatch match in units.Sample(looked, mostRead, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (looked.IsSpent())
                break;
            read++;
            reports.Add(match.ReportId);
            IndexUnit unit = state.UnitOf(match);
            if (unit.Kind == UnitKind.Residue)
                continue;
            FoldedText folded = FoldedText.Of(unit.Text);
            foreach (Word word in counts.Cut(folded))
                counts.Add(folded.Text.AsSpan(word.Start, word.Length), reports.Count);
        }

        int fewest = Math.Min(3, Math.Max(1, reports.Count / 4));
        (IReadOnlyList<WordContrast> more, IReadOnlyList<WordContrast> less) = counts.Contrast(looked, MostWords, fewest, new HashSet<string>(), cancellation);
        return new KeynessAnswer(
            units.Said with { Notices = looked.Said(units.Said.Notices) },
            state.CorpusVersion,
            SearchService.TotalOf(total),
            new ReadUnits(read, reports.Count, read < total.Units),
            counts.All,
            looked.CountWord("", cancellation).All,
            more,
            less,
            Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 3))
        {
            Partial = looked.IsPartial,
        };
    }

    private void AddLines(List<Line> lines, WordCounts counts, UnitMatch match, IndexUnit unit, ParsedQuery query, ConcordanceParameters asked, int report)
    {
        IReadOnlyList<UnitMark> marks = UnitMarker.Mark(unit.Text, query.Highlights, full: true);
        if (marks.Count == 0)
            return;
        PassageReport source = state.Search.ReportOf(match.ReportId);
        FoldedText? folded = asked.Window > 0 || asked.Group is "left" or "right" ? FoldedText.Of(unit.Text) : null;
        List<Word> cut = folded is null ? [] : counts.Cut(folded);
        foreach (UnitMark mark in marks)
        {
            (int start, int end) = unit.Map.ToSource(mark.Start, mark.End);
            string left = Context(unit.Text, mark.Start, asked.Width, before: true);
            string right = Context(unit.Text, mark.End, asked.Width, before: false);
            (string leftWord, string rightWord) = ("", "");
            if (folded is not null)
                (leftWord, rightWord) = Neighbours(folded, cut, mark, asked.Window, counts, report);
            lines.Add(new Line(
                new ConcordanceLine(source, unit.Number, unit.Headings, left, OneLine(unit.Text.AsSpan(mark.Start, mark.End - mark.Start)), right, start, end),
                Reversed(left), right, leftWord, rightWord));
        }
    }

    /// <summary>The word before and the word behind a match; those of the window are counted.</summary>
    private static (string Left, string Right) Neighbours(FoldedText text, List<Word> cut, UnitMark mark, int window, WordCounts counts, int report)
    {
        int first = cut.FindIndex(word => text.ToOriginal(word.Start) >= mark.Start);
        first = first < 0 ? cut.Count : first;
        string left = "", right = "";
        for (int i = first - 1, taken = 0; i >= 0 && taken < Math.Max(1, window); i--)
        {
            if (text.ToOriginal(cut[i].Start + cut[i].Length - 1) >= mark.Start)
                continue;
            ReadOnlySpan<char> word = text.Text.AsSpan(cut[i].Start, cut[i].Length);
            if (taken++ == 0)
                left = word.ToString();
            if (window > 0)
                counts.Add(word, report);
        }

        for (int i = first, taken = 0; i < cut.Count && taken < Math.Max(1, window); i++)
        {
            if (text.ToOriginal(cut[i].Start) < mark.End)
                continue;
            ReadOnlySpan<char> word = text.Text.AsSpan(cut[i].Start, cut[i].Length);
            if (taken++ == 0)
                right = word.ToString();
            if (window > 0)
                counts.Add(word, report);
        }

        return (left, right);
    }

    private static List<Line> Sorted(List<Line> lines, string sort)
    {
        IOrderedEnumerable<Line> first = sort switch
        {
            "left" => lines.OrderBy(line => line.LeftKey, StringComparer.Ordinal).ThenBy(line => line.RightKey, StringComparer.Ordinal),
            "right" => lines.OrderBy(line => line.RightKey, StringComparer.Ordinal).ThenBy(line => line.LeftKey, StringComparer.Ordinal),
            "match" => lines.OrderBy(line => line.Shown.Match, StringComparer.Ordinal).ThenBy(line => line.RightKey, StringComparer.Ordinal),
            "year" => lines.OrderByDescending(line => line.Shown.Source.Year ?? int.MinValue),
            _ => lines.OrderBy(line => line.Shown.Source.Region?.Code ?? "\uffff", StringComparer.Ordinal).ThenBy(line => line.Shown.Source.Year),
        };
        return [.. first.ThenBy(line => line.Shown.Source.Report, StringComparer.Ordinal).ThenBy(line => line.Shown.Start)];
    }

    private static IReadOnlyList<LineGroup> Groups(List<Line> lines, string by) =>
    [
        .. lines
            .GroupBy(line => by switch
            {
                "left" => line.LeftWord,
                "right" => line.RightWord,
                "match" => line.Shown.Match,
                "year" => line.Shown.Source.Year?.ToString(CultureInfo.InvariantCulture) ?? "",
                "region" => line.Shown.Source.Region is { } region ? string.Concat(region.Chain) : "",
                _ => line.Shown.Source.Level,
            })
            .Select(group => new LineGroup(group.Key, group.Count(), group.Select(line => line.Shown.Source.Report).Distinct().Count()))
            .OrderByDescending(group => group.Lines)
            .ThenBy(group => group.Value, StringComparer.Ordinal)
            .Take(MostGroups),
    ];

    private static string Context(string text, int at, int width, bool before)
    {
        var context = new StringBuilder(width);
        int step = before ? -1 : 1;
        bool blank = false;
        for (int i = before ? at - 1 : at; i >= 0 && i < text.Length && context.Length < width; i += step)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                blank = true;
                continue;
            }

            if (blank && context.Length > 0)
                context.Append(' ');
            blank = false;
            if (context.Length < width)
                context.Append(text[i]);
        }

        string found = context.ToString();
        return before ? Reversed(found) : found;
    }

    private static string OneLine(ReadOnlySpan<char> text)
    {
        var line = new StringBuilder(text.Length);
        foreach (char unit in text)
            line.Append(char.IsWhiteSpace(unit) ? ' ' : unit);
        return line.ToString();
    }

    private static string Reversed(string text)
    {
        char[] units = text.ToCharArray();
        Array.Reverse(units);
        // A pair of surrogates must keep its order.
        for (int i = 0; i + 1 < units.Length; i++)
        {
            if (char.IsLowSurrogate(units[i]) && char.IsHighSurrogate(units[i + 1]))
                (units[i], units[i + 1]) = (units[i + 1], units[i]);
        }

        return new string(units);
    }

    private static void Demand(ConcordanceParameters asked)
    {
        if (string.IsNullOrWhiteSpace(asked.Search.Query))
            throw new SearchParameterException("query", "a concordance needs a query: what stands in the middle of its lines");
        if (!s_orders.Contains(asked.Sort))
            throw new SearchParameterException("sort", $"sort '{asked.Sort}' is unknown; it is one of {string.Join(", ", s_orders)}");
        if (!s_groups.Contains(asked.Group))
            throw new SearchParameterException("group", $"group '{asked.Group}' is unknown; it is one of {string.Join(", ", s_groups)}");
        InRange("width", asked.Width, 1, MaxWidth);
        InRange("window", asked.Window, 0, MaxWindow);
        InRange("limit", asked.Limit, 1, MaxLimit);
        InRange("read", asked.Read, 1, MaxRead);
    }

    private static void InRange(string name, int value, int from, int to)
    {
        if (value < from || value > to)
            throw new SearchParameterException(name, $"{name} is {value}; it must be {from} to {to}");
    }
}
