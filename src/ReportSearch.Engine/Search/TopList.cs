namespace ReportSearch.Engine.Search;

/// <summary>Less than 0 when <paramref name="x"/> comes before <paramref name="y"/>, more when behind.</summary>
internal delegate int Order<T>(in T x, in T y);

/// <summary>Keeps the first so many of what it is offered: a heap with the last of them on top, growing only as needed.</summary>
internal sealed class TopList<T>(int limit, Order<T> order)
{
    private T[] _heap = [];

    public int Count { get; private set; }

    /// <summary>True when there is room, or the item comes before the last one kept.</summary>
    public bool Takes(in T item) => Count < limit || (limit > 0 && order(item, _heap[0]) < 0);

    public void Add(in T item)
    {
        if (Count < limit)
        {
            if (Count == _heap.Length)
                Array.Resize(ref _heap, Math.Max(16, Count * 2));
            SiftUp(Count++, item);
        }
        else if (limit > 0 && order(item, _heap[0]) < 0)
        {
            SiftDown(item);
        }
    }

    /// <summary>What is kept, in no order but for the last of them, which is the first.</summary>
    public ReadOnlySpan<T> Items => _heap.AsSpan(0, Count);

    private void SiftUp(int at, in T item)
    {
        while (at > 0)
        {
            int parent = (at - 1) / 2;
            if (order(item, _heap[parent]) <= 0)
                break;
            _heap[at] = _heap[parent];
            at = parent;
        }
        _heap[at] = item;
    }

    private void SiftDown(in T item)
    {
        int at = 0;
        for (int child = 1; child < Count; child = 2 * at + 1)
        {
            if (child + 1 < Count && order(_heap[child + 1], _heap[child]) > 0)
                child++;
            if (order(_heap[child], item) <= 0)
                break;
            _heap[at] = _heap[child];
            at = child;
        }
        _heap[at] = item;
    }
}
