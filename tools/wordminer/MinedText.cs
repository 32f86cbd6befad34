using ReportSearch.Corpus;
using ReportSearch.Text.Folding;

namespace ReportSearch.WordMiner;

/// <summary>A text to mine, as the stretches of ideographs in it, folded: no word goes over a break, a digit, a letter or a mark. Can be gone through many times.</summary>
internal sealed class MinedText(IEnumerable<string> pieces)
{
    /// <summary>The units of a store's reports, in order of report ids.</summary>
    /// <exception cref="ReportSearch.Corpus.Store.StoreException">The store is missing or unusable.</exception>
    public static MinedText OfStore(string folder) => new(UnitsOf(folder));

    /// <summary>The lines of text files.</summary>
    public static MinedText OfFiles(IReadOnlyList<string> files) => new(files.SelectMany(File.ReadLines));

    /// <summary>The stretches in order.</summary>
    public IEnumerable<string> Stretches()
    {
        foreach (string piece in pieces)
        {
            FoldedText folded = FoldedText.Of(piece);
            int start = 0;
            for (int at = 0; at <= folded.Text.Length; at++)
            {
                bool ends = at == folded.Text.Length || !IsIdeograph(folded.Text[at]);
                if (!ends && !folded.StartsRun(at))
                    continue;
                if (at > start)
                    yield return folded.Text[start..at];
                start = ends ? at + 1 : at;
            }
        }
    }

    private static bool IsIdeograph(char unit) => unit is >= '\u3400' and <= '\u9FFF';

    private static IEnumerable<string> UnitsOf(string folder)
    {
        using ReportCorpus corpus = ReportCorpus.Open(folder);
        foreach (string id in corpus.ReportIds())
        {
            foreach (ReportUnit unit in corpus.FindReport(id)?.Units ?? [])
                yield return unit.Text;
        }
    }
}
