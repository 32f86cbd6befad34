using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace ReportSearch.Corpus.Tests;

/// <summary>
/// The numbers of a trial: a slice in ordinary runs, or FROM..TO of an environment variable. Number n is the same every time, so that a long trial can be gone on with
/// where it was left, and a failure is repeated by its number alone.
/// </summary>
internal sealed record NumberedRange(int From, int To)
{
    public static NumberedRange Of(string variable, int slice)
    {
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } range)
            return new NumberedRange(0, slice);
        string[] ends = range.Split("..");
        return new NumberedRange(int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The numbers in order; each so many a line goes to the output and to standard error, where it is seen before the test ends.</summary>
    public IEnumerable<int> Each(ITestOutputHelper output, int linesEvery)
    {
        output.WriteLine($"{From}..{To}");
        var clock = Stopwatch.StartNew();
        for (int number = From; number < To; number++)
        {
            yield return number;
            if ((number + 1) % linesEvery != 0 && number + 1 != To)
                continue;
            string line = string.Create(
                CultureInfo.InvariantCulture,
                $"{number + 1} after {clock.Elapsed.TotalSeconds:0} s, {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:0} s of processor time");
            output.WriteLine(line);
            if (To - From >= linesEvery)
                Console.Error.WriteLine(line);
        }
    }
}
