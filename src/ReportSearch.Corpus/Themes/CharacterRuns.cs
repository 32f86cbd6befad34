using ReportSearch.Text.Folding;

namespace ReportSearch.Corpus.Themes;

/// <summary>The runs of four characters of a text, for telling how much two texts say in the same words. Figures are left out: they differ where the wording is one.</summary>
internal sealed class CharacterRuns
{
    private const int Length = 4;

    private readonly HashSet<ulong> _runs = [];

    public CharacterRuns(string text)
    {
        ulong run = 0;
        int held = 0;
        foreach (char unit in text)
        {
            if (!char.IsLetter(unit))
                continue;
            run = run << 16 | CharacterFolding.Fold(unit);
            if (++held >= Length)
                _runs.Add(run);
        }
    }

    /// <summary>Share of all runs that both have (Jaccard).</summary>
    public double Likeness(CharacterRuns other)
    {
        int shared = Shared(other);
        int all = _runs.Count + other._runs.Count - shared;
        return all == 0 ? 0 : (double)shared / all;
    }

    /// <summary>Share of these runs that the other has.</summary>
    public double HeldBy(CharacterRuns other) => _runs.Count == 0 ? 0 : (double)Shared(other) / _runs.Count;

    private int Shared(CharacterRuns other)
    {
        (HashSet<ulong> fewer, HashSet<ulong> more) = _runs.Count <= other._runs.Count ? (_runs, other._runs) : (other._runs, _runs);
        int shared = 0;
        foreach (ulong run in fewer)
            shared += more.Contains(run) ? 1 : 0;
        return shared;
    }
}
