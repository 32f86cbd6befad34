using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Segments;

/// <summary>
/// The dead groups of a segment, written anew for each commit that changes them.
/// <code>groups of the segment, u64 | a bit for each dead group, u64 words</code>
/// </summary>
internal static class DeletionsFile
{
    public static FileSummary Write(string path, Bitmap deadGroups)
    {
        using var writer = new FileWriter(path, FileKind.Deletions);
        writer.WriteUInt64((ulong)deadGroups.Count);
        foreach (ulong word in deadGroups.Words)
            writer.WriteUInt64(word);
        return writer.Complete();
    }

    /// <summary>Reads and checks every byte.</summary>
    public static Bitmap Read(string path, DeletionsRecord record, int groupCount)
    {
        using MappedFile file = MappedFile.Open(path, FileKind.Deletions, record.File);
        file.VerifyChecksum(CancellationToken.None);
        ByteCursor cursor = file.Cursor(FileFormat.HeaderBytes, file.BodyEnd - FileFormat.HeaderBytes);
        if (cursor.ReadFixedInt64() != groupCount)
            throw cursor.Corrupt("deletions of another number of groups");
        var dead = new Bitmap(groupCount);
        for (int word = 0; word < dead.Words.Length; word++)
        {
            ulong bits = cursor.ReadUInt32() | (ulong)cursor.ReadUInt32() << 32;
            // Bits behind the last group would be counted.
            if (word == dead.Words.Length - 1 && (groupCount & 63) != 0 && bits >> (groupCount & 63) != 0)
                throw cursor.Corrupt("deletions behind the last group");
            dead.SetWord(word, bits);
        }
        if (!cursor.AtEnd || dead.CountSet() != record.Groups)
            throw cursor.Corrupt("another number of dead groups than committed");
        return dead;
    }
}
