using System.Globalization;
using System.Text;
using ReportSearch.Samples.Formats;

namespace ReportSearch.Samples.Writing;

internal enum BlockKind
{
    Title,
    Heading,
    Paragraph,
    /// <summary>A line of a table or anything else that keeps its line ends.</summary>
    Line,
    /// <summary>The mark that all is invented: no damage touches it.</summary>
    Notice,
}

/// <summary>One line of the manuscript; its figures and headings are wrapped in marks until it is printed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text with marks.</param>
/// <param name="Table">The table that the line was printed from, the same object for all its lines; else null.</param>
internal sealed record Block(BlockKind Kind, string Text, SampleTable? Table = null);

/// <summary>
/// The text while it is written. A figure stands in it as <c>Open id-character printed Close</c> and a heading starts with <c>Start id-character</c>, in
/// characters of the private use area, so that damage done to the text moves the places along; printing takes the marks out and notes where they stood.
/// </summary>
internal sealed class Manuscript
{
    public const char Open = '\uE000';
    public const char Close = '\uE001';
    public const char Start = '\uE002';
    private const char FirstId = '\uE100';

    private readonly List<TrueFigure> _figures = [];
    private readonly List<TrueSection> _sections = [];

    public List<Block> Blocks { get; } = [];

    public int TopSections => _sections.Count(section => section.Level == 1);

    public static bool IsMark(char unit) => unit is >= Open and < '\uF900';

    public void Add(BlockKind kind, string text, SampleTable? table = null) => Blocks.Add(new Block(kind, text, table));

    /// <summary>The heading that a block begins with, or null.</summary>
    public TrueSection? HeadingOf(Block block) =>
        block.Text.Length > 1 && block.Text[0] == Start ? _sections[block.Text[1] - FirstId] : null;

    /// <summary>A text without marks.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is Open or Start)
                i++;
            else if (!IsMark(text[i]))
                plain.Append(text[i]);
        }

        return plain.ToString();
    }

    /// <summary>A figure to be put into some block.</summary>
    public string Figure(string id, decimal? value, string state, string printed, string from)
    {
        _figures.Add(new TrueFigure(id, value, state, printed, from, 0, 0));
        return $"{Open}{(char)(FirstId + _figures.Count - 1)}{printed}{Close}";
    }

    /// <summary>A heading to be put at the start of some block.</summary>
    public string Heading(string numbering, string title, int level, IReadOnlyList<string> tags)
    {
        _sections.Add(new TrueSection(title, numbering.Trim(), level, tags, 0));
        return $"{Start}{(char)(FirstId + _sections.Count - 1)}{numbering}{title}";
    }

    /// <summary>The final text with the places of all figures and headings.</summary>
    public (string Text, IReadOnlyList<TrueSection> Sections, IReadOnlyList<TrueFigure> Figures) Print(string lineEnd, string indent, bool blankLines)
    {
        var text = new StringBuilder();
        int figure = -1;
        int start = 0;
        foreach (var block in Blocks)
        {
            string prefix = block.Kind is BlockKind.Paragraph or BlockKind.Heading or BlockKind.Notice ? indent : "";
            text.Append(prefix);
            for (int i = 0; i < block.Text.Length; i++)
            {
                char unit = block.Text[i];
                switch (unit)
                {
                    case Open:
                        figure = block.Text[++i] - FirstId;
                        start = text.Length;
                        break;
                    case Close:
                        _figures[figure] = _figures[figure] with { Start = start, End = text.Length };
                        break;
                    case Start:
                        int section = block.Text[++i] - FirstId;
                        _sections[section] = _sections[section] with { Start = text.Length };
                        break;
                    case '\n':
                        text.Append(lineEnd);
                        break;
                    default:
                        text.Append(unit);
                        break;
                }
            }

            text.Append(lineEnd);
            if (blankLines && block.Kind != BlockKind.Line)
                text.Append(lineEnd);
        }

        return (text.ToString(), _sections, _figures);
    }

    /// <summary>A number as it is printed, without zeros at its end.</summary>
    public static string Number(decimal value) => (value / 1.000000m).ToString("0.######", CultureInfo.InvariantCulture);
}
