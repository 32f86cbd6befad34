namespace ReportSearch.Corpus.Reuse;

/// <summary>
/// The shingles of a text that stand for all: those whose least run of four characters, by hash, is their first or their last one ("closed syncmers", R. Edgar,
/// "Syncmers are more sensitive than minimizers for selecting conserved k-mers in biological sequences", PeerJ 2021). Whether a shingle is taken depends on its own
/// characters alone, so a copy has the same ones wherever it stands; of nine neighbours at least one is taken, so each common stretch of twenty characters has one,
/// and the ones taken cover all of a longer stretch but its ends.
/// </summary>
internal ref struct Fingerprints
{
    /// <summary>Characters of the shortest stretch that is sure to hold one.</summary>
    public const int SureLength = Shingles.Length + Inner - 2;

    /// <summary>Characters at most between the beginnings of two neighbours.</summary>
    public const int LongestGap = Inner - 1;

    // Runs of four within a shingle of twelve.
    private const int Run = 4;
    private const int Inner = Shingles.Length - Run + 1;

    private readonly ReadOnlySpan<char> _characters;
    private Shingles _shingles;

    public Fingerprints(ReadOnlySpan<char> characters)
    {
        _characters = characters;
        _shingles = new Shingles(characters);
    }

    /// <summary>Where the present one begins.</summary>
    public readonly int Position => _shingles.Position;

    /// <summary>Its hash.</summary>
    public readonly ulong Hash => _shingles.Hash;

    /// <summary>Moves to the next one; false at the end. What the form prescribes is passed over.</summary>
    public bool MoveNext()
    {
        while (_shingles.MoveNext())
        {
            if (IsTaken(_shingles.Position) && !SetPhrases.IsPrescribed(_shingles.Hash))
                return true;
        }

        return false;
    }

    private readonly bool IsTaken(int position)
    {
        ulong least = Math.Min(RunAt(position), RunAt(position + Inner - 1));
        for (int i = 1; i < Inner - 1; i++)
        {
            if (RunAt(position + i) < least)
                return false;
        }

        return true;
    }

    private readonly ulong RunAt(int position)
    {
        ReadOnlySpan<char> run = _characters.Slice(position, Run);
        return Shingles.Mixed(((ulong)run[0] << 48) | ((ulong)run[1] << 32) | ((ulong)run[2] << 16) | run[3]);
    }
}
