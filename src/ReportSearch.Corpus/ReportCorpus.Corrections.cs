using ReportSearch.Corpus.Catalogue;
using ReportSearch.Corpus.Ingest;
using ReportSearch.Corpus.Queries;
using ReportSearch.Corpus.Search;

namespace ReportSearch.Corpus;

/// <summary>What a correction means, in the corpus that it is said of.</summary>
public sealed partial class ReportCorpus
{
    private static readonly string[] s_scopes = ["body", "jurisdiction", "unknown"];

    /// <summary>A correction as it is kept: names of regions as their code, topics as their ids, bodies with their name.</summary>
    /// <param name="field">Field of the identity, or topic.</param>
    /// <param name="value">As the person wrote it.</param>
    /// <param name="row">The report.</param>
    /// <exception cref="SearchParameterException">It names nothing, or several.</exception>
    internal string CorrectedValue(string field, string value, ReportRow row)
    {
        if (value == ReportCorrections.Unknown && field is not ("level" or "scope"))
            return value;
        switch (field)
        {
            case "topic":
                return string.Join(',', AnnotationRules.TopicsOf(value));
            case "level":
                return FilterVocabulary.Levels.Find(value) ?? throw Wrong($"level '{value}' is unknown; it is one of {string.Join(", ", FilterVocabulary.Levels.Ids)}");
            case "scope":
                return s_scopes.Contains(value) ? value : throw Wrong($"scope '{value}' is unknown; it is one of {string.Join(", ", s_scopes)}");
            case "region":
                NamedRegions found = new RegionFinder(_stages.Regions).Find(value);
                return found.Codes.Count == 1 ? found.Codes[0] : throw Wrong(found.Notice ?? $"没有名为“{value}”的地区");
            case "body" when !value.Contains(' ', StringComparison.Ordinal):
                string? name = With(state => state.Catalogue.Read(database =>
                    database.Text($"SELECT bodyName FROM reports WHERE bodyId = $2 AND bodyName IS NOT NULL AND {CatalogueSchema.ValidAt} ORDER BY year DESC", state.Catalogue.Commit, value)));
                return name is not null ? $"{value} {name}" : throw Wrong($"no report of a body '{value}' in the corpus; for a new one give its id and its name: body='{row.BodyId ?? "ID"} NAME'");
            default:
                return value;
        }

        static SearchParameterException Wrong(string message) => new("value", message);
    }
}
