using System.Buffers.Binary;
using ReportSearch.Engine.Schema;
using ReportSearch.Engine.Segments;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Commits;

/// <summary>Everything that a commit says.</summary>
internal sealed record CommitRecord(
    long Generation, long NextSegment, string UserData, long Units, long Groups, IndexSchema Schema, IReadOnlyList<SegmentRecord> Segments);

/// <summary>
/// A commit: the schema and the segments with length and checksum of each of their files.
/// <code>
/// varint generation | varint next segment id | string user data | varint live units | varint live groups
/// varint fields: string name, has positions, u8 | varint columns: string name, kind, u8
/// varint segments: varint id | varint units | varint groups | for each file: varint length, checksum, u32
///                  | 0, u8, or 1, u8 and of the deletions: varint generation | varint dead groups | varint dead units | varint length | checksum, u32
/// </code>
/// Strings are varint bytes and UTF-8.
/// </summary>
internal static class CommitFile
{
    private const string Prefix = "commit-";

    public static string Name(long generation) => Prefix + generation.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>True for the names of commits; 0 for a temporary one.</summary>
    public static bool IsCommitFile(string name, out long generation)
    {
        generation = 0;
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        string rest = name[Prefix.Length..];
        if (rest.EndsWith(DurableFile.TemporarySuffix, StringComparison.Ordinal))
            return rest.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 && SegmentFiles.IsNumber(rest[..dot], out _);
        return SegmentFiles.IsNumber(rest, out generation);
    }

    public static byte[] Encode(CommitRecord commit)
    {
        var body = new MemoryStream();
        void Number(long value)
        {
            Span<byte> bytes = stackalloc byte[Varint.MaxBytes];
            body.Write(bytes[..Varint.Write(bytes, (ulong)value)]);
        }
        void Text(string value)
        {
            byte[] bytes = StrictUtf8.GetBytes(value);
            Number(bytes.Length);
            body.Write(bytes);
        }
        void Summary(FileSummary summary)
        {
            Number(summary.Length);
            Span<byte> checksum = stackalloc byte[sizeof(uint)];
            BinaryPrimitives.WriteUInt32LittleEndian(checksum, summary.Checksum);
            body.Write(checksum);
        }

        byte[] header = new byte[FileFormat.HeaderBytes];
        FileFormat.WriteHeader(header, FileKind.Commit);
        body.Write(header);
        Number(commit.Generation);
        Number(commit.NextSegment);
        Text(commit.UserData);
        Number(commit.Units);
        Number(commit.Groups);
        Number(commit.Schema.Fields.Count);
        foreach (FieldDefinition field in commit.Schema.Fields)
        {
            Text(field.Name);
            body.WriteByte(field.Positions ? (byte)1 : (byte)0);
        }
        Number(commit.Schema.Columns.Count);
        foreach (ColumnDefinition column in commit.Schema.Columns)
        {
            Text(column.Name);
            body.WriteByte((byte)column.Kind);
        }
        Number(commit.Segments.Count);
        foreach (SegmentRecord segment in commit.Segments)
        {
            Number(segment.Id);
            Number(segment.Units);
            Number(segment.Groups);
            foreach (FileSummary summary in segment.Files)
                Summary(summary);
            body.WriteByte(segment.Deletions is null ? (byte)0 : (byte)1);
            if (segment.Deletions is { } deletions)
            {
                Number(deletions.Generation);
                Number(deletions.Groups);
                Number(deletions.Units);
                Summary(deletions.File);
            }
        }
        byte[] footer = new byte[FileFormat.FooterBytes];
        FileFormat.WriteFooterStart(footer, body.Length + FileFormat.FooterBytes);
        body.Write(footer);
        byte[] file = body.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(file.Length - 4), Crc32C.Compute(file.AsSpan(0, file.Length - 4)));
        return file;
    }

    /// <summary>Reads a commit and checks every byte.</summary>
    public static CommitRecord Decode(string path, ReadOnlySpan<byte> file)
    {
        if (file.Length < FileFormat.HeaderBytes + FileFormat.FooterBytes)
            throw new CorruptIndexException(path, file.Length, "commit is cut");
        uint stated = FileFormat.CheckFrame(path, file[..FileFormat.HeaderBytes], file[^FileFormat.FooterBytes..], FileKind.Commit, file.Length);
        if (stated != Crc32C.Compute(file[..^4]))
            throw new CorruptIndexException(path, FileFormat.HeaderBytes, "checksum does not agree: some byte of the commit is damaged");
        var cursor = new ByteCursor(path, FileFormat.HeaderBytes, file[FileFormat.HeaderBytes..^FileFormat.FooterBytes]);
        long generation = cursor.ReadInt64();
        long nextSegment = cursor.ReadInt64();
        string userData = cursor.ReadString();
        long units = cursor.ReadInt64();
        long groups = cursor.ReadInt64();
        var fields = new List<FieldDefinition>();
        for (int left = cursor.ReadInt32(); left > 0; left--)
        {
            string name = cursor.ReadString();
            byte positions = cursor.ReadByte();
            fields.Add(positions <= 1 ? new FieldDefinition(name, positions == 1) : throw cursor.Corrupt("unknown kind of field"));
        }
        var columns = new List<ColumnDefinition>();
        for (int left = cursor.ReadInt32(); left > 0; left--)
        {
            string name = cursor.ReadString();
            byte kind = cursor.ReadByte();
            if (kind > (byte)ColumnKind.OrdinalSet)
                throw cursor.Corrupt("unknown kind of column");
            columns.Add(new ColumnDefinition(name, (ColumnKind)kind));
        }
        var segments = new List<SegmentRecord>();
        for (int left = cursor.ReadInt32(); left > 0; left--)
        {
            long id = cursor.ReadInt64();
            int segmentUnits = cursor.ReadInt32();
            int segmentGroups = cursor.ReadInt32();
            var files = new FileSummary[SegmentFiles.All.Length];
            for (int i = 0; i < files.Length; i++)
                files[i] = ReadSummary(ref cursor);
            DeletionsRecord? deletions = null;
            if (cursor.ReadByte() != 0)
                deletions = new DeletionsRecord(cursor.ReadInt64(), cursor.ReadInt32(), cursor.ReadInt32(), ReadSummary(ref cursor));
            segments.Add(new SegmentRecord(id, segmentUnits, segmentGroups, files, deletions));
        }
        if (!cursor.AtEnd)
            throw cursor.Corrupt("bytes behind the last segment");
        return new CommitRecord(generation, nextSegment, userData, units, groups, new IndexSchema(fields, columns), segments);
    }

    private static FileSummary ReadSummary(ref ByteCursor cursor) => new(cursor.ReadInt64(), cursor.ReadUInt32());
}
