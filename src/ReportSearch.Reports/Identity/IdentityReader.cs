using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReportSearch.Reports.Cleaning;
using ReportSearch.Reports.Documents;
using ReportSearch.Reports.Sections;
using ReportSearch.Text.Regions;

namespace ReportSearch.Reports.Identity;

/// <summary>Who reports on what year, read from title, signature, preface and file name, in this order of trust.</summary>
internal sealed class IdentityReader(RegionTable regions)
{
    private const int FrontUnits = 4000;
    private const int EndUnits = 1500;

    private static readonly ReportRegion China = new("000000", "中国", RegionLevel.Country, ["中国"], ["000000"]);

    private readonly BodyReading _bodies = new(regions);

    internal ReportIdentity Read(Document document, IReadOnlyList<Section> sections, ReportTitle title, string fileName)
    {
        // 1. The places that say who and when.
        int annexStart = sections.FirstOrDefault(section => section.Tags[0] == SectionTags.StatisticsAnnex)?.CleanStart ?? document.Text.Length;
        PlainText front = PlainText.Of(document.Text, 0, Math.Min(FrontUnits, document.Text.Length));
        string end = TitleFinder.WithoutBlanks(document.Text.AsSpan(Math.Max(0, annexStart - EndUnits), Math.Min(EndUnits, annexStart)));
        string stem = TitleFinder.WithoutBlanks(Path.GetFileNameWithoutExtension(fileName));
        TextRange? titlePlace = title.EndBlock > 0 ? new TextRange(document.Blocks[title.FirstBlock].Start, document.Blocks[title.EndBlock - 1].End - 1) : null;
        Signature signature = Signature.Find(document, annexStart);

        // 2. The year first: it tells which divisions there were.
        YearReading year = YearReading.Of(title.Text, front, document.Text, signature, fileName);
        string context = front.Text + "\n" + end + "\n" + stem;
        List<NamedBody> named = new BodySources(_bodies).Of(document, title, titlePlace, signature, stem, context, year.Year);
        NamedBody? body = _bodies.Choose(named, context, year.Year);

        // 3. What follows from the body.
        ReportRegion? region = body is null ? null : RegionOf(body, year.Year);
        ReportScope scope = ScopeReading.Of(front.Text, body?.Kind);
        BodyLevel level = Level(body, scope);
        TableForm tableForm = FormReading.TableFormOf(document);
        ReportForm form = FormReading.FormOf(sections, tableForm, year.Year);
        (ReportContact? contact, TextRange? contactPlace) = ContactReading.Find(document);

        // 4. What speaks for it and against it.
        var places = new IdentityPlaces(document);
        places.AddTitle(title.Text, titlePlace);
        places.AddBody(body, region);
        places.AddYear(year, titlePlace, signature);
        places.Add("publishedDate", signature.IsSigned ? "signature" : "label", signature.Date is null ? null : signature.DatePlace, null);
        if (signature.Date is null && document.PageDate is { } day)
            places.Add("publishedDate", "page", null, day);
        places.Add("contact", "contact", contactPlace, null);
        List<IdentityConflict> conflicts =
        [
            .. places.YearConflicts(year, titlePlace, signature),
            .. RegionConflicts(places, body, named, year.Year),
            .. title.Text is { } text && Advertising.IsName(text) ? places.Advertisement(text, titlePlace) : [],
        ];
        bool against = conflicts.Exists(conflict => conflict.Field == "region");
        double factor = against ? 0.6 : 1;
        double regionConfidence = region is null ? Math.Min(body?.RegionConfidence ?? 0, 0.2) : Math.Max(body!.RegionConfidence, region.Code == China.Code ? 0.8 : 0) * factor;
        return new ReportIdentity(
            title.Text, body?.Name, region, body?.Name is null ? null : BodyOf(body, region), scope, level, year.Year, year.Period, form, tableForm, signature.Date?.Iso ?? document.PageDate,
            new IdentityConfidence(Math.Round((body?.Name is null ? 0 : body.NameConfidence) * factor, 2), Math.Round(regionConfidence, 2), year.Confidence)
            {
                Level = LevelConfidence(body, level, regionConfidence),
                Form = FormReading.ConfidenceOf(sections, tableForm, form, year.Year),
            })
        {
            Contact = contact,
            Evidence = places.Evidence,
            Conflicts = conflicts,
        };
    }

    private ReportRegion? RegionOf(NamedBody body, int? year)
    {
        if (body.Region is not { } region)
            return body.Name is { } name && BodyName.IsCentral(name) ? China : null;
        IReadOnlyList<Region> chain = regions.Chain(region, year);
        string[] names = [.. chain.Select(link => link.Name)], codes = [.. chain.Select(link => link.Code)];
        // No township stands in the table: it is named behind the division that it belongs to.
        return body.Kind == BodyKind.Township && BodyName.TownshipOf(body.Rest) is { } township && region.Level is RegionLevel.County or RegionLevel.Prefecture
            ? new ReportRegion(region.Code, township, RegionLevel.Township, [.. names, township], codes)
            : new ReportRegion(region.Code, region.Name, region.Level, names, codes);
    }

    private List<IdentityConflict> RegionConflicts(IdentityPlaces places, NamedBody? body, List<NamedBody> named, int? year)
    {
        var conflicts = new List<IdentityConflict>();
        if (body?.Region is not { } own)
            return conflicts;
        foreach (NamedBody other in named)
        {
            // A preface may speak of another body; who signs and what the file is called speak of this one.
            if (other.From is "signature" or "label" or "fileName" && other.Region is { } region && other.RegionConfidence >= 0.7 && !_bodies.InOneChain(own, region, year))
                conflicts.Add(places.Region(own.Name, other, region.Name));
        }

        return conflicts;
    }

    private static BodyLevel Level(NamedBody? body, ReportScope scope)
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
            null => BodyName.LevelOfUnlistedPlace(body.Name ?? ""),
            _ => BodyLevel.Unknown,
        };
    }

    /// <summary>A department is one whatever its region; a government is as sure as its region, or as the word at its end.</summary>
    private static double LevelConfidence(NamedBody? body, BodyLevel level, double region) => level switch
    {
        BodyLevel.Unknown => 0,
        BodyLevel.Department or BodyLevel.Township => Math.Round(Math.Max(body!.NameConfidence, 0.4), 2),
        _ => Math.Round(Math.Max(region, 0.6), 2),
    };

    private static ReportBody BodyOf(NamedBody body, ReportRegion? region)
    {
        string kind = BodyName.KindText(body.Kind);
        string? government = region is null ? null : "g" + region.Code;
        if (body.Kind == BodyKind.Government && government is not null)
            return new ReportBody(government, BodyName.WithoutOffice(body.Name!), kind, null);
        string own = region is null || body.Rest.Length == 0 ? body.Name! : body.Kind == BodyKind.Township ? region.Name : body.Rest;
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(own)))[..8];
        string id = body.Kind == BodyKind.Office && region is not null ? "o" + region.Code : string.Create(CultureInfo.InvariantCulture, $"{kind[0]}{region?.Code ?? "x"}-{hash}");
        return new ReportBody(id, body.Name!, kind, government);
    }
}
