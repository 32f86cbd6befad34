using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Figures;
using ReportSearch.Corpus.Queries;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports;
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

    // One pass over the reports and one over the mentions of the subjects, topic by topic as their key has them, joined here: SQLite would look up a wide row for each mention.
    private (List<Counted> Counted, Dictionary<(int, string), int> Naming) Count(ReportFilter filter, string about, HashSet<string> topics) => catalogue.Read<(List<Counted>, Dictionary<(int, string), int>)>(database =>
    {
        const int named = 1 << 30;
        var reports = new Dictionary<long, int>();
        using (OneTimeStatement statement = database.Prepare(
            $"SELECT reading, (COALESCE(year, 0) << 3) | {SeriesRows.LevelNumberSql} FROM reports INDEXED BY reportsOfMentions WHERE {CatalogueSchema.ValidAt} AND {filter.Where}", 1))
            statement.Scan(row => reports[row.Number(0)] = (int)row.Number(1), catalogue.Commit);
        var all = new List<Counted>();
        var naming = new Dictionary<int, int>();
        using OneTimeStatement mentions = database.Prepare($"SELECT reading, amount FROM mentions WHERE {about} AND topic = $1", 1);
        var readings = new HashSet<long>();
        foreach (string topic in FilterVocabulary.Topics.Ids)
        {
            bool wanted = topics.Count == 0 || topics.Contains(topic);
            var counted = new Dictionary<int, Counted>();
            readings.Clear();
            mentions.Scan(
                row =>
                {
                    long reading = row.Number(0);
                    ref int report = ref CollectionsMarshal.GetValueRefOrNullRef(reports, reading);
                    if (Unsafe.IsNullRef(ref report))
                        return;
                    int place = report & ~named;
                    if (place == report)
                    {
                        report |= named;
                        naming[place] = naming.GetValueOrDefault(place) + 1;
                    }

                    if (!wanted)
                        return;
                    if (!counted.TryGetValue(place, out Counted? count))
                        counted.Add(place, count = new Counted(place >> 3, LevelOf(place), topic));
                    count.Reports += readings.Add(reading) ? 1 : 0;
                    count.Mentions++;
                    if (row.IsWhole(1))
                        count.Amount = (count.Amount ?? 0) + row.Number(1);
                },
                topic);
            all.AddRange(counted.Values);
        }

        return (all, naming.ToDictionary(pair => (pair.Key >> 3, LevelOf(pair.Key)), pair => pair.Value));
    });

    private static string LevelOf(int place) => FindingRows.Name((BodyLevel)(place & 7));

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
