using System.Globalization;
using System.Text;
using ReportSearch.Text.Classification;

namespace ReportSearch.TopicTraining;

/// <summary>Writes REPORT.md: how good the model is, beside what keywords alone would do.</summary>
public sealed class ReportWriter(TopicData data)
{
    private const int ConfusedPairs = 25;
    private readonly KeywordBaseline _baseline = new(data);
    private readonly StringBuilder _text = new();

    /// <summary>The report.</summary>
    /// <param name="model">The model.</param>
    /// <param name="modelBytes">Length of its file.</param>
    /// <param name="speed">How fast it is.</param>
    /// <param name="all">Answers to texts that were held out: those of whole origins, and strung words.</param>
    /// <param name="test">Answers to the texts written apart.</param>
    /// <param name="letters">Answers to the letters, posts, calls and work orders.</param>
    public string Write(TopicModel model, int modelBytes, Speed speed, Answers all, Answers test, Answers letters)
    {
        Answers crossValidated = all.Only(text => text.Origin != StrungWords.Origin), strung = all.Only(text => text.Origin == StrungWords.Origin);
        Line("# Topic model: report");
        Line();
        Line("Written by `dotnet run -c Release --project tools/topics -- train`. What the topics hold and where their borders are: [README.md](README.md).");
        Line();
        Line($"- model {model.Version}, {modelBytes / 1024.0 / 1024:F2} MiB, data {data.Hash[..16]}");
        Line($"- {speed}");
        Line($"- {data.Training.Count} training texts of {data.Training.Select(t => t.Origin).Distinct().Count()} origins ({data.Training.Count(t => t.Topics.Count > 1)} with several topics, {data.Training.Count(t => t.Topics.Count == 0)} with none), {data.Keywords.Count} keywords");
        Line($"- {data.Test.Count} test texts written apart ({data.Test.Count(t => t.Topics.Count == 0)} with none), never trained on; their scores were seen while training texts were written");
        Line($"- {data.Letters.Count} letters, posts, calls and work orders ({data.Letters.Count(t => t.Topics.Count == 0)} with none), written by the same hands as the training texts; never trained on; their scores were seen while training texts were written");
        Line();
        Line("Cross-validation: ten folds, whole origins (families of phrasing) held out together; calibration and thresholds of a fold come from the other folds.");
        Line("\"Asserted\": a text may have several topics and several may be said, those that reach their threshold. \"Best\": of texts with one topic, the most probable alone.");
        Line();
        Line("| | cross-validation | test | letters | keywords alone, test | keywords alone, letters |");
        Line("|---|---|---|---|---|---|");
        Line($"| macro-F1, asserted | {MacroF1(crossValidated):F3} | {MacroF1(test):F3} | {MacroF1(letters):F3} | {Measures.MacroF1(Baseline(data.Test)):F3} | {Measures.MacroF1(Baseline(data.Letters)):F3} |");
        Line($"| macro-F1, best | {Best(crossValidated):F3} | {Best(test):F3} | {Best(letters):F3} | {Measures.MacroF1(Baseline(OfOne(data.Test))):F3} | {Measures.MacroF1(Baseline(OfOne(data.Letters))):F3} |");
        Line($"| calibration error (best topic, ten bins) | {Measures.CalibrationError(crossValidated.Texts, crossValidated.Probabilities):F3} | {Measures.CalibrationError(test.Texts, test.Probabilities):F3} | {Measures.CalibrationError(letters.Texts, letters.Probabilities):F3} | | |");
        Line($"| calibration error (each topic of each text, ten bins) | {Measures.CalibrationErrorOfAll(crossValidated.Texts, crossValidated.Probabilities):F3} | {Measures.CalibrationErrorOfAll(test.Texts, test.Probabilities):F3} | {Measures.CalibrationErrorOfAll(letters.Texts, letters.Probabilities):F3} | | |");
        Line($"| texts without topic that were given one | {WronglyGiven(crossValidated)} | {WronglyGiven(test)} | {WronglyGiven(letters)} | | |");
        Line($"| words strung together at random that were given one | {WronglyGiven(strung)} | | | | |");
        Line();
        Line("## Texts that are about no topic (`test_other.tsv` and made nonsense)");
        Line();
        Line("| kind | texts | given a topic | abstained |");
        Line("|---|---|---|---|");
        foreach ((string kind, int texts, int asserted) in Abstention.Measure(model, data.Others))
            Line($"| {kind} | {texts} | {asserted} | {(texts - asserted) * 100.0 / texts:F0}% |");
        Line();
        Line("## Per topic");
        Line();
        Line("| topic | texts | P | R | F1 (cross-validation) | P | R | F1 (test) | P | R | F1 (letters) |");
        Line("|---|---|---|---|---|---|---|---|---|---|---|");
        TopicMeasure[] ours = Of(crossValidated), apart = Of(test), third = Of(letters);
        for (int k = 0; k < data.Topics.Count; k++)
            Line($"| {data.Topics[k]} | {ours[k].Actual} | {ours[k].Precision:F2} | {ours[k].Recall:F2} | {ours[k].F1:F2} | {apart[k].Precision:F2} | {apart[k].Recall:F2} | {apart[k].F1:F2} | {third[k].Precision:F2} | {third[k].Recall:F2} | {third[k].F1:F2} |");
        Line();
        Line("## Calibration");
        Line();
        Line("Of the best topic: texts, mean probability, share that is right; by cross-validation, on the test, on the letters.");
        Line();
        Line("| probability | texts | mean | right | texts | mean | right | texts | mean | right |");
        Line("|---|---|---|---|---|---|---|---|---|---|");
        foreach (string line in Reliability(crossValidated, test, letters))
            Line(line);
        Line();
        Line("## Most confused (cross-validation)");
        Line();
        Line("| topic | answered | texts |");
        Line("|---|---|---|");
        foreach ((int actual, int answer, int count) in Measures.Confusions(crossValidated.Texts, crossValidated.Probabilities).Take(ConfusedPairs))
            Line($"| {data.Topics[actual]} | {data.Topics[answer]} | {count} |");
        return _text.ToString();
    }

    /// <summary>A line of a table for each bin: texts, mean probability and share right of each of the answers.</summary>
    internal static IEnumerable<string> Reliability(params Answers[] all)
    {
        var bins = all.Select(answers => answers.Probabilities
            .Select((own, i) => (P: own[Measures.Best(own)], Right: answers.Texts[i].Topics.Contains(Measures.Best(own))))
            .ToLookup(a => Math.Min(Measures.Bins - 1, (int)(a.P * Measures.Bins)))).ToList();
        for (int bin = 0; bin < Measures.Bins; bin++)
        {
            string cells = string.Join(" | ", bins.Select(own => own[bin].Any()
                ? string.Create(CultureInfo.InvariantCulture, $"{own[bin].Count()} | {own[bin].Average(a => a.P):F2} | {own[bin].Average(a => a.Right ? 1.0 : 0):F2}") : "0 | | "));
            yield return string.Create(CultureInfo.InvariantCulture, $"| {bin / 10.0:F1} to {(bin + 1) / 10.0:F1} | {cells} |");
        }
    }

    private TopicMeasure[] Of(Answers answers) => Measures.PerTopic(answers.Texts, answers.Asserted, data.Topics.Count);

    private double MacroF1(Answers answers) => Measures.MacroF1(Of(answers));

    private double Best(Answers answers) => Measures.MacroF1(Measures.OfBest(answers.Texts, answers.Probabilities, data.Topics.Count));

    private TopicMeasure[] Baseline(IReadOnlyList<TopicText> texts) => Measures.PerTopic(texts, [.. texts.Select(t => _baseline.Classify(t.Text))], data.Topics.Count);

    private static TopicText[] OfOne(IReadOnlyList<TopicText> texts) => [.. texts.Where(t => t.Topics.Count == 1)];

    private static string WronglyGiven(Answers answers)
    {
        int none = answers.Texts.Count(t => t.Topics.Count == 0);
        int wrong = Enumerable.Range(0, answers.Texts.Count).Count(i => answers.Texts[i].Topics.Count == 0 && answers.Asserted[i].Count > 0);
        return string.Create(CultureInfo.InvariantCulture, $"{wrong} of {none}");
    }

    private void Line(FormattableString line) => _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private void Line(string line = "") => _text.Append(line).Append('\n');
}
