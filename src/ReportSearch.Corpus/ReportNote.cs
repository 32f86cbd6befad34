using System.Globalization;
using ReportSearch.Corpus.Figures;
using ReportSearch.Reports;
using ReportSearch.Reports.Problems;
using ReportSearch.Reports.Topics;

namespace ReportSearch.Corpus;

/// <summary>What a note is about.</summary>
public enum NoteKind
{
    /// <summary>A figure of a table or sentence.</summary>
    Figure,
    /// <summary>A contradiction or suspicion of the audit.</summary>
    Finding,
    /// <summary>Words that say what requests, complaints, reviews, lawsuits or key fields were about.</summary>
    Topic,
    /// <summary>A problem that the report names.</summary>
    Problem,
    /// <summary>A measure that it promises.</summary>
    Improvement,
}

/// <summary>Something that was read in a report, with its place in a unit's text.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Unit">Number of the unit; null when it has no place in the text.</param>
/// <param name="Start">Offset in the unit's text.</param>
/// <param name="End">One past its last character.</param>
/// <param name="Id">Id of the indicator, finding, topic or kind of problem; empty where there is none.</param>
/// <param name="Label">What people read: name of the indicator, verdict, words of the mention, kind of the problem in Chinese.</param>
/// <param name="Value">Of a figure what is printed, of a finding its sentence, of a topic the count; else null.</param>
/// <param name="Series">Of a figure: the comparable series that it belongs to, or null. Of a topic: whose, as requests.</param>
public sealed record ReportNote(NoteKind Kind, int? Unit, int Start, int End, string Id, string Label, string? Value, string? Series)
{
    internal static IReadOnlyList<ReportNote> Of(IReadOnlyList<ReportUnit> units, IEnumerable<FigureRow> figures, IEnumerable<FindingRow> findings, Report? read)
    {
        var notes = new List<ReportNote>();
        foreach (FigureRow figure in figures)
            Add(figure.Start, figure.End, new ReportNote(NoteKind.Figure, null, 0, 0, figure.Id ?? "", figure.Label, figure.Printed, figure.Series));
        foreach (FindingRow finding in findings)
        {
            (int Start, int End)? place = new[] { finding.Left, finding.Right }.Where(side => side.Start is not null).Select(side => ((int, int)?)(side.Start!.Value, side.End ?? side.Start.Value + 1)).FirstOrDefault()
                ?? finding.Right.Parts.Where(part => part.Year is null || part.Year == finding.Year).Select(part => ((int, int)?)(part.Start, part.End)).FirstOrDefault();
            Add(place?.Start ?? -1, place?.End ?? -1, new ReportNote(NoteKind.Finding, null, 0, 0, finding.Id, finding.Verdict, finding.Message, null));
        }

        foreach (TopicSentence sentence in read?.Topics ?? [])
        {
            foreach (MentionedTopic topic in sentence.Topics)
            {
                Add(topic.Mention.Start, topic.Mention.End, new ReportNote(
                    NoteKind.Topic, null, 0, 0, topic.Id, topic.Mention.Text, topic.Mention.Count?.ToString(CultureInfo.InvariantCulture), sentence.Subject.ToString().ToLowerInvariant()));
            }
        }

        foreach (ReportPoint point in read?.Points.Problems ?? [])
            Add(point.Start, point.End, PointNote(NoteKind.Problem, point));
        foreach (ReportPoint point in read?.Points.Improvements ?? [])
            Add(point.Start, point.End, PointNote(NoteKind.Improvement, point));
        return notes;

        void Add(int start, int end, ReportNote note)
        {
            foreach (ReportUnit unit in start < 0 ? [] : units)
            {
                if (unit.SourceEnd > start && unit.Find(start, Math.Max(end, start + 1)) is { } place)
                {
                    notes.Add(note with { Unit = unit.Number, Start = place.Start, End = place.End });
                    return;
                }
            }

            // A figure or topic without a place could not be shown; a finding can be said without one.
            if (note.Kind == NoteKind.Finding)
                notes.Add(note);
        }
    }

    private static ReportNote PointNote(NoteKind kind, ReportPoint point) =>
        new(kind, null, 0, 0, point.Kind, PointKinds.All.FirstOrDefault(known => known.Id == point.Kind)?.LabelZh ?? point.Kind, null, null);
}
