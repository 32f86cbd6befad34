using ReportSearch.Corpus.Indexing;
using ReportSearch.Reports;
using ReportSearch.Reports.Documents;
using Xunit.Abstractions;

namespace ReportSearch.Corpus.Tests.Indexing;

public sealed class UnitSplitterTests(ITestOutputHelper output)
{
    [Fact]
    public void Units_partition_the_text_and_cut_no_paragraph_and_no_row()
    {
        const int seed = 20_240_601;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (int round = 0; round < 500; round++)
        {
            Report report = RandomReport(random);
            IReadOnlyList<IndexUnit> units = UnitSplitter.Split(report);

            int at = 0;
            for (int i = 0; i < units.Count; i++)
            {
                IndexUnit unit = units[i];
                Assert.Equal((i, at), (unit.Number, unit.CleanStart));
                Assert.NotEmpty(unit.Text);
                Assert.Equal(report.Document.Text.Substring(at, unit.Text.Length), unit.Text);
                Assert.Equal((at, at + unit.Text.Length), unit.Map.ToSource(0, unit.Text.Length));
                Assert.Equal(Owner(report, at), unit.Section);
                Assert.All(Enumerable.Range(at, unit.Text.Length), p => Assert.Equal(unit.Section, Owner(report, p)));
                at += unit.Text.Length;
                Assert.True(
                    report.Document.Text[at - 1] == '\n' || report.Sections.Any(s => s.CleanStart == at || s.CleanEnd == at), $"round {round}: unit {i} ends inside a paragraph");
            }

            Assert.Equal(report.Document.Text.Length, at);
        }
    }

    [Fact]
    public void A_long_section_is_cut_between_paragraphs_and_a_heading_stays_with_a_long_paragraph()
    {
        string heading = "一、概述\n", longParagraph = new string('长', 2_500) + "\n", paragraph = new string('段', 900) + "\n";
        Report report = Build([heading, longParagraph, paragraph, paragraph, paragraph], [], (0, heading.Length));

        IReadOnlyList<IndexUnit> units = UnitSplitter.Split(report);

        Assert.Equal([heading + longParagraph, paragraph + paragraph, paragraph], units.Select(u => u.Text));
    }

    [Fact]
    public void A_table_is_a_unit_of_its_own_and_a_very_large_one_is_cut_between_rows()
    {
        string row = string.Concat(Enumerable.Repeat("指标\t12\t", 40)) + "\n";
        string small = row + row;
        string large = string.Concat(Enumerable.Repeat(row, 60));
        Report report = Build(["前\n", small, large, "后\n"], [1, 2], null);

        IReadOnlyList<IndexUnit> units = UnitSplitter.Split(report);

        Assert.Equal(UnitKind.Text, units[0].Kind);
        Assert.Equal((UnitKind.Table, small), (units[1].Kind, units[1].Text));
        Assert.True(units.Count > 4);
        Assert.All(units.Skip(2).SkipLast(1), u =>
        {
            Assert.Equal(UnitKind.Table, u.Kind);
            Assert.InRange(u.Text.Length, row.Length, UnitSplitter.TableUnitLength);
            Assert.Equal(0, u.Text.Length % row.Length);
        });
    }

    [Fact]
    public void A_unit_carries_headings_from_the_top_and_tags_from_its_own_each_once()
    {
        string text = "一、甲\n（一）乙\n正文\n";
        Document document = Plain(text, [0, 4, 9], []);
        var report = new Report(document, Nobody, [
            new Section(0, null, 1, "一、", "甲", ["overview", "x"], [], 0, text.Length, false, 0, text.Length, 4),
            new Section(1, 0, 2, "（一）", "乙", ["y", "overview"], [], 4, text.Length, false, 4, text.Length, 9),
        ]);

        IReadOnlyList<IndexUnit> units = UnitSplitter.Split(report);

        Assert.Equal(["甲"], units[0].Headings);
        Assert.Equal(["甲", "乙"], units[1].Headings);
        Assert.Equal(["y", "overview", "x"], units[1].Tags);
    }

    private static ReportIdentity Nobody { get; } =
        new(null, null, null, null, ReportScope.Unknown, BodyLevel.Unknown, null, null, ReportForm.Free, TableForm.None, null, new IdentityConfidence(0, 0, 0));

    private static int? Owner(Report report, int place) =>
        report.Sections.LastOrDefault(s => s.CleanStart <= place && place < s.CleanEnd)?.Index;

    private static Report Build(string[] blocks, int[] tables, (int Start, int BodyStart)? section)
    {
        string text = string.Concat(blocks);
        Document document = Plain(text, [.. blocks.Select((_, i) => blocks.Take(i).Sum(b => b.Length))], tables);
        return new Report(document, Nobody, section is var (start, bodyStart)
            ? [new Section(0, null, 1, "一、", "概述", ["overview"], [], start, text.Length, false, start, text.Length, bodyStart)]
            : []);
    }

    private static Document Plain(string text, int[] starts, int[] tables)
    {
        var blocks = new List<Block>();
        for (int i = 0; i < starts.Length; i++)
        {
            int end = i + 1 < starts.Length ? starts[i + 1] : text.Length;
            bool isTable = tables.Contains(i);
            blocks.Add(new Block(isTable ? BlockKind.Table : BlockKind.Paragraph, starts[i], end, isTable ? Rows(text, starts[i], end) : []));
        }

        return new Document("txt", "utf-8", text, text, OffsetMap.Identity(text.Length), blocks, []);
    }

    private static List<TableRow> Rows(string text, int start, int end)
    {
        var rows = new List<TableRow>();
        while (start < end)
        {
            int rowEnd = text.IndexOf('\n', start) + 1;
            rows.Add(new TableRow([new TableCell(start, rowEnd - 1)]));
            start = rowEnd;
        }

        return rows;
    }

    /// <summary>Blocks of every kind and length, and nested sections that begin at blocks or, now and then, inside of one.</summary>
    private static Report RandomReport(Random random)
    {
        var text = new System.Text.StringBuilder();
        var blocks = new List<Block>();
        int count = random.Next(0, 30);
        for (int i = 0; i < count; i++)
        {
            int start = text.Length;
            int kind = random.Next(8);
            int lines = kind == 0 ? random.Next(1, 400) : 1;
            var rows = new List<TableRow>();
            for (int line = 0; line < lines; line++)
            {
                int lineStart = text.Length;
                text.Append('字', random.Next(kind == 0 ? 60 : random.Next(10) == 0 ? 3_000 : 700)).Append('\n');
                rows.Add(new TableRow([new TableCell(lineStart, text.Length - 1)]));
            }

            blocks.Add(new Block(kind == 0 ? BlockKind.Table : kind == 1 ? BlockKind.Residue : BlockKind.Paragraph, start, text.Length, kind == 0 ? rows : []));
        }

        string whole = text.ToString();
        var sections = new List<Section>();
        AddSections(0, whole.Length, null, 1);
        return new Report(new Document("txt", "utf-8", whole, whole, OffsetMap.Identity(whole.Length), blocks, []), Nobody, sections);

        void AddSections(int start, int end, int? parent, int level)
        {
            int[] begins = [.. blocks.Where(b => b.Start >= start && b.Start < end && (parent is null || b.Start > start) && random.Next(3) == 0)
                .Select(b => random.Next(6) == 0 ? random.Next(b.Start, Math.Min(end, b.End)) : b.Start).Distinct().Order()];
            for (int i = 0; i < begins.Length; i++)
            {
                int sectionEnd = i + 1 < begins.Length ? begins[i + 1] : end;
                int index = sections.Count;
                int bodyStart = Math.Min(sectionEnd, begins[i] + random.Next(1, 10));
                sections.Add(new Section(index, parent, level, "", $"题{index}", ["overview"], [], begins[i], sectionEnd, true, begins[i], sectionEnd, bodyStart));
                if (level < 3)
                    AddSections(begins[i], sectionEnd, index, level + 1);
            }
        }
    }
}
