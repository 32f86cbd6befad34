using System.Text;
using ReportSearch.Engine.Documents;
using ReportSearch.Engine.Queries;
using ReportSearch.Engine.Schema;

namespace ReportSearch.Engine.Tests.Oracle;

/// <summary>Random units and queries over a small alphabet, so that everything meets everything.</summary>
internal sealed class RandomIndex(int seed)
{
    public static readonly IndexSchema Schema = new(
        [new FieldDefinition("grams"), new FieldDefinition("words"), new FieldDefinition("title")],
        [new ColumnDefinition("year", ColumnKind.Integer), new ColumnDefinition("level", ColumnKind.Ordinal), new ColumnDefinition("region", ColumnKind.OrdinalSet)]);

    private const string Alphabet = "公开政府信息年度报告市县";

    private readonly Random _random = new(seed);
    private readonly TokenizedUnit[] _units = [.. Enumerable.Range(0, 8).Select(_ => new TokenizedUnit())];

    public int Next(int bound) => _random.Next(bound);

    public static byte[] Gram(char a, char b) => [(byte)(a >> 8), (byte)a, (byte)(b >> 8), (byte)b];

    public PlainUnit Unit()
    {
        var unit = new PlainUnit();
        int length = _random.Next(40);
        string text = new([.. Enumerable.Range(0, length).Select(_ => Char())]);
        for (int i = 0; i + 1 < text.Length; i++)
            unit.Tokens.Add((0, Gram(text[i], text[i + 1]), i));
        if (text.Length > 0)
            unit.Tokens.Add((0, Gram(text[^1], '\0')[..2], text.Length - 1));
        for (int i = 0; i < text.Length; i += 1 + _random.Next(3))
            unit.Tokens.Add((1, Word(), i));
        if (_random.Next(3) > 0)
            unit.Tokens.Add((2, Word(), _random.Next(200_000)));
        if (_random.Next(4) == 0)
        {
            // In any order, and some twice.
            unit.Tokens.AddRange(unit.Tokens.Take(3).ToArray());
            for (int i = unit.Tokens.Count - 1; i > 0; i--)
            {
                int other = _random.Next(i + 1);
                (unit.Tokens[i], unit.Tokens[other]) = (unit.Tokens[other], unit.Tokens[i]);
            }
        }
        if (_random.Next(3) == 0)
            unit.Lengths[1] = _random.Next(300);
        if (_random.Next(5) > 0)
            unit.Integers[0] = _random.Next(6) switch { 0 => long.MinValue + _random.Next(2), 1 => long.MaxValue, _ => 2008 + _random.Next(12) };
        if (_random.Next(5) > 0)
            unit.Strings[1] = [Level()];
        if (_random.Next(5) > 0)
            unit.Strings[2] = [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Region())];
        unit.Stored = new byte[_random.Next(20) == 0 ? _random.Next(100_000) : _random.Next(300)];
        _random.NextBytes(unit.Stored.AsSpan(0, Math.Min(50, unit.Stored.Length)));
        return unit;
    }

    public List<PlainUnit> Group() => [.. Enumerable.Range(0, _random.Next(8)).Select(_ => Unit())];

    public string Key() => "r" + _random.Next(60) + (_random.Next(4) == 0 ? "县" : "");

    public void Add(IndexWriter writer, string key, List<PlainUnit> group) =>
        writer.ReplaceGroup(key, [.. group.Select((unit, i) => unit.Tokenize(_units[i]))]);

    public Query Query(int depth)
    {
        switch (_random.Next(depth <= 0 ? 9 : 14))
        {
            case 0:
                return _random.Next(4) == 0 ? new NoneQuery() : new AllQuery();
            case 1 or 2:
                return _random.Next(2) == 0 ? new TermQuery(0, Gram(Char(), Char())) : new TermQuery(1 + _random.Next(2), Word());
            case 3:
                return new PrefixQuery(0, Gram(Char(), 'x')[..2]);
            case 4:
                return new PrefixQuery(1, _random.Next(5) == 0 ? Array.Empty<byte>() : Word()[..1]);
            case 5 or 6:
                return Phrase();
            case 7:
                long first = 2006 + _random.Next(14);
                return new IntegerRangeQuery(0, _random.Next(5) == 0 ? long.MinValue : first, _random.Next(5) == 0 ? long.MaxValue : first + _random.Next(5) - 1);
            case 8:
                return _random.Next(2) == 0 ? new OrdinalQuery(1, [Level(), Level()]) : new OrdinalQuery(2, [Region()]);
            case 9:
                return new BoostQuery(Query(depth - 1), _random.NextDouble() * 3);
            case 10:
                return new ConstantScoreQuery(Query(depth - 1), _random.Next(3));
            default:
                return new BooleanQuery(Some(3, depth), Some(4, depth), Some(2, depth), Some(2, depth), _random.Next(3));
        }
    }

    private Query[] Some(int most, int depth) => [.. Enumerable.Range(0, _random.Next(most + 1) * _random.Next(2)).Select(_ => Query(depth - 1))];

    private PhraseQuery Phrase()
    {
        int length = 2 + _random.Next(4);
        string text = new([.. Enumerable.Range(0, length).Select(_ => Char())]);
        var terms = new List<PhraseTerm>();
        // A gram stands where its two characters do and nowhere else.
        int span = _random.Next(3) == 0 ? 0 : 2;
        for (int i = 0; i + 1 < length; i++)
            terms.Add(new PhraseTerm(Gram(text[i], text[i + 1]), i, span));
        if (_random.Next(6) == 0)
            terms.Add(new PhraseTerm(Gram(Char(), Char()), _random.Next(7) - 3));
        return new PhraseQuery(0, terms);
    }

    // The first characters are frequent, so that phrases are found.
    private char Char() => Alphabet[Math.Min(_random.Next(Alphabet.Length), _random.Next(Alphabet.Length))];

    private byte[] Word() => Encoding.UTF8.GetBytes(_random.Next(10) == 0 ? "长" + new string('词', 300) + _random.Next(3) : "w" + Math.Min(_random.Next(40), _random.Next(40)));

    private string Level() => new[] { "county", "prefecture", "\uD83D\uDE00", "\uFF21", "" }[_random.Next(5)];

    private string Region() => "37" + _random.Next(6).ToString("D4", System.Globalization.CultureInfo.InvariantCulture);
}
