using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReportSearch.Fuzz.Mutation;
using ReportSearch.Fuzz.Writing;
using ReportSearch.Text.Folding;

namespace ReportSearch.Fuzz.Inputs;

/// <summary>Makes the inputs of a run: each a function of the run's seed, the formats and its number alone.</summary>
internal sealed class InputMaker
{
    /// <summary>Raised whenever the same number gives other bytes: failures of another version cannot be replayed.</summary>
    internal const int Version = 3;

    private const int OneInOtherGenre = 6;

    // Bytes changed in a text mostly make it none; in a container they reach the parsers of its parts.
    private const int OneInTextDamaged = 4;

    private static readonly UTF8Encoding Utf8 = new(false);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
    private static readonly Encoding Big5 = CodePagesEncodingProvider.Instance.GetEncoding("big5")!;

    /// <summary>For each character that Big5 lacks one of its traditional forms: without them a text in Big5 would be question marks.</summary>
    private static readonly Dictionary<char, char> Traditional = InBig5();

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
        _wheel = [.. weights.OrderBy(weight => weight.Key, StringComparer.Ordinal).SelectMany(weight => Enumerable.Repeat(weight.Key, weight.Value))];
        if (wordFiles.Count == 0 && weights.ContainsKey("doc"))
            throw new ArgumentException("inputs of format doc need files that LibreOffice writes beside the state of the run: install it and give --state, or leave doc out of --formats", nameof(wordFiles));
        MadeFrom = $"{Version} {texts.Hash} {Convert.ToHexStringLower(SHA256.HashData([.. wordFiles.SelectMany(file => file)]))[..16]}";
    }

    /// <summary>The formats that an input can be written in, with how often each comes out of ten thousand. Those read by child processes are slow, and rare.</summary>
    internal static IReadOnlyDictionary<string, int> Weights { get; } = new SortedDictionary<string, int>(StringComparer.Ordinal)
    {
        ["txt"] = 2735,
        ["gb18030"] = 1200,
        ["utf16"] = 700,
        ["big5"] = 500,
        ["html"] = 1600,
        ["docx"] = 1300,
        ["ofd"] = 800,
        ["md"] = 800,
        ["zip"] = 300,
        ["pdf"] = 60,
        ["doc"] = 5,
    };

    /// <summary>Names all that inputs are made of besides seed and formats: two makers of which it is the same make the same inputs.</summary>
    internal string MadeFrom { get; }

    internal FuzzInput Make(long number)
    {
        FuzzRandom random = FuzzRandom.Of(_seed, number);
        string format = random.Pick(_wheel);
        bool other = random.OneIn(OneInOtherGenre);
        (string text, int? year) = Text();
        int damage = random.Below(100);
        // Text that says something else than it did, in a file that is whole: most inputs. Then whole texts in damaged files, both, and neither.
        if (damage < 60)
            text = TextMutation.Mutate(text, random, () => Text().Text);
        bool damageFile = damage is >= 45 and < 97;
        if (format == "big5")
        {
            // What it cannot hold is lost before the reader sees it.
            text = string.Concat(text.Select(unit => Traditional.GetValueOrDefault(unit, unit)));
            text = Big5.GetString(Big5.GetBytes(text));
        }

        if (format is "txt" or "gb18030" or "utf16" or "big5" or "md" && !random.OneIn(OneInTextDamaged))
            damageFile = false;
        byte[] bytes = Write(format, text, damageFile, random, out bool moved);
        string name = string.Create(CultureInfo.InvariantCulture, $"f{number}.{(random.OneIn(20) ? "bin" : format)}");
        // A half of a surrogate pair has no bytes, and a byte order mark is no text.
        string? exact = !damageFile && !text.StartsWith('\uFEFF') && (format == "txt" ? Utf8 : format == "gb18030" ? Gb18030 : null) is { } encoding && encoding.GetString(bytes) == text ? text : null;
        return new FuzzInput(number, format, name, bytes, other && format != "doc", exact) { Written = damageFile || moved || format == "doc" ? null : text, Sound = damage >= 60 && !damageFile && !moved && format != "doc", Year = year };

        (string Text, int? Year) Text() => other ? (SeedTexts.Other(random), null) : _texts.Report(random);
    }

    private byte[] Write(string format, string text, bool damage, FuzzRandom random, out bool moved)
    {
        moved = false;
        switch (format)
        {
            case "html":
                string html = WebWriter.Html(text, random);
                return !damage ? Utf8.GetBytes(html) : random.OneIn(3) ? Damaged(Utf8.GetBytes(html)) : (random.OneIn(10) ? Gb18030 : Utf8).GetBytes(MarkupMutation.Mutate(html, random));
            case "docx":
                return Archive(WordWriter.Parts(text, random), damage, random);
            case "ofd":
                List<(string Name, byte[] Content)> parts = PageWriter.OfdParts(text, random);
                // Words that a matrix turns or moves stand among others, and make other numbers with them.
                moved = parts.Exists(part => part.Content.AsSpan().IndexOf(" CTM="u8) >= 0);
                return Archive(parts, damage, random);
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
            case "big5":
                return Whole(Big5.GetBytes(text));
            default:
                return Whole((format == "gb18030" ? Gb18030 : Utf8).GetBytes(text));
        }

        byte[] Whole(byte[] bytes) => damage ? Damaged(bytes) : bytes;

        byte[] Damaged(byte[] bytes) => ByteMutation.Mutate(bytes, random, () => bytes.Length > 0 ? bytes : [0]);
    }

    private static Dictionary<char, char> InBig5()
    {
        var forms = new Dictionary<char, char> { ['〇'] = '○' };
        for (char unit = '\u4E00'; unit <= '\u9FFF'; unit++)
        {
            char simplified = CharacterFolding.Fold(unit);
            if (simplified != unit && Holds(unit) && !Holds(simplified))
                forms.TryAdd(simplified, unit);
        }

        return forms;

        static bool Holds(char unit) => Big5.GetString(Big5.GetBytes(unit.ToString())) == unit.ToString();
    }

    private static byte[] Archive(List<(string Name, byte[] Content)> parts, bool damage, FuzzRandom random)
    {
        if (!damage)
            return ArchiveMutation.Pack(parts);
        return random.OneIn(3) ? ByteMutation.Mutate(ArchiveMutation.Pack(parts), random, () => ArchiveMutation.Pack(parts)) : ArchiveMutation.Mutate(parts, random);
    }
}
