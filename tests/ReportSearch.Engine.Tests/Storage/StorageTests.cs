using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Tests.Storage;

public sealed class StorageTests
{
    [Fact]
    public void The_checksum_is_that_of_the_published_test_vectors()
    {
        // RFC 3720, appendix B.4.
        Assert.Equal(0x8A9136AAu, Crc32C.Compute(new byte[32]));
        Assert.Equal(0x62A8AB43u, Crc32C.Compute(Enumerable.Repeat((byte)0xFF, 32).ToArray()));
        Assert.Equal(0x46DD794Eu, Crc32C.Compute([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        Assert.Equal(Crc32C.Compute("123456789"u8), Crc32C.Append(Crc32C.Compute("1234"u8), "56789"u8));
    }

    [Fact]
    public void A_durable_file_takes_the_place_of_the_old_one_and_leaves_nothing_beside_it()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "file");
        DurableFile.Write(path, "old"u8);
        DurableFile.Write(path, "new"u8);
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder.Path));
        Assert.Throws<DirectoryNotFoundException>(() => DurableFile.Write(Path.Combine(folder.Path, "no", "file"), "x"u8));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(int.MaxValue)]
    public void A_number_is_read_as_written_and_never_past_its_end(int value)
    {
        byte[] bytes = new byte[Varint.MaxBytes];
        int length = Varint.Write(bytes, (ulong)value);
        int at = 0;
        Assert.Equal(value, Varint.TryReadInt32(bytes.AsSpan(0, length), ref at));
        Assert.Equal(length, at);
        at = 0;
        Assert.Equal(-1, Varint.TryReadInt32(bytes.AsSpan(0, length - 1), ref at));
        at = 0;
        Assert.Equal(-1, Varint.TryReadInt32([0xFF, 0xFF, 0xFF, 0xFF, 0x0F], ref at));
    }

    [Fact]
    public void Strings_compare_in_the_order_of_utf16()
    {
        string[] texts = ["", "a", "ab", "滨州市", "\uFF21", "\uD83D\uDE00"];
        foreach (string x in texts)
        {
            foreach (string y in texts)
                Assert.Equal(Math.Sign(string.CompareOrdinal(x, y)), Math.Sign(StrictUtf8.CompareOrdinal(StrictUtf8.GetBytes(x), y, "", 0)));
        }
    }
}
