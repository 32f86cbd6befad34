using ReportSearch.Reports;

namespace ReportSearch.Corpus.Indexing;

/// <summary>Which section owns a place of the text: the innermost one around it. Asked for places in ascending order.</summary>
internal sealed class SectionOwners(IReadOnlyList<Section> sections)
{
    private readonly Stack<Section> _open = new();
    private int _next;

    /// <summary>The owner of <paramref name="place"/>, which is not before the one asked for last, and the place up to which it is the owner at least.</summary>
    public (int? Section, int End) At(int place)
    {
        while (_next < sections.Count && sections[_next].CleanStart <= place)
        {
            if (sections[_next].CleanEnd > place)
                _open.Push(sections[_next]);
            _next++;
        }

        while (_open.Count > 0 && _open.Peek().CleanEnd <= place)
            _open.Pop();
        int end = _next < sections.Count ? sections[_next].CleanStart : int.MaxValue;
        return _open.Count > 0 ? (_open.Peek().Index, Math.Min(end, _open.Peek().CleanEnd)) : (null, end);
    }

    /// <summary>Headings from the highest section down to this one, and the tags of all of them, own first, each once.</summary>
    public (IReadOnlyList<string> Headings, IReadOnlyList<string> Tags) Describe(int? section)
    {
        var headings = new List<string>();
        var tags = new List<string>();
        for (int? at = section; at is int index; at = sections[index].Parent)
        {
            if (sections[index].Title.Length > 0)
                headings.Insert(0, sections[index].Title);
            foreach (string tag in sections[index].Tags)
            {
                if (!tags.Contains(tag))
                    tags.Add(tag);
            }
        }

        return (headings, tags);
    }
}
