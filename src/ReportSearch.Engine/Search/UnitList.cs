namespace ReportSearch.Engine.Search;

/// <summary>Units with frequencies found beforehand, ascending.</summary>
internal sealed class UnitList
{
    private int[] _units = [];
    private int[] _frequencies = [];

    public int Count { get; private set; }

    public int UnitAt(int index) => _units[index];

    public int FrequencyAt(int index) => _frequencies[index];

    public void Add(int unit, int frequency)
    {
        if (Count == _units.Length)
        {
            int size = Math.Max(64, Count * 2);
            Array.Resize(ref _units, size);
            Array.Resize(ref _frequencies, size);
        }
        _units[Count] = unit;
        _frequencies[Count++] = frequency;
    }
}
