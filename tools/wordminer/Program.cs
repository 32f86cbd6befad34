using ReportSearch.Corpus.Store;
using ReportSearch.WordMiner;

// Mines a store or text files for words that the lexicon lacks, and writes a proposal for a person to read. Not part of the product.
if (MinerOptions.Read(args, out string? problem) is not MinerOptions options)
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(MinerOptions.Usage);
    return 2;
}

try
{
    var miner = new Miner(options);
    MinedText text = options.Store is string store ? MinedText.OfStore(store) : MinedText.OfFiles(options.Files);
    IReadOnlyList<Proposal> proposals = miner.Mine(text, Console.Error.WriteLine);
    using var output = new StreamWriter(options.Out);
    ProposalFile.Write(output, proposals);
    Console.Error.WriteLine($"{proposals.Count} proposals in {options.Out}");
    return 0;
}
catch (StoreException e)
{
    Console.Error.WriteLine($"the store {options.Store} cannot be read: {e.Message}");
    return 3;
}
catch (IOException e)
{
    Console.Error.WriteLine($"reading or writing failed: {e.Message}");
    return 1;
}
