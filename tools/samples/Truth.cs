using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReportSearch.Samples;

/// <summary>What one file says, as its writer knows it: the oracle of the readers. Offsets are UTF-16 units of the decoded file without BOM.</summary>
internal sealed record Truth(
    string File,
    string Title,
    IReadOnlyList<string> OtherTitles,
    string Issuer,
    string RegionCode,
    string RegionName,
    string Level,
    int Year,
    string Form,
    string TableForm,
    string? PublishedDate,
    IReadOnlyList<TrueSection> Sections,
    IReadOnlyList<TrueFigure> Figures,
    IReadOnlyList<TrueContradiction> Contradictions,
    IReadOnlyList<TrueDamage> Damages)
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };
}

/// <summary>A heading. Tags are empty where no tag of the spec says what the part is about.</summary>
internal sealed record TrueSection(string Title, string Numbering, int Level, IReadOnlyList<string> Tags, int Start);

/// <summary>A printed figure. Value is null unless the state is value; a blank has no length.</summary>
internal sealed record TrueFigure(string Id, decimal? Value, string State, string Printed, string From, int Start, int End);

/// <summary>A planted contradiction between what is printed and what it should be.</summary>
internal sealed record TrueContradiction(string Kind, IReadOnlyList<string> Ids, string Printed, string Expected, string Note);

/// <summary>A planted damage and how often it was done.</summary>
internal sealed record TrueDamage(string Kind, int Count);
