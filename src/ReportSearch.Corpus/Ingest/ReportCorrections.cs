using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReportSearch.Reports;
using ReportSearch.Reports.Topics;
using ReportSearch.Text.Regions;

namespace ReportSearch.Corpus.Ingest;

/// <summary>
/// What persons corrected of one report, laid over what was read: catalogue, index, series and facets come from the corrected report, and every reading and rebuild does the same
/// again. Only what the correction says changes; what follows from a corrected region (code, chain, id of the body) follows.
/// </summary>
internal sealed class ReportCorrections
{
    /// <summary>Says that the field is not known.</summary>
    public const string Unknown = "unknown";

    /// <summary>Stands before the hash of <see cref="ReadWith"/>.</summary>
    public const string Mark = ";corrected=";

    private readonly Dictionary<string, string> _fields;
    private readonly Dictionary<(int Start, int End), string> _topics;

    private ReportCorrections(Dictionary<string, string> fields, Dictionary<(int, int), string> topics) => (_fields, _topics) = (fields, topics);

    /// <summary>Nothing corrected.</summary>
    public static ReportCorrections None { get; } = new([], []);

    /// <summary>The corrections of each report that has any.</summary>
    public static Dictionary<string, ReportCorrections> Of(IEnumerable<Annotation> annotations) => annotations
        .Where(said => said.Kind is "identity" or "topic" && said.Value is not null)
        .GroupBy(said => said.Report, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => new ReportCorrections(
            group.Where(said => said.Kind == "identity").ToDictionary(said => said.Subject, said => said.Value!, StringComparer.Ordinal),
            group.Where(said => said.Kind == "topic").ToDictionary(said => Place(said.Subject), said => said.Value!)), StringComparer.Ordinal);

    /// <summary>What a report was read with: the versions of the program and, where it has any, a hash of its corrections.</summary>
    public string ReadWith(string versions)
    {
        if (_fields.Count + _topics.Count == 0)
            return versions;
        IEnumerable<string> all = _fields.Select(field => $"{field.Key}={field.Value}")
            .Concat(_topics.Select(topic => string.Create(CultureInfo.InvariantCulture, $"{topic.Key.Start}..{topic.Key.End}={topic.Value}")));
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all.Order(StringComparer.Ordinal))));
        return versions + Mark + Convert.ToHexStringLower(hash.AsSpan(0, 8));
    }

    /// <summary>The identity as corrected, for the reader, which finds the figures of the year and their scope by it; null where nothing of it was corrected.</summary>
    public Func<ReportIdentity, ReportIdentity>? IdentityOver(RegionTable regions) => _fields.Count == 0 ? null : read => Identity(read, regions);

    /// <summary>The report with its topics as corrected.</summary>
    public Report Topics(Report report) => _topics.Count == 0 ? report : report with { Topics = [.. report.Topics.Select(Topics)] };

    private ReportIdentity Identity(ReportIdentity read, RegionTable regions)
    {
        ReportIdentity identity = read;
        if (_fields.TryGetValue("title", out string? title))
            identity = identity with { Title = OrNull(title) };
        if (_fields.TryGetValue("issuer", out string? issuer))
            identity = identity with { Issuer = OrNull(issuer), Body = identity.Body is { } issuing && OrNull(issuer) is { } name ? issuing with { Name = name } : identity.Body, Confidence = identity.Confidence with { Issuer = 1 } };
        // The year first: it tells which divisions there were.
        if (_fields.TryGetValue("year", out string? year))
        {
            int? number = OrNull(year) is { } digits ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : null;
            identity = identity with
            {
                ReportYear = number,
                Period = number is { } own ? new ReportPeriod(string.Create(CultureInfo.InvariantCulture, $"{own:D4}-01-01"), string.Create(CultureInfo.InvariantCulture, $"{own:D4}-12-31")) : null,
                Confidence = identity.Confidence with { ReportYear = 1 },
            };
        }

        if (_fields.TryGetValue("region", out string? code))
            identity = Region(identity, OrNull(code), regions);
        if (_fields.TryGetValue("body", out string? body))
            identity = identity with { Body = Body(identity, OrNull(body)) };
        if (_fields.TryGetValue("level", out string? level))
            identity = identity with { Level = Enum.Parse<BodyLevel>(level, ignoreCase: true) };
        if (_fields.TryGetValue("scope", out string? scope))
            identity = identity with { Scope = Enum.Parse<ReportScope>(scope, ignoreCase: true) };
        return identity with { Conflicts = [.. identity.Conflicts.Where(conflict => !_fields.ContainsKey(conflict.Field == "reportYear" ? "year" : conflict.Field))] };
    }

    private static ReportIdentity Region(ReportIdentity identity, string? code, RegionTable regions)
    {
        Region? division = code is null ? null : regions.ByCode(code, identity.ReportYear) ?? regions.ByCode(code, null);
        IReadOnlyList<Region> chain = division is null ? [] : regions.Chain(division, identity.ReportYear);
        ReportRegion? region = division is null ? null : new ReportRegion(division.Code, division.Name, division.Level, [.. chain.Select(link => link.Name)], [.. chain.Select(link => link.Code)]);
        string? before = identity.Region?.Code;
        bool governs = identity.Level is BodyLevel.Province or BodyLevel.Prefecture or BodyLevel.County;
        return identity with
        {
            Region = region,
            // Ids of bodies hold the code of their region: g330600, o330600, d330600-….
            Body = identity.Body is { } body && region is not null
                ? body with { Id = $"{body.Id[..1]}{region.Code}{(body.Id.IndexOf('-', StringComparison.Ordinal) is > 0 and int at ? body.Id[at..] : "")}", ParentId = body.ParentId is null && body.Id[0] == 'g' ? null : "g" + region.Code }
                : identity.Body,
            Level = governs && region is not null && region.Code != before ? LevelOf(region.Level) : identity.Level,
            Confidence = identity.Confidence with { Region = 1 },
        };
    }

    /// <summary>ID NAME, or an id alone for the printed name.</summary>
    private static ReportBody? Body(ReportIdentity identity, string? body)
    {
        if (body is null)
            return null;
        int blank = body.IndexOf(' ', StringComparison.Ordinal);
        string id = blank < 0 ? body : body[..blank], name = blank < 0 ? identity.Body?.Name ?? identity.Issuer ?? id : body[(blank + 1)..];
        string kind = id[0] switch { 'g' => "government", 'o' => "office", 'z' => "zone", 't' => "township", _ => identity.Body?.Kind ?? "department" };
        return new ReportBody(id, name, kind, kind == "government" || identity.Region is null ? null : "g" + identity.Region.Code);
    }

    private static BodyLevel LevelOf(RegionLevel level) => level switch
    {
        RegionLevel.Province => BodyLevel.Province,
        RegionLevel.Prefecture => BodyLevel.Prefecture,
        RegionLevel.County => BodyLevel.County,
        RegionLevel.Township => BodyLevel.Township,
        _ => BodyLevel.Unknown,
    };

    /// <summary>A topic at the place of its words, or at that of a sentence: then of all that it says.</summary>
    private TopicSentence Topics(TopicSentence sentence)
    {
        string? whole = _topics.GetValueOrDefault((sentence.Start, sentence.End));
        var topics = new List<MentionedTopic>(sentence.Topics.Count);
        foreach (MentionedTopic topic in sentence.Topics)
        {
            string? said = _topics.GetValueOrDefault((topic.Mention.Start, topic.Mention.End)) ?? whole;
            if (said is null)
                topics.Add(topic);
            if (said is null or Unknown)
                continue;
            foreach (string id in said.Split(','))
            {
                // Words that said two topics are corrected once, not once for each.
                MentionedTopic corrected = topic with { Id = id, P = 1 };
                if (!topics.Contains(corrected))
                    topics.Add(corrected);
            }
        }

        return sentence with { Topics = topics };
    }

    private static string? OrNull(string value) => value == Unknown ? null : value;

    private static (int, int) Place(string subject)
    {
        string[] ends = subject.Split("..");
        return (int.Parse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture), int.Parse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture));
    }
}
