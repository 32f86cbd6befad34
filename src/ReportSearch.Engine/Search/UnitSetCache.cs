namespace ReportSearch.Engine.Search;

/// <summary>Sets of units that queries of one snapshot found, kept up to so many bytes; what was used longest ago goes first. Safe for any number of threads.</summary>
internal sealed class UnitSetCache(long maxBytes)
{
    private const int MostSeen = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>The set of a key, made when it is not there. Two that ask at once may both make it.</summary>
    public T GetOrAdd<T>(string key, Func<T> make, Func<T, long> bytesOf)
        where T : class
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out LinkedListNode<Entry>? known))
            {
                _byUse.Remove(known);
                _byUse.AddLast(known);
                return (T)known.Value.Set;
            }
        }
        T made = make();
        long bytes = bytesOf(made) + key.Length * 2 + 100;
        lock (_lock)
        {
            // What would push out most of the others is not kept.
            if (bytes > maxBytes / 4 || _entries.ContainsKey(key))
                return made;
            _entries.Add(key, _byUse.AddLast(new Entry(key, made, bytes)));
            _bytes += bytes;
            while (_bytes > maxBytes)
            {
                Entry oldest = _byUse.First!.Value;
                _byUse.RemoveFirst();
                _entries.Remove(oldest.Key);
                _bytes -= oldest.Bytes;
            }
        }
        return made;
    }

    /// <summary>The set of a key, made when it is asked for again; null the first time, when making it costs more than it is worth.</summary>
    public T? GetOrAddWhenAskedAgain<T>(string key, Func<T> make, Func<T, long> bytesOf)
        where T : class
    {
        lock (_lock)
        {
            if (_seen.Count >= MostSeen)
                _seen.Clear();
            if (_seen.Add(key))
                return null;
        }

        return GetOrAdd(key, make, bytesOf);
    }

    private sealed record Entry(string Key, object Set, long Bytes);
}
