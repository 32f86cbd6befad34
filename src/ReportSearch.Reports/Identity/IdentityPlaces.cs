using System.Globalization;
using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Identity;

/// <summary>Collects the places that an identity was read from, and what contradicts it, with offsets into the source.</summary>
internal sealed class IdentityPlaces(Document document)
{
    private readonly List<IdentityEvidence> _evidence = [];

    internal IReadOnlyList<IdentityEvidence> Evidence => _evidence;

    internal void AddTitle(string? title, TextRange? place)
    {
        if (title is not null)
            Add("title", "title", place, null);
    }

    internal void AddBody(NamedBody? body, ReportRegion? region)
    {
        if (body?.Name is null)
            return;
        Add("issuer", body.From, body.Place, body.Name);
        if (region is not null)
            Add("region", body.RegionFrom?.From ?? (body.Region is not null && body.Rest == body.Name ? "text" : body.From), body.RegionFrom is { } helped ? helped.Place : body.Place, body.RegionFrom?.Name ?? body.Name);
    }

    internal void AddYear(YearReading year, TextRange? title, Signature signature)
    {
        foreach (YearReading.YearVote vote in year.Votes)
        {
            if (vote.Year == year.Year && vote.From is not "text")
                Add("reportYear", vote.From, PlaceOf(vote.From, year, title, signature), vote.Printed);
        }

        Add("period", "text", year.PeriodPlace, null);
    }

    /// <summary>Adds a place; without a range only what the file name and the head of a page say is kept.</summary>
    internal void Add(string field, string from, TextRange? place, string? printed)
    {
        if (place is null && from is not ("fileName" or "page"))
            return;
        (int? start, int? end) = Source(place);
        _evidence.Add(new IdentityEvidence(field, from, start, end, place is { } range ? document.Text[range.Start..range.End] : printed ?? ""));
    }

    internal IEnumerable<IdentityConflict> YearConflicts(YearReading year, TextRange? title, Signature signature)
    {
        if (year.Year is not { } own)
            yield break;
        string chosen = own.ToString(CultureInfo.InvariantCulture);
        foreach (YearReading.YearVote vote in year.Votes)
        {
            string other = vote.Short ?? vote.Year.ToString(CultureInfo.InvariantCulture);
            if (vote.Contradicts && vote.Year != own)
                yield return Of("reportYear", chosen, other, vote.From, PlaceOf(vote.From, year, title, signature), $"the report is of {chosen}, but its {vote.From} says {other}");
        }

        // A report cannot be signed before the year it speaks of is over.
        if (signature is { IsSigned: true, Date: { } date } && date.Year <= own && string.CompareOrdinal(date.Iso, year.Period?.To ?? TitleYears.Iso(own, 12, 31)) < 0)
            yield return Of("reportYear", chosen, date.Iso, "signature", signature.DatePlace, $"the report is of {chosen}, but it is dated {date.Iso}, before that year was over");
    }

    internal IdentityConflict Region(string chosen, NamedBody other, string otherRegion) =>
        Of("region", chosen, otherRegion, other.From, other.Place, $"the report is taken for one of {chosen}, but its {other.From} names {otherRegion}");

    internal IReadOnlyList<IdentityConflict> Advertisement(string title, TextRange? place) =>
        [Of("advertisement", null, title, "title", place, $"the title “{title}” holds phrases of advertisers and says nothing of the body")];

    private IdentityConflict Of(string field, string? chosen, string other, string from, TextRange? place, string message)
    {
        (int? start, int? end) = Source(place);
        return new IdentityConflict(field, chosen, other, from, start, end, message);
    }

    private static TextRange? PlaceOf(string from, YearReading year, TextRange? title, Signature signature) => from switch
    {
        "title" => title,
        "period" => year.PeriodPlace,
        "signature" => signature.DatePlace,
        _ => null,
    };

    private (int? Start, int? End) Source(TextRange? place) =>
        place is { } range && document.Map.ToSource(range.Start, range.End) is var (start, end) ? (start, end) : (null, null);
}
