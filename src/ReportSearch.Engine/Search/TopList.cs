namespace ReportSearch.Engine.Search;

/// <summary>Keeps the first so many of what it is offered: a heap with the last of them on top, growing only as needed.</summary>
internal sealed class TopList<T>(int limit, Comparison<T> order)
{
    private readonly List<T> _heap = [];

    public int Count => _heap.Count;

    /// <summary>True when there is room, or the item comes before the last one kept.</summary>
    public bool Takes(T item) => _heap.Count < limit || (limit > 0 && order(item, _heap[0]) < 0);

    public void Add(T item)
    {
        if (_heap.Count < limit)
        {
            _heap.Add(item);
            SiftUp(_heap.Count - 1);
        }
        else if (limit > 0 && order(item, _heap[0]) < 0)
        {
            _heap[0] = item;
            SiftDown();
        }
    }

    /// <summary>What is kept, in no order.</summary>
    public IReadOnlyList<T> Items => _heap;

    private void SiftUp(int at)
    {
        while (at > 0)
        {
            int parent = (at - 1) / 2;
            if (order(_heap[at], _heap[parent]) <= 0)
                return;
            (_heap[at], _heap[parent]) = (_heap[parent], _heap[at]);
            at = parent;
        }
    }

    private void SiftDown()
    {
        for (int at = 0; ;)
        {
            int child = 2 * at + 1;
            if (child >= _heap.Count)
                return;
            if (child + 1 < _heap.Count && order(_heap[child + 1], _heap[child]) > 0)
                child++;
            if (order(_heap[child], _heap[at]) <= 0)
                return;
            (_heap[at], _heap[child]) = (_heap[child], _heap[at]);
            at = child;
        }
    }
}
