using ReportSearch.Text.Folding;
using ReportSearch.Text.Words;

namespace ReportSearch.Benchmarks.Segmentation;

/// <summary>The score on segmented lines: with no rule, with every rule, and with every rule but one.</summary>
internal static class RuleScores
{
    public static void Run(string goldFile, bool verbose)
    {
        string[][] lines = [.. File.ReadLines(goldFile).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        Lexicon lexicon = WordSegmenter.Default.Lexicon;
        Print("no rule", lines, new WordSegmenter(lexicon, SegmentationRules.None));
        foreach (SegmentationRules rule in Enum.GetValues<SegmentationRules>().Where(rule => rule is not (SegmentationRules.None or SegmentationRules.All)))
            Print($"without {rule}", lines, new WordSegmenter(lexicon, SegmentationRules.All & ~rule));
        Print("all", lines, WordSegmenter.Default);
        if (verbose)
            PrintErrors(lines);
    }

    /// <summary>The score of a segmenter on lines of words.</summary>
    public static SegmentationScore Score(IEnumerable<string[]> lines, WordSegmenter segmenter)
    {
        var score = new SegmentationScore();
        foreach (string[] line in lines)
            score.Add(line, Cut(string.Concat(line), segmenter));
        return score;
    }

    private static void Print(string name, string[][] lines, WordSegmenter segmenter)
    {
        SegmentationScore score = Score(lines, segmenter);
        Console.WriteLine(FormattableString.Invariant($"{name,-26} P {score.Precision:F4}  R {score.Recall:F4}  F1 {score.F1:F4}"));
    }

    private static void PrintErrors(string[][] lines)
    {
        foreach (string[] line in lines)
        {
            List<string> found = Cut(string.Concat(line), WordSegmenter.Default);
            if (!found.SequenceEqual(line))
                Console.WriteLine($"- {string.Join(' ', line)}\n+ {string.Join(' ', found)}");
        }
    }

    private static List<string> Cut(string text, WordSegmenter segmenter)
    {
        var spans = new List<WordSpan>();
        segmenter.Segment(CharacterFolding.Fold(text), spans);
        return spans.ConvertAll(span => text.Substring(span.Start, span.Length));
    }
}
