using System.Globalization;
using System.Text;
using System.Xml;

namespace ReportSearch.Reports.Formats;

/// <summary>One level of a list as the numbering part describes it.</summary>
internal sealed record DocxListLevel(int Start, string Format, string Text, string Suffix, bool Legal, int? RestartAfter, string? Font = null);

/// <summary>The automatic numbers of a document: its lists, and the count that each stands at.</summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<string, DocxListLevel?[]> _lists = [];
    private readonly Dictionary<string, string> _styleOfList = [];
    private readonly Dictionary<string, string> _listOfStyle = [];
    private readonly Dictionary<string, Instance> _instances = [];
    private readonly Dictionary<string, (string? Instance, int? Level, string? Parent)> _styles = [];
    private readonly Dictionary<string, int?[]> _counts = [];
    private readonly HashSet<(string Instance, int Level)> _restarted = [];
    private string? _ordinaryStyle;

    /// <param name="List">The list that it counts.</param>
    private sealed record Instance(string List)
    {
        internal int?[] Starts { get; } = new int?[Levels];

        internal DocxListLevel?[] Overrides { get; } = new DocxListLevel?[Levels];
    }

    /// <summary>Reads the numbering part.</summary>
    internal void ReadNumbering(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "abstractNum" && Attribute(reader, "abstractNumId") is { } list)
                ReadList(reader.ReadSubtree(), list);
            else if (reader.LocalName == "num" && Attribute(reader, "numId") is { } instance)
                ReadInstance(reader.ReadSubtree(), instance);
        }
    }

    /// <summary>Reads which styles number their paragraphs.</summary>
    internal void ReadStyles(XmlReader reader)
    {
        string? style = null;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "style")
            {
                style = Attribute(reader, "styleId");
                if (style is not null)
                    _styles[style] = default;
                if (Attribute(reader, "default") is "1" or "true" && Attribute(reader, "type") == "paragraph")
                    _ordinaryStyle = style;
            }
            else if (style is not null && reader.LocalName is "numId" or "ilvl" or "basedOn" && Attribute(reader, "val") is { } value)
            {
                (string? instance, int? level, string? parent) = _styles[style];
                _styles[style] = reader.LocalName switch
                {
                    "numId" => (value, level, parent),
                    "ilvl" => (instance, Number(value), parent),
                    _ => (instance, level, value),
                };
            }
        }
    }

    /// <summary>The printed number of the next paragraph, counted on; empty for a paragraph without one.</summary>
    /// <param name="numbering">The paragraph's own list, or null when only its style may have one.</param>
    /// <param name="level">The paragraph's own level, or null.</param>
    /// <param name="style">Its style, or null for the ordinary one.</param>
    internal string Next(string? numbering, int? level, string? style)
    {
        (string? ofStyle, int? levelOfStyle) = OfStyle(style ?? _ordinaryStyle);
        numbering ??= ofStyle;
        if (numbering is null or "0" || !_instances.TryGetValue(numbering, out Instance? instance))
            return "";
        string list = Resolve(instance.List);
        int at = Math.Clamp(level ?? levelOfStyle ?? LevelOfStyle(list, style) ?? 0, 0, Levels - 1);
        if (Level(instance, list, at) is not { } shown)
            return "";
        Count(numbering, instance, list, at, shown);
        return Print(instance, list, at, shown);
    }

    private void Count(string numbering, Instance instance, string list, int at, DocxListLevel level)
    {
        if (!_counts.TryGetValue(list, out int?[]? counts))
            _counts[list] = counts = new int?[Levels];
        int? restart = instance.Starts[at];
        counts[at] = restart is { } start && _restarted.Add((numbering, at)) ? start : counts[at] is { } count ? count + 1 : level.Start;
        for (int below = at + 1; below < Levels; below++)
        {
            // 0: never begins again; n: only behind a level above n.
            int? after = Level(instance, list, below)?.RestartAfter;
            if (after is null || at < after)
                counts[below] = null;
        }
    }

    private string Print(Instance instance, string list, int at, DocxListLevel shown)
    {
        if (shown.Format == "none" && !shown.Text.Contains('%', StringComparison.Ordinal))
            return "";
        if (shown.Format == "bullet")
            return Bullet(shown);
        int?[] counts = _counts[list];
        var number = new StringBuilder();
        for (int i = 0; i < shown.Text.Length; i++)
        {
            if (shown.Text[i] == '%' && i + 1 < shown.Text.Length && shown.Text[i + 1] is >= '1' and <= '9')
            {
                int level = shown.Text[++i] - '1';
                DocxListLevel? part = Level(instance, list, level);
                number.Append(DocxNumberFormat.Write(counts[level] ?? part?.Start ?? 1, shown.Legal && part?.Format is not ("bullet" or "none") ? "decimal" : part?.Format ?? "decimal"));
            }
            else
            {
                number.Append(shown.Text[i]);
            }
        }

        bool needsBlank = number.Length > 0 && shown.Suffix != "nothing" && (shown.Suffix == "space" || char.IsAscii(number[^1])) && number[^1] is not (' ' or '.');
        return needsBlank ? number.Append(' ').ToString() : number.ToString();
    }

    /// <summary>The sign before an item; Word's letter o in a typewriter font is a ring.</summary>
    private static string Bullet(DocxListLevel shown)
    {
        if (string.IsNullOrWhiteSpace(shown.Text) || char.IsSurrogate(shown.Text[0]))
            return "";
        bool ring = shown.Text == "o" && shown.Font is not null && shown.Font.StartsWith("Courier", StringComparison.OrdinalIgnoreCase);
        return ring ? "○" : SymbolFonts.Sign(shown.Font, shown.Text[0]) + shown.Text[1..];
    }

    private static DocxListLevel? LevelOf(DocxListLevel?[]? levels, int at) => levels?[at];

    private DocxListLevel? Level(Instance instance, string list, int at) => instance.Overrides[at] ?? LevelOf(_lists.GetValueOrDefault(list), at);

    /// <summary>A list may stand for the list of a numbering style.</summary>
    private string Resolve(string list) =>
        _styleOfList.TryGetValue(list, out string? style) && _listOfStyle.TryGetValue(style, out string? other) ? other : list;

    private (string? Instance, int? Level) OfStyle(string? style)
    {
        int? level = null;
        for (int steps = 0; style is not null && steps < 20 && _styles.TryGetValue(style, out (string? Instance, int? Level, string? Parent) found); steps++)
        {
            level ??= found.Level;
            if (found.Instance is not null)
                return (found.Instance, level);
            style = found.Parent;
        }

        return (null, level);
    }

    private readonly Dictionary<(string List, string Style), int> _levelOfStyle = [];

    private int? LevelOfStyle(string list, string? style) => style is not null && _levelOfStyle.TryGetValue((list, style), out int level) ? level : null;

    private void ReadList(XmlReader reader, string list)
    {
        var levels = new DocxListLevel?[Levels];
        reader.Read();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "lvl" && Number(Attribute(reader, "ilvl")) is >= 0 and < Levels and int at)
                levels[at] = ReadLevel(reader.ReadSubtree(), list, at);
            else if (reader.LocalName == "numStyleLink" && Attribute(reader, "val") is { } link)
                _styleOfList[list] = link;
            else if (reader.LocalName == "styleLink" && Attribute(reader, "val") is { } style)
                _listOfStyle[style] = list;
        }

        _lists[list] = levels;
    }

    private void ReadInstance(XmlReader reader, string name)
    {
        Instance? instance = null;
        int level = -1;
        reader.Read();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "abstractNumId" && Attribute(reader, "val") is { } list)
                _instances[name] = instance = new Instance(list);
            else if (reader.LocalName == "lvlOverride")
                level = Number(Attribute(reader, "ilvl")) ?? -1;
            else if (instance is null || level is < 0 or >= Levels)
                continue;
            else if (reader.LocalName == "startOverride")
                instance.Starts[level] = Number(Attribute(reader, "val"));
            else if (reader.LocalName == "lvl")
                instance.Overrides[level] = ReadLevel(reader.ReadSubtree(), instance.List, level);
        }
    }

    private DocxListLevel ReadLevel(XmlReader reader, string list, int at)
    {
        var level = new DocxListLevel(1, "decimal", "", "tab", false, null);
        reader.Read();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            string value = Attribute(reader, "val") ?? "";
            switch (reader.LocalName)
            {
                case "start":
                    level = level with { Start = Number(value) ?? 1 };
                    break;
                case "numFmt":
                    level = level with { Format = value };
                    break;
                case "lvlText":
                    level = level with { Text = value.Length > 60 ? value[..60] : value };
                    break;
                case "rFonts":
                    level = level with { Font = Attribute(reader, "ascii") ?? Attribute(reader, "hAnsi") };
                    break;
                case "suff":
                    level = level with { Suffix = value };
                    break;
                case "isLgl":
                    level = level with { Legal = value is not ("0" or "false") };
                    break;
                case "lvlRestart":
                    level = level with { RestartAfter = Number(value) };
                    break;
                case "pStyle":
                    _levelOfStyle[(list, value)] = at;
                    break;
            }
        }

        return level;
    }

    internal static string? Attribute(XmlReader reader, string name)
    {
        string? value = null;
        for (bool more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.LocalName == name && reader.Prefix != "xmlns")
                value = reader.Value;
        }

        reader.MoveToElement();
        return value;
    }

    internal static int? Number(string? value) => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;
}
