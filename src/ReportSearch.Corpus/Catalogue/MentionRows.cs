using System.Text.Json;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports.Topics;

namespace ReportSearch.Corpus.Catalogue;

/// <summary>What the sentences of a reading say requests and the like were about, one row a topic and the words that say it.</summary>
internal static class MentionRows
{
    // The key begins with the subject, and the index of reports holds all that trends ask of them: both are read through once, without any wide row.
    public const string Sql = """

        CREATE TABLE mentions (              -- what requests, complaints, reviews and lawsuits were about, and fields of publication
            reading       INTEGER NOT NULL,
            subject       TEXT NOT NULL,     -- requests, complaints, review, litigation, keyFields
            topic         TEXT NOT NULL,     -- topics.csv, as land_expropriation
            start         INTEGER NOT NULL,  -- the words that say it: offsets into the source text, UTF-16 units
            "end"         INTEGER NOT NULL,
            text          TEXT NOT NULL,     -- these words in the cleaned text
            amount        INTEGER,           -- how many were about it, where the sentence says so
            p             REAL NOT NULL,     -- calibrated probability
            sentenceStart INTEGER NOT NULL,
            sentenceEnd   INTEGER NOT NULL,
            PRIMARY KEY (subject, topic, reading, start)
        ) WITHOUT ROWID;
        CREATE INDEX reportsOfMentions ON reports (reading, regionCode, bodyId, year, level, form, reportId, fromCommit, toCommit)
            WHERE current = 1 AND isReport = 1;
        CREATE VIEW current_mentions AS      -- the mentions of current_reports
            SELECT m.*, r.reportId, r.bodyId, r.bodyName, r.regionCode, r.regionName, r.level, r.year
            FROM mentions AS m JOIN current_reports AS r ON r.reading = m.reading;
        """;

    /// <summary>Every subject, as it is written.</summary>
    public static readonly string[] Subjects = [.. Enum.GetValues<TopicSubject>().Select(NameOf)];

    public static string NameOf(TopicSubject subject) => JsonNamingPolicy.CamelCase.ConvertName(subject.ToString());

    public static void Write(Database database, long reading, IReadOnlyList<TopicSentence> sentences)
    {
        foreach (TopicSentence sentence in sentences)
        {
            foreach (MentionedTopic topic in sentence.Topics)
            {
                database.Execute(
                    "INSERT OR REPLACE INTO mentions VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                    reading, NameOf(sentence.Subject), topic.Id, topic.Mention.Start, topic.Mention.End, topic.Mention.Text, topic.Mention.Count, topic.P, sentence.Start, sentence.End);
            }
        }
    }
}
