using System.Globalization;

namespace ReportSearch.Corpus.Queries;

/// <summary>What a `field:value` means.</summary>
/// <param name="Node">Its query, or null when the value has no meaning in this field.</param>
/// <param name="Printed">How it reads.</param>
/// <param name="Notice">What to tell the user, or null.</param>
internal sealed record FieldClause(QueryNode? Node, string Printed, string? Notice);

/// <summary>The fields whose values are not text: year, level, section, form, region, topic.</summary>
internal static class FieldClauses
{
    private const int LastYear = 9999;

    /// <summary>The text field of this name, or null when its values are no text.</summary>
    public static UnitField? TextField(string field) => field switch
    {
        "title" => UnitField.Title,
        "issuer" => UnitField.Issuer,
        "heading" => UnitField.Heading,
        "body" => UnitField.Body,
        _ => null,
    };

    /// <summary>The meaning of a value in a field that is not text.</summary>
    public static FieldClause Read(string field, string value, RegionFinder regions) => field switch
    {
        "year" => Year(value),
        "level" => Listed("level", UnitColumn.Level, FilterVocabulary.Levels, value),
        "section" => Listed("section", UnitColumn.Section, FilterVocabulary.Sections, value),
        "form" => Listed("form", UnitColumn.Form, FilterVocabulary.Forms, value),
        "region" => Region(value, regions),
        "topic" => Listed("topic", UnitColumn.Topic, FilterVocabulary.Topics, value),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "unknown field"),
    };

    private static FieldClause Region(string value, RegionFinder regions)
    {
        NamedRegions found = regions.Find(value);
        return found.Codes.Count > 0
            ? new FieldClause(new QueryNode.Column(UnitColumn.Region, found.Codes), $"region:{value}", found.Notice)
            : new FieldClause(new QueryNode.Text(value, UnitField.Region, TextMatch.Word), $"region:{value}", $"{found.Notice}；已在地区名称中按文字检索");
    }

    private static FieldClause Listed(string field, UnitColumn column, FilterVocabulary vocabulary, string value)
    {
        var ids = new List<string>();
        foreach (string part in value.Split([',', '、', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (vocabulary.Find(part) is not string id)
                return new FieldClause(null, "", $"{field}:{value} 没有含义，已按普通文字检索；{field} 可取 {string.Join("、", vocabulary.Ids)}");
            ids.Add(id);
        }

        return ids.Count == 0
            ? new FieldClause(null, "", $"{field}: 没有给出值，已按普通文字检索；{field} 可取 {string.Join("、", vocabulary.Ids)}")
            : new FieldClause(new QueryNode.Column(column, ids), $"{field}:{string.Join(',', ids)}", null);
    }

    private static FieldClause Year(string value)
    {
        string years = value.Replace("年", "", StringComparison.Ordinal);
        foreach (string separator in (string[])["..", "-", "~", "—", "至"])
        {
            int at = years.IndexOf(separator, StringComparison.Ordinal);
            if (at < 0)
                continue;
            string left = years[..at];
            string right = years[(at + separator.Length)..];
            if ((left.Length > 0 || right.Length > 0) && Bound(left, 0) is int from && Bound(right, LastYear) is int to)
                return Range(Math.Min(from, to), Math.Max(from, to));
            break;
        }

        return years.Length == 4 && Bound(years, 0) is int single
            ? Range(single, single)
            : new FieldClause(null, "", $"year:{value} 不是年份，已按普通文字检索；请写 year:2017 或 year:2015..2018");
    }

    private static FieldClause Range(int from, int to)
    {
        string printed = from == to
            ? $"year:{Number(from)}"
            : $"year:{(from == 0 ? "" : Number(from))}..{(to == LastYear ? "" : Number(to))}";
        return new FieldClause(new QueryNode.Years(from, to), printed, null);
    }

    private static string Number(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static int? Bound(string digits, int whenEmpty)
    {
        if (digits.Length == 0)
            return whenEmpty;
        return digits.Length == 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int year) ? year : null;
    }
}
