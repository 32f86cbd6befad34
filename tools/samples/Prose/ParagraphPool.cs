using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ReportSearch.Samples.Figures;
using ReportSearch.Samples.Writing;
using ReportSearch.Text;

namespace ReportSearch.Samples.Prose;

/// <summary>A paragraph as it was written by hand.</summary>
/// <param name="Theme">Name of its list.</param>
/// <param name="Title">Heading that it can carry, may be empty.</param>
/// <param name="Text">Text with choices <c>{a|b}</c>, names <c>&lt;市&gt;</c>, numbers <c>&lt;n:3-9&gt;</c> and figures <c>[id]</c>, <c>[id?]</c> where nothing will do, too.</param>
/// <param name="Conditions">Years (<c>2014-2018</c>, open at an end) and figures (<c>rv_total&gt;0</c>, <c>rv_total=0</c>) that it holds for.</param>
internal sealed record SampleParagraph(string Theme, string Title, string Text, IReadOnlyList<string> Conditions);

/// <summary>What a paragraph is written for.</summary>
internal sealed record ProseContext(SampleBody Body, int Year, YearFigures Figures, SampleRandom Random, Manuscript Manuscript, IReadOnlyDictionary<string, decimal> Instead)
{
    /// <summary>Ids of the figures that the text has given.</summary>
    public HashSet<string> Stated { get; } = [];
}

/// <summary>The hand-written paragraphs by theme; one that a body has used comes again only when all of its theme have been.</summary>
internal sealed class ParagraphPool
{
    private static readonly Regex s_choice = InputPattern.Of(@"\{([^}]*)\}");
    private static readonly Regex s_range = InputPattern.Of(@"<n:(\d+)-(\d+)>");
    private static readonly Regex s_figureReference = InputPattern.Of(@"\[([a-z_.0-9]+)(\??)\]");

    private readonly Dictionary<string, List<SampleParagraph>> _themes = [];
    private readonly Dictionary<(string Body, SampleParagraph), int> _used = [];

    public ParagraphPool()
    {
        var assembly = typeof(ParagraphPool).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            string theme = "";
            while (reader.ReadLine() is { } line)
            {
                if (line.StartsWith("# ", StringComparison.Ordinal))
                    _themes.Add(theme = line[2..], []);
                else if (line.Length > 0)
                    _themes[theme].Add(Parse(theme, line));
            }
        }
    }

    public int Count => _themes.Values.Sum(theme => theme.Count);

    /// <summary>A paragraph of the theme that holds for the context, or null when there is none left that was not written in <paramref name="without"/>.</summary>
    public SampleParagraph? Take(string theme, ProseContext context, ISet<SampleParagraph> without)
    {
        var fitting = _themes[theme].Where(paragraph => !without.Contains(paragraph) && Holds(paragraph, context)).ToList();
        if (fitting.Count == 0)
            return null;
        int least = fitting.Min(paragraph => _used.GetValueOrDefault((context.Body.Stem, paragraph)));
        var taken = context.Random.Pick(fitting.Where(paragraph => _used.GetValueOrDefault((context.Body.Stem, paragraph)) == least).ToList());
        _used[(context.Body.Stem, taken)] = least + 1;
        without.Add(taken);
        return taken;
    }

    /// <summary>The text of the paragraph with every choice made.</summary>
    public static string Write(SampleParagraph paragraph, ProseContext context)
    {
        string text = s_choice.Replace(paragraph.Text, match => context.Random.Pick(match.Groups[1].Value.Split('|')));
        text = s_range.Replace(text, match => context.Random.Between(Int(match.Groups[1].Value), Int(match.Groups[2].Value)).ToString(CultureInfo.InvariantCulture));
        text = text
            .Replace("<市>", context.Body.Kind.ToString(), StringComparison.Ordinal)
            .Replace("<名>", context.Body.Name, StringComparison.Ordinal)
            .Replace("<短>", context.Body.ShortName, StringComparison.Ordinal)
            .Replace("<年>", context.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("<来年>", (context.Year + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return s_figureReference.Replace(text, match => Figure(match.Groups[1].Value, context));
    }

    private static string Figure(string id, ProseContext context)
    {
        decimal value = context.Instead.TryGetValue(id, out decimal other) ? other : context.Figures[id];
        context.Stated.Add(id);
        return context.Manuscript.Figure(id, value, "value", Manuscript.Number(value), "prose");
    }

    private static bool Holds(SampleParagraph paragraph, ProseContext context)
    {
        foreach (string condition in paragraph.Conditions)
        {
            int sign = condition.IndexOfAny(['>', '=']);
            if (sign < 0)
            {
                string[] years = condition.Split('-');
                if ((years[0].Length > 0 && context.Year < Int(years[0])) || (years[1].Length > 0 && context.Year > Int(years[1])))
                    return false;
            }
            else if (!context.Figures.Has(condition[..sign]) || context.Figures[condition[..sign]] > 0 != (condition[sign] == '>'))
            {
                return false;
            }
        }

        // A paragraph that opens with a figure the text has given already would say the same again.
        var first = s_figureReference.Match(paragraph.Text);
        if (first.Success && context.Stated.Contains(first.Groups[1].Value))
            return false;
        return s_figureReference.Matches(paragraph.Text).All(match =>
            context.Figures.Has(match.Groups[1].Value) && (match.Groups[2].Length > 0 || context.Figures[match.Groups[1].Value] > 0));
    }

    private static SampleParagraph Parse(string theme, string line)
    {
        var conditions = new List<string>();
        while (line[0] == '@')
        {
            int blank = line.IndexOf(' ');
            conditions.Add(line[1..blank]);
            line = line[(blank + 1)..];
        }

        int mark = line.IndexOf("::", StringComparison.Ordinal);
        return mark < 0
            ? new SampleParagraph(theme, "", line, conditions)
            : new SampleParagraph(theme, line[..mark], line[(mark + 2)..], conditions);
    }

    private static int Int(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
