using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Sections;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Identity;

/// <summary>Who reports on what year, read from title, signature, preface and file name, in this order of trust.</summary>
internal sealed class IdentityReader(RegionTable regions)
{
    private const int FrontUnits = 4000;
    private const int EndUnits = 1500;
    private const int PrefaceUnits = 900;

    private static readonly Regex Year = new(
        "[（(]?([12][0-9]{3}|[１２][０-９]{3}|二[〇○◯ＯOo０0零][〇○◯ＯOo０0零一二三四五六七八九]{2})([-—至–～~](20[0-9]{2}))?[年](度)?[）)]?",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex Core = new(
        "(政府信息公开|政务信息公开|政务公开|信息公开)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex LatinNote = new("[（(][\u0000-\u024F]*[A-Za-z][\u0000-\u024F]*[)）]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex Compiler = new(
        "[由经]([\u4e00-\u9fff]{4,30}?)(根据|依据|按照|编制|汇总|综合)|[，。、]([\u4e00-\u9fff]{3,24}(人民政府|办公室|办公厅|局|委员会))(编制|组织编制|汇总|根据|依据|按照)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex Compiled = new(
        "(汇总|综合|根据|依据)[^。]{0,100}(各|部门|单位)[^。]{0,100}(报告|年报)[^。]{0,20}(编制|汇编|汇总|形成)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private readonly RegionReading _reading = new(regions);

    private sealed record Named(string Name, Region? Region, double RegionConfidence, BodyKind Kind, string Rest, double NameConfidence);

    internal ReportIdentity Read(Document document, IReadOnlyList<Section> sections, ReportTitle title, string fileName)
    {
        int annexStart = sections.FirstOrDefault(section => section.Tags[0] == SectionTags.StatisticsAnnex)?.CleanStart ?? document.Text.Length;
        string front = TitleFinder.WithoutBlanks(document.Text.AsSpan(0, Math.Min(FrontUnits, document.Text.Length)));
        string end = TitleFinder.WithoutBlanks(document.Text.AsSpan(Math.Max(0, annexStart - EndUnits), Math.Min(EndUnits, annexStart)));
        string stem = TitleFinder.WithoutBlanks(Path.GetFileNameWithoutExtension(fileName));
        Signature signature = Signature.Find(document, annexStart);
        YearReading year = YearReading.Of(title.Text, front, document.Text, signature, fileName);
        TableForm tableForm = FormReading.TableFormOf(document);
        ReportForm form = FormReading.FormOf(sections, tableForm, year.Year);
        string context = front + "\n" + end + "\n" + stem;
        Named? named = Body(title, signature, front, context, stem, year.Year);

        ReportRegion? region = named?.Region is { } found ? Shown(found, year.Year) : named is not null && BodyName.IsCentral(named.Name) ? China : null;
        ReportScope scope = Scope(front, named?.Kind);
        BodyLevel level = Level(named, scope);
        return new ReportIdentity(
            title.Text,
            named?.Name,
            region,
            named is null ? null : BodyOf(named, region),
            scope,
            level,
            year.Year,
            year.Period,
            form,
            tableForm,
            signature.Date?.Iso,
            new IdentityConfidence(named?.NameConfidence ?? 0, Math.Round(region is null ? Math.Min(named?.RegionConfidence ?? 0, 0.2) : Math.Max(named!.RegionConfidence, region.Code == China.Code ? 0.8 : 0), 2), year.Confidence));
    }

    private static readonly ReportRegion China = new("000000", "中国", RegionLevel.Country, ["中国"], ["000000"]);

    /// <summary>The first source that names a body, helped by the next ones where it names no region.</summary>
    private Named? Body(ReportTitle title, Signature signature, string front, string context, string stem, int? year)
    {
        Named? titled = title.Text is { } text ? Parse(BodyInTitle(text), context, year, 0.95) : null;
        Named? signed = signature.Body is { } name ? Parse(name, context, year, 0.85) : null;
        Named? preface = Compiler.Match(front) is { Success: true } match && (match.Groups[1].Success ? match.Groups[1].Value : match.Groups[3].Value) is var compiler && BodyName.LooksLikeBody(compiler)
            ? Parse(compiler, context, year, 0.7) : null;
        Named? filed = Parse(BodyInTitle(stem), context, year, 0.5) is { Region: not null } fromFile ? fromFile : null;

        Named? best = titled is { Name.Length: > 0 } ? titled : signed ?? preface ?? filed;
        if (best is null)
            return null;
        if (best.Region is null)
            best = WithRegion(best, [signed, preface, filed], context, year);
        // A title that names a place alone: the printed name of the body stands under the text, and may be that of its office.
        if (best == titled && best.Rest.Length == 0)
            best = best with { Name = PrintedName(best, [signed, preface]), Rest = "人民政府" };
        if (best.Kind == BodyKind.Township && signed is { Kind: BodyKind.Township } && signed.Name.Contains(best.Name, StringComparison.Ordinal))
            best = best with { Name = signed.Name };
        bool conflict = signed is not null && signed != best && signed.Region is { } other && best.Region is { } own && other.Code != own.Code
            && !regions.Chain(other, year).Any(link => link.Code == own.Code) && !regions.Chain(own, year).Any(link => link.Code == other.Code);
        return conflict ? best with { NameConfidence = best.NameConfidence * 0.6, RegionConfidence = best.RegionConfidence * 0.6 } : best;
    }

    private Named? Parse(string name, string context, int? year, double confidence)
    {
        if (name.Length < 2)
            return null;
        RegionMatch match = _reading.Leading(name, year, context);
        if (match.Length == 0 && BodyName.GovernmentOfUnlistedPlace(name) is { } government)
            return new Named(name, null, 0, BodyName.KindOf(government), government, confidence * 0.8);
        string rest = name[match.Length..];
        if (match.Length == 0 && !BodyName.LooksLikeBody(name))
            return null;
        return new Named(name, match.Region, match.Confidence, BodyName.KindOf(match.Length == 0 && BodyName.KindOf(rest) == BodyKind.Government ? "机关" : rest), rest, match.Length > 0 ? confidence : confidence * 0.8);
    }

    /// <summary>A body without region gets it from a fuller name elsewhere: 教育局 in the title, 某市教育局 in the preface or under the text.</summary>
    private Named WithRegion(Named body, Named?[] others, string context, int? year)
    {
        // Its place is named, and the table does not know it: another place of the text would be a guess.
        if (BodyName.GovernmentOfUnlistedPlace(body.Name) is not null)
            return body;
        foreach (Named? other in others)
        {
            if (other?.Region is not null && (other.Rest == body.Rest || other.Rest.EndsWith(body.Rest, StringComparison.Ordinal) || body.Rest.EndsWith(other.Rest, StringComparison.Ordinal)))
                return body with { Name = body.RegionConfidence > 0 ? body.Name : other.Name, Region = other.Region, RegionConfidence = other.RegionConfidence * 0.9, Rest = other.Rest, Kind = other.Kind };
        }

        if (body.RegionConfidence > 0 || BodyName.IsCentral(body.Name))
            return body;
        RegionMatch match = _reading.Before(body.Rest, context, year);
        if (match.Region is null)
            match = _reading.OnlyNamed(context, year);
        return body with { Region = match.Region, RegionConfidence = match.Confidence };
    }

    private static string PrintedName(Named place, Named?[] others)
    {
        foreach (Named? other in others)
        {
            if (other is { Kind: BodyKind.Government or BodyKind.Office, Region: { } region } && region.Code == place.Region?.Code && other.Rest.Length > 0)
                return other.Name;
        }

        return place.Name + "人民政府";
    }

    /// <summary>What a title says before and between year and 政府信息公开.</summary>
    internal static string BodyInTitle(string title)
    {
        Match core = Core.Match(title);
        string before = core.Success ? title[..core.Index] : title;
        // 某县人民政府信息公开报告 says 政府 once for both.
        if (before.EndsWith("人民", StringComparison.Ordinal))
            before += "政府";
        string body = LatinNote.Replace(Year.Replace(before, ""), "").Replace("关于", "", StringComparison.Ordinal).Replace("年度", "", StringComparison.Ordinal);
        return body.Trim('：', ':', '“', '”', '《', '》', '-', '—', '_', '的', '度', '　', ' ', '（', '）', '(', ')', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
    }

    private ReportRegion Shown(Region region, int? year)
    {
        IReadOnlyList<Region> chain = regions.Chain(region, year);
        return new ReportRegion(region.Code, region.Name, region.Level, [.. chain.Select(link => link.Name)], [.. chain.Select(link => link.Code)]);
    }

    private static ReportScope Scope(string front, BodyKind? kind)
    {
        string preface = front[..Math.Min(front.Length, PrefaceUnits)];
        if (kind is BodyKind.Government or BodyKind.Office or BodyKind.Zone && Compiled.IsMatch(preface))
            return ReportScope.Jurisdiction;
        return kind == BodyKind.Office && front.Contains("我办", StringComparison.Ordinal) ? ReportScope.Body : ReportScope.Unknown;
    }

    private static BodyLevel Level(Named? body, ReportScope scope)
    {
        if (body is null)
            return BodyLevel.Unknown;
        bool whole = body.Kind == BodyKind.Government || (body.Kind == BodyKind.Office && scope == ReportScope.Jurisdiction);
        if (!whole)
            return body.Kind == BodyKind.Township ? BodyLevel.Township : BodyLevel.Department;
        return body.Region?.Level switch
        {
            RegionLevel.Province => BodyLevel.Province,
            RegionLevel.Prefecture => BodyLevel.Prefecture,
            RegionLevel.County => BodyLevel.County,
            RegionLevel.Township => BodyLevel.Township,
            null => BodyName.LevelOfUnlistedPlace(body.Name),
            _ => BodyLevel.Unknown,
        };
    }

    private static ReportBody BodyOf(Named body, ReportRegion? region)
    {
        string kind = BodyName.KindText(body.Kind);
        string? government = region is null ? null : "g" + region.Code;
        if (body.Kind == BodyKind.Government && government is not null)
            return new ReportBody(government, BodyName.WithoutOffice(body.Name), kind, null);
        string own = region is null || body.Rest.Length == 0 ? body.Name : body.Rest;
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(own)))[..8];
        string id = body.Kind == BodyKind.Office && region is not null ? "o" + region.Code : $"{kind[0]}{region?.Code ?? "x"}-{hash}";
        return new ReportBody(id, body.Name, kind, government);
    }
}
