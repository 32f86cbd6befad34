using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports.Audit;

namespace ReportSearch.Corpus.Catalogue;

/// <summary>Findings of a reading, or of two readings of one body, as rows: what is wrong one by one, what holds or cannot be judged counted and packed.</summary>
internal static class FindingRows
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A finding without its places, as `detail` holds the two sides.</summary>
    private sealed record Sides(FindingSide Left, FindingSide Right);

    public static bool WereAudited(Database database, long reading, long prior) =>
        database.Number("SELECT EXISTS (SELECT 1 FROM audits WHERE reading = $1 AND prior = $2)", reading, prior) == 1;

    /// <param name="prior">The reading of the year before, or 0.</param>
    public static void Write(Database database, CatalogueCodes codes, long reading, long prior, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0 && prior == 0)
            return;
        List<Finding> quiet = [.. findings.Where(IsQuiet)];
        database.Execute(
            "INSERT OR REPLACE INTO audits VALUES ($1, $2, $3, $4, $5)",
            reading, prior, quiet.Count(f => f.Verdict == Verdict.Holds), quiet.Count(f => f.Verdict == Verdict.CannotJudge), Pack(quiet));
        int ordinal = 0;
        foreach (Finding finding in findings.Where(finding => !IsQuiet(finding)))
        {
            database.Execute(
                "INSERT OR REPLACE INTO findings VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                reading, prior, ordinal++, Name(finding.Kind), Name(finding.Verdict), codes.TextNumber(finding.Rule), finding.Key, finding.Message,
                finding.Left.Id, (double?)finding.Left.Value, (double?)finding.Right.Value, JsonSerializer.Serialize(new Sides(finding.Left, finding.Right), s_json));
        }
    }

    /// <summary>The contradictions and suspicions of a row: kind, verdict, rule, message, detail.</summary>
    public static Finding Read(string kind, string verdict, string rule, string message, string detail)
    {
        Sides sides = JsonSerializer.Deserialize<Sides>(detail, s_json)!;
        return new Finding(Enum.Parse<FindingKind>(kind, ignoreCase: true), Enum.Parse<Verdict>(verdict, ignoreCase: true), rule, message, Whole(sides.Left), Whole(sides.Right));
    }

    /// <summary>What holds and what cannot be judged, in order.</summary>
    public static List<Finding> Unpack(byte[]? packed)
    {
        var findings = new List<Finding>();
        if (packed is null)
            return findings;
        using var inflated = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var lines = new StreamReader(inflated, Encoding.UTF8);
        while (lines.ReadLine() is { } line)
        {
            Finding finding = JsonSerializer.Deserialize<Finding>(line, s_json)!;
            findings.Add(finding with { Left = Whole(finding.Left), Right = Whole(finding.Right) });
        }

        return findings;
    }

    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static bool IsQuiet(Finding finding) => finding.Verdict is Verdict.Holds or Verdict.CannotJudge;

    private static FindingSide Whole(FindingSide side) => side.Parts is null ? side with { Parts = [] } : side;

    private static byte[]? Pack(List<Finding> findings)
    {
        if (findings.Count == 0)
            return null;
        using var packed = new MemoryStream();
        using (var deflated = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (Finding finding in findings)
            {
                JsonSerializer.Serialize(deflated, finding, s_json);
                deflated.WriteByte((byte)'\n');
            }
        }

        return packed.ToArray();
    }
}
