namespace ReportSearch.Engine.Documents;

/// <summary>
/// One unit as the index takes it: tokens by field, column values, and stored bytes. Reusable: <see cref="Clear"/> keeps the memory.
/// Tokens of one field may come in any order of positions; the same term at the same position counts once.
/// </summary>
public sealed class TokenizedUnit
{
    /// <summary>Longest term in bytes.</summary>
    public const int MaxTermBytes = 1024;

    /// <summary>Adds a token.</summary>
    /// <param name="field">Place of the field in the schema.</param>
    /// <param name="term">1 to <see cref="MaxTermBytes"/> bytes.</param>
    /// <param name="position">Character position in the unit, from 0.</param>
    public void AddToken(int field, ReadOnlySpan<byte> term, int position) => throw new NotSupportedException();

    /// <summary>Sets the length of a field for scoring, in tokens. Without it the length is the number of tokens added.</summary>
    public void SetFieldLength(int field, int tokens) => throw new NotSupportedException();

    /// <summary>Sets an integer column.</summary>
    public void SetInteger(int column, long value) => throw new NotSupportedException();

    /// <summary>Sets (Ordinal) or adds to (OrdinalSet) a string column.</summary>
    public void AddOrdinal(int column, string value) => throw new NotSupportedException();

    /// <summary>Bytes given back with a hit, opaque to the index.</summary>
    public void SetStored(ReadOnlySpan<byte> bytes) => throw new NotSupportedException();

    /// <summary>Empties the unit for the next use.</summary>
    public void Clear() => throw new NotSupportedException();
}
