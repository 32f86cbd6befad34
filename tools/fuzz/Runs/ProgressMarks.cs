using System.Buffers.Binary;

namespace ReportSearch.Fuzz.Runs;

/// <summary>The inputs under way, one for each thread, in a file beside the state: after a crash they tell which inputs it may have been.</summary>
internal sealed class ProgressMarks : IDisposable
{
    private const long None = -1;

    private readonly FileStream? _file;
    private readonly int _threads;

    internal ProgressMarks(string? stateFile, int threads)
    {
        _threads = threads;
        if (stateFile is null)
            return;
        _file = new FileStream(stateFile + ".underway", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        var left = new byte[_file.Length];
        _file.ReadExactly(left);
        for (int i = 0; i + 8 <= left.Length; i += 8)
        {
            if (BinaryPrimitives.ReadInt64LittleEndian(left.AsSpan(i)) is >= 0 and var number)
                Left.Add(number);
        }

        _file.SetLength(0);
        Clear();
    }

    /// <summary>The inputs that were under way when an earlier process ended without clearing.</summary>
    internal List<long> Left { get; } = [];

    internal void Put(int thread, long number)
    {
        if (_file is null)
            return;
        Span<byte> mark = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(mark, number);
        RandomAccess.Write(_file.SafeFileHandle, mark, thread * 8L);
    }

    internal void Clear()
    {
        for (int i = 0; i < _threads; i++)
            Put(i, None);
    }

    public void Dispose() => _file?.Dispose();
}
