using ReportSearch.Engine.Schema;

namespace ReportSearch.Corpus.Indexing;

/// <summary>Places of the fields in the index. Grams decide what matches, words only add to the score.</summary>
internal enum IndexField
{
    /// <summary>Grams of the unit's text.</summary>
    BodyGrams,
    /// <summary>Words of the unit's text.</summary>
    BodyWords,
    /// <summary>Grams of the text of residue units: found like any other, but apart, so that they count little and do not bend the others' statistics.</summary>
    ResidueGrams,
    /// <summary>Grams of the headings.</summary>
    HeadingGrams,
    /// <summary>Words of the headings.</summary>
    HeadingWords,
    /// <summary>Grams of the report's title.</summary>
    TitleGrams,
    /// <summary>Grams of the issuer.</summary>
    IssuerGrams,
    /// <summary>Grams of the names of the region and those above it.</summary>
    RegionGrams,
}

/// <summary>Places of the columns in the index.</summary>
internal enum IndexColumn
{
    /// <summary>Report year.</summary>
    Year,
    /// <summary>Code of the region itself, to order by.</summary>
    OwnRegion,
    /// <summary>Codes of the region and those above it.</summary>
    Region,
    /// <summary>Level of the body.</summary>
    Level,
    /// <summary>Form of the report.</summary>
    Form,
    /// <summary>Section tags, own and above.</summary>
    Section,
    /// <summary>Report id.</summary>
    Report,
    /// <summary>Topics that the unit says requests, complaints, reviews or lawsuits were about.</summary>
    Topic,
}

/// <summary>The schema of the section index.</summary>
internal static class SectionIndexSchema
{
    public static IndexSchema Schema { get; } = new(
        [
            new("body.grams"), new("body.words", Positions: false), new("residue.grams"), new("heading.grams"), new("heading.words", Positions: false),
            new("title.grams"), new("issuer.grams"), new("region.grams"),
        ],
        [
            new("year", ColumnKind.Integer), new("ownRegion", ColumnKind.Ordinal), new("region", ColumnKind.OrdinalSet),
            new("level", ColumnKind.Ordinal), new("form", ColumnKind.Ordinal), new("section", ColumnKind.OrdinalSet),
            new("report", ColumnKind.Ordinal), new("topic", ColumnKind.OrdinalSet),
        ]);
}
