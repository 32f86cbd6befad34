namespace ReportSearch.Reports.Sections;

/// <summary>What is known of a section before it is tagged.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Level">Its level, from 1.</param>
/// <param name="Parent">Index of the parent, or -1.</param>
/// <param name="Known">The tag that its table gives it, or null.</param>
/// <param name="End">Cleaned offset where its own text ends, the first inner section excluded.</param>
internal sealed record TaggedPlace(Heading Heading, int Level, int Parent, string? Known, int End);

/// <summary>Tags with how sure they are, 0 to 1.</summary>
/// <param name="Tags">Main tag first, at most two.</param>
/// <param name="Confidence">Of the main tag.</param>
/// <param name="Content">What the title hides.</param>
internal sealed record TagReading(IReadOnlyList<string> Tags, double Confidence, IReadOnlyList<string> Content);

/// <summary>
/// Tags of all sections of a report, in this order: a table or an official title, the place among the six parts of the official form, the words of the title, the
/// themes of the inner sections, the text, the parent.
/// </summary>
internal sealed class SectionTagging(IReadOnlyList<TaggedPlace> places, ContentCues cues, HiddenThemes hidden, int? titleYear)
{
    private const int FirstStandardYear = 2019;
    private const int MostContentTags = 4;

    // How often each way was right on the labelled outlines, rounded down; the tests hold these values against them.
    private const double Official = 0.99, Table = 0.95, Placed = 0.9, Named = 0.95, Coloured = 0.8, Inner = 0.75, Spoken = 0.6, Inherited = 0.7, Guessed = 0.3;

    private readonly TitleTagging.TitleTheme[] _themes = [.. places.Select(place => TitleTagging.ThemeOf(place.Heading.Title))];

    /// <summary>The tags of every place, in order.</summary>
    internal IReadOnlyList<TagReading> Read()
    {
        Dictionary<int, string> official = OfficialPlaces();
        var readings = new TagReading[places.Count];
        var inner = places.Select((place, index) => (place.Parent, Index: index)).Where(pair => pair.Parent >= 0).ToLookup(pair => pair.Parent, pair => pair.Index);
        for (int i = 0; i < places.Count; i++)
        {
            IReadOnlyList<string> parentTags = places[i].Parent >= 0 ? readings[places[i].Parent].Tags : [];
            IReadOnlyList<string> spoken = cues.Themes(places[i].Heading.BodyStart, places[i].End);
            (IReadOnlyList<string> tags, double confidence) = TagsOf(i, parentTags, official, [.. inner[i]], spoken);
            string[] shown = [.. tags, .. inner[i].SelectMany(index => _themes[index].Tags)];
            // Under problems and improvements every theme is spoken of without being reported on.
            IReadOnlyList<string> content = tags[0] == SectionTags.ProblemsImprovements ? [] : [.. hidden.Of(places[i].Heading.BodyStart, places[i].End).Where(tag => !shown.Contains(tag)).Take(MostContentTags)];
            readings[i] = new TagReading(tags, confidence, content);
        }

        return readings;
    }

    private (IReadOnlyList<string> Tags, double Confidence) TagsOf(int place, IReadOnlyList<string> parentTags, Dictionary<int, string> official, int[] inner, IReadOnlyList<string> spoken)
    {
        string title = places[place].Heading.Title;
        string? parent = parentTags.Count > 0 ? parentTags[0] : null;
        TitleTagging.TitleTheme theme = _themes[place];
        if (places[place].Known is { } known)
            return ([known], Table);
        if (OfficialSections.IsTitle(title))
            return (theme.Tags, Official);
        if (official.TryGetValue(place, out string? placed) && (!theme.Named || theme.Tags.Contains(placed)))
            return ([placed, .. theme.Named ? theme.Tags.Where(tag => tag != placed).Take(1) : []], Placed);
        if (theme.Tags.Count > 0)
        {
            IReadOnlyList<string> tags = TitleTagging.Under(title, theme, parent);
            double confidence = theme.Named ? Named : Coloured;
            return (tags, spoken.Contains(tags[0]) ? Math.Min(Official, confidence + 0.03) : confidence);
        }

        if (parent is not null and not (SectionTags.Overview or SectionTags.FrontMatter or SectionTags.OtherMatters))
            return (spoken.Count > 0 && parentTags.Contains(spoken[0]) ? [spoken[0]] : [parent], Inherited);
        // Two thirds of the inner titles agree.
        IGrouping<string, int>? most = inner.Where(index => _themes[index].Tags.Count > 0).GroupBy(index => _themes[index].Tags[0]).MaxBy(group => group.Count());
        if (most is not null && most.Count() * 3 >= inner.Length * 2)
            return ([most.Key], Inner);
        if (spoken.Count > 0)
            return ([spoken[0]], Spoken);
        if (parent is not null and not SectionTags.FrontMatter)
            return ([parent], Inherited);
        return places[place].Parent < 0 && place == 0 ? ([SectionTags.Overview], Spoken) : ([SectionTags.OtherMatters], Guessed);
    }

    /// <summary>Six parts counted from one to six, most of which are those of the official form: the others are known by their place.</summary>
    private Dictionary<int, string> OfficialPlaces()
    {
        var tops = Enumerable.Range(0, places.Count).Where(i => places[i].Level == 1 && places[i].Known is null && places[i].Heading.Number is not null).ToList();
        var placed = new Dictionary<int, string>();
        if (tops.Count != OfficialSections.Count || tops.Where((place, i) => places[place].Heading.Number!.Value.Value != i + 1).Any())
            return placed;
        int agreed = tops.Where((place, i) => _themes[place].Tags.Contains(SectionTags.Official[i])).Count();
        if (agreed >= OfficialSections.Count - 2 || (agreed >= OfficialSections.Count / 2 && titleYear >= FirstStandardYear))
        {
            for (int i = 0; i < tops.Count; i++)
                placed[tops[i]] = SectionTags.Official[i];
        }

        return placed;
    }
}
