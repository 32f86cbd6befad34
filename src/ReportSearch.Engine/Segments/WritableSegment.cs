using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Segments;

/// <summary>A segment as the writer holds it: with deletions that grow until the next commit.</summary>
internal sealed class WritableSegment(SegmentReader reader, Bitmap? deadGroups)
{
    private Bitmap? _deadGroups = deadGroups;
    private int _deadUnits = reader.Record.Deletions?.Units ?? 0;
    private int _deadGroupCount = reader.Record.Deletions?.Groups ?? 0;
    private bool _changed;

    public SegmentReader Reader { get; } = reader;

    /// <summary>As the next commit lists it, once the deletions are written.</summary>
    public SegmentRecord Record { get; private set; } = reader.Record;

    public int LiveGroups => Record.Groups - _deadGroupCount;

    public int LiveUnits => Record.Units - _deadUnits;

    public bool Remove(string key)
    {
        int group = Reader.Groups.Find(key);
        if (group < 0 || !IsGroupLive(group))
            return false;
        Remove(group);
        return true;
    }

    /// <summary>Removes a live group.</summary>
    public void Remove(int group)
    {
        _deadGroups ??= new Bitmap(Record.Groups);
        _deadGroups.Set(group);
        (int start, int end) = Reader.Groups.Units(group);
        _deadUnits += end - start;
        _deadGroupCount++;
        _changed = true;
    }

    public bool IsGroupLive(int group) => _deadGroups is null || !_deadGroups[group];

    public void WriteDeletions(string folder, long generation)
    {
        if (!_changed)
            return;
        FileSummary file = DeletionsFile.Write(Path.Combine(folder, SegmentFiles.DeletionsName(Record.Id, generation)), _deadGroups!);
        Record = Record with { Deletions = new DeletionsRecord(generation, _deadGroupCount, _deadUnits, file) };
        _changed = false;
    }

    /// <summary>The segment as it is now; what is removed later does not change it.</summary>
    public SegmentView View() => new(Reader, _deadGroups?.Clone());
}
