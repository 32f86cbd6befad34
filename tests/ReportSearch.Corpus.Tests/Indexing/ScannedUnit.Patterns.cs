namespace ReportSearch.Corpus.Tests.Indexing;

internal sealed partial class ScannedUnit
{
    /// <summary>Tries every number of characters for every star.</summary>
    private static IEnumerable<int> Ends(List<Scanned> run, int start, string wanted)
    {
        bool Continues(int at) => at > 0 && at < run.Count && Whole(run[at].Folded) && Whole(run[at - 1].Folded) && !run[at].BlankBefore;
        string inside = wanted.Trim('*', '?');
        string before = wanted[..wanted.IndexOf(inside, StringComparison.Ordinal)], behind = wanted[(before.Length + inside.Length)..];
        if (before.Length == 0 && Whole(wanted[0]) && Continues(start))
            return [];
        string shortest = before.Replace("*", "") + inside + behind.Replace("*", "");
        return EndsOf(start, 0).Where(end => behind.Length > 0 || !Whole(wanted[^1]) || !Continues(end)).Distinct();

        IEnumerable<int> EndsOf(int at, int next)
        {
            if (next == shortest.Length)
                return [at];
            int open = next;
            while (open < shortest.Length && shortest[open] is '*' or '?')
                open++;
            if (!shortest[next..open].Contains('*'))
                return at < run.Count && (shortest[next] == '?' || shortest[next] == run[at].Folded) ? EndsOf(at + 1, next + 1) : [];
            int least = shortest[next..open].Count(unit => unit == '?');
            bool oneRun = Whole(shortest[next - 1]) && Whole(shortest[open]);
            return Enumerable.Range(least, 9)
                .Where(length => at + length < run.Count)
                .Where(length => !run.Slice(at, length).Exists(unit => unit.EndsSentence))
                .Where(length => !oneRun || Enumerable.Range(at, length + 1).All(Continues))
                .SelectMany(length => EndsOf(at + length, open));
        }
    }

    /// <summary>What a word with stars marks in a text of one line: its matches, but none that has another inside.</summary>
    public static List<(int Start, int Length)> Marks(string line, string pattern)
    {
        List<Scanned> run = Runs(line).Single();
        List<(int Start, int End)> all = [.. Enumerable.Range(0, run.Count).SelectMany(start => Ends(run, start, pattern).Select(end => (start, end)))];
        return [.. all.Where(one => !all.Exists(other => other != one && other.Start >= one.Start && other.End <= one.End)).Select(one => (one.Start, one.End - one.Start))];
    }
}
