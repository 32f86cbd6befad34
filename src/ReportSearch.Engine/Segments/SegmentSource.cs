using ReportSearch.Engine.Columns;
using ReportSearch.Engine.Postings;
using ReportSearch.Engine.StoredUnits;
using ReportSearch.Engine.TermDictionary;

namespace ReportSearch.Engine.Segments;

/// <summary>What a new segment is written from: the writer's memory, or an older segment.</summary>
internal interface ISegmentSource
{
    int UnitCount { get; }

    int GroupCount { get; }

    bool IsGroupLive(int group);

    string GroupKey(int group);

    (int Start, int End) GroupUnits(int group);

    int FieldLength(int field, int unit);

    long? Integer(int column, int unit);

    IStringColumnSource Strings(int column);

    /// <summary>Gives the stored bytes of the units whose new place (by unit) is not negative, in order.</summary>
    void CopyStored(StoredUnitsWriter writer, Func<int, int> newUnit);

    ITermSource Terms(int field);
}

/// <summary>The terms of one field in ascending order.</summary>
internal interface ITermSource
{
    ReadOnlySpan<byte> Term { get; }

    bool MoveNext();

    /// <summary>Gives the units of the current term, dead ones included.</summary>
    void ReadPostings(TermUnitReceiver receive);
}

/// <summary>An older segment without its dead groups.</summary>
internal sealed class ViewSource(SegmentView view, CancellationToken cancellation) : ISegmentSource
{
    private readonly SegmentReader _reader = view.Reader;

    public int UnitCount => _reader.UnitCount;

    public int GroupCount => _reader.Groups.Count;

    public bool IsGroupLive(int group) => view.IsGroupLive(group);

    public string GroupKey(int group) => _reader.Groups.Key(group);

    public (int Start, int End) GroupUnits(int group) => _reader.Groups.Units(group);

    public int FieldLength(int field, int unit) => (int)_reader.Norms.Lengths(field)[unit];

    public long? Integer(int column, int unit) => _reader.Columns.Integer(column).TryGet(unit, out long value) ? value : null;

    public IStringColumnSource Strings(int column) => _reader.Columns.Strings(column);

    public void CopyStored(StoredUnitsWriter writer, Func<int, int> newUnit)
    {
        for (int block = 0; block < _reader.Stored.BlockCount; block++)
        {
            cancellation.ThrowIfCancellationRequested();
            _reader.Stored.ReadBlock(block, (unit, bytes) =>
            {
                if (newUnit(unit) < 0)
                    return;
                writer.StartUnit(bytes.Length);
                writer.Append(bytes);
            });
        }
    }

    public ITermSource Terms(int field) => new CursorSource(_reader, _reader.Terms.All(field), cancellation);

    private sealed class CursorSource(SegmentReader reader, TermCursor cursor, CancellationToken cancellation) : ITermSource
    {
        private int[] _positions = new int[64];

        public ReadOnlySpan<byte> Term => cursor.Term;

        public bool MoveNext() => cursor.MoveNext();

        public void ReadPostings(TermUnitReceiver receive)
        {
            PostingsCursor postings = reader.OpenPostings(cursor.Address, cancellation);
            for (int unit = postings.Next(); unit != PostingsCursor.End; unit = postings.Next())
            {
                int count = postings.ReadPositions(ref _positions);
                receive(unit, _positions.AsSpan(0, count));
            }
        }
    }
}
