namespace ReportSearch.Corpus.Reuse;

/// <summary>Hashes of every run of <see cref="Length"/> compared characters, rolled from one to the next.</summary>
internal ref struct Shingles
{
    /// <summary>Characters of a shingle: shorter ones are shared by chance, longer ones miss what was changed a little.</summary>
    public const int Length = 12;

    private const ulong Base = 0x9E3779B97F4A7C15;
    private static readonly ulong Top = Power(Base, Length - 1);

    private readonly ReadOnlySpan<char> _characters;
    private ulong _rolling;

    public Shingles(ReadOnlySpan<char> characters)
    {
        _characters = characters;
        Position = -1;
    }

    /// <summary>Where the present shingle begins.</summary>
    public int Position { get; private set; }

    /// <summary>Its hash.</summary>
    public ulong Hash { get; private set; }

    /// <summary>Moves to the next shingle; false at the end.</summary>
    public bool MoveNext()
    {
        if (Position + 1 + Length > _characters.Length)
            return false;
        if (Position < 0)
        {
            for (int i = 0; i < Length; i++)
                _rolling = (_rolling * Base) + _characters[i];
        }
        else
        {
            _rolling = ((_rolling - (_characters[Position] * Top)) * Base) + _characters[Position + Length];
        }

        Position++;
        Hash = Mixed(_rolling);
        return true;
    }

    // The rolled value has its information in the high bits; sampling looks at the low ones.
    internal static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private static ulong Power(ulong value, int times)
    {
        ulong power = 1;
        for (int i = 0; i < times; i++)
            power *= value;
        return power;
    }
}
