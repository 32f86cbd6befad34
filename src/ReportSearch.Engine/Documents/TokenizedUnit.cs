using System.Buffers.Binary;

namespace ReportSearch.Engine.Documents;

/// <summary>
/// One unit as the index takes it: tokens by field, column values, and stored bytes. Reusable: <see cref="Clear"/> keeps the memory.
/// Tokens of one field may come in any order of positions; in a field with positions the same term at the same position counts once.
/// </summary>
public sealed class TokenizedUnit
{
    /// <summary>Longest term in bytes.</summary>
    public const int MaxTermBytes = 1024;

    private readonly List<FieldTokens> _fields = [];
    private byte[] _stored = [];
    private int _storedBytes;

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
        CheckPosition(position);
        FieldTokens tokens = Field(field);
        if (term.Length <= PackedTerm.MaxBytes)
            tokens.Add(PackedTerm.Of(term), position);
        else
            tokens.AddLong(term, position);
    }

    /// <summary>Adds a token with a packed term.</summary>
    /// <exception cref="ArgumentException">Field or position is outside its range.</exception>
    public void AddPackedToken(int field, ulong packedTerm, int position)
    {
        CheckPosition(position);
        Field(field).Add(packedTerm, position);
    }

    /// <summary>
    /// Room for the tokens of a field that has about one term at each position: a packed term for each position from 0 on, <see cref="PackedTerm.None"/> where there is
    /// none. To be filled whole before anything else is done with the unit; once for each field. Further tokens may be added.
    /// </summary>
    public Span<ulong> TermsByPosition(int field, int positions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(positions);
        return Field(field).Reserve(positions);
    }

    /// <summary>Sets the length of a field for scoring, in tokens. Without it the length is the number of tokens added.</summary>
    public void SetFieldLength(int field, int tokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tokens);
        Field(field).Length = tokens;
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
        foreach (FieldTokens field in _fields)
            field.Clear();
        _storedBytes = 0;
        FieldBound = 0;
        Integers.Clear();
        Ordinals.Clear();
    }

    /// <summary>The tokens of a field; null when none was named.</summary>
    internal FieldTokens? TokensOf(int field) => field < FieldBound ? _fields[field] : null;

    internal int LengthOf(int field) => TokensOf(field) is not { } tokens ? 0 : tokens.Length >= 0 ? tokens.Length : tokens.Count;

    private static void CheckPosition(int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        // The last position stays free so that a position plus one is still a number.
        ArgumentOutOfRangeException.ThrowIfEqual(position, int.MaxValue);
    }

    private FieldTokens Field(int field)
    {
        if (field >= FieldBound)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(field, ushort.MaxValue);
            while (_fields.Count <= field)
                _fields.Add(new FieldTokens());
            FieldBound = field + 1;
        }
        ArgumentOutOfRangeException.ThrowIfNegative(field);
        return _fields[field];
    }
}

/// <summary>The tokens of one field of a unit.</summary>
internal sealed class FieldTokens
{
    private ulong[] _dense = [];
    private (ulong Term, int Position)[] _tokens = [];
    private byte[] _longTerms = [];
    private int _longBytes;
    private int _denseTerms;

    /// <summary>A packed term by position, 0 for none.</summary>
    public ReadOnlySpan<ulong> Dense => _dense.AsSpan(0, _denseTerms);

    /// <summary>Further tokens in the order added. A term with 0 in its lowest byte is a long one: <see cref="LongTerm"/>.</summary>
    public ReadOnlySpan<(ulong Term, int Position)> Tokens => _tokens.AsSpan(0, TokenCount);

    public int TokenCount { get; private set; }

    /// <summary>False when a token stands before an earlier one.</summary>
    public bool InOrder { get; private set; } = true;

    /// <summary>One more than the greatest position.</summary>
    public int PositionBound { get; private set; }

    /// <summary>Length as set; minus one when it was not.</summary>
    public int Length { get; set; } = -1;

    public int Count
    {
        get
        {
            int count = TokenCount;
            foreach (ulong term in Dense)
                count += term != PackedTerm.None ? 1 : 0;
            return count;
        }
    }

    public void Add(ulong term, int position)
    {
        if (TokenCount == _tokens.Length)
            Array.Resize(ref _tokens, Math.Max(64, TokenCount * 2));
        if (TokenCount > 0 && position < _tokens[TokenCount - 1].Position)
            InOrder = false;
        _tokens[TokenCount++] = (term, position);
        PositionBound = Math.Max(PositionBound, position + 1);
    }

    public void AddLong(ReadOnlySpan<byte> term, int position)
    {
        int needed = _longBytes + sizeof(ushort) + term.Length;
        if (needed > _longTerms.Length)
            Array.Resize(ref _longTerms, Math.Max(needed, _longTerms.Length * 2));
        BinaryPrimitives.WriteUInt16LittleEndian(_longTerms.AsSpan(_longBytes), (ushort)term.Length);
        term.CopyTo(_longTerms.AsSpan(_longBytes + sizeof(ushort)));
        Add((ulong)_longBytes << 8, position);
        _longBytes = needed;
    }

    public ReadOnlySpan<byte> LongTerm(ulong term)
    {
        int at = (int)(term >> 8);
        return _longTerms.AsSpan(at + sizeof(ushort), BinaryPrimitives.ReadUInt16LittleEndian(_longTerms.AsSpan(at)));
    }

    public Span<ulong> Reserve(int positions)
    {
        if (_dense.Length < positions)
            _dense = new ulong[Math.Max(positions, _dense.Length * 2)];
        _denseTerms = positions;
        PositionBound = Math.Max(PositionBound, positions);
        return _dense.AsSpan(0, positions);
    }

    /// <summary>Puts the further tokens in order of position.</summary>
    public void Sort()
    {
        if (!InOrder)
            _tokens.AsSpan(0, TokenCount).Sort(static (a, b) => a.Position.CompareTo(b.Position));
        InOrder = true;
    }

    public void Clear()
    {
        _denseTerms = 0;
        TokenCount = 0;
        _longBytes = 0;
        InOrder = true;
        PositionBound = 0;
        Length = -1;
    }
}
