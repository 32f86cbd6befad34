using System.Text;

namespace ReportSearch.Reports.Tests.Sections;

/// <summary>A heading as the label says it stands in the text.</summary>
/// <param name="Start">Offset of its first character that is no white space.</param>
/// <param name="Level">1 for the highest.</param>
/// <param name="Numbering">The printed number without white space.</param>
/// <param name="Title">The title without white space.</param>
/// <param name="Tags">The tags, main tag first; each may name alternatives that are as right.</param>
/// <param name="ContentTags">What the title hides; empty where nothing was labelled.</param>
public sealed record LabelledHeading(int Start, int Level, string Numbering, string Title, IReadOnlyList<string[]> Tags, IReadOnlyList<string> ContentTags);

/// <summary>
/// A text with its headings marked inside it: <c>&lt;2 organisation&gt;（一）|组织领导&lt;/&gt;</c> is a heading of level 2. Tags are parted by commas, alternatives by
/// slashes, content tags stand behind a plus. Lines at the beginning that open with <c>#</c> say what the text is about and are not part of it.
/// </summary>
public sealed record LabelledOutline(string Name, string Text, IReadOnlyList<LabelledHeading> Headings)
{
    /// <summary>As the number of a heading: any will do.</summary>
    public const string AnyNumbering = "*";

    public static LabelledOutline Parse(string name, string marked)
    {
        while (marked.StartsWith('#'))
            marked = marked[(marked.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        var text = new StringBuilder();
        var headings = new List<LabelledHeading>();
        for (int at = 0; at < marked.Length;)
        {
            int open = marked.IndexOf('<', at);
            if (open < 0)
            {
                text.Append(marked, at, marked.Length - at);
                break;
            }

            text.Append(marked, at, open - at);
            int close = marked.IndexOf('>', open), end = marked.IndexOf("</>", close, StringComparison.Ordinal), bar = marked.IndexOf('|', close, end - close);
            string label = marked[(open + 1)..close];
            string[] parts = label[2..].Split('+');
            string number = marked[(close + 1)..bar], title = marked[(bar + 1)..end];
            int start = text.Length;
            text.Append(number).Append(title);
            at = end + 3;
            string ahead = number + title + marked[at..Math.Min(marked.Length, at + 3)];
            start += ahead.Length - ahead.TrimStart().Length;
            // 【 and 附件： open a heading but do not count it.
            string numbering = Plain(number) is var plain && (plain == "【" || plain.StartsWith('附')) ? "" : plain;
            headings.Add(new LabelledHeading(start, label[0] - '0', numbering, Plain(title), [.. parts[0].Split(',').Select(tag => tag.Split('/'))], parts.Length > 1 ? parts[1].Split(',') : []));
        }

        return new LabelledOutline(name, text.ToString(), headings);
    }

    public static string Plain(string text) => string.Concat(text.Where(unit => !char.IsWhiteSpace(unit)));
}

/// <summary>How well the sections of a report agree with a labelled outline.</summary>
/// <param name="Expected">Labelled headings.</param>
/// <param name="Found">Sections, the front matter left out.</param>
/// <param name="Right">Sections with the place (a table may begin behind its first border), level, number and title of a labelled heading.</param>
/// <param name="RightTags">Of these, the ones whose main tag is right.</param>
/// <param name="RightContent">Labelled content tags that were found.</param>
/// <param name="Content">Labelled content tags.</param>
/// <param name="Errors">What disagrees, one line each.</param>
public sealed record OutlineScore(int Expected, int Found, int Right, int RightTags, int RightContent, int Content, IReadOnlyList<string> Errors)
{
    public double F1 => Expected + Found == 0 ? 1 : 2.0 * Right / (Expected + Found);

    /// <summary>Of the right sections, the ones with all tags right, in their order.</summary>
    public int RightAllTags { get; init; }

    public double AllTagAccuracy => Right == 0 ? 1 : (double)RightAllTags / Right;

    public double TagAccuracy => Right == 0 ? 1 : (double)RightTags / Right;

    /// <summary>Compares; a heading of <paramref name="optional"/> that is not found is no mistake.</summary>
    public static OutlineScore Of(LabelledOutline outline, Report report, IReadOnlySet<int>? optional = null)
    {
        List<Section> found = [.. report.Sections.Where(section => section.Tags[0] != "front_matter")];
        var errors = new List<string>();
        int right = 0, tags = 0, allTags = 0, content = 0, expected = 0;
        var used = new HashSet<Section>();
        for (int i = 0; i < outline.Headings.Count; i++)
        {
            LabelledHeading heading = outline.Headings[i];
            Section? section = found.Find(candidate => candidate.Start - heading.Start is 0 or 1 && !used.Contains(candidate));
            if (section is null && optional is not null && optional.Contains(i))
                continue;
            expected++;
            if (section is null)
            {
                errors.Add($"missing {heading.Level} {heading.Numbering}{heading.Title}");
                continue;
            }

            used.Add(section);
            if (section.Level != heading.Level || (heading.Numbering != LabelledOutline.AnyNumbering && LabelledOutline.Plain(section.Numbering) != heading.Numbering) || LabelledOutline.Plain(section.Title) != heading.Title)
            {
                errors.Add($"wanted {heading.Level} {heading.Numbering}|{heading.Title}, read {section.Level} {section.Numbering}|{section.Title}");
                continue;
            }

            right++;
            if (heading.Tags.Count == 0 || heading.Tags[0].Contains(section.Tags[0]))
                tags++;
            else
                errors.Add($"tag {string.Join('/', heading.Tags[0])}, read {string.Join(',', section.Tags)}: {heading.Title}");
            bool all = heading.Tags.Count == 0 || (section.Tags.Count == heading.Tags.Count && heading.Tags.Zip(section.Tags).All(pair => pair.First.Contains(pair.Second)));
            allTags += all ? 1 : 0;
            if (!all && heading.Tags[0].Contains(section.Tags[0]))
                errors.Add($"all tags {string.Join(',', heading.Tags.Select(tag => string.Join('/', tag)))}, read {string.Join(',', section.Tags)}: {heading.Title}");
            content += heading.ContentTags.Count(tag => section.ContentTags.Contains(tag));
            errors.AddRange(heading.ContentTags.Where(tag => !section.ContentTags.Contains(tag)).Select(tag => $"content {tag} not in {string.Join(',', section.ContentTags)}: {heading.Title}"));
        }

        errors.AddRange(found.Where(section => !used.Contains(section)).Select(section => $"too much {section.Level} {section.Numbering}|{section.Title} [{string.Join(',', section.Tags)}]"));
        return new OutlineScore(expected, found.Count, right, tags, content, outline.Headings.Sum(heading => heading.ContentTags.Count), errors) { RightAllTags = allTags };
    }

    public static OutlineScore Sum(IEnumerable<OutlineScore> scores) => scores.Aggregate(
        new OutlineScore(0, 0, 0, 0, 0, 0, []),
        (sum, one) => new OutlineScore(
            sum.Expected + one.Expected, sum.Found + one.Found, sum.Right + one.Right, sum.RightTags + one.RightTags, sum.RightContent + one.RightContent, sum.Content + one.Content,
            [.. sum.Errors, .. one.Errors])
        { RightAllTags = sum.RightAllTags + one.RightAllTags });
}
