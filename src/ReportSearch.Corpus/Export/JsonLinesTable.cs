using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReportSearch.Corpus.Export;

/// <summary>One JSON object a line, with the columns as names; UTF-8, Chinese as it is. Nothing needs to be neutralised: JSON computes nothing.</summary>
public sealed class JsonLinesTable : IExportTable
{
    private readonly Stream _output;
    private readonly Utf8JsonWriter _json;
    private readonly IReadOnlyList<string> _columns;
    private readonly IReadOnlyList<object?> _stamp;

    /// <summary>Begins a table.</summary>
    /// <param name="output">Stays open.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="stamp">Given in members of its own on every line; null leaves it out.</param>
    public JsonLinesTable(Stream output, IReadOnlyList<string> columns, ExportStamp? stamp)
    {
        _output = new BufferedStream(output, 1 << 16);
        _json = new Utf8JsonWriter(_output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _columns = [.. columns, .. stamp is null ? [] : ExportStamp.Columns];
        _stamp = stamp?.Cells ?? [];
    }

    /// <inheritdoc/>
    public void Add(IReadOnlyList<object?> cells)
    {
        _json.WriteStartObject();
        for (int i = 0; i < _columns.Count; i++)
        {
            _json.WritePropertyName(_columns[i]);
            JsonSerializer.Serialize(_json, i < cells.Count ? cells[i] : _stamp[i - cells.Count], ContractJson.Options);
        }

        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _output.WriteByte((byte)'\n');
    }

    /// <inheritdoc/>
    public void Finish() => _output.Flush();

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();
}
