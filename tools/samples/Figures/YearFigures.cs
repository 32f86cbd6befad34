namespace ReportSearch.Samples.Figures;

/// <summary>The figures of one body and year, by the ids of the statistics schema, consistent with each other and with the year before.</summary>
internal sealed class YearFigures
{
    private readonly Dictionary<string, decimal> _values = new(StringComparer.Ordinal);

    /// <summary>Requests not yet answered at the end of the year, by kind of applicant.</summary>
    public required int[] CarriedOut { get; init; }

    /// <summary>Requests taken over from the year before.</summary>
    public required int CarriedIn { get; init; }

    public decimal this[string id]
    {
        get => _values[id];
        set => _values[id] = value;
    }

    public bool Has(string id) => _values.ContainsKey(id);

    public int Sum(params string[] ids) => ids.Sum(id => (int)_values[id]);
}
