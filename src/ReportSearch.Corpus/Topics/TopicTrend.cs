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
    private sealed record Counted(int Year, string Level, string Topic, int Reports, int Mentions, long? Amount);

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
        List<Counted> counted = Count(filter, ofTopics);
        Dictionary<(int, string), int> naming = CountNaming(filter, about);
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

    private List<Counted> Count(ReportFilter filter, string mentions) => catalogue.Read(database =>
    {
        using OneTimeStatement statement = database.Prepare(
            $"""
            SELECT COALESCE(year, 0), level, topic, COUNT(*), SUM(times), SUM(amount)
            FROM (SELECT reading AS mentioned, topic, COUNT(*) AS times, SUM(amount) AS amount FROM mentions WHERE {mentions} GROUP BY topic, reading)
            CROSS JOIN reports ON reading = mentioned WHERE {CatalogueSchema.ValidAt} AND {filter.Where} GROUP BY 1, 2, 3
            """, 1);
        return statement.Rows(r => new Counted(r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetInt32(3), r.GetInt32(4), r.LongOrNull(5)), catalogue.Commit).ToList();
    });

    private Dictionary<(int, string), int> CountNaming(ReportFilter filter, string mentions) => catalogue.Read(database =>
    {
        using OneTimeStatement statement = database.Prepare(
            $"""
            SELECT COALESCE(year, 0), level, COUNT(*) FROM (SELECT DISTINCT reading AS mentioned FROM mentions WHERE {mentions})
            CROSS JOIN reports ON reading = mentioned WHERE {CatalogueSchema.ValidAt} AND {filter.Where} GROUP BY 1, 2
            """, 1);
        return statement.Rows(r => KeyValuePair.Create((r.GetInt32(0), r.GetString(1)), r.GetInt32(2)), catalogue.Commit).ToDictionary();
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
