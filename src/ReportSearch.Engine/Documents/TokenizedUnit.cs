namespace ReportSearch.Engine.Documents;

/// <summary>
/// One unit as the index takes it: tokens by field, column values, and stored bytes. Reusable: <see cref="Clear"/> keeps the memory.
/// Tokens of one field may come in any order of positions; the same term at the same position counts once.
/// </summary>
public sealed class TokenizedUnit
{
    /// <summary>Longest term in bytes.</summary>
    public const int MaxTermBytes = 1024;

    private Token[] _tokens = new Token[256];
    private int _tokenCount;
    private byte[] _terms = new byte[1024];
    private int _termBytes;
    private byte[] _stored = [];
    private int _storedBytes;
    private int[] _added = [];
    private int[] _lengths = [];
    private int[] _lastPositions = [];

    internal ReadOnlySpan<Token> Tokens => _tokens.AsSpan(0, _tokenCount);

    /// <summary>False when some token stands before an earlier one of its field.</summary>
    internal bool InOrder { get; private set; } = true;

    internal ReadOnlySpan<byte> Stored => _stored.AsSpan(0, _storedBytes);

    internal List<(int Column, long Value)> Integers { get; } = [];

    internal List<(int Column, string Value)> Ordinals { get; } = [];

    /// <summary>One more than the highest field named.</summary>
    internal int FieldBound { get; private set; }

    /// <summary>Adds a token.</summary>
    /// <param name="field">Place of the field in the schema.</param>
    /// <param name="term">1 to <see cref="MaxTermBytes"/> bytes.</param>
    /// <param name="position">Character position in the unit, from 0.</param>
    /// <exception cref="ArgumentException">Term, field or position is outside its range.</exception>
    public void AddToken(int field, ReadOnlySpan<byte> term, int position)
    {
        if (term.Length is 0 or > MaxTermBytes)
            throw new ArgumentException($"a term has 1 to {MaxTermBytes} bytes, not {term.Length}", nameof(term));
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        // The last position stays free so that a position plus one is still a number.
        ArgumentOutOfRangeException.ThrowIfEqual(position, int.MaxValue);
        ReserveField(field);
        if (_tokenCount == _tokens.Length)
            Array.Resize(ref _tokens, _tokenCount * 2);
        if (_terms.Length - _termBytes < term.Length)
            Array.Resize(ref _terms, Math.Max(_terms.Length * 2, _termBytes + term.Length));
        term.CopyTo(_terms.AsSpan(_termBytes));
        _tokens[_tokenCount++] = new Token(field, _termBytes, term.Length, position);
        _termBytes += term.Length;
        _added[field]++;
        if (position < _lastPositions[field])
            InOrder = false;
        _lastPositions[field] = position;
    }

    /// <summary>Sets the length of a field for scoring, in tokens. Without it the length is the number of tokens added.</summary>
    public void SetFieldLength(int field, int tokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tokens);
        ReserveField(field);
        _lengths[field] = tokens;
    }

    /// <summary>Sets an integer column; the last value set counts.</summary>
    public void SetInteger(int column, long value) => Integers.Add((column, value));

    /// <summary>Sets (Ordinal, the last value set counts) or adds to (OrdinalSet) a string column.</summary>
    public void AddOrdinal(int column, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Ordinals.Add((column, value));
    }

    /// <summary>Bytes given back with a hit, opaque to the index.</summary>
    public void SetStored(ReadOnlySpan<byte> bytes)
    {
        if (_stored.Length < bytes.Length)
            _stored = new byte[bytes.Length];
        bytes.CopyTo(_stored);
        _storedBytes = bytes.Length;
    }

    /// <summary>Empties the unit for the next use.</summary>
    public void Clear()
    {
        _tokenCount = 0;
        _termBytes = 0;
        _storedBytes = 0;
        FieldBound = 0;
        InOrder = true;
        Integers.Clear();
        Ordinals.Clear();
        Array.Clear(_added);
        Array.Clear(_lastPositions);
        Array.Fill(_lengths, -1);
    }

    internal ReadOnlySpan<byte> TermOf(in Token token) => _terms.AsSpan(token.TermStart, token.TermBytes);

    internal int LengthOf(int field)
    {
        if (field >= FieldBound)
            return 0;
        return _lengths[field] >= 0 ? _lengths[field] : _added[field];
    }

    /// <summary>Puts the tokens in order of position.</summary>
    internal void SortTokens()
    {
        if (InOrder)
            return;
        _tokens.AsSpan(0, _tokenCount).Sort(static (a, b) => a.Position.CompareTo(b.Position));
        InOrder = true;
    }

    private void ReserveField(int field)
    {
        if (field < FieldBound)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(field);
            return;
        }
        ArgumentOutOfRangeException.ThrowIfGreaterThan(field, ushort.MaxValue);
        if (field >= _added.Length)
        {
            int old = _lengths.Length;
            Array.Resize(ref _added, field + 1);
            Array.Resize(ref _lastPositions, field + 1);
            Array.Resize(ref _lengths, field + 1);
            Array.Fill(_lengths, -1, old, field + 1 - old);
        }
        FieldBound = field + 1;
    }

    internal readonly record struct Token(int Field, int TermStart, int TermBytes, int Position);
}
