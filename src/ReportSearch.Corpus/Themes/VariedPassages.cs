namespace ReportSearch.Corpus.Themes;

/// <summary>
/// Takes passages in their order, and of those that say nearly the same in the same words only the first; the others are named beside it. So a list shows what there is
/// instead of ten times one set phrase.
/// </summary>
internal sealed class VariedPassages<T>(int most)
{
    // Two independent texts on one theme share about a tenth of their runs; a copied sentence with other figures and names more than half.
    private const double SameWording = 0.5;

    private readonly List<(T Item, CharacterRuns Runs, List<AlikePassage> Alike)> _taken = [];

    /// <summary>Whether there are enough.</summary>
    public bool IsFull => _taken.Count >= most;

    /// <summary>The passages taken, each with those alike.</summary>
    public IEnumerable<(T Item, IReadOnlyList<AlikePassage> Alike)> Taken => _taken.Select(taken => (taken.Item, (IReadOnlyList<AlikePassage>)taken.Alike));

    /// <summary>Takes a passage, or names it beside the one that it is like.</summary>
    public void Add(T item, CharacterRuns runs, Func<double, AlikePassage> alike)
    {
        foreach ((_, CharacterRuns other, List<AlikePassage> list) in _taken)
        {
            double likeness = runs.Likeness(other);
            if (likeness < SameWording)
                continue;
            list.Add(alike(Math.Round(likeness, 2)));
            return;
        }

        if (!IsFull)
            _taken.Add((item, runs, []));
    }
}
