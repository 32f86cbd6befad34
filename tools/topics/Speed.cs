using System.Globalization;
using System.Runtime.InteropServices;
using ReportSearch.Text.Classification;

namespace ReportSearch.TopicTraining;

/// <summary>How fast a model is on this machine, in processor time, which other programs on it hardly change.</summary>
/// <param name="TextsPerSecond">Texts classified a second on one core.</param>
/// <param name="Characters">Their mean length in UTF-16 units.</param>
/// <param name="LoadMilliseconds">From the bytes of the file to a model that answers.</param>
public readonly record struct Speed(double TextsPerSecond, double Characters, double LoadMilliseconds)
{
    private const int Loads = 20;
    private const double Seconds = 2;

    /// <summary>The machine and the runtime that were measured.</summary>
    public static string Machine => $"{Processor()}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}";

    /// <summary>Measures a model over some texts, again and again for two seconds, after a round that warms up.</summary>
    /// <param name="bytes">The model's file.</param>
    /// <param name="texts">Short texts.</param>
    public static Speed Of(byte[] bytes, IReadOnlyList<string> texts)
    {
        TopicModel model = TopicModelFormat.Open(bytes);
        float[] probabilities = new float[model.Topics.Count];
        Round();
        TimeSpan start = Environment.CpuUsage.TotalTime;
        long classified = 0;
        double used = 0;
        while (used < Seconds)
        {
            Round();
            classified += texts.Count;
            used = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        }

        TimeSpan before = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < Loads; i++)
            TopicModelFormat.Open(bytes);
        double load = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Loads;
        return new Speed(classified / used, texts.Average(text => text.Length), load);

        void Round()
        {
            foreach (string text in texts)
                model.Classify(text, probabilities);
        }
    }

    /// <summary>One sentence.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{TextsPerSecond:N0} texts of {Characters:F0} characters a second on one core, loaded in {LoadMilliseconds:F0} ms (processor time; {Machine})");

    private static string Processor()
    {
        const string list = "/proc/cpuinfo";
        string? line = File.Exists(list) ? File.ReadLines(list).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? "unknown processor" : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
