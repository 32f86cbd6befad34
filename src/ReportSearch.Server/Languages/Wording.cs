using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using ReportSearch.Corpus;

namespace ReportSearch.Server.Languages;

/// <summary>
/// The words of the interface: Chinese as they stand in the pages, and English from a table with one line for each of them. What reports say is never translated.
/// </summary>
/// <param name="english">Whether English is spoken.</param>
public sealed class Wording(bool english)
{
    private static readonly FrozenDictionary<string, string> s_english = Load();

    /// <summary>Chinese.</summary>
    public static Wording Chinese { get; } = new(english: false);

    /// <summary>Whether English is spoken.</summary>
    public bool IsEnglish => english;

    /// <summary>Value of the attribute lang of the page.</summary>
    public string Language => english ? "en" : "zh-CN";

    /// <summary>A text of the interface by its Chinese form; one without an English form stays as it is.</summary>
    public string this[string chinese] => english && s_english.TryGetValue(chinese, out var text) ? text : chinese;

    /// <summary>A text with places {0}, {1} ... for values; whole numbers are written with separators of thousands.</summary>
    public string Format(string chinese, params object?[] values) =>
        string.Format(CultureInfo.InvariantCulture, this[chinese], [.. values.Select(value => value is int or long ? ((IFormattable)value).ToString("N0", CultureInfo.InvariantCulture) : value)]);

    /// <summary>What people read for a section tag.</summary>
    public string Section(string tag) => Label(tag, ChineseLabels.Section(tag));

    /// <summary>What people read for a topic.</summary>
    public string Topic(string id) => Label(id, ChineseLabels.Topic(id));

    /// <summary>What people read for a level.</summary>
    public string Level(string level) => this[ChineseLabels.Level(level)];

    /// <summary>What people read for a form.</summary>
    public string Form(string form) => this[ChineseLabels.Form(form)];

    /// <summary>The texts that have an English form.</summary>
    internal static IEnumerable<string> Known => s_english.Keys;

    // An id in words is plain English already: land_expropriation is "land expropriation".
    private string Label(string id, string chinese) => !english ? chinese : s_english.GetValueOrDefault(chinese) ?? id.Replace('_', ' ');

    private static FrozenDictionary<string, string> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("english.tsv")!;
        using var reader = new StreamReader(stream);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab <= 0 || !texts.TryAdd(line[..tab], line[(tab + 1)..]))
                throw new InvalidDataException($"english.tsv: '{line}' has no English form, or stands there twice");
        }

        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
