using ReportSearch.Engine.Columns;
using ReportSearch.Engine.Groups;
using ReportSearch.Engine.Norms;
using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Schema;
using ReportSearch.Engine.Storage;
using ReportSearch.Engine.StoredUnits;
using ReportSearch.Engine.TermDictionary;

namespace ReportSearch.Engine.Segments;

/// <summary>The mapped files of one segment. Opening reads directories only.</summary>
internal sealed class SegmentReader : IDisposable
{
    private readonly List<MappedFile> _files = [];
    private readonly IndexSchema _schema;

    public SegmentReader(string folder, SegmentRecord record, IndexSchema schema)
    {
        Record = record;
        _schema = schema;
        UnitCount = record.Units;
        try
        {
            for (int i = 0; i < SegmentFiles.All.Length; i++)
            {
                FileKind kind = SegmentFiles.All[i].Kind;
                _files.Add(MappedFile.Open(Path.Combine(folder, SegmentFiles.Name(record.Id, kind)), kind, record.Files[i]));
            }
            Terms = new TermDictionaryReader(_files[0], schema.Fields.Count);
            Norms = new NormsReader(_files[3], schema.Fields.Count, UnitCount);
            Columns = new ColumnsReader(_files[4], schema.Columns, UnitCount);
            Stored = new StoredUnitsReader(_files[5], UnitCount);
            Groups = new GroupsReader(_files[6], record.Groups, UnitCount);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public SegmentRecord Record { get; }

    public int UnitCount { get; }

    public TermDictionaryReader Terms { get; }

    public NormsReader Norms { get; }

    public ColumnsReader Columns { get; }

    public StoredUnitsReader Stored { get; }

    public GroupsReader Groups { get; }

    public IReadOnlyList<MappedFile> Files => _files;

    public bool HasPositions(int field) => _schema.Fields[field].Positions;

    /// <summary>Mean length of a field, as impacts in this segment were worked out with.</summary>
    public double MeanLength(int field)
    {
        (long sum, long units) = Norms.Totals(field);
        return Impact.Mean(sum, units);
    }

    public PostingsCursor OpenPostings(int field, PostingsAddress address, ReadBudget budget) =>
        new(_files[1], HasPositions(field) ? _files[2] : null, address, UnitCount, budget);

    public void Dispose()
    {
        foreach (MappedFile file in _files)
            file.Dispose();
    }
}
