using ReportSearch.Engine.Postings;

namespace ReportSearch.Engine.Segments;

/// <summary>Takes the postings of a source's terms and gives those of live units on to the new segment, under their new numbers.</summary>
internal sealed class PlacedPostings(PostingsWriter postings)
{
    private int[] _newUnits = [];

    /// <summary>Units given on since <see cref="StartTerm"/>.</summary>
    public int Added { get; private set; }

    public void StartTerm()
    {
        postings.StartTerm();
        Added = 0;
    }

    /// <summary>From here on units are those of a source.</summary>
    /// <param name="newUnits">The new number of each of its units; negative for a dead one.</param>
    public void StartSource(int[] newUnits) => _newUnits = newUnits;

    /// <param name="unit">Ascending.</param>
    /// <param name="frequency">How often the term stands there.</param>
    /// <param name="positions">Its ascending positions, valid during the call; none when the field has none.</param>
    public void Add(int unit, int frequency, ReadOnlySpan<int> positions)
    {
        int place = _newUnits[unit];
        if (place < 0)
            return;
        postings.Add(place, frequency, positions);
        Added++;
    }
}
