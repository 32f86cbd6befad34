namespace ReportSearch.Fuzz.Mutation;

/// <summary>Damages bytes without a thought for what they mean.</summary>
internal static class ByteMutation
{
    private static readonly byte[][] Heads =
    [
        "%PDF-1.7\n"u8.ToArray(), "PK\x03\x04"u8.ToArray(), "<html>"u8.ToArray(), "{\\rtf1"u8.ToArray(), [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
        [0x1F, 0x8B, 8, 0], "Rar!\x1A\x07"u8.ToArray(), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF, 0xE0], "<?xml version=\"1.0\"?>"u8.ToArray(), [0, 0, 0xFE, 0xFF], "MZ"u8.ToArray(), "\x7FELF"u8.ToArray(), "+ADw-"u8.ToArray(),
    ];

    private static readonly byte[] Extremes = [0, 1, 0x7F, 0x80, 0xFE, 0xFF, 0x20, 0x0A, 0x0D, 0x09, 0x3C, 0x3E, 0x81, 0x30];

    internal static byte[] Mutate(byte[] bytes, FuzzRandom random, Func<byte[]> other)
    {
        for (int i = random.Small(6); i > 0; i--)
            bytes = bytes.Length == 0 ? random.Pick(Heads) : Once(bytes, random, other);
        return bytes;
    }

    private static byte[] Once(byte[] bytes, FuzzRandom random, Func<byte[]> other)
    {
        int at = random.Below(bytes.Length);
        int length = Math.Min(bytes.Length - at, random.Small(512));
        switch (random.Below(10))
        {
            case 0:
                return bytes[..at];
            case 1:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 2:
                byte[] spliced = other();
                return [.. bytes[..at], .. spliced[random.Below(spliced.Length)..]];
            case 3:
                byte[] piece = bytes[at..(at + Math.Min(length, 64))];
                return [.. bytes[..at], .. Enumerable.Repeat(piece, random.Small(64)).SelectMany(copy => copy), .. bytes[at..]];
            case 4:
                byte[] head = random.Pick(Heads);
                return random.OneIn(2) ? [.. head, .. bytes] : [.. head, .. bytes[Math.Min(head.Length, bytes.Length)..]];
            case 5:
                return [.. bytes[..at], .. random.Pick(Heads), .. bytes[at..]];
            case 6:
                byte[] swapped = [.. bytes];
                int to = random.Below(bytes.Length - length + 1);
                bytes.AsSpan(at, length).CopyTo(swapped.AsSpan(to));
                return swapped;
            default:
                byte[] changed = [.. bytes];
                for (int i = random.Small(24); i > 0; i--)
                {
                    int place = random.Below(changed.Length);
                    changed[place] = random.Below(3) switch
                    {
                        0 => (byte)(changed[place] ^ (1 << random.Below(8))),
                        1 => random.Pick(Extremes),
                        _ => (byte)random.Below(256),
                    };
                }

                return changed;
        }
    }
}
