using System.Globalization;
using System.Text;
using ReportSearch.Fuzz.Mutation;
using ReportSearch.Fuzz.Writing;

namespace ReportSearch.Fuzz.Inputs;

/// <summary>Makes the inputs of a run: each a function of the run's seed, the formats and its number alone.</summary>
internal sealed class InputMaker
{
    /// <summary>Raised whenever the same number gives other bytes: failures of another version cannot be replayed.</summary>
    internal const int Version = 1;

    private const int OneInOtherGenre = 6;

    private static readonly UTF8Encoding Utf8 = new(false);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
    private static readonly Encoding Big5 = CodePagesEncodingProvider.Instance.GetEncoding("big5")!;

    private readonly long _seed;
    private readonly SeedTexts _texts;
    private readonly IReadOnlyList<byte[]> _wordFiles;
    private readonly string[] _wheel;

    /// <param name="seed">The run's seed.</param>
    /// <param name="texts">What the inputs are made of.</param>
    /// <param name="weights">How often each format comes.</param>
    /// <param name="wordFiles">Old Word files, which only a program can write.</param>
    internal InputMaker(long seed, SeedTexts texts, IReadOnlyDictionary<string, int> weights, IReadOnlyList<byte[]> wordFiles)
    {
        (_seed, _texts, _wordFiles) = (seed, texts, wordFiles);
        _wheel = [.. weights.Where(weight => weight.Key != "doc" || wordFiles.Count > 0).OrderBy(weight => weight.Key, StringComparer.Ordinal).SelectMany(weight => Enumerable.Repeat(weight.Key, weight.Value))];
    }

    /// <summary>The formats that an input can be written in, with how often each comes out of ten thousand. Those read by child processes are slow, and rare.</summary>
    internal static IReadOnlyDictionary<string, int> Weights { get; } = new SortedDictionary<string, int>(StringComparer.Ordinal)
    {
        ["txt"] = 3300,
        ["gb18030"] = 1500,
        ["utf16"] = 500,
        ["big5"] = 300,
        ["html"] = 1500,
        ["docx"] = 1200,
        ["ofd"] = 800,
        ["md"] = 700,
        ["zip"] = 148,
        ["pdf"] = 50,
        ["doc"] = 2,
    };

    internal FuzzInput Make(long number)
    {
        FuzzRandom random = FuzzRandom.Of(_seed, number);
        string format = random.Pick(_wheel);
        bool other = random.OneIn(OneInOtherGenre);
        string text = Text();
        int damage = random.Below(100);
        // Text that says something else than it did, in a file that is whole: most inputs. Then whole texts in damaged files, both, and neither.
        if (damage < 60)
            text = TextMutation.Mutate(text, random, Text);
        bool damageFile = damage is >= 45 and < 97;
        byte[] bytes = Write(format, text, damageFile, random);
        string name = string.Create(CultureInfo.InvariantCulture, $"f{number}.{(random.OneIn(20) ? "bin" : format)}");
        // A half of a surrogate pair has no bytes, and a byte order mark is no text.
        string? exact = !damageFile && !text.StartsWith('\uFEFF') && (format == "txt" ? Utf8 : format == "gb18030" ? Gb18030 : null) is { } encoding && encoding.GetString(bytes) == text ? text : null;
        return new FuzzInput(number, format, name, bytes, other, exact);

        string Text() => other ? SeedTexts.Other(random) : _texts.Report(random);
    }

    private byte[] Write(string format, string text, bool damage, FuzzRandom random)
    {
        switch (format)
        {
            case "html":
                string html = WebWriter.Html(text, random);
                return !damage ? Utf8.GetBytes(html) : random.OneIn(3) ? Damaged(Utf8.GetBytes(html)) : (random.OneIn(10) ? Gb18030 : Utf8).GetBytes(MarkupMutation.Mutate(html, random));
            case "docx":
                return Archive(WordWriter.Parts(text, random), damage, random);
            case "ofd":
                return Archive(PageWriter.OfdParts(text, random), damage, random);
            case "zip":
                return Archive([("报告.txt", Utf8.GetBytes(text)), ("b/页.html", Utf8.GetBytes(WebWriter.Html(text, random)))], damage, random);
            case "md":
                return Whole(Utf8.GetBytes(WebWriter.Markdown(text, random)));
            case "pdf":
                return Whole(PageWriter.Pdf(text, random));
            case "doc":
                return Damaged(random.Pick(_wordFiles));
            case "utf16":
                var wide = new UnicodeEncoding(random.OneIn(2), byteOrderMark: true);
                return Whole([.. random.OneIn(3) ? [] : wide.GetPreamble(), .. wide.GetBytes(text)]);
            default:
                return Whole((format switch { "gb18030" => Gb18030, "big5" => Big5, _ => Utf8 }).GetBytes(text));
        }

        byte[] Whole(byte[] bytes) => damage ? Damaged(bytes) : bytes;

        byte[] Damaged(byte[] bytes) => ByteMutation.Mutate(bytes, random, () => bytes.Length > 0 ? bytes : [0]);
    }

    private static byte[] Archive(List<(string Name, byte[] Content)> parts, bool damage, FuzzRandom random)
    {
        if (!damage)
            return ArchiveMutation.Pack(parts);
        return random.OneIn(3) ? ByteMutation.Mutate(ArchiveMutation.Pack(parts), random, () => ArchiveMutation.Pack(parts)) : ArchiveMutation.Mutate(parts, random);
    }
}
