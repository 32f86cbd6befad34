using System.Security.Cryptography;
using System.Text;

namespace ReportSearch.Text.Classification;

/// <summary>
/// The file of a topic model, little-endian: magic <c>RSTM</c>; version (int32); SHA-256 of the training data (32 bytes); number of topics
/// (int32) and for each its id (length-prefixed UTF-8), calibration slope, rivalry, none and offset, and threshold (5 float32); biases (columns x
/// float32; a column for each topic and one for none); keyword scale and unknown value (2 float32); keyword weights (topics x columns float32); number of keywords (int32) and for each its units (byte n, n UTF-16
/// units) and topic (byte); number of grams (int32) and for each its units (byte n, n UTF-16 units), value (float16), scale of its weights
/// (float32) and the weights (columns x int8, times scale); SHA-256 of all before (32 bytes).
/// </summary>
public static class TopicModelFormat
{
    private const uint Magic = 0x4D545352;
    private const int FormatVersion = 3;

    /// <summary>Writes a model; weights are rounded to 255 steps a row.</summary>
    /// <param name="content">The model.</param>
    public static byte[] Write(TopicModelContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(FormatVersion);
            writer.Write(Convert.FromHexString(content.DataHash));
            writer.Write(content.Topics.Count);
            for (int k = 0; k < content.Topics.Count; k++)
            {
                writer.Write(content.Topics[k]);
                foreach (float number in content.Calibration.AsSpan(k * CalibrationInputs.Count, CalibrationInputs.Count))
                    writer.Write(number);
                writer.Write(content.Thresholds[k]);
            }

            foreach (float bias in content.Bias)
                writer.Write(bias);
            writer.Write(content.KeywordScale);
            writer.Write(content.UnknownValue);
            foreach (float weight in content.KeywordWeights)
                writer.Write(weight);
            writer.Write(content.Keywords.Count);
            foreach ((string word, int topic) in content.Keywords)
            {
                WriteUnits(writer, word);
                writer.Write((byte)topic);
            }

            writer.Write(content.Grams.Count);
            for (int row = 0; row < content.Grams.Count; row++)
                WriteGram(writer, content, row);
        }

        bytes.Write(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        return bytes.ToArray();
    }

    /// <summary>Opens the model of a file's bytes.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <exception cref="InvalidDataException">It is no model, one of another format version, or damaged.</exception>
    public static TopicModel Open(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        int body = bytes.Length - SHA256.HashSizeInBytes;
        if (body < 8 || BitConverter.ToUInt32(bytes) != Magic)
            throw new InvalidDataException("Not a topic model.");
        if (BitConverter.ToInt32(bytes, 4) != FormatVersion)
            throw new InvalidDataException("A topic model of another format version.");
        byte[] hash = SHA256.HashData(bytes.AsSpan(0, body));
        if (!hash.AsSpan().SequenceEqual(bytes.AsSpan(body)))
            throw new InvalidDataException("A damaged topic model: its hash differs.");
        using var reader = new BinaryReader(new MemoryStream(bytes, 8, body - 8), Encoding.UTF8);
        return new TopicModel(ReadContent(reader), Convert.ToHexStringLower(hash)[..16]);
    }

    private static TopicModelContent ReadContent(BinaryReader reader)
    {
        string dataHash = Convert.ToHexStringLower(reader.ReadBytes(SHA256.HashSizeInBytes));
        int topics = reader.ReadInt32();
        string[] ids = new string[topics];
        float[] calibration = new float[topics * CalibrationInputs.Count], thresholds = new float[topics];
        for (int k = 0; k < topics; k++)
        {
            ids[k] = reader.ReadString();
            foreach (ref float weight in calibration.AsSpan(k * CalibrationInputs.Count, CalibrationInputs.Count))
                weight = reader.ReadSingle();
            thresholds[k] = reader.ReadSingle();
        }

        int columns = topics + 1;
        float[] bias = new float[columns];
        foreach (ref float column in bias.AsSpan())
            column = reader.ReadSingle();
        float keywordScale = reader.ReadSingle();
        float unknownValue = reader.ReadSingle();
        float[] keywordWeights = new float[topics * columns];
        foreach (ref float weight in keywordWeights.AsSpan())
            weight = reader.ReadSingle();
        var keywords = new (string, int)[reader.ReadInt32()];
        foreach (ref (string, int) keyword in keywords.AsSpan())
            keyword = (ReadUnits(reader), reader.ReadByte());

        int grams = reader.ReadInt32();
        string[] texts = new string[grams];
        float[] values = new float[grams];
        float[] weights = new float[grams * columns];
        Span<byte> row = stackalloc byte[columns];
        for (int g = 0; g < grams; g++)
        {
            texts[g] = ReadUnits(reader);
            values[g] = (float)reader.ReadHalf();
            float scale = reader.ReadSingle();
            reader.BaseStream.ReadExactly(row);
            for (int k = 0; k < columns; k++)
                weights[g * columns + k] = (sbyte)row[k] * scale;
        }

        return new TopicModelContent
        {
            DataHash = dataHash,
            Topics = ids,
            Grams = texts,
            GramValues = values,
            Weights = weights,
            Keywords = keywords,
            KeywordWeights = keywordWeights,
            KeywordScale = keywordScale,
            UnknownValue = unknownValue,
            Bias = bias,
            Calibration = calibration,
            Thresholds = thresholds,
        };
    }

    private static void WriteGram(BinaryWriter writer, TopicModelContent content, int row)
    {
        int columns = content.Topics.Count + 1;
        ReadOnlySpan<float> weights = content.Weights.AsSpan(row * columns, columns);
        float largest = 0;
        foreach (float weight in weights)
            largest = Math.Max(largest, Math.Abs(weight));
        float scale = largest / sbyte.MaxValue;
        WriteUnits(writer, content.Grams[row]);
        writer.Write((Half)content.GramValues[row]);
        writer.Write(scale);
        foreach (float weight in weights)
            writer.Write(scale == 0 ? (sbyte)0 : (sbyte)MathF.Round(weight / scale));
    }

    private static void WriteUnits(BinaryWriter writer, string text)
    {
        writer.Write((byte)text.Length);
        foreach (char unit in text)
            writer.Write((ushort)unit);
    }

    private static string ReadUnits(BinaryReader reader)
    {
        Span<char> units = stackalloc char[byte.MaxValue];
        int length = reader.ReadByte();
        for (int i = 0; i < length; i++)
            units[i] = (char)reader.ReadUInt16();
        return new string(units[..length]);
    }
}
