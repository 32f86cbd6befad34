using System.Globalization;
using ReportSearch.Text.Classification;
using ReportSearch.TopicTraining;

// Makes the topic model of the product from index-data/topics, measures it, and checks the data. Run from anywhere in a checkout.
string folder = Path.Combine(CheckoutRoot(), "index-data", "topics");
string modelFile = Path.Combine(folder, "topics.model");
switch (args)
{
    case ["train"]:
        return Train();
    case ["evaluate"]:
        return Evaluate();
    case ["speed"]:
        Console.WriteLine(SpeedOf(File.ReadAllBytes(modelFile), TopicData.Read(folder)));
        return 0;
    case ["check"]:
        return Check();
    default:
        Console.Error.WriteLine("topics train | evaluate | speed | check");
        Console.Error.WriteLine("train writes topics.model and REPORT.md; evaluate measures topics.model on test.tsv, speed on this machine; check looks for duplicates and an outdated model");
        return 2;
}

int Train()
{
    TopicData data = TopicData.Read(folder);
    var options = new TrainingOptions();
    HeldOut held = HeldOut.CrossValidate(data, options, Console.Error.WriteLine);
    (float[][] calibrations, float[] thresholds) = Answers.Calibrate(held);
    TopicModelContent content = Trainer.Train(data, data.Training, options, Console.Error.WriteLine) with
    {
        Calibration = [.. calibrations.SelectMany(weights => weights)],
        Thresholds = thresholds,
    };
    byte[] bytes = TopicModelFormat.Write(content);
    File.WriteAllBytes(modelFile, bytes);
    TopicModel model = TopicModelFormat.Open(bytes);
    string report = new ReportWriter(data).Write(model, bytes.Length, SpeedOf(bytes, data), Answers.Of(held), Answers.Of(model, data.Test), Answers.Of(model, data.Letters));
    File.WriteAllText(Path.Combine(folder, "REPORT.md"), report);
    Console.WriteLine(report);
    return 0;
}

static Speed SpeedOf(byte[] bytes, TopicData data) => Speed.Of(bytes, [.. data.Test.Concat(data.Letters).Select(t => t.Text)]);

int Evaluate()
{
    TopicData data = TopicData.Read(folder);
    TopicModel model = TopicModelFormat.Open(File.ReadAllBytes(modelFile));
    Answers answers = Answers.Of(model, data.Test), letters = Answers.Of(model, data.Letters);
    TopicMeasure[] measures = Measures.PerTopic(answers.Texts, answers.Asserted, data.Topics.Count);
    for (int k = 0; k < measures.Length; k++)
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{data.Topics[k],-24} P {measures[k].Precision:F2} R {measures[k].Recall:F2} F1 {measures[k].F1:F2}"));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"macro-F1 {Measures.MacroF1(measures):F3}, calibration error {Measures.CalibrationError(answers.Texts, answers.Probabilities):F3}"));
    foreach (string line in ReportWriter.Reliability(answers, letters))
        Console.WriteLine(line);
    foreach ((string kind, int texts, int asserted) in Abstention.Measure(model, data.Others))
        Console.WriteLine($"{kind}: {asserted} of {texts} given a topic");
    return 0;
}

int Check()
{
    TopicData data = TopicData.Read(folder);
    IReadOnlyList<(string Text, string Other, double Share)> pairs = NearDuplicates.Find([.. data.Training.Select(t => t.Text)], [.. data.Test.Concat(data.Letters).Concat(data.Others).Select(t => t.Text)]);
    foreach ((string text, string other, double share) in pairs)
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{share:F2}\t{text}\t{other}"));
    bool current = TopicModelFormat.Open(File.ReadAllBytes(modelFile)).DataHash == data.Hash;
    Console.WriteLine($"{data.Training.Count} training texts, {data.Test.Count} test texts, {pairs.Count} near-duplicates, model {(current ? "of this data" : "of other data: train again")}");
    return pairs.Count == 0 && current ? 0 : 1;
}

static string CheckoutRoot()
{
    for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "ReportSearch.sln")))
            return folder.FullName;
    }

    throw new InvalidOperationException("Not inside a checkout of ReportSearch.");
}
