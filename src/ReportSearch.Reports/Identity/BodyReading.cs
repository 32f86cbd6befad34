using ReportSearch.Reports.Cleaning;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Identity;

/// <summary>Reads names of bodies: which division they begin with, what kind of body follows, and which name of several is the issuer's.</summary>
internal sealed class BodyReading(RegionTable regions)
{
    private const string LegionSeat = "新疆维吾尔自治区";

    private readonly RegionReading _reading = new(regions);

    /// <summary>A name as one place prints it; null when it names no body.</summary>
    /// <param name="printed">The name without blanks.</param>
    /// <param name="context">Text in which to look for the higher divisions of an ambiguous name.</param>
    /// <param name="year">Year of the report, or null.</param>
    /// <param name="confidence">How far a name at this place is trusted.</param>
    internal NamedBody? Parse(string printed, string context, int? year, double confidence)
    {
        if (BodyName.NamesNobody(printed))
            return new NamedBody(null, null, 0, KindOfOurs(printed), printed[1..], 0);
        string name = BodyName.WholeOf(printed);
        if (name.Length < 2 || Advertising.IsName(name))
            return null;
        if (Legion(name, context, year, confidence) is { } legion)
            return legion;
        if (BelowCentral(name, context, year, confidence) is { } branch)
            return branch;
        int party = name.StartsWith("中共", StringComparison.Ordinal) ? 2 : 0;
        RegionMatch match = _reading.Leading(name[party..], year, context);
        if (match.Length == 0)
        {
            if (BodyName.GovernmentOfUnlistedPlace(name) is { } government)
                return new NamedBody(name, null, 0, BodyName.KindOf(government), government, confidence * 0.8);
            if (BodyName.IsPlaceAlone(name) && BodyName.KindOf(name) != BodyKind.Zone)
                return new NamedBody(name, null, 0, BodyKind.Government, "", confidence * 0.8);
            if (!BodyName.LooksLikeBody(name))
                return null;
            BodyKind kind = BodyName.KindOf(name);
            return new NamedBody(name, null, 0, kind == BodyKind.Government ? BodyKind.Department : kind, name, confidence * 0.8);
        }

        string rest = name[(party + match.Length)..];
        return new NamedBody(name, match.Region, match.Confidence, party > 0 && rest.Length == 0 ? BodyKind.Department : BodyName.KindOf(rest), rest, confidence);
    }

    /// <summary>The issuer: the first name of the list, in order of trust, helped by the others where it names no division.</summary>
    internal NamedBody? Choose(IReadOnlyList<NamedBody> named, string context, int? year)
    {
        NamedBody? best = named.FirstOrDefault(body => body.Name is not null) ?? named.FirstOrDefault();
        // 我局 in the title gives the kind at least, and another name of this kind is its name.
        if (best is null || best.Name is null)
            return best;
        List<NamedBody> others = [.. named.Where(body => body != best && body.Name is not null)];
        if (best.Region is null)
            best = WithRegion(best, others, context, year);
        // A place alone: the printed name of the body stands under the text, and may be that of its office.
        if (best.Rest.Length == 0)
            best = best with { Name = PrintedName(best, others), Rest = "人民政府" };
        if (best.Kind == BodyKind.Township && others.Find(other => other.Kind == BodyKind.Township && other.Name!.Length > best.Name!.Length && (other.Name.EndsWith(best.Name, StringComparison.Ordinal) || (best.Name[^1] is '镇' or '乡' && other.Name == best.Name + "人民政府") || other.Name == best.Name + "办事处")) is { } fuller)
            best = best with { Name = fuller.Name };
        return best;
    }

    /// <summary>True when one of the two divisions lies in the other, or they are one.</summary>
    internal bool InOneChain(Region a, Region b, int? year) =>
        regions.Chain(a, year).Any(link => link.Code == b.Code) || regions.Chain(b, year).Any(link => link.Code == a.Code);

    private static BodyKind KindOfOurs(string printed) => printed[^1] switch
    {
        '省' or '市' or '县' or '区' or '州' or '盟' or '旗' => BodyKind.Government,
        '镇' or '乡' or '道' => BodyKind.Township,
        _ => BodyKind.Department,
    };

    /// <summary>The 兵团 has no code and lies in Xinjiang; a city that is one with a division of it has its own.</summary>
    private NamedBody? Legion(string name, string context, int? year, double confidence)
    {
        int length = BodyName.LegionLength(name);
        if (length == 0)
            return null;
        RegionMatch city = length < name.Length ? _reading.Leading(name[length..], year, context) : RegionMatch.None;
        if (city is { Region.Code: var code } && code.StartsWith("6590", StringComparison.Ordinal))
        {
            string rest = name[(length + city.Length)..];
            return new NamedBody(name, city.Region, city.Confidence, BodyName.KindOf(rest), rest.Length == 0 ? "师市" : rest, confidence);
        }

        if (!name.Contains("兵团", StringComparison.Ordinal) || regions.ByName(LegionSeat, year) is not [var seat, ..])
            return null;
        return new NamedBody(name, seat, 0.8, length == name.Length || length == name.Length - 2 && name.EndsWith("机关", StringComparison.Ordinal) ? BodyKind.Zone : BodyKind.Department, name, confidence);
    }

    /// <summary>A branch of a central body, as 国家税务总局绍兴市税务局: it belongs to the division that it names.</summary>
    private NamedBody? BelowCentral(string name, string context, int? year, double confidence)
    {
        if (!name.StartsWith("国家", StringComparison.Ordinal) && !name.StartsWith("中国", StringComparison.Ordinal) && !name.StartsWith("中华人民共和国", StringComparison.Ordinal)
            && !BodyName.IsCentral(name.Split("驻")[0]) && !name.StartsWith("审计署", StringComparison.Ordinal) && !name.StartsWith("财政部", StringComparison.Ordinal))
            return null;
        for (int at = 3; at < name.Length - 2; at++)
        {
            if (name[at - 1] is not ('局' or '会' or '行' or '署' or '部' or '院' or '国' or '驻' or '（'))
                continue;
            RegionMatch match = _reading.Leading(name[at..], year, context);
            // 东海分局 of a sea is not that of 东海县: a short form counts for prefectures and provinces alone.
            bool full = match.Region is { } found && name.AsSpan(at, match.Length).EndsWith(found.Name);
            if (match.Region is null || (!full && match.Region.Level == RegionLevel.County) || name[..at].Contains("海洋", StringComparison.Ordinal))
                continue;
            string rest = name[(at + match.Length)..];
            BodyKind kind = BodyName.KindOf(rest) == BodyKind.Zone ? BodyKind.Zone : BodyKind.Department;
            return new NamedBody(name, match.Region, match.Confidence * 0.95, kind, name, confidence);
        }

        return null;
    }

    /// <summary>A body without a division gets it from a fuller name elsewhere: 教育局 in the title, 某市教育局 in the preface or under the text.</summary>
    private NamedBody WithRegion(NamedBody body, List<NamedBody> others, string context, int? year)
    {
        // Its place is named, and the table does not know it: another place of the text would be a guess.
        if (body.RegionConfidence == 0 && (BodyName.GovernmentOfUnlistedPlace(body.Name!) is not null || body.Rest.Length == 0))
            return body;
        string own = WithoutLevel(body.Rest);
        foreach (NamedBody other in others)
        {
            bool same = other.Rest == body.Rest || other.Rest.EndsWith(own, StringComparison.Ordinal) || own.EndsWith(other.Rest, StringComparison.Ordinal)
                || (body.Kind == BodyKind.Zone && other.Kind == BodyKind.Zone);
            if (other.Region is null || !same)
                continue;
            bool shared = body.RegionConfidence > 0;
            return body with
            {
                Name = shared ? body.Name : other.Name,
                Region = other.Region,
                RegionConfidence = other.RegionConfidence * 0.9,
                Rest = shared ? body.Rest : other.Rest,
                Kind = shared ? body.Kind : other.Kind,
                RegionFrom = other,
            };
        }

        if (body.RegionConfidence > 0 || BodyName.IsCentral(body.Name!))
            return body;
        RegionMatch match = _reading.Before(own, context, year);
        if (match.Region is null)
            match = _reading.OnlyNamed(context, year);
        return body with { Region = match.Region, RegionConfidence = match.Confidence };
    }

    /// <summary>市教育局 without the word for the level that stands for the division's name.</summary>
    private static string WithoutLevel(string rest) =>
        rest.Length > 2 && rest[0] is '省' or '市' or '县' or '区' or '州' or '盟' or '旗' ? rest[1..] : rest;

    private static string PrintedName(NamedBody place, List<NamedBody> others)
    {
        foreach (NamedBody other in others)
        {
            if (place.Region is null && other is { Kind: BodyKind.Government or BodyKind.Office, Region: null, Rest.Length: > 0, From: not "fileName" } && other.Name!.StartsWith(place.Name!, StringComparison.Ordinal))
                return other.Name;
            if (other is { Kind: BodyKind.Government or BodyKind.Office, Region: { } region, From: not "fileName" } && region.Code == place.Region?.Code && other.Rest.Length > 0)
                return other.Name!;
        }

        return place.Name + (place.Region is { Level: RegionLevel.Prefecture } league && (league.Name.EndsWith('盟') || league.Name.EndsWith("地区", StringComparison.Ordinal)) ? "行政公署" : "人民政府");
    }
}
