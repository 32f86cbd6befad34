using ReportSearch.LexiconGenerator;
using ReportSearch.Text.Words;

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

// 2. Words: the general list with its cuts, the names of divisions, the domain over both.
string[] inputs = [Path.Combine(data, "regions", "regions.csv"), Path.Combine(target, "domain.tsv"), Path.Combine(target, "cuts.tsv")];
var words = new WordList(SourcePackage.Jieba.ReadLines(packages, "package/dict.txt"), folding);
words.AddCuts(CompoundCuts.Find(words.General));
words.AddCuts(CompoundCuts.Read(WrittenLines(inputs[2]), folding).Where(cut => words.Costs.ContainsKey(cut.Key)));
var (full, brief) = DivisionNames.Read(inputs[0]);
words.AddDivisions(full, brief, folding);
words.AddDomain(WrittenLines(inputs[1]), folding);

// 3. The double-array trie, with the costs of characters in names.
var writer = new LexiconWriter(words.Costs, words.Cuts);
var (surnames, givenNames) = NameCosts.Count(words.General);
byte[] lexicon = writer.Write(foldingVersion, LexiconInputs.Hash(inputs.Select(File.ReadAllText)), words.UnknownCost, surnames, givenNames);
File.WriteAllBytes(Path.Combine(target, "lexicon.dct"), lexicon);

// 4. The licences as the packages ship them.
File.WriteAllText(Path.Combine(target, "LICENSE.jieba"), SourcePackage.Jieba.ReadText(packages, "package/LICENSE"));
File.WriteAllText(Path.Combine(target, "LICENSE.opencc"), SourcePackage.OpenCc.ReadText(packages, "package/LICENSE"));

Console.WriteLine($"folding {foldingVersion}; {words.Costs.Count} words, {words.Cuts.Count} of them cut in word mode, with {full.Count} names of divisions, {writer.Nodes} nodes, {writer.Units} units, {lexicon.Length} bytes");
return 0;

static IEnumerable<string> WrittenLines(string file) => File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#');
