using System.Text.Json;
using ReportSearch.Reports.Statistics;

namespace ReportSearch.Reports.Tests.Statistics;

/// <summary>A figure as the writer of a sample knows it.</summary>
internal sealed record TrueFigure(string Id, decimal? Value, string State, string From, int Start, int End);

/// <summary>A planted contradiction.</summary>
internal sealed record PlantedContradiction(string Kind, IReadOnlyList<string> Ids);

/// <summary>What is true of one generated sample.</summary>
internal sealed record SampleTruth(string File, int Year, IReadOnlyList<TrueFigure> Figures, IReadOnlyList<PlantedContradiction> Contradictions)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>The truth of the generated samples, by name without extension.</summary>
    internal static IReadOnlyDictionary<string, SampleTruth> All { get; } = Lines()
        .Select(line => JsonSerializer.Deserialize<SampleTruth>(line, s_json)!).ToDictionary(truth => Path.GetFileNameWithoutExtension(truth.File));

    private static IEnumerable<string> Lines() => System.IO.File.ReadLines(Path.Combine(Formats.Samples.Folder, "truth.jsonl"));

    /// <summary>How the figures of a report's tables differ from these, one line each; empty when none does.</summary>
    internal IEnumerable<string> TableDifferences(Report report)
    {
        List<Figure> found = [.. report.Figures.Where(figure => figure.From == FigureOrigin.Table)];
        foreach (TrueFigure figure in Figures.Where(figure => figure.From == "table"))
        {
            List<Figure> same = found.FindAll(other => other.Id == figure.Id);
            if (same.Count != 1)
                yield return $"{File} {figure.Id}: {same.Count} times";
            else if (same[0].Value != figure.Value || !same[0].State.ToString().Equals(figure.State, StringComparison.OrdinalIgnoreCase))
                yield return $"{File} {figure.Id}: {figure.State} {figure.Value} was read as {same[0].State} {same[0].Value} ({same[0].Printed})";
        }

        HashSet<string> known = [.. Figures.Where(figure => figure.From == "table").Select(figure => figure.Id)];
        foreach (Figure invented in found.Where(figure => !known.Contains(figure.Id!)))
            yield return $"{File} {invented.Id}: invented {invented.State} {invented.Value}";
    }
}
