using ReportSearch.Engine.Columns;
using ReportSearch.Engine.Groups;
using ReportSearch.Engine.Norms;
using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Schema;
using ReportSearch.Engine.Storage;
using ReportSearch.Engine.StoredUnits;
using ReportSearch.Engine.TermDictionary;

namespace ReportSearch.Engine.Segments;

/// <summary>
/// Writes a segment from one or more sources: the live groups of the first, then of the next. Postings are streamed term by term, nothing is tokenised again.
/// </summary>
internal static class SegmentWriter
{
    /// <summary>A unit's code in a block of postings must fit 31 bits.</summary>
    public const int MaxUnits = 1 << 29;

    /// <summary>Writes and syncs all files; null when no live group is there.</summary>
    public static SegmentRecord? Write(string folder, long id, IndexSchema schema, IReadOnlyList<ISegmentSource> sources)
    {
        var places = new UnitPlaces(sources);
        if (places.Keys.Count == 0)
            return null;

        FileWriter Create(FileKind kind) => new(Path.Combine(folder, SegmentFiles.Name(id, kind)), kind);
        var files = new Dictionary<FileKind, FileSummary>();
        try
        {
            // 1. Terms and postings. Lengths come first: how much a unit counts in its block depends on them.
            int[][] lengths = [.. Enumerable.Range(0, schema.Fields.Count).Select(field => places.Gather(field, sources))];
            using (FileWriter terms = Create(FileKind.Terms), postings = Create(FileKind.Postings), positions = Create(FileKind.Positions))
            {
                var dictionary = new TermDictionaryWriter(terms, schema.Fields.Count);
                var postingsWriter = new PostingsWriter(postings, positions);
                for (int field = 0; field < schema.Fields.Count; field++)
                {
                    (long sum, long units) = NormsWriter.Totals(lengths[field]);
                    postingsWriter.StartField(schema.Fields[field].Positions, lengths[field], Impact.Mean(sum, units));
                    WriteField(field, sources, places, dictionary, postingsWriter);
                }
                files[FileKind.Terms] = dictionary.Complete();
                files[FileKind.Postings] = postings.Complete();
                files[FileKind.Positions] = positions.Complete();
            }
            // 2. What is kept by unit.
            using (FileWriter norms = Create(FileKind.Norms))
                files[FileKind.Norms] = NormsWriter.Write(norms, lengths);
            using (FileWriter columns = Create(FileKind.Columns))
                files[FileKind.Columns] = WriteColumns(columns, schema, sources, places);
            using (FileWriter stored = Create(FileKind.Stored))
            {
                var writer = new StoredUnitsWriter(stored);
                for (int i = 0; i < sources.Count; i++)
                {
                    sources[i].CopyStored(writer, places.NewUnits[i]);
                }
                files[FileKind.Stored] = writer.Complete();
            }
            // 3. Groups.
            using (FileWriter groups = Create(FileKind.Groups))
                files[FileKind.Groups] = GroupsWriter.Write(groups, places.Keys, places.FirstUnits, places.UnitCount);
        }
        catch
        {
            SegmentFiles.Delete(folder, id);
            throw;
        }
        return new SegmentRecord(id, places.UnitCount, places.Keys.Count, [.. SegmentFiles.All.Select(f => files[f.Kind])], null);
    }

    private static void WriteField(
        int field, IReadOnlyList<ISegmentSource> sources, UnitPlaces places, TermDictionaryWriter dictionary, PostingsWriter postings)
    {
        // The sources that stand on the least term come out of the queue together, in the order of sources, hence of units.
        var queue = new PriorityQueue<int, (ITermSource Terms, int Source)>(TermOrder.Instance);
        var terms = new ITermSource[sources.Count];
        for (int i = 0; i < sources.Count; i++)
        {
            terms[i] = sources[i].Terms(field);
            if (terms[i].MoveNext())
                queue.Enqueue(i, (terms[i], i));
        }
        var placed = new PlacedPostings(postings);
        byte[] term = new byte[Documents.TokenizedUnit.MaxTermBytes];
        while (queue.TryPeek(out int first, out _))
        {
            int length = terms[first].Term.Length;
            terms[first].Term.CopyTo(term);
            placed.StartTerm();
            while (queue.TryPeek(out int next, out _) && terms[next].Term.SequenceEqual(term.AsSpan(0, length)))
            {
                placed.StartSource(places.NewUnits[next]);
                terms[next].CopyPostings(placed);
                queue.Dequeue();
                if (terms[next].MoveNext())
                    queue.Enqueue(next, (terms[next], next));
            }
            // All its units are dead.
            if (placed.Added > 0)
                dictionary.Add(term.AsSpan(0, length), postings.FinishTerm());
        }
        dictionary.FinishField();
    }

    private static FileSummary WriteColumns(FileWriter file, IndexSchema schema, IReadOnlyList<ISegmentSource> sources, UnitPlaces places)
    {
        var writer = new ColumnsWriter(file, places.UnitCount);
        for (int i = 0; i < schema.Columns.Count; i++)
        {
            int column = i;
            if (schema.Columns[column].Kind == ColumnKind.Integer)
            {
                writer.WriteInteger(unit =>
                {
                    (int source, int old) = places.Old(unit);
                    return sources[source].Integer(column, old);
                });
            }
            else
            {
                StringColumnMerger.Write(
                    writer, schema.Columns[column].Kind, [.. sources.Select(s => s.Strings(column))], places.Old, places.UnitCount);
            }
        }
        return writer.Complete();
    }

    /// <summary>Which unit of which source becomes which new unit.</summary>
    private sealed class UnitPlaces
    {
        private readonly int[] _source;
        private readonly int[] _old;

        public UnitPlaces(IReadOnlyList<ISegmentSource> sources)
        {
            NewUnits = new int[sources.Count][];
            for (int i = 0; i < sources.Count; i++)
            {
                ISegmentSource source = sources[i];
                int[] newUnits = NewUnits[i] = new int[source.UnitCount];
                Array.Fill(newUnits, -1);
                for (int group = 0; group < source.GroupCount; group++)
                {
                    if (!source.IsGroupLive(group))
                        continue;
                    Keys.Add(source.GroupKey(group));
                    FirstUnits.Add(UnitCount);
                    (int start, int end) = source.GroupUnits(group);
                    for (int unit = start; unit < end; unit++)
                        newUnits[unit] = UnitCount++;
                    if (UnitCount > MaxUnits)
                        throw new InvalidOperationException($"a segment holds at most {MaxUnits} units");
                }
            }
            _source = new int[UnitCount];
            _old = new int[UnitCount];
            for (int i = 0; i < sources.Count; i++)
            {
                for (int unit = 0; unit < NewUnits[i].Length; unit++)
                {
                    if (NewUnits[i][unit] is var place and >= 0)
                        (_source[place], _old[place]) = (i, unit);
                }
            }
        }

        public int[][] NewUnits { get; }

        public int UnitCount { get; private set; }

        public List<string> Keys { get; } = [];

        public List<int> FirstUnits { get; } = [];

        /// <summary>A field's length by new unit.</summary>
        public int[] Gather(int field, IReadOnlyList<ISegmentSource> sources)
        {
            int[] lengths = new int[UnitCount];
            for (int i = 0; i < sources.Count; i++)
            {
                int[] old = sources[i].FieldLengths(field);
                for (int unit = 0; unit < old.Length; unit++)
                {
                    if (NewUnits[i][unit] is var place and >= 0)
                        lengths[place] = old[unit];
                }
            }
            return lengths;
        }

        public (int Source, int Unit) Old(int unit) => (_source[unit], _old[unit]);
    }

    private sealed class TermOrder : IComparer<(ITermSource Terms, int Source)>
    {
        public static readonly TermOrder Instance = new();

        public int Compare((ITermSource Terms, int Source) x, (ITermSource Terms, int Source) y)
        {
            int order = x.Terms.Term.SequenceCompareTo(y.Terms.Term);
            return order != 0 ? order : x.Source.CompareTo(y.Source);
        }
    }
}
