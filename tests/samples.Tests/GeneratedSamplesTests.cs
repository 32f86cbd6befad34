using ReportSearch.Samples.Figures;
using ReportSearch.Samples.Forms;
using ReportSearch.Samples.Prose;
using ReportSearch.Text.Regions;

namespace ReportSearch.Samples.Tests;

public sealed class GeneratedSamplesTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "samples-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Generating_again_gives_the_bytes_of_the_checkout()
    {
        SampleSet.Write(_folder);
        var files = Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_folder, path)).Order(StringComparer.Ordinal).ToList();
        var checkedIn = Directory.EnumerateFiles(Path.Combine(SampleFiles.Folder, "generated")).Select(path => Path.GetRelativePath(SampleFiles.Folder, path)).Append("truth.jsonl").Order(StringComparer.Ordinal);
        Assert.Equal(checkedIn, files);
        Assert.All(files, file => Assert.True(File.ReadAllBytes(Path.Combine(_folder, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(SampleFiles.Folder, file))), file));
    }

    [Fact]
    public void Sixty_reports_of_ten_bodies_cover_2014_to_2023_and_every_form()
    {
        Assert.Equal(60, SampleFiles.Generated.Count);
        Assert.Equal(10, SampleFiles.Generated.Select(truth => truth.File[..truth.File.IndexOf('-')]).Distinct().Count());
        Assert.Equal(Enumerable.Range(2014, 10), SampleFiles.Generated.Select(truth => truth.Year).Distinct().Order());
        Assert.Equal(["free", "standard2019", "standard2021"], SampleFiles.Generated.Select(truth => truth.Form).Distinct().Order());
        Assert.Equal(["2019", "2021", "none", "old13", "old9"], SampleFiles.Generated.Select(truth => truth.TableForm).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_report_says_at_its_start_and_end_that_it_is_invented()
    {
        foreach (var truth in SampleFiles.Generated)
        {
            string text = SampleFiles.Text(truth);
            Assert.EndsWith(ReportWriter.Notice, text.TrimEnd());
            Assert.NotEqual(text.LastIndexOf(ReportWriter.Notice, StringComparison.Ordinal), text.IndexOf(ReportWriter.Notice, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_figure_stands_where_the_truth_says()
    {
        foreach (var truth in SampleFiles.Generated)
        {
            string text = SampleFiles.Text(truth);
            bool overprinted = truth.Damages.Any(damage => damage.Kind == "overprint");
            foreach (var figure in truth.Figures)
            {
                string slice = text[figure.Start..figure.End];
                Assert.True(slice == figure.Printed || (overprinted && slice == Four(figure.Printed)), $"{truth.File} {figure.Id}: '{slice}' is not '{figure.Printed}'");
                Assert.Equal(figure.State == "value", figure.Value is not null);
                if (figure.State == "value" && !figure.Printed.EndsWith('万'))
                    Assert.Equal(decimal.Parse(figure.Printed, System.Globalization.CultureInfo.InvariantCulture), figure.Value);
            }
        }
    }

    [Fact]
    public void Every_heading_stands_where_the_truth_says()
    {
        foreach (var truth in SampleFiles.Generated)
        {
            string text = SampleFiles.Text(truth);
            bool overprinted = truth.Damages.Any(damage => damage.Kind == "overprint");
            Assert.NotEmpty(truth.Sections);
            foreach (var section in truth.Sections)
            {
                string expected = Squeezed(section.Numbering + section.Title);
                string slice = Squeezed(text[section.Start..Math.Min(text.Length, section.Start + 400)]);
                Assert.True(overprinted ? slice[0] == expected[0] : slice.StartsWith(expected, StringComparison.Ordinal), $"{truth.File}: {expected} at {section.Start}: {slice[..30]}");
            }
        }
    }

    [Fact]
    public void No_mark_of_the_manuscript_is_printed()
    {
        foreach (var truth in SampleFiles.Generated)
            Assert.DoesNotContain(SampleFiles.Text(truth), unit => unit is >= '\uE000' and < '\uF900' || char.IsControl(unit) && unit is not ('\n' or '\r' or '\t'));
    }

    [Fact]
    public void Parts_add_up_to_totals_except_where_a_contradiction_was_planted()
    {
        foreach (var truth in SampleFiles.Generated)
        {
            var wrong = Sums.Wrong(truth.Figures.Where(figure => figure.From == "table").ToDictionary(figure => figure.Id));
            Assert.Equal(truth.Contradictions.Where(planted => planted.Kind == "sum").SelectMany(planted => planted.Ids).Order(), wrong.Distinct().Order());
        }
    }

    [Fact]
    public void Text_and_table_agree_except_where_a_contradiction_was_planted()
    {
        foreach (var truth in SampleFiles.Generated.Where(truth => truth.TableForm != "none"))
        {
            var table = truth.Figures.Where(figure => figure.From == "table").ToDictionary(figure => figure.Id);
            var differing = truth.Figures.Where(figure => figure.From == "prose" && table.TryGetValue(figure.Id, out var printed) && (printed.Value ?? 0) != figure.Value).Select(figure => figure.Id).Distinct();
            Assert.Equal(truth.Contradictions.Where(planted => planted.Kind == "proseVsTable").SelectMany(planted => planted.Ids), differing);
        }
    }

    [Fact]
    public void A_year_takes_in_what_the_year_before_handed_on_except_where_a_contradiction_was_planted()
    {
        foreach (var truth in SampleFiles.Generated.Where(truth => truth.Form != "free"))
        {
            var before = SampleFiles.Generated.SingleOrDefault(other => other.RegionCode == truth.RegionCode && other.Year == truth.Year - 1 && other.Form != "free");
            if (before is null)
                continue;
            decimal Value(Truth of, string id) => of.Figures.Single(figure => figure.From == "table" && figure.Id == id).Value ?? 0;
            Assert.Equal(truth.Contradictions.All(planted => planted.Kind != "crossYear"), Value(truth, "ap_carried_in.total") == Value(before, "ap_carried_out.total"));
        }
    }

    [Fact]
    public void Every_kind_of_damage_and_contradiction_is_there()
    {
        Assert.Equal(["chartResidue", "imageMark", "lineBreak", "lostNumbers", "overprint", "pageMark"], SampleFiles.Generated.SelectMany(truth => truth.Damages).Where(damage => damage.Count > 0).Select(damage => damage.Kind).Distinct().Order());
        Assert.Equal(["crossYear", "date", "proseVsTable", "structure", "sum"], SampleFiles.Generated.SelectMany(truth => truth.Contradictions).Select(planted => planted.Kind).Distinct().Order());
    }

    [Fact]
    public void Planted_contradictions_between_text_and_table_are_printed()
    {
        foreach (var truth in SampleFiles.Generated)
        {
            foreach (var planted in truth.Contradictions.Where(planted => planted.Kind == "proseVsTable"))
                Assert.Contains(truth.Figures, figure => figure.From == "prose" && figure.Id == planted.Ids[0] && figure.Printed == planted.Printed);
        }
    }

    [Fact]
    public void Overprinted_reports_are_mostly_four_copies()
    {
        foreach (var truth in SampleFiles.Generated.Where(truth => truth.Damages.Any(damage => damage.Kind == "overprint")))
        {
            string prose = string.Join('\n', SampleFiles.Text(truth).Split('\n').Where(line => !line.Contains(ReportWriter.Notice, StringComparison.Ordinal)).TakeWhile(line => !line.StartsWith("指", StringComparison.Ordinal)));
            // An independent test: every token between blanks is covered by blocks of four copies, found by trying all lengths.
            foreach (string token in prose.Split([' ', '\n', '\r', '　'], StringSplitOptions.RemoveEmptyEntries).Where(token => token.Length < 120 && !token.StartsWith("填报单位", StringComparison.Ordinal)))
                Assert.True(CoveredByFours(token), $"{truth.File}: {token}");
        }
    }

    [Fact]
    public void Regions_are_invented()
    {
        var table = RegionTable.China.WithOverlay(Path.Combine(SampleFiles.Folder, "regions.csv"));
        var invented = table.Regions.Where(region => region.Code[0] == '9').ToList();
        Assert.Equal(15, invented.Count);
        foreach (var region in invented)
        {
            Assert.Empty(RegionTable.China.ByName(region.Name));
            Assert.Empty(RegionTable.China.ByName(region.Name[..^1]));
            Assert.All(RegionTable.China.Regions, real => Assert.DoesNotContain(region.Name[..^1], real.Name));
        }

        foreach (var truth in SampleFiles.Generated)
        {
            var region = table.ByCode(truth.RegionCode, truth.Year)!;
            Assert.Equal((truth.RegionName, truth.Level), (region.Name, region.Level.ToString().ToLowerInvariant()));
            Assert.True((region.FromYear ?? 0) <= truth.Year && truth.Year <= (region.ToYear ?? 9999), truth.File);
        }
    }

    [Fact]
    public void There_are_many_paragraphs_and_reports_differ()
    {
        Assert.True(new ParagraphPool().Count >= 150);
        var lines = SampleFiles.Generated.ToDictionary(truth => truth.File, truth => SampleFiles.Text(truth).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 40 && !line.Contains('|') && !line.Contains('\t')).ToHashSet());
        foreach (var (file, own) in lines)
        {
            foreach (var (other, others) in lines.Where(pair => string.CompareOrdinal(pair.Key, file) > 0))
                Assert.True(own.Count(others.Contains) <= own.Count * 45 / 100, $"{file} and {other} share {own.Count(others.Contains)} of {own.Count} paragraphs");
        }
    }

    [SpecificationFact]
    public void Ids_and_labels_are_those_of_the_specification()
    {
        var specification = File.ReadLines(SpecificationFactAttribute.Indicators).Skip(1).Select(line => line.Split(',')).ToDictionary(cells => cells[0]);
        foreach (var truth in SampleFiles.Generated)
        {
            Assert.All(truth.Figures, figure => Assert.True(specification.ContainsKey(figure.Id), figure.Id));
            if (truth.TableForm == "none")
                continue;
            // The one form that a table follows asks for exactly these figures.
            var asked = specification.Values.Where(cells => cells[4].Split('+').Contains(truth.TableForm) && !cells[5].EndsWith("header", StringComparison.Ordinal)).Select(cells => cells[0]);
            Assert.Equal(asked.Order(StringComparer.Ordinal), truth.Figures.Where(figure => figure.From == "table").Select(figure => figure.Id).Order(StringComparer.Ordinal));
        }

        foreach (string form in new[] { "old13", "old9" })
            Assert.All(AnnexForm.Rows(form), row => Assert.EndsWith(specification[row.Id][2].Replace("其中：", ""), row.Label));
        foreach (string form in new[] { "2019", "2021" })
            Assert.All(StandardForm.Requests(form), row => Assert.True(specification.ContainsKey(row.Id + ".total")));
    }

    // Expected numbers from a second implementation, in Python.
    [Fact]
    public void Random_numbers_do_not_depend_on_the_runtime()
    {
        var random = new SampleRandom("seed");
        Assert.Equal([69, 4, 66, 37], Enumerable.Range(0, 4).Select(_ => random.Between(0, 99)));
    }

    [Fact]
    public void Simulated_years_hand_on_what_they_do_not_close()
    {
        foreach (var body in Bodies.All)
        {
            var years = Simulation.Run(body);
            foreach (int year in Enumerable.Range(2019, 5))
                Assert.Equal(years[year].Sum("ap_new.total", "ap_carried_in.total"), years[year].Sum("ap_processed.total", "ap_carried_out.total"));
        }
    }

    private static string Four(string text) => text + text + text + text;

    private static bool CoveredByFours(string token)
    {
        var reachable = new bool[token.Length + 1];
        reachable[0] = true;
        for (int start = 0; start < token.Length; start++)
        {
            for (int length = 1; reachable[start] && start + (4 * length) <= token.Length; length++)
            {
                string block = token.Substring(start, length);
                if (string.CompareOrdinal(token, start, Four(block), 0, 4 * length) == 0)
                    reachable[start + (4 * length)] = true;
            }
        }

        return reachable[^1];
    }

    private static string Squeezed(string text) => string.Concat(text.Where(unit => !char.IsWhiteSpace(unit)));

}
