using System.Runtime.InteropServices;

namespace ReportSearch.Engine.Search;

/// <summary>Units with frequencies found beforehand, ascending, with the greatest impact of each 128.</summary>
internal sealed class UnitList
{
    private const int Block = 128;

    private readonly List<double> _impacts = [];
    private uint[] _units = [];
    private uint[] _frequencies = [];

    public int Count { get; private set; }

    public int BlockCount => _impacts.Count;

    public double GreatestImpact { get; private set; }

    /// <summary>Memory taken.</summary>
    public long Bytes => _units.Length * 8L + _impacts.Count * 8L + 64;

    public ReadOnlySpan<uint> Units => _units.AsSpan(0, Count);

    public ReadOnlySpan<uint> Frequencies => _frequencies.AsSpan(0, Count);

    public int UnitAt(int index) => (int)_units[index];

    public int FrequencyAt(int index) => (int)_frequencies[index];

    public int LastOfBlock(int block) => (int)_units[Math.Min(Count, (block + 1) * Block) - 1];

    public double ImpactOfBlock(int block) => _impacts[block];

    /// <summary>The first block from one on with so great an impact.</summary>
    public int FindImpact(int block, double least)
    {
        ReadOnlySpan<double> impacts = CollectionsMarshal.AsSpan(_impacts);
        while (block < impacts.Length && impacts[block] < least)
            block++;
        return block;
    }

    public void Add(int unit, int frequency, double impact)
    {
        if (Count == _units.Length)
        {
            int size = Math.Max(64, Count * 2);
            Array.Resize(ref _units, size);
            Array.Resize(ref _frequencies, size);
        }
        if (Count % Block == 0)
            _impacts.Add(0);
        _impacts[^1] = Math.Max(_impacts[^1], impact);
        GreatestImpact = Math.Max(GreatestImpact, impact);
        _units[Count] = (uint)unit;
        _frequencies[Count++] = (uint)frequency;
    }
}
