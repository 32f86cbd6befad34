using System.Security.Cryptography;
using System.Text;
using ReportSearch.Text.Folding;

namespace ReportSearch.TopicTraining;

/// <summary>The files of index-data/topics: topics.csv, keywords.tsv, train_*.tsv, corrections.tsv if there is one, test.tsv, test_letters.tsv and test_other.tsv.</summary>
public sealed class TopicData
{
    private const string Header = "topics\torigin\ttext";

    private TopicData(IReadOnlyList<string> topics) => Topics = topics;

    /// <summary>Ids of the topics, in the order of topics.csv.</summary>
    public IReadOnlyList<string> Topics { get; }

    /// <summary>Texts to train on.</summary>
    public IReadOnlyList<TopicText> Training { get; private set; } = [];

    /// <summary>Texts written apart, never trained on.</summary>
    public IReadOnlyList<TopicText> Test { get; private set; } = [];

    /// <summary>Letters, posts, calls and work orders, of another voice; never trained on.</summary>
    public IReadOnlyList<TopicText> Letters { get; private set; } = [];

    /// <summary>Texts of other genres and languages, about no topic; never trained on.</summary>
    public IReadOnlyList<TopicText> Others { get; private set; } = [];

    /// <summary>Folded keywords with the index of their topic, in ordinal order.</summary>
    public IReadOnlyList<(string Word, int Topic)> Keywords { get; private set; } = [];

    /// <summary>SHA-256 over everything that training reads, lower-case hex; line ends do not count.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Reads the data of a folder.</summary>
    /// <param name="folder">index-data/topics of a checkout.</param>
    /// <exception cref="InvalidDataException">A line has another shape or names an unknown topic; the message says where.</exception>
    public static TopicData Read(string folder)
    {
        string[] topics = [.. File.ReadLines(Path.Combine(folder, "topics.csv")).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')[0])];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var data = new TopicData(topics);
        var training = new List<TopicText>();
        string[] files = [.. Directory.EnumerateFiles(folder, "train_*.tsv").Order(StringComparer.Ordinal)];
        string corrections = Path.Combine(folder, "corrections.tsv");
        foreach (string file in File.Exists(corrections) ? [.. files, corrections] : files)
            training.AddRange(data.ReadTexts(file, hash));
        data.Training = training;
        data.Keywords = data.ReadKeywords(Path.Combine(folder, "keywords.tsv"), hash);
        data.Hash = Convert.ToHexStringLower(hash.GetHashAndReset());
        data.Test = data.ReadTexts(Path.Combine(folder, "test.tsv"), null);
        data.Letters = data.ReadTexts(Path.Combine(folder, "test_letters.tsv"), null);
        data.Others = data.ReadTexts(Path.Combine(folder, "test_other.tsv"), null);
        return data;
    }

    private List<TopicText> ReadTexts(string file, IncrementalHash? hash)
    {
        var texts = new List<TopicText>();
        int number = 0;
        foreach (string line in File.ReadLines(file))
        {
            number++;
            hash?.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
            if (number == 1 && line == Header)
                continue;
            string[] fields = line.Split('\t');
            if (fields.Length != 3 || fields[1].Length == 0 || fields[2].Length == 0)
                throw new InvalidDataException($"{file} line {number}: topics, origin and text, separated by tabs");
            texts.Add(new TopicText([.. fields[0].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => IndexOf(id, file, number))], fields[1], fields[2]));
        }

        return texts;
    }

    private List<(string Word, int Topic)> ReadKeywords(string file, IncrementalHash hash)
    {
        var keywords = new List<(string Word, int Topic)>();
        int number = 0;
        foreach (string line in File.ReadLines(file))
        {
            number++;
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
            string[] fields = line.Split('\t');
            if (fields.Length != 2)
                throw new InvalidDataException($"{file} line {number}: topic and its words, separated by a tab");
            int topic = IndexOf(fields[0], file, number);
            keywords.AddRange(fields[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (CharacterFolding.Fold(word), topic)));
        }

        keywords.Sort(static (a, b) => string.CompareOrdinal(a.Word, b.Word) is int order and not 0 ? order : a.Topic.CompareTo(b.Topic));
        return keywords;
    }

    private int IndexOf(string id, string file, int line)
    {
        for (int topic = 0; topic < Topics.Count; topic++)
        {
            if (Topics[topic] == id)
                return topic;
        }

        throw new InvalidDataException($"{file} line {line}: {id} is no topic of topics.csv");
    }
}
