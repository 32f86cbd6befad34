namespace ReportSearch.Engine;

/// <summary>A file of the index is not what it must be.</summary>
public sealed class CorruptIndexException(string file, long offset, string reason)
    : Exception($"{file} at byte {offset}: {reason}")
{
    /// <summary>Path of the file.</summary>
    public string File { get; } = file;

    /// <summary>Byte offset of the damage, as near as can be said.</summary>
    public long Offset { get; } = offset;

    /// <summary>What is wrong.</summary>
    public string Reason { get; } = reason;
}
