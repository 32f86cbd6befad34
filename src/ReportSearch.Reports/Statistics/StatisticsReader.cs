using ReportSearch.Reports.Documents;

namespace ReportSearch.Reports.Statistics;

/// <summary>The figures of a report, from its tables and its sentences.</summary>
internal static class StatisticsReader
{
    /// <summary>Reads the figures in order of the source.</summary>
    /// <param name="document">The text.</param>
    /// <param name="read">The same text as rules read it: in simplified characters, at the same offsets.</param>
    /// <param name="sections">Its sections.</param>
    /// <param name="identity">Form of the tables, year and scope.</param>
    internal static IReadOnlyList<Figure> Read(Document document, Document read, IReadOnlyList<Section> sections, ReportIdentity identity)
    {
        var sink = new FigureSink(document, identity.TableForm, identity.Scope, identity.ReportYear);
        new TableWalk(read, read.Text, sink).Read();
        new ProseFigures(read, read.Text, sections, identity, sink).Read();
        return [.. sink.Figures.OrderBy(figure => figure.CleanStart).ThenBy(figure => figure.CleanEnd)];
    }
}
