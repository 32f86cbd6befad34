using ReportSearch.Engine.Columns;
using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Storage;
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

    /// <summary>The field's length in every unit, dead ones included.</summary>
    int[] FieldLengths(int field);

    long? Integer(int column, int unit);

    IStringColumnSource Strings(int column);

    /// <summary>Gives the stored bytes of the units whose new place is not negative, in order.</summary>
    void CopyStored(StoredUnitsWriter writer, int[] newUnits);

    ITermSource Terms(int field);
}

/// <summary>The terms of one field in ascending order.</summary>
internal interface ITermSource
{
    ReadOnlySpan<byte> Term { get; }

    bool MoveNext();

    /// <summary>Gives the units of the current term, dead ones included.</summary>
    void CopyPostings(PlacedPostings receiver);
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

    public int[] FieldLengths(int field)
    {
        PackedIntegers lengths = _reader.Norms.Lengths(field);
        int[] all = new int[_reader.UnitCount];
        for (int unit = 0; unit < all.Length; unit++)
            all[unit] = (int)lengths[unit];
        return all;
    }

    public long? Integer(int column, int unit) => _reader.Columns.Integer(column).TryGet(unit, out long value) ? value : null;

    public IStringColumnSource Strings(int column) => _reader.Columns.Strings(column);

    public void CopyStored(StoredUnitsWriter writer, int[] newUnits)
    {
        for (int block = 0; block < _reader.Stored.BlockCount; block++)
        {
            cancellation.ThrowIfCancellationRequested();
            (int first, int end) = _reader.Stored.UnitsOf(block);
            if (!_reader.Stored.IsSmall && newUnits.AsSpan(first..end).IndexOf(-1) < 0)
            {
                // All its units live on: the block goes over as it is.
                writer.AddBlock(_reader.Stored, block);
                continue;
            }
            _reader.Stored.ReadBlock(block, (unit, bytes) =>
            {
                if (newUnits[unit] >= 0)
                    writer.Add(bytes);
            });
        }
    }

    public ITermSource Terms(int field) => new CursorSource(_reader, field, cancellation);

    private sealed class CursorSource(SegmentReader reader, int field, CancellationToken cancellation) : ITermSource
    {
        private readonly TermCursor _cursor = reader.Terms.All(field);
        private readonly bool _positions = reader.HasPositions(field);
        private readonly ReadBudget _budget = new(cancellation);
        private int[] _places = new int[64];

        public ReadOnlySpan<byte> Term => _cursor.Term;

        public bool MoveNext() => _cursor.MoveNext();

        public void CopyPostings(PlacedPostings receiver)
        {
            PostingsCursor postings = reader.OpenPostings(field, _cursor.Address, _budget);
            for (int unit = postings.Next(); unit != PostingsCursor.End; unit = postings.Next())
            {
                int places = _positions ? postings.ReadPositions(ref _places) : 0;
                receiver.Add(unit, postings.Frequency, _places.AsSpan(0, places));
            }
        }
    }
}
