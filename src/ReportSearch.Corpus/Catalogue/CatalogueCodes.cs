using ReportSearch.Corpus.Store;
using ReportSearch.Reports.Statistics;

namespace ReportSearch.Corpus.Catalogue;

/// <summary>
/// The integers that stand for indicators, series, bodies and repeated texts in one catalogue. Those of the forms are completed when a catalogue is opened for
/// writing: a newer program may know more of them.
/// </summary>
internal sealed class CatalogueCodes
{
    private const int TextsKept = 100_000;

    private readonly Database _database;
    private readonly Dictionary<string, long> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _bodies = new(StringComparer.Ordinal);
    private Dictionary<string, int> _indicators = [];
    private Dictionary<string, int> _series = [];

    public CatalogueCodes(Database database)
    {
        _database = database;
        Reload();
        if (IndicatorTable.All.Any(known => !_indicators.ContainsKey(known.Id)) || Crosswalk.Series.Any(known => !_series.ContainsKey(known.Id)))
        {
            database.InTransaction(AddNew);
            Reload();
        }
    }

    /// <summary>The series with their numbers.</summary>
    public IEnumerable<(int Number, ComparableSeries Series)> Series => Crosswalk.Series.Select(series => (_series[series.Id], series));

    /// <summary>The numbers of all series that the catalogue knows.</summary>
    public IEnumerable<int> SeriesNumbers => _series.Values;

    /// <summary>The number of an indicator; one that the forms do not have (a reader may be ahead of them) gets a number as well, and its printed label is kept.</summary>
    public int IndicatorNumber(string id)
    {
        if (_indicators.TryGetValue(id, out int number))
            return number;
        _database.Execute("INSERT INTO indicators (indicatorId, label, unit) VALUES ($1, '', '') ON CONFLICT (indicatorId) DO NOTHING", id);
        return _indicators[id] = (int)_database.Number("SELECT id FROM indicators WHERE indicatorId = $1", id);
    }

    public long TextNumber(string text)
    {
        if (_texts.TryGetValue(text, out long known))
            return known;
        if (_texts.Count >= TextsKept)
            _texts.Clear();
        return _texts[text] = NumberOf("texts", "text", text);
    }

    public long? BodyNumber(string? bodyId) =>
        bodyId is null ? null : _bodies.TryGetValue(bodyId, out long known) ? known : _bodies[bodyId] = NumberOf("bodies", "bodyId", bodyId);

    /// <summary>Forgets the numbers given since the last commit: a transaction was taken back.</summary>
    public void Forget()
    {
        _texts.Clear();
        _bodies.Clear();
        Reload();
    }

    private long NumberOf(string table, string column, string value)
    {
        long found = _database.Number($"SELECT id FROM {table} WHERE {column} = $1", value);
        return found != 0 ? found : _database.Number($"INSERT INTO {table} ({column}) VALUES ($1) RETURNING id", value);
    }

    private void Reload()
    {
        _indicators = _database.Query("SELECT indicatorId, id FROM indicators", r => (r.GetString(0), r.GetInt32(1))).ToDictionary(StringComparer.Ordinal);
        _series = _database.Query("SELECT seriesId, id FROM series", r => (r.GetString(0), r.GetInt32(1))).ToDictionary(StringComparer.Ordinal);
    }

    private void AddNew()
    {
        foreach (Indicator indicator in IndicatorTable.All)
        {
            _database.Execute(
                "INSERT INTO indicators (indicatorId, parent, label, unit) VALUES ($1, $2, $3, $4) ON CONFLICT (indicatorId) DO NOTHING",
                indicator.Id, indicator.Parent, indicator.Label, indicator.Unit);
        }

        _database.Execute("DELETE FROM series_notes");
        foreach (ComparableSeries series in Crosswalk.Series)
        {
            _database.Execute("INSERT INTO series (seriesId, label, unit) VALUES ($1, $2, $3) ON CONFLICT (seriesId) DO NOTHING", series.Id, series.Label, series.Unit);
            long number = _database.Number("SELECT id FROM series WHERE seriesId = $1", series.Id);
            foreach (SeriesBreak cut in series.Breaks)
                _database.Execute("INSERT INTO series_notes VALUES ($1, $2, NULL, $3)", number, cut.FromYear, cut.Note);
            foreach (SeriesSource source in series.Sources.Where(source => source.Note is not null))
            {
                foreach (string form in source.Forms.Select(CatalogueReport.NameOf))
                    _database.Execute("INSERT INTO series_notes VALUES ($1, NULL, $2, $3)", number, form, source.Note);
            }
        }
    }
}
