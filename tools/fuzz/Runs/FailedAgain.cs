using ReportSearch.Fuzz.Inputs;
using ReportSearch.Reports;

namespace ReportSearch.Fuzz.Runs;

/// <summary>Reads the inputs that failed in a run once more, with this build.</summary>
internal sealed class FailedAgain(InputMaker maker, ReportReader reader, TextWriter output)
{
    /// <summary>Tells of each whether it fails still; true when none does and all are the inputs that they were.</summary>
    internal bool Read(FuzzState state)
    {
        var run = new FuzzRun(maker, reader, new FuzzState(), null, 1, static _ => { });
        int still = 0, others = 0;
        foreach (IGrouping<long, FuzzFailure> failed in state.Failures.GroupBy(failure => failure.Number))
        {
            FuzzOutcome outcome = run.Read(failed.Key);
            bool same = failed.First().Sha256 is not { } hash || hash == FuzzRun.HashOf(outcome.Input);
            others += same ? 0 : 1;
            still += outcome.Faults.Count > 0 ? 1 : 0;
            string now = !same ? "is another input than it was" : outcome.Faults.Count == 0 ? "holds" : "fails: " + string.Join("; ", outcome.Faults);
            output.WriteLine($"input {failed.Key} ({outcome.Input.Format}) {now}; then: {string.Join("; ", failed.Select(failure => failure.Fault))}");
        }

        output.WriteLine($"{state.Failures.Select(failure => failure.Number).Distinct().Count()} inputs failed then, {still} fail now, {others} are not the inputs they were");
        return still + others == 0;
    }
}
