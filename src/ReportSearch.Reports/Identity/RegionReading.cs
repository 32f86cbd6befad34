using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Identity;

/// <summary>A region read off a name, and how sure it is.</summary>
/// <param name="Region">The region, or null when there is none or several fit.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Length">Units of the name that named regions.</param>
internal sealed record RegionMatch(Region? Region, double Confidence, int Length)
{
    internal static readonly RegionMatch None = new(null, 0, 0);
}

/// <summary>Finds regions in names and tells apart those that share a name by the places named around them.</summary>
internal sealed class RegionReading(RegionTable regions)
{
    private const int LongestName = 16;

    private static readonly string[] s_otherNames = ["街", "镇", "乡", "路", "村", "大学", "大道", "新村", "学院", "里街道", "门街道", "桥街道"];

    /// <summary>Reads the regions that <paramref name="name"/> begins with, as 浙江省绍兴市新昌县, and returns the innermost one.</summary>
    /// <param name="name">A body's name without blanks.</param>
    /// <param name="year">Year of the report, or null.</param>
    /// <param name="context">Text in which to look for the higher divisions of an ambiguous name.</param>
    internal RegionMatch Leading(string name, int? year, string context)
    {
        int at = 0;
        bool full = false, chained = false;
        List<Region> found = [];
        while (at < name.Length && Next(name, at, year) is { } next)
        {
            List<Region> inside = found.Count == 0 ? next.Regions : [.. next.Regions.Where(region => IsInsideAny(region, found, year))];
            if (inside.Count == 0)
                break;
            chained |= found.Count > 0;
            found = inside;
            full = next.Full;
            at += next.Length;
        }

        if (found.Count == 0)
            return RegionMatch.None;
        return Choose(found, year, context, full, chained) with { Length = at };
    }

    /// <summary>The region whose name stands right before one of the occurrences of <paramref name="rest"/> in the text, as 某市 before 教育局.</summary>
    internal RegionMatch Before(string rest, string text, int? year)
    {
        if (rest.Length < 2)
            return RegionMatch.None;
        var votes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int at = text.IndexOf(rest, StringComparison.Ordinal); at >= 0; at = text.IndexOf(rest, at + 1, StringComparison.Ordinal))
        {
            if (EndingAt(text, at, year) is { } name)
                votes[name] = votes.GetValueOrDefault(name) + 1;
        }

        if (votes.Count == 0)
            return RegionMatch.None;
        string winner = votes.MaxBy(vote => vote.Value).Key;
        RegionMatch match = Leading(winner, year, text);
        return match with { Confidence = match.Confidence * (votes.Count == 1 ? 0.9 : 0.6) };
    }

    /// <summary>The one region that the text names, when all regions it names lie in one chain.</summary>
    internal RegionMatch OnlyNamed(string text, int? year)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int end = 2; end <= text.Length; end++)
        {
            if (text[end - 1] is '省' or '市' or '县' or '区' or '旗' or '州' or '盟' && EndingAt(text, end, year) is { } name)
                names.Add(name);
        }

        List<Region> found = [.. names.Select(name => Leading(name, year, text).Region).OfType<Region>().DistinctBy(region => region.Code)];
        if (found.Count == 0)
            return RegionMatch.None;
        Region deepest = found.MaxBy(region => (region.Level, region.Code))!;
        HashSet<string> chain = [.. regions.Chain(deepest, year).Select(region => region.Code)];
        return found.TrueForAll(region => chain.Contains(region.Code)) ? new RegionMatch(deepest, 0.5, 0) : RegionMatch.None;
    }

    /// <summary>The longest full region name that ends at <paramref name="end"/>.</summary>
    private string? EndingAt(string text, int end, int? year)
    {
        for (int length = Math.Min(LongestName, end); length >= 2; length--)
        {
            string name = text.Substring(end - length, length);
            if (regions.ByName(name, year).Any(region => region.Name == name))
                return name;
        }

        return null;
    }

    private (List<Region> Regions, int Length, bool Full)? Next(string name, int at, int? year)
    {
        for (int length = Math.Min(LongestName, name.Length - at); length >= 2; length--)
        {
            string part = name.Substring(at, length);
            IReadOnlyList<Region> named = regions.ByName(part, year);
            if (named.Count == 0)
                continue;
            List<Region> full = [.. named.Where(region => region.Name == part)];
            if (full.Count > 0)
                return (full, length, true);
            if (IsOtherName(name.AsSpan(at + length)) || IsLongerPlace(name.AsSpan(at + length), year))
                continue;
            // 光明新区 was a zone before there was a 光明区, and is no short form of it.
            if (name.AsSpan(at + length).StartsWith("新区"))
                named = [.. named.Where(region => !region.Name.EndsWith('区'))];
            named = [.. named.Where(region => !EndsOtherwise(region, name.AsSpan(at + length)))];
            if (named.Count == 0)
                continue;
            return ([.. named], length, false);
        }

        return null;
    }

    /// <summary>
    /// True when a short form goes on by one character to a division that the table does not know: 汾阳坡县 is not in 汾阳市, but 徐州沛县 is in 徐州市, and
    /// 绍兴全市, 大同城区 and 北京各区 speak of the division itself.
    /// </summary>
    private bool IsLongerPlace(ReadOnlySpan<char> behind, int? year) =>
        behind.Length >= 2 && behind[1] is '市' or '县' or '区' or '旗' && !"全各我本省市区县州城郊辖社特园港矿林牧农新老片库景湿".Contains(behind[0], StringComparison.Ordinal)
        && regions.ByName(behind[..2].ToString(), year).Count == 0;

    /// <summary>True when the short form and the word behind it are a division that the table does not know: 丰泽县 is not 丰泽区. 宁夏区 is the province.</summary>
    private static bool EndsOtherwise(Region region, ReadOnlySpan<char> behind) =>
        behind.Length > 0 && behind[0] is '市' or '县' or '区' && region.Name[^1] != behind[0] && !(behind[0] == '区' && region.Level == RegionLevel.Province);

    /// <summary>
    /// True when a short form goes on as another name: 北京街道, 长安镇, 和平里街道, 中山大学 are named like a division and are none. A town behind the short form
    /// of its county has a name of two characters at least.
    /// </summary>
    private static bool IsOtherName(ReadOnlySpan<char> behind)
    {
        foreach (string other in s_otherNames)
        {
            if (behind.StartsWith(other))
                return true;
        }

        // 杭州湾新区 is named after a bay and lies elsewhere.
        if (behind.Length > 2 && "湾江河湖山岭峡海岛谷洲".Contains(behind[0], StringComparison.Ordinal) && BodyName.BeginsZone(behind[1..]))
            return true;
        return behind.Length >= 2 && BodyName.TownshipOf(behind.ToString()) is { } town && (town.TrimEnd('街', '道', '镇', '乡').Length < 2 || BodyName.IsPeoplesTownship(town));
    }

    private bool IsInsideAny(Region region, List<Region> outer, int? year)
    {
        IReadOnlyList<Region> chain = regions.Chain(region, year);
        return outer.Exists(above => above.Code != region.Code && chain.Any(link => link.Code == above.Code));
    }

    private RegionMatch Choose(List<Region> found, int? year, string context, bool full, bool chained)
    {
        if (year is { } y)
        {
            List<Region> valid = [.. found.Where(region => (region.FromYear ?? y) <= y && y <= (region.ToYear ?? y))];
            if (valid.Count > 0)
                found = valid;
        }

        double sure = full || chained ? 0.97 : 0.85;
        if (found.Count == 1)
            return new RegionMatch(found[0], sure, 0);
        var scored = found.Select(region => (Region: region, Score: Support(region, year, context))).OrderByDescending(pair => pair.Score).ToList();
        if (scored[0].Score > scored[1].Score)
            return new RegionMatch(scored[0].Region, Math.Min(sure, scored[0].Score >= 2 ? 0.9 : 0.7), 0);
        // A short form that a higher division shares with a lower one means the higher, as 吉林 does.
        if (!full && scored[0].Score == 0)
        {
            RegionLevel highest = found.Min(region => region.Level);
            List<Region> above = [.. found.Where(region => region.Level == highest)];
            if (above.Count == 1)
                return new RegionMatch(above[0], 0.5, 0);
        }

        return new RegionMatch(null, 0.2, 0);
    }

    /// <summary>2 for a prefecture above the region that the context names, 1 for its province, in full or short.</summary>
    private int Support(Region region, int? year, string context)
    {
        int support = 0;
        foreach (Region above in regions.Chain(region, year))
        {
            if (above.Code == region.Code)
                continue;
            if (Names(context, above.Name, Stem(region.Name)))
                support += above.Level == RegionLevel.Province ? 1 : 2;
        }

        return support;
    }

    /// <summary>True when the text names the division, in full or by its stem; a stem that the lower division shares (黄山区 in 黄山市) says nothing.</summary>
    private static bool Names(string context, string name, string below)
    {
        if (context.Contains(name, StringComparison.Ordinal))
            return true;
        string stem = Stem(name);
        return stem.Length >= 2 && stem.Length < name.Length && stem != below && context.Contains(stem, StringComparison.Ordinal);
    }

    private static string Stem(string name) => name.TrimEnd('市', '省', '盟', '区', '县');
}
