namespace ReportSearch.Fuzz;

/// <summary>Random numbers of one input: the same for the same seed and number, on every machine and runtime (SplitMix64, Steele, Lea and Flood 2014).</summary>
internal sealed class FuzzRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The numbers of the input <paramref name="number"/> in the run with this seed.</summary>
    internal static FuzzRandom Of(long seed, long number)
    {
        var mixed = new FuzzRandom((ulong)seed * 0xD1342543DE82EF95UL);
        return new FuzzRandom(mixed.Next() ^ ((ulong)number * 0x9E3779B97F4A7C15UL));
    }

    internal ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to <paramref name="bound"/> - 1; 0 for a bound below 2.</summary>
    internal int Below(int bound) => bound < 2 ? 0 : (int)(Next() % (ulong)bound);

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    internal int Between(int least, int most) => least + Below(most - least + 1);

    internal bool OneIn(int chances) => Below(chances) == 0;

    internal T Pick<T>(IReadOnlyList<T> things) => things[Below(things.Count)];

    /// <summary>Small numbers often, large ones rarely: 1, 2, 4, ... up to <paramref name="most"/>.</summary>
    internal int Small(int most)
    {
        int bound = 1;
        while (bound < most && Below(2) == 0)
            bound *= 2;
        return Math.Min(most, Between((bound / 2) + 1, bound));
    }
}
