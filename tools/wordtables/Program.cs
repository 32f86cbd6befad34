using ReportSearch.LexiconGenerator;
using ReportSearch.WordTables;

// Makes index-data/wordforms/wordforms.tsv and index-data/pinyin/pinyin.tsv anew; the SOURCES.md beside them say where the packages come from.
const string data = "index-data";
if (args.Length != 1 || !Directory.Exists(data))
{
    Console.Error.WriteLine("usage, at the root of the checkout: wordtables PACKAGES-FOLDER");
    return 2;
}

string packages = args[0];
var pinyinPro = new SourcePackage("pinyin-pro-3.29.4.tgz", "433bc66ce6bcc23ff293b268a39452461e92987b9a13eefb7242cbe3103998cd");
var folding = FoldingRows.Read(Path.Combine(data, "lexicon", "folding.tsv"));

string wordForms = WordFormTable.Make(SourcePackage.OpenCc.ReadLines(packages, "package/data/TSPhrases.txt"), folding);
File.WriteAllText(Path.Combine(data, "wordforms", "wordforms.tsv"), wordForms);
File.WriteAllText(Path.Combine(data, "wordforms", "LICENSE.opencc"), SourcePackage.OpenCc.ReadText(packages, "package/LICENSE"));

var readings = new PinyinTable(pinyinPro.ReadText(packages, "package/dist/esm/data/dict1.mjs"), folding);
foreach (string file in (string[])["dict2", "dict3", "dict4", "dict5"])
    readings.AddWords(pinyinPro.ReadText(packages, $"package/dist/esm/data/{file}.mjs"));
string pinyin = readings.Write(SourcePackage.Jieba.ReadLines(packages, "package/dict.txt"), File.ReadLines(Path.Combine(data, "regions", "regions.csv")));
File.WriteAllText(Path.Combine(data, "pinyin", "pinyin.tsv"), pinyin);
File.WriteAllText(Path.Combine(data, "pinyin", "LICENSE.pinyin-pro"), pinyinPro.ReadText(packages, "package/LICENSE"));
File.WriteAllText(Path.Combine(data, "pinyin", "LICENSE.jieba"), SourcePackage.Jieba.ReadText(packages, "package/LICENSE"));

Console.WriteLine($"{wordForms.Count(unit => unit == '\n')} word forms, {pinyin.Count(unit => unit == '\n')} lines of pinyin");
return 0;
