namespace ReportSearch.Samples;

/// <summary>
/// SplitMix64 with a seed made of a text: the same numbers on every machine and every version of .NET, which <see cref="Random"/> does not promise.
/// Each report draws from its own stream, so that a change of one leaves the others as they are.
/// </summary>
internal sealed class SampleRandom
{
    private ulong _state = 0xcbf29ce484222325;

    public SampleRandom(string seed)
    {
        // FNV-1a.
        foreach (char unit in seed)
            _state = (_state ^ unit) * 0x100000001b3;
    }

    private ulong Next()
    {
        _state += 0x9e3779b97f4a7c15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + (int)(Next() % (ulong)(high - low + 1));

    /// <summary>True in <paramref name="percent"/> of 100 cases.</summary>
    public bool Chance(int percent) => Between(1, 100) <= percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Between(0, from.Count - 1)];

    /// <summary>Splits <paramref name="total"/> into parts that add up to it, by weight with some scatter.</summary>
    public int[] Split(int total, params int[] weights)
    {
        var parts = new int[weights.Length];
        var scattered = weights.Select(weight => weight * Between(60, 140)).ToArray();
        int left = total;
        int leftWeight = scattered.Sum();
        for (int i = 0; i < parts.Length && leftWeight > 0; i++)
        {
            parts[i] = i == parts.Length - 1 ? left : (int)((long)left * scattered[i] / leftWeight);
            if (total < 40 && i < parts.Length - 1 && parts[i] < left && scattered[i] > 0 && Chance(40))
                parts[i]++;
            left -= parts[i];
            leftWeight -= scattered[i];
        }

        // What the last one with a weight of nothing would take goes to the first.
        if (weights[^1] == 0 && parts[^1] > 0)
        {
            parts[0] += parts[^1];
            parts[^1] = 0;
        }

        return parts;
    }
}
