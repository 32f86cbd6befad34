using ReportSearch.Engine.Columns;
using ReportSearch.Engine.Norms;
using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Schema;
using ReportSearch.Engine.Segments;
using ReportSearch.Engine.Storage;
using ReportSearch.Engine.TermDictionary;

namespace ReportSearch.Engine.Checking;

/// <summary>Walks all structures of one segment. Checksums are tested elsewhere: this finds what a wrong writer would do, and where in a damaged file the damage is.</summary>
internal sealed class SegmentCheck(SegmentReader reader, IndexSchema schema, List<IndexDamage> damages, CancellationToken cancellation)
{
    // One damaged byte can break very many entries; the first tell enough.
    private const int MaxDamages = 100;

    private readonly int _before = damages.Count;

    public void Run()
    {
        Guarded(CheckTerms);
        Guarded(CheckNorms);
        for (int column = 0; column < schema.Columns.Count; column++)
        {
            int place = column;
            Guarded(() => CheckColumn(place));
        }
        for (int block = 0; block < reader.Stored.BlockCount; block++)
        {
            int place = block;
            cancellation.ThrowIfCancellationRequested();
            Guarded(() => reader.Stored.ReadBlock(place, (_, _) => { }));
        }
        Guarded(CheckGroups);
    }

    private MappedFile File(FileKind kind) => reader.Files[Array.FindIndex(SegmentFiles.All, f => f.Kind == kind)];

    private void CheckTerms()
    {
        var budget = new ReadBudget(cancellation);
        MappedFile postings = File(FileKind.Postings), positions = File(FileKind.Positions), terms = File(FileKind.Terms);
        long postingsEnd = FileFormat.HeaderBytes, positionsEnd = FileFormat.HeaderBytes;
        byte[] previous = new byte[Documents.TokenizedUnit.MaxTermBytes];
        for (int field = 0; field < schema.Fields.Count; field++)
        {
            int previousBytes = 0;
            long count = 0;
            int place = field;
            double mean = reader.MeanLength(field);
            PackedIntegers lengths = reader.Norms.Lengths(field);
            Func<int, int, double> impactOf = (unit, frequency) => Impact.Of(frequency, (int)lengths[unit], mean);
            TermCursor cursor = reader.Terms.All(field);
            while (cursor.MoveNext())
            {
                if ((++count & 0x3FF) == 0)
                    cancellation.ThrowIfCancellationRequested();
                if (cursor.Term.SequenceCompareTo(previous.AsSpan(0, previousBytes)) <= 0)
                    Report(terms.FilePath, cursor.Offset, "terms are not ascending");
                cursor.Term.CopyTo(previous);
                previousBytes = cursor.Term.Length;
                PostingsAddress address = cursor.Address;
                if (address.PostingsOffset != postingsEnd || address.PositionsOffset != positionsEnd)
                    Report(terms.FilePath, cursor.Offset, "postings do not begin where those of the term before end");
                postingsEnd = address.PostingsOffset + address.PostingsBytes;
                positionsEnd = address.PositionsOffset + address.PositionsBytes;
                Guarded(() => reader.OpenPostings(place, address, budget).Verify(impactOf, (offset, reason) =>
                    Report(reason.StartsWith("positions", StringComparison.Ordinal) || reason.StartsWith("bytes", StringComparison.Ordinal) ? positions.FilePath : postings.FilePath, offset, reason)));
            }
            if (count != reader.Terms.TermCount(field))
                Report(terms.FilePath, terms.BodyEnd, $"{count} terms in field {field}, the directory says {reader.Terms.TermCount(field)}");
        }
        if (postingsEnd != postings.BodyEnd)
            Report(postings.FilePath, postingsEnd, "bytes that belong to no term");
        if (positionsEnd != positions.BodyEnd)
            Report(positions.FilePath, positionsEnd, "bytes that belong to no term");
    }

    private void CheckNorms()
    {
        for (int field = 0; field < schema.Fields.Count; field++)
        {
            PackedIntegers lengths = reader.Norms.Lengths(field);
            long sum = 0, units = 0;
            for (int unit = 0; unit < reader.UnitCount; unit++)
            {
                long length = (long)lengths[unit];
                sum += length;
                units += length > 0 ? 1 : 0;
            }
            if (new LengthTotals(sum, units) != reader.Norms.Totals(field))
                Report(File(FileKind.Norms).FilePath, lengths.OffsetOf(0), $"lengths of field {field} do not add up to what the directory says");
        }
    }

    private void CheckColumn(int place)
    {
        string file = File(FileKind.Columns).FilePath;
        string name = schema.Columns[place].Name;
        if (schema.Columns[place].Kind == ColumnKind.Integer)
        {
            for (int unit = 0; unit < reader.UnitCount; unit++)
                reader.Columns.Integer(place).TryGet(unit, out _);
            return;
        }
        StringColumn column = reader.Columns.Strings(place);
        for (int value = 0; value < column.Values.Count; value++)
        {
            string text = column.Values[value];
            if (value > 0 && column.Values.Compare(value - 1, text) >= 0)
                Report(file, 0, $"values of column {name} are not ascending at {value}");
        }
        for (int code = 0; code < column.CodeCount; code++)
        {
            int last = -1;
            int members = column.MemberCount(code);
            for (int m = 0; m < members; m++)
            {
                int member = column.Member(code, m);
                if (member <= last)
                    Report(file, 0, $"set {code} of column {name} is not ascending");
                last = member;
            }
        }
        for (int unit = 0; unit < reader.UnitCount; unit++)
            column.CodeOf(unit);
    }

    private void CheckGroups()
    {
        MappedFile file = File(FileKind.Groups);
        if (reader.Groups.EndOffset != file.BodyEnd)
            Report(file.FilePath, reader.Groups.EndOffset, "bytes behind the last key");
        int end = 0;
        string? previous = null;
        for (int group = 0; group < reader.Groups.Count; group++)
        {
            (int start, int next) = reader.Groups.Units(group);
            if (start != end)
                Report(file.FilePath, FileFormat.HeaderBytes, $"group {group} does not begin where the one before ends");
            end = next;
        }
        if (end != reader.UnitCount)
            Report(file.FilePath, FileFormat.HeaderBytes, "groups do not cover the units");
        for (int rank = 0; rank < reader.Groups.Count; rank++)
        {
            int group = reader.Groups.ByRank(rank);
            string key = reader.Groups.Key(group);
            if (reader.Groups.Rank(group) != rank || (previous is not null && string.CompareOrdinal(previous, key) >= 0))
                Report(file.FilePath, FileFormat.HeaderBytes, $"order of keys is wrong at {rank}");
            previous = key;
        }
    }

    private void Guarded(Action check)
    {
        if (damages.Count - _before >= MaxDamages)
            return;
        try
        {
            check();
        }
        catch (CorruptIndexException e)
        {
            Report(e.File, e.Offset, e.Reason);
        }
    }

    private void Report(string file, long offset, string reason)
    {
        if (damages.Count - _before < MaxDamages)
            damages.Add(new IndexDamage(file, offset, reason));
    }
}
