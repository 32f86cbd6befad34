using System.Globalization;
using ReportSearch.Reports.Statistics;

namespace ReportSearch.Reports.Tests.Statistics;

/// <summary>Official tables with random numbers in random layouts: what was written is read, or left out, but never another number.</summary>
public sealed class RandomTableTests
{
    private const string DefaultSeed = "tables";
    private const int DefaultReports = 300;

    /// <summary>REPORTSEARCH_TABLES=seed:count tries others; REPORTSEARCH_TABLES_OUT=folder keeps the list of what was missed and the reports that it is from.</summary>
    [Fact]
    public void Random_tables_give_no_wrong_figure_and_miss_few() => Try(RandomReport.Of, "forms", 1);

    /// <summary>As bodies changed it: other wordings, rows left out, rows of their own, units elsewhere.</summary>
    [Fact]
    public void Changed_annexes_give_no_wrong_figure_and_miss_few() => Try(RandomAnnexLayout.Of, "annexes", 3);

    private static void Try(Func<string, int, RandomReport> write, string kind, int missedPerThousand)
    {
        string[] asked = (Environment.GetEnvironmentVariable("REPORTSEARCH_TABLES") ?? $"{DefaultSeed}:{DefaultReports}").Split(':');
        int reports = int.Parse(asked[1], CultureInfo.InvariantCulture);
        RandomTally tally = RandomTally.Of(write, asked[0], reports);
        if (Environment.GetEnvironmentVariable("REPORTSEARCH_TABLES_OUT") is { Length: > 0 } folder)
            tally.Keep(write, Path.Combine(folder, kind), asked[0]);
        string rates = $"seed {asked[0]}, {reports} reports, {tally.Figures} figures: {tally.Wrong.Count} wrong or invented, {tally.Missed} missed; {string.Join(", ", tally.MissedByLayout.OrderByDescending(pair => pair.Value).Take(12))}";
        Assert.True(tally.Wrong.Count == 0, rates + '\n' + string.Join('\n', tally.Wrong.Take(40)));
        Assert.True(tally.Missed * 1000 <= tally.Figures * missedPerThousand, rates + '\n' + string.Join('\n', tally.Misses.Take(40)));
    }
}

/// <summary>What became of the figures of random reports.</summary>
internal sealed class RandomTally
{
    internal int Figures { get; private set; }

    internal int Missed { get; private set; }

    internal List<string> Wrong { get; } = [];

    internal List<string> Misses { get; } = [];

    internal Dictionary<string, int> MissedByLayout { get; } = new(StringComparer.Ordinal);

    internal static RandomTally Of(Func<string, int, RandomReport> write, string seed, int reports)
    {
        var tally = new RandomTally();
        for (int i = 0; i < reports; i++)
            tally.Add(write(seed, i), i);
        return tally;
    }

    /// <summary>Writes what was missed or wrong, a line each, and the reports that it is from.</summary>
    internal void Keep(Func<string, int, RandomReport> write, string folder, string seed)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "misses.txt"), Wrong.Concat(Misses));
        foreach (string number in Wrong.Concat(Misses).Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)]).Distinct())
        {
            RandomReport report = write(seed, int.Parse(number, CultureInfo.InvariantCulture));
            File.WriteAllBytes(Path.Combine(folder, number + Path.GetExtension(report.FileName)), report.Bytes);
        }
    }

    private void Add(RandomReport written, int number)
    {
        ILookup<string?, Figure> read = SampleFigureTests.Read(written.Bytes, written.FileName).Figures.Where(figure => figure.From == FigureOrigin.Table).ToLookup(figure => figure.Id);
        foreach (RandomFigure figure in written.Figures)
        {
            Figures++;
            Figure[] found = [.. read[figure.Id]];
            if (found.Length == 0 || found.All(other => other.State == FigureState.Unreadable))
            {
                Missed++;
                Misses.Add($"{number} {written.Layout} {figure.Id} {figure.Printed}: {(found.Length == 0 ? "none" : found[0].Note)}");
                MissedByLayout[written.Layout] = MissedByLayout.GetValueOrDefault(written.Layout) + 1;
            }
            else if (found.Length > 1 || found[0].Value != figure.Value || !found[0].State.ToString().Equals(figure.State, StringComparison.OrdinalIgnoreCase))
            {
                Wrong.Add($"{number} {written.Layout} {figure.Id}: “{figure.Printed}” was read as {string.Join(" and ", found.Select(other => $"{other.State} “{other.Printed}” <{other.Label}> {other.Note}"))}");
            }
        }

        HashSet<string> ids = [.. written.Figures.Select(figure => figure.Id)];
        foreach (Figure invented in read.SelectMany(group => group).Where(figure => figure.Id is null || !ids.Contains(figure.Id)))
            Wrong.Add($"{number} {written.Layout} {invented.Id}: “{invented.Printed}” <{invented.Label}> was invented");
    }
}
