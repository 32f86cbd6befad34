using ReportSearch.LexiconGenerator;

// Makes index-data/lexicon/folding.tsv and lexicon.dct anew; see index-data/lexicon/SOURCES.md for where the packages come from.
const string data = "index-data";
if (args.Length != 1 || !Directory.Exists(data))
{
    Console.Error.WriteLine("usage, at the root of the checkout: lexicon PACKAGES-FOLDER");
    return 2;
}

string packages = args[0];
string target = Path.Combine(data, "lexicon");

// 1. Folding comes first: every word of the lexicon is folded by it.
var folding = FoldingTable.Make(
    SourcePackage.OpenCc.ReadLines(packages, "package/data/TSCharacters.txt"),
    SourcePackage.OpenCc.ReadLines(packages, "package/data/CJK_Compatibility_Ideographs.txt"));
(string foldingText, string foldingVersion) = folding.Write();
File.WriteAllText(Path.Combine(target, "folding.tsv"), foldingText);

// 2. Words: the general list, the names of divisions, the domain over both.
var words = new WordList(SourcePackage.Jieba.ReadLines(packages, "package/dict.txt"), folding);
var (full, brief) = DivisionNames.Read(Path.Combine(data, "regions", "regions.csv"));
words.AddDivisions(full, brief, folding);
words.AddDomain(File.ReadLines(Path.Combine(target, "domain.tsv")).Where(line => line.Length > 0 && line[0] != '#'), folding);

// 3. The double-array trie.
var writer = new LexiconWriter(words.Costs);
byte[] lexicon = writer.Write(foldingVersion, words.UnknownCost);
File.WriteAllBytes(Path.Combine(target, "lexicon.dct"), lexicon);

// 4. The licences as the packages ship them.
File.WriteAllText(Path.Combine(target, "LICENSE.jieba"), SourcePackage.Jieba.ReadText(packages, "package/LICENSE"));
File.WriteAllText(Path.Combine(target, "LICENSE.opencc"), SourcePackage.OpenCc.ReadText(packages, "package/LICENSE"));

Console.WriteLine($"folding {foldingVersion}; {words.Costs.Count} words with {full.Count} names of divisions, {writer.Nodes} nodes, {writer.Units} units, {lexicon.Length} bytes");
return 0;
