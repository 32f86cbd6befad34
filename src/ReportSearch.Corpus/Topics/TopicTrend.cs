using System.Globalization;
using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.Queries;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Topics;

/// <summary>How many bodies name which topics, by year and level; and where.</summary>
internal sealed class TopicTrend(CatalogueReader catalogue, RegionTable table, Divisions divisions, string corpusVersion)
{
    private sealed record Counted(int Year, string Level, string Topic)
    {
        public int Reports { get; set; }
        public int Mentions { get; set; }
        public long? Amount { get; set; }
    }

    /// <exception cref="SearchParameterException">A parameter has no meaning.</exception>
    public TopicAnswer Answer(TopicParameters asked, int limit, string? cursor)
    {
        ReportFilter filter = ReportFilter.Read(asked, table, divisions);
        string[] topics = [.. asked.Topics.Select(topic => FilterVocabulary.Topics.Find(topic)
            ?? throw new SearchParameterException("topic", $"topic '{topic}' is unknown; it is one of {string.Join(", ", FilterVocabulary.Topics.Ids)}")).Distinct()];
        string[] subjects = [.. (asked.Subjects.Count == 0 ? ["requests"] : asked.Subjects).Distinct()];
        if (subjects.FirstOrDefault(subject => !MentionRows.Subjects.Contains(subject)) is { } unknown)
            throw new SearchParameterException("subject", $"subject '{unknown}' is unknown; it is one of {string.Join(", ", MentionRows.Subjects)}");
        List<string> notices = [.. filter.Notices];
        ListCursor at = ListCursor.Read(cursor, "topics " + asked.Describe(), corpusVersion, notices);
        string about = $"subject IN ({ReportFilter.Quoted(subjects)})";
        string ofTopics = topics.Length == 0 ? about : $"{about} AND topic IN ({ReportFilter.Quoted(topics)})";
        (List<Counted> counted, Dictionary<(int, string), int> naming) = Count(filter, about, [.. topics]);
        List<ListedMention> mentions = topics.Length == 0 ? [] : List(filter, ofTopics, at.Reports, limit + 1);
        CoverageAnswer coverage = new CoverageList(catalogue, table, divisions, corpusVersion).Answer(asked);
        ILookup<(int, string), Counted> byYear = counted.ToLookup(count => (count.Year, count.Level));
        bool more = mentions.Count > limit;
        return new TopicAnswer(
            corpusVersion, asked.Describe(), notices, subjects,
            [.. (topics.Length == 0 ? FilterVocabulary.Topics.Ids : topics).Select(id => Total(id, [.. counted.Where(count => count.Topic == id)]))],
            [.. coverage.Coverage.Where(row => row.Reports > 0).Select(row => Year(row, naming.GetValueOrDefault((row.Year, row.Level)), byYear[(row.Year, row.Level)]))],
            coverage.WithoutYear, more ? mentions[..limit] : mentions, more ? (at with { Reports = at.Reports + limit }).Write() : null);
    }

    private static TopicTotal Total(string id, IReadOnlyList<Counted> counted) =>
        new(id, ChineseLabels.Topic(id), counted.Sum(count => count.Reports), counted.Sum(count => count.Mentions), SumOf(counted.Select(count => count.Amount)));

    private static TopicYear Year(CoverageRow row, int naming, IEnumerable<Counted> counted) => new(
        row.Year, row.Level, row.Reports, naming, row.Coverage,
        [.. counted
            .OrderByDescending(count => count.Reports).ThenByDescending(count => count.Mentions).ThenBy(count => count.Topic, StringComparer.Ordinal)
            .Select(count => new TopicShare(count.Topic, count.Reports, Share(count.Reports, row.Reports), Share(count.Reports, naming), count.Mentions, count.Amount))]);

    private static double Share(int part, int whole) => whole == 0 ? 0 : Math.Round((double)part / whole, 4);

    private static long? SumOf(IEnumerable<long?> amounts)
    {
        long[] known = [.. amounts.OfType<long>()];
        return known.Length == 0 ? null : known.Sum();
    }

    // One pass over the reports and one over the mentions of the subjects, joined here: SQLite would look up a wide row for each mention.
    private (List<Counted> Counted, Dictionary<(int, string), int> Naming) Count(ReportFilter filter, string mentions, HashSet<string> topics) => catalogue.Read<(List<Counted>, Dictionary<(int, string), int>)>(database =>
    {
        var reports = new Dictionary<long, (int Year, string Level)>();
        using (OneTimeStatement statement = database.Prepare($"SELECT reading, COALESCE(year, 0), level FROM reports INDEXED BY reportsOfMentions WHERE {CatalogueSchema.ValidAt} AND {filter.Where}", 1))
            statement.Scan(row => reports[row.Number(0)] = ((int)row.Number(1), row.Reader.GetString(2)), catalogue.Commit);
        var counted = new Dictionary<(int, string, string), Counted>();
        var counts = new HashSet<(string, long)>();
        var named = new HashSet<long>();
        var naming = new Dictionary<(int, string), int>();
        using OneTimeStatement all = database.Prepare($"SELECT topic, reading, amount FROM mentions WHERE {mentions}");
        all.Scan(row =>
        {
            long reading = row.Number(1);
            if (!reports.TryGetValue(reading, out (int Year, string Level) report))
                return;
            if (named.Add(reading))
                naming[report] = naming.GetValueOrDefault(report) + 1;
            string topic = row.Reader.GetString(0);
            if (topics.Count > 0 && !topics.Contains(topic))
                return;
            if (!counted.TryGetValue((report.Year, report.Level, topic), out Counted? count))
                counted.Add((report.Year, report.Level, topic), count = new Counted(report.Year, report.Level, topic));
            count.Reports += counts.Add((topic, reading)) ? 1 : 0;
            count.Mentions++;
            if (row.IsWhole(2))
                count.Amount = (count.Amount ?? 0) + row.Number(2);
        });
        return ([.. counted.Values], naming);
    });

    private List<ListedMention> List(ReportFilter filter, string mentions, int from, int limit) => catalogue.Read(database =>
    {
        using OneTimeStatement statement = database.Prepare(string.Create(CultureInfo.InvariantCulture,
            $"""
            SELECT reportId, bodyId, bodyName, level, regionCode, regionName, year, subject, topic, p, text, start, "end", amount, sentenceStart, sentenceEnd
            FROM mentions JOIN reports ON reports.reading = mentions.reading WHERE {CatalogueSchema.ValidAt} AND {filter.Where} AND {mentions}
            ORDER BY regionCode, bodyId, year, reportId, start, topic, subject LIMIT {limit} OFFSET {from}
            """), 1);
        return statement.Rows(
            r => new ListedMention(
                r.GetString(0), r.TextOrNull(1), r.TextOrNull(2), r.GetString(3), r.TextOrNull(4), r.TextOrNull(5), r.IntegerOrNull(6), r.GetString(7), r.GetString(8), r.GetDouble(9), r.GetString(10),
                r.GetInt32(11), r.GetInt32(12), r.IntegerOrNull(13), r.GetInt32(14), r.GetInt32(15)),
            catalogue.Commit).ToList();
    });
}
