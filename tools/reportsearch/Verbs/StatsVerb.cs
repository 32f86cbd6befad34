using System.CommandLine;
using System.Globalization;
using ReportSearch.Corpus;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`stats`: what is in the store and how large it is.</summary>
internal static class StatsVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var verb = new Command("stats", "Counts reports by year, level and form; sizes; the corpus version.");
        verb.SetAction(parsed =>
        {
            var store = common.Store(parsed);
            using var corpus = ReportCorpus.Open(store, common.Settings(parsed));
            var numbers = corpus.Statistics();
            if (parsed.GetValue(common.Json))
                terminal.Out.WriteLine(ContractJson.Write(numbers));
            else
                List(terminal.Out, store, numbers);
            return ExitCode.Done;
        });
        return verb;
    }

    private static void List(TextWriter output, string store, CorpusStatistics numbers)
    {
        output.WriteLine(store);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reports {numbers.Reports:N0}, units {numbers.Units:N0}, quarantined {numbers.Quarantined:N0}"));
        Counts("year", numbers.ByYear);
        Counts("level", numbers.ByLevel);
        Counts("form", numbers.ByForm);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"store {Megabytes(numbers.StoreBytes)}: originals {Megabytes(numbers.OriginalBytes)}, catalogue {Megabytes(numbers.CatalogueBytes)}, index {Megabytes(numbers.IndexBytes)}"));
        output.WriteLine($"corpus version {numbers.CorpusVersion}");

        void Counts(string name, IReadOnlyDictionary<string, long> counts) =>
            output.WriteLine($"{name}: " + string.Join(", ", counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}")));
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}
