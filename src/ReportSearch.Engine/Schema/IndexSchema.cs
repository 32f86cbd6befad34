namespace ReportSearch.Engine.Schema;

/// <summary>What a column holds.</summary>
public enum ColumnKind
{
    /// <summary>At most one signed 64-bit integer a unit.</summary>
    Integer,
    /// <summary>At most one string a unit.</summary>
    Ordinal,
    /// <summary>Any number of strings a unit.</summary>
    OrdinalSet,
}

/// <summary>A searchable field: terms are byte strings with frequencies; the length of each unit's field is kept for scoring.</summary>
/// <param name="Name">Unique name.</param>
/// <param name="Positions">Whether positions are kept, which phrases need. Without them every token added counts.</param>
public sealed record FieldDefinition(string Name, bool Positions = true);

/// <summary>A column for filters, facets and sorting.</summary>
/// <param name="Name">Unique name.</param>
/// <param name="Kind">What it holds.</param>
public sealed record ColumnDefinition(string Name, ColumnKind Kind);

/// <summary>Fields and columns of an index; a field or column is named by its place in these lists. Fixed for the life of an index.</summary>
public sealed record IndexSchema(IReadOnlyList<FieldDefinition> Fields, IReadOnlyList<ColumnDefinition> Columns);
