using System.Buffers.Binary;

namespace ReportSearch.Engine.StoredUnits;

/// <summary>
/// Chooses the dictionary of a file of stored units: the stretches of a sample that the most units have in common. Reports say many things in the same words.
/// The same sample gives the same dictionary.
/// </summary>
internal static class DictionaryTrainer
{
    private const int PieceBytes = 64;
    private const int HashBits = 20;

    /// <param name="sample">Bytes of units, one after the other.</param>
    /// <param name="ends">Where each unit ends.</param>
    /// <param name="maxBytes">Longest dictionary.</param>
    public static byte[] Train(ReadOnlySpan<byte> sample, IReadOnlyList<int> ends, int maxBytes)
    {
        // 1. In how many units each stretch of eight bytes stands, nearly: two that share a place are taken for one.
        ushort[] counts = new ushort[1 << HashBits];
        int[] lastUnit = new int[1 << HashBits];
        for (int unit = 0, at = 0; unit < ends.Count; unit++)
        {
            for (; at + sizeof(ulong) <= ends[unit]; at++)
            {
                uint hash = Hash(sample, at);
                if (lastUnit[hash] == unit + 1)
                    continue;
                lastUnit[hash] = unit + 1;
                counts[hash] = (ushort)Math.Min(counts[hash] + 1, ushort.MaxValue);
            }
            at = ends[unit];
        }
        // 2. Pieces by what they would save.
        int pieces = sample.Length / PieceBytes;
        long[] order = new long[pieces];
        for (int piece = 0; piece < pieces; piece++)
        {
            long score = 0;
            foreach (uint hash in HashesOf(sample, piece))
                score += counts[hash] - Math.Min((int)counts[hash], 1);
            order[piece] = -score << 24 | (uint)piece;
        }
        Array.Sort(order);
        // 3. The best that bring something new, in the order of the sample, so that neighbours stay neighbours.
        bool[] covered = new bool[1 << HashBits];
        var chosen = new List<int>();
        foreach (long entry in order)
        {
            if (chosen.Count >= maxBytes / PieceBytes || -(entry >> 24) <= 0)
                break;
            int piece = (int)(entry & 0xFFFFFF);
            int fresh = 0, all = 0;
            foreach (uint hash in HashesOf(sample, piece))
            {
                all++;
                fresh += covered[hash] ? 0 : 1;
            }
            if (fresh * 2 < all)
                continue;
            foreach (uint hash in HashesOf(sample, piece))
                covered[hash] = true;
            chosen.Add(piece);
        }
        chosen.Sort();
        byte[] dictionary = new byte[chosen.Count * PieceBytes];
        for (int i = 0; i < chosen.Count; i++)
            sample.Slice(chosen[i] * PieceBytes, PieceBytes).CopyTo(dictionary.AsSpan(i * PieceBytes));
        return dictionary;
    }

    private static PieceHashes HashesOf(ReadOnlySpan<byte> sample, int piece) => new(sample, piece * PieceBytes);

    private static uint Hash(ReadOnlySpan<byte> sample, int at) => (uint)(BinaryPrimitives.ReadUInt64LittleEndian(sample[at..]) * 0x9E3779B97F4A7C15 >> (64 - HashBits));

    private ref struct PieceHashes(ReadOnlySpan<byte> sample, int start)
    {
        private readonly ReadOnlySpan<byte> _sample = sample;
        private readonly int _end = Math.Min(start + PieceBytes, sample.Length - sizeof(ulong) + 1);
        private int _at = start - 1;

        public readonly uint Current => Hash(_sample, _at);

        public readonly PieceHashes GetEnumerator() => this;

        public bool MoveNext() => ++_at < _end;
    }
}
