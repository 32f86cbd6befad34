using System.Globalization;

namespace ReportSearch.WordMiner;

/// <summary>The proposals as tab-separated text, best first, for a person who takes what is good into the lexicon's list of the domain.</summary>
internal static class ProposalFile
{
    public static void Write(TextWriter output, IEnumerable<Proposal> proposals)
    {
        output.Write("word\tcount\tpmi\tleftEntropy\trightEntropy\tscore\texample\n");
        foreach (Proposal proposal in proposals)
        {
            output.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{proposal.Word}\t{proposal.Count}\t{proposal.Pmi:0.00}\t{proposal.LeftEntropy:0.00}\t{proposal.RightEntropy:0.00}\t{proposal.Score:0.0}\t{proposal.Example}\n"));
        }
    }
}
