using System.Text;

namespace ReportSearch.Samples.Writing;

/// <summary>Damage as it is seen in texts that were taken out of PDF and Word files.</summary>
internal sealed class Damage(Manuscript manuscript, SampleRandom random)
{
    public List<TrueDamage> Done { get; } = [];

    /// <summary>Bold print: every run of glyphs four times over, in runs of one glyph, of a few, of a line, or mixed.</summary>
    public void Overprint(string style)
    {
        int count = 0;
        for (int i = 0; i < manuscript.Blocks.Count; i++)
        {
            var block = manuscript.Blocks[i];
            if (block.Kind is BlockKind.Line or BlockKind.Notice)
                continue;
            manuscript.Blocks[i] = block with { Text = FourTimes(block.Text, style, random) };
            count++;
        }

        Done.Add(new TrueDamage("overprint", count));
    }

    /// <summary>Lines of fixed width inside paragraphs.</summary>
    public void WrapLines(int width)
    {
        int count = 0;
        for (int i = 0; i < manuscript.Blocks.Count; i++)
        {
            var block = manuscript.Blocks[i];
            if (block.Kind != BlockKind.Paragraph)
                continue;
            var text = new StringBuilder();
            int column = 0;
            bool inFigure = false;
            for (int k = 0; k < block.Text.Length; k++)
            {
                char unit = block.Text[k];
                if (Manuscript.IsMark(unit))
                {
                    inFigure = unit == Manuscript.Open || (inFigure && unit != Manuscript.Close);
                    text.Append(unit);
                    continue;
                }

                // A number is not cut, and closing punctuation does not begin a line.
                if (column >= width && !inFigure && !char.IsAsciiLetterOrDigit(unit) && !"，。；：、）”》".Contains(unit))
                {
                    text.Append('\n');
                    column = 0;
                    count++;
                }

                text.Append(unit);
                column++;
            }

            manuscript.Blocks[i] = block with { Text = text.ToString() };
        }

        Done.Add(new TrueDamage("lineBreak", count));
    }

    /// <summary>Page numbers in the middle of paragraphs, always inside a sentence.</summary>
    public void PageMarks(string format, int atMost)
    {
        int page = 0;
        for (int i = 0; i < manuscript.Blocks.Count && page < atMost; i++)
        {
            var block = manuscript.Blocks[i];
            if (block.Kind != BlockKind.Paragraph || block.Text.Length < 70 || !random.Chance(45))
                continue;
            int at = block.Text.Length / 2;
            while (at < block.Text.Length - 5 && !(IsPlain(block.Text[at - 1]) && IsPlain(block.Text[at])))
                at++;
            if (at >= block.Text.Length - 5)
                continue;
            page++;
            string mark = format.Replace("#", page.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
            manuscript.Blocks[i] = block with { Text = block.Text[..at] + "\n" + mark + "\n" + block.Text[at..] };
        }

        Done.Add(new TrueDamage("pageMark", page));
    }

    /// <summary>Marks of pictures with what optical recognition made of them.</summary>
    public void ImageMarks(int count)
    {
        string[] rubbish = ["HEW", "", "l1Ii", "", "TT 回", "~ .,"];
        var places = Enumerable.Range(1, manuscript.Blocks.Count - 1).Where(i => manuscript.Blocks[i - 1].Kind == BlockKind.Paragraph).ToList();
        for (int n = 0; n < count; n++)
        {
            int at = places[random.Between(0, places.Count - 1)];
            manuscript.Blocks.Insert(at, new Block(BlockKind.Line, $"[image: image{random.Between(1, 30)}.png]{random.Pick(rubbish)}"));
        }

        Done.Add(new TrueDamage("imageMark", count));
    }

    /// <summary>What is left of charts at the end of a file.</summary>
    public void ChartResidue(int year)
    {
        int[] slices = random.Split(100, 40, 30, 20, 10);
        manuscript.Add(BlockKind.Line, "");
        manuscript.Add(BlockKind.Line, $"{year}年\t政府网站\t微信\t微博\t其他\t0.{slices[0]:00}\t0.{slices[1]:00}\t0.{slices[2]:00}\t0.{slices[3]:00}\t");
        manuscript.Add(BlockKind.Line, $"系列1\t第一季度\t第二季度\t第三季度\t第四季度\t{random.Between(100, 900)}.5\t{random.Between(100, 900)}\t0.{random.Between(100000, 999999)}00000001\t{random.Between(100, 900)}\t");
        Done.Add(new TrueDamage("chartResidue", 2));
    }

    public void Lost(string kind, int count) => Done.Add(new TrueDamage(kind, count));

    private static bool IsPlain(char unit) => unit is >= '\u4E00' and <= '\u9FFF';

    /// <summary>A text in print of the style, marks of the manuscript kept.</summary>
    public static string FourTimes(string text, string style, SampleRandom random)
    {
        var printed = new StringBuilder();
        int at = 0;
        int column = 0;
        while (at < text.Length)
        {
            // Marks of headings stay where they are; a figure with its marks is one run.
            if (text[at] == Manuscript.Start)
            {
                printed.Append(text, at, 2);
                at += 2;
                continue;
            }

            if (text[at] == Manuscript.Open)
            {
                int close = text.IndexOf(Manuscript.Close, at);
                string number = text[(at + 2)..close];
                if (column > 0)
                    printed.Append(' ');
                printed.Append(text, at, 2).Append(number).Append(number).Append(number).Append(number).Append(Manuscript.Close).Append(' ');
                column += number.Length;
                at = close + 1;
                continue;
            }

            // Blanks part the runs; they are not printed four times.
            if (text[at] == ' ')
            {
                printed.Append(' ');
                at++;
                continue;
            }

            int length = style switch
            {
                "glyph" => 1,
                "run" => random.Between(3, 9),
                // Half a line: with the table left as it is, more than half of the Chinese tokens are then printed four times.
                "line" => 13,
                _ => random.Chance(35) ? 1 : random.Between(2, 14),
            };
            int end = at + 1;
            while (end < text.Length && end - at < length && text[end] != ' ' && !Manuscript.IsMark(text[end]))
                end++;
            // A number is one run, whatever the style.
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]) && char.IsAsciiLetterOrDigit(text[end - 1]))
                end++;
            string run = text[at..end];
            printed.Append(run).Append(run).Append(run).Append(run);
            column += run.Length;
            at = end;
            if (column >= 26 && at < text.Length)
            {
                printed.Append('\n');
                column = 0;
            }
            else if (style != "glyph" || random.Chance(20))
            {
                printed.Append(' ');
            }
        }

        return printed.ToString().Replace("  ", " ", StringComparison.Ordinal);
    }
}
