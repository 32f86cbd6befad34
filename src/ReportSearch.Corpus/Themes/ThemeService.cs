using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Corpus.Search;
using ReportSearch.Reports.Sections;

namespace ReportSearch.Corpus.Themes;

/// <summary>One theme across bodies, and passages like one.</summary>
/// <param name="state">The state searched.</param>
/// <param name="words">Cuts passages to words.</param>
/// <param name="peersOf">The reports of the bodies most like a body; null when there is no such body.</param>
/// <param name="time">Measures how long an answer took.</param>
internal sealed class ThemeService(SearchedState state, IWordSegmenter words, Func<string, BodyPeers?> peersOf, TimeProvider time)
{
    private const int MaxLimit = 100;

    // Longer texts are passages, to be compared by their characteristic words.
    private const int LongestQuery = 60;

    // Of so many reports for each body asked for the best ones are looked at: one body has up to some fifteen.
    private const int ReportsForEachBody = 6;
    private const int PassagesOfOneBody = 4;
    private const int ResidueAndTables = 3;

    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public ThemeAnswer Answer(ThemeParameters asked, CancellationToken cancellation)
    {
        long started = time.GetTimestamp();
        if (asked.Limit is < 1 or > MaxLimit)
            throw new SearchParameterException("limit", $"limit is {asked.Limit}; it must be 1 to {MaxLimit}");
        if (string.IsNullOrWhiteSpace(asked.Search.Query))
            throw new SearchParameterException("query", "a theme needs a query or a passage");

        // 1. The theme, and whom it is looked for in.
        BudgetedSnapshot looked = state.Within(asked.Search.Budget, time);
        BodyPeers? peers = asked.Like is null ? null : peersOf(asked.Like) ?? throw new SearchParameterException("like", $"there is no body '{asked.Like}' in the corpus; give the id or the full name of a body");
        bool isPassage = asked.Search.Query.Length > LongestQuery && !asked.Search.Query.Contains('"', StringComparison.Ordinal);
        AskedUnits units = state.Search.Ask(asked.Search with { Query = isPassage ? "" : asked.Search.Query, Within = "unit", Group = "none", Sort = "relevance", Limit = 1, Cursor = null });
        IReadOnlyList<CharacteristicWord> characteristic = isPassage ? PassageWords.Of(asked.Search.Query, words, looked, cancellation) : [];
        IReadOnlyList<HighlightText> marks = isPassage ? PassageWords.Highlights(characteristic) : units.Query.Highlights;
        List<QueryNode> filters = [.. units.Filters.Nodes, new QueryNode.Not(new QueryNode.Column(UnitColumn.Section, [SectionTags.StatisticsAnnex, SectionTags.FrontMatter]))];
        if (peers is not null)
            filters.Add(new QueryNode.Column(UnitColumn.Report, peers.Reports));
        QueryNode theme = isPassage ? PassageWords.QueryOf(characteristic) : units.Query.Full;
        QueryNode full = new QueryNode.And([theme, .. filters]);

        // 2. The best report of each body: full matches first, partial ones where these are too few.
        var bodies = new Dictionary<string, (UnitMatchGroup Group, bool Full)>(StringComparer.Ordinal);
        UnitSearchResult found = Best(looked, full, asked.Limit * ReportsForEachBody, cancellation);
        Take(bodies, found, isFull: true);
        if (bodies.Count < asked.Limit && !looked.IsPartial && !isPassage && PartialMatches.Possible(units.Query))
            Take(bodies, Best(looked, PartialMatches.Build(units.Query, filters, looked, cancellation), asked.Limit * 2, cancellation), isFull: false);
        bool lookedAtAll = !found.Partial && found.Reports <= asked.Limit * ReportsForEachBody;
        int? count = lookedAtAll ? bodies.Values.Count(body => body.Full) : null;

        // 3. What is wrong and what shall become better stands in a section of its own.
        ILookup<string, UnitMatch> problems = Problems(looked, theme, filters, [.. bodies.Values.Select(body => body.Group.Best.ReportId)], cancellation);

        // 4. One entry a body; those that say the same beside one another.
        var varied = new VariedPassages<ThemeEntry>(asked.Limit);
        foreach ((UnitMatchGroup group, bool isFull) in bodies.Values.OrderByDescending(body => body.Full).ThenByDescending(body => body.Group.Best.Score).ThenBy(body => body.Group.Best.ReportId, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (looked.IsSpent())
                break;
            List<ThemePassage> passages = Passages(group.Units.Concat(problems[group.Best.ReportId]), marks, isFull);
            if (passages.Count == 0)
                continue;
            PassageReport source = state.Search.ReportOf(group.Best.ReportId);
            int shown = passages.Select(passage => passage.Unit).Distinct().Count();
            var entry = new ThemeEntry(source, Math.Round(group.Best.Score, 4), isFull, passages, Math.Max(0, group.MatchingUnits - shown), []);
            varied.Add(entry, new CharacterRuns(passages[0].Passage.Text), likeness => new AlikePassage(source, passages[0].Unit, likeness));
        }

        SearchedQuery said = isPassage
            ? new SearchedQuery(asked.Search.Query, string.Join(' ', characteristic.Select(word => word.Word)), [.. units.Said.Notices, "按这段文字的特征词检索"], [])
            : units.Said;
        return new ThemeAnswer(
            said with { Notices = looked.Said(said.Notices) },
            state.CorpusVersion,
            SearchService.TotalOf(found),
            count,
            peers is null ? null : new ThemePeers(peers.Body, peers.Basis, peers.Count),
            [.. varied.Taken.Select(taken => taken.Item with { Alike = taken.Alike })],
            Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 3))
        {
            Partial = looked.IsPartial,
        };
    }

    /// <summary>Passages like one.</summary>
    /// <exception cref="SearchParameterException">A parameter has no meaning, or the unit is not there.</exception>
    public SimilarAnswer Similar(SimilarParameters asked, CancellationToken cancellation)
    {
        long started = time.GetTimestamp();
        if (asked.Limit is < 1 or > MaxLimit)
            throw new SearchParameterException("limit", $"limit is {asked.Limit}; it must be 1 to {MaxLimit}");
        string text = TextOf(asked);
        BudgetedSnapshot looked = state.Within(asked.Search.Budget, time);
        AskedUnits units = state.Search.Ask(asked.Search with { Query = "", Within = "unit", Group = "none", Sort = "relevance", Limit = 1, Cursor = null });
        IReadOnlyList<CharacteristicWord> characteristic = PassageWords.Of(text, words, looked, cancellation);
        List<string> notices = [.. units.Said.Notices];
        if (characteristic.Count == 0)
        {
            if (!looked.IsPartial)
                notices.Add("这段文字里没有语料中出现过的词，无法比较");
            return new SimilarAnswer(state.CorpusVersion, text, [], looked.Said(notices), [], Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 3)) { Partial = looked.IsPartial };
        }

        List<QueryNode> conditions = [PassageWords.QueryOf(characteristic), .. units.Filters.Nodes];
        if (asked.Report is not null)
            conditions.Add(new QueryNode.Not(new QueryNode.Column(UnitColumn.Report, [asked.Report])));
        IReadOnlyList<HighlightText> marks = PassageWords.Highlights(characteristic);
        var runs = new CharacterRuns(text);
        double all = characteristic.Sum(word => word.Weight);
        var ordered = new List<(SimilarPassage Passage, CharacterRuns Runs)>();
        foreach (UnitMatch match in looked.Search(new UnitSearch { Query = new QueryNode.And(conditions), Top = asked.Limit * 5 }, cancellation).Hits.Select(hit => hit.Best))
        {
            cancellation.ThrowIfCancellationRequested();
            if (looked.IsSpent())
                break;
            IndexUnit unit = state.UnitOf(match);
            IReadOnlyList<UnitMark> found = UnitMarker.Mark(unit.Text, marks, full: true);
            if (PassageFinder.Find(unit, found, 1) is not [HitPassage passage, ..])
                continue;
            double shared = found.Select(mark => mark.Text).Distinct().Sum(word => characteristic.FirstOrDefault(known => known.Word == word)?.Weight ?? 0) / all;
            var whole = new CharacterRuns(unit.Text);
            double wordForWord = runs.HeldBy(whole);
            ordered.Add((
                new SimilarPassage(
                    state.Search.ReportOf(match.ReportId), unit.Number, unit.Headings, unit.Tags, Math.Round(shared + wordForWord, 4), Math.Round(shared, 3), Math.Round(wordForWord, 3), passage, []),
                new CharacterRuns(passage.Text)));
        }

        var varied = new VariedPassages<SimilarPassage>(asked.Limit);
        foreach ((SimilarPassage passage, CharacterRuns passageRuns) in ordered.OrderByDescending(pair => pair.Passage.Score).ThenBy(pair => pair.Passage.Source.Report, StringComparer.Ordinal).ThenBy(pair => pair.Passage.Unit))
            varied.Add(passage, passageRuns, likeness => new AlikePassage(passage.Source, passage.Unit, likeness));
        return new SimilarAnswer(
            state.CorpusVersion, text, characteristic, looked.Said(notices), [.. varied.Taken.Select(taken => taken.Item with { Alike = taken.Alike })],
            Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 3))
        {
            Partial = looked.IsPartial,
        };
    }

    private string TextOf(SimilarParameters asked)
    {
        if (asked.Text is not null)
        {
            return asked.Report is null && !string.IsNullOrWhiteSpace(asked.Text)
                ? asked.Text
                : throw new SearchParameterException("text", "give the passage as text, or its report and unit");
        }

        if (asked.Report is null || asked.Unit is not int unit)
            throw new SearchParameterException("text", "give the passage as text, or its report and unit");
        return state.Snapshot.ReadUnit(asked.Report, unit)?.Text
            ?? throw new SearchParameterException("unit", $"there is no unit {unit} of a current report '{asked.Report}'; hits of a search name report and unit");
    }

    private static UnitSearchResult Best(BudgetedSnapshot looked, QueryNode query, int reports, CancellationToken cancellation) =>
        looked.Search(new UnitSearch { Query = query, Top = reports, GroupByReport = true }, cancellation);

    private void Take(Dictionary<string, (UnitMatchGroup Group, bool Full)> bodies, UnitSearchResult found, bool isFull)
    {
        foreach (UnitMatchGroup group in found.Hits)
        {
            PassageReport source = state.Search.ReportOf(group.Best.ReportId);
            bodies.TryAdd(source.Body?.Id ?? source.Issuer ?? source.Report, (group, isFull));
        }
    }

    private static ILookup<string, UnitMatch> Problems(BudgetedSnapshot looked, QueryNode theme, List<QueryNode> filters, List<string> reports, CancellationToken cancellation)
    {
        if (reports.Count == 0)
            return Array.Empty<UnitMatch>().ToLookup(match => match.ReportId);
        QueryNode query = new QueryNode.And(
            [theme, .. filters, new QueryNode.Column(UnitColumn.Report, reports), new QueryNode.Column(UnitColumn.Section, [SectionTags.ProblemsImprovements])]);
        return looked.Search(new UnitSearch { Query = query, Top = reports.Count, GroupByReport = true }, cancellation).Hits
            .SelectMany(hit => hit.Units)
            .ToLookup(match => match.ReportId);
    }

    private List<ThemePassage> Passages(IEnumerable<UnitMatch> matches, IReadOnlyList<HighlightText> marks, bool isFull)
    {
        var passages = new List<ThemePassage>();
        int skipped = 0;
        foreach (UnitMatch match in matches.DistinctBy(match => match.Unit))
        {
            IndexUnit unit = state.UnitOf(match);
            // Rows and chart residue are no passages.
            if (unit.Kind != UnitKind.Text && ++skipped <= ResidueAndTables)
                continue;
            foreach (HitPassage passage in PassageFinder.Find(unit, UnitMarker.Mark(unit.Text, marks, isFull), 2))
            {
                if (passage.Marks.Count == 0 && passages.Count > 0)
                    continue;
                string kind = PassageKind.Of(unit, passage.Text);
                if (passages.Count(known => known.Kind == kind) < 2 && passages.Count < PassagesOfOneBody)
                    passages.Add(new ThemePassage(kind, unit.Number, unit.Headings, unit.Tags, passage));
            }
        }

        return passages;
    }
}
