using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ReportSearch.Text.Words;

namespace ReportSearch.LexiconGenerator;

/// <summary>Lays the words out as a double-array trie and writes it as <see cref="LexiconFormat"/> says.</summary>
internal sealed class LexiconWriter
{
    private readonly List<int> _childCounts = [];
    private readonly List<int> _codes = [];
    private readonly List<int> _costs = [];
    private readonly List<int> _cuts = [];
    private readonly Dictionary<char, int> _codeOf;
    private readonly string _characters;
    private readonly IReadOnlyDictionary<string, int> _words;
    private readonly IReadOnlyDictionary<string, int> _wordCuts;

    public LexiconWriter(IReadOnlyDictionary<string, int> words, IReadOnlyDictionary<string, int> cuts)
    {
        _words = words;
        _wordCuts = cuts;
        var weights = new Dictionary<char, double>();
        foreach ((string word, int cost) in words)
        {
            foreach (char unit in word)
                weights[unit] = weights.GetValueOrDefault(unit) + Math.Exp(-(double)cost / LexiconFormat.CostPerNat);
        }

        // Rounded, so that the last digit of a floating sum cannot change the order.
        _characters = string.Concat(weights.OrderByDescending(pair => Math.Round(pair.Value * 1e9)).ThenBy(pair => pair.Key).Select(pair => pair.Key));
        _codeOf = _characters.Select((unit, place) => (unit, place)).ToDictionary(pair => pair.unit, pair => pair.place + 1);
    }

    public int Nodes => _childCounts.Count;

    public int Units { get; private set; }

    public byte[] Write(string foldingVersion, string inputsHash, ushort unknownCost, IReadOnlyDictionary<char, int> surnames, IReadOnlyDictionary<char, int> givenNames)
    {
        WalkNodes();
        List<int> bases = PlaceBranchingNodes();
        using var payload = new MemoryStream();
        using var writer = new BinaryWriter(payload);
        writer.Write(Encoding.ASCII.GetBytes(foldingVersion)[..LexiconFormat.FoldingVersionBytes]);
        writer.Write(Encoding.ASCII.GetBytes(inputsHash)[..LexiconFormat.InputsHashBytes]);
        writer.Write(_characters.Length);
        writer.Write(Nodes);
        writer.Write(bases.Count);
        writer.Write(Units);
        writer.Write((ushort)_words.Keys.Max(word => word.Length));
        writer.Write(unknownCost);
        writer.Write(_words.Count);
        foreach (char unit in _characters)
            writer.Write((ushort)unit);
        foreach (char unit in _characters)
            writer.Write((ushort)surnames.GetValueOrDefault(unit));
        foreach (char unit in _characters)
            writer.Write((ushort)givenNames.GetValueOrDefault(unit));
        foreach (int count in _childCounts)
            writer.Write((byte)Math.Min(count, LexiconFormat.ManyChildren));
        foreach (int count in _childCounts.Where(count => count >= LexiconFormat.ManyChildren))
            writer.Write7BitEncodedInt(count);
        WriteCodes(writer);
        WritePlanes(writer, _costs, 2);
        WritePlanes(writer, _cuts, 1);
        WritePlanes(writer, bases, 3);
        writer.Flush();
        return Pack(payload.ToArray());
    }

    private static byte[] Pack(byte[] payload)
    {
        using var file = new MemoryStream();
        using (var writer = new BinaryWriter(file, Encoding.ASCII, leaveOpen: true))
        {
            writer.Write(LexiconFormat.Magic);
            writer.Write(LexiconFormat.Version);
            writer.Write(SHA256.HashData(payload));
            writer.Write(payload.Length);
        }

        byte[] packed = new byte[BrotliEncoder.GetMaxCompressedLength(payload.Length)];
        if (!BrotliEncoder.TryCompress(payload, packed, out int written, quality: 11, window: 24))
            throw new InvalidDataException("The payload cannot be compressed");
        file.Write(packed, 0, written);
        return file.ToArray();
    }

    private void WriteCodes(BinaryWriter writer)
    {
        int node = 1;
        foreach (int count in _childCounts)
        {
            int elder = 0;
            for (int child = 0; child < count; child++, node++)
            {
                writer.Write7BitEncodedInt(_codes[node] - elder);
                elder = _codes[node];
            }
        }
    }

    private static void WritePlanes(BinaryWriter writer, List<int> values, int bytes)
    {
        for (int plane = 0; plane < bytes; plane++)
        {
            foreach (int value in values)
                writer.Write((byte)(value >> (8 * plane)));
        }
    }

    // Breadth first over the sorted words: a node is the range of words that share its prefix.
    private void WalkNodes()
    {
        var words = _words.Select(pair => (Codes: pair.Key.Select(unit => _codeOf[unit]).ToArray(), pair.Value, Cuts: _wordCuts.GetValueOrDefault(pair.Key))).ToArray();
        Array.Sort(words, (a, b) => a.Codes.AsSpan().SequenceCompareTo(b.Codes));
        var queue = new Queue<(int Start, int End, int Depth, int Code)>();
        queue.Enqueue((0, words.Length, 0, 0));
        while (queue.TryDequeue(out var node))
        {
            int start = node.Start;
            bool endsWord = words[start].Codes.Length == node.Depth;
            _codes.Add(node.Code);
            _costs.Add(endsWord ? words[start].Value : LexiconFormat.NoWord);
            _cuts.Add(endsWord && words[start].Value != LexiconFormat.PartWord ? words[start].Cuts : 0);
            if (endsWord)
                start++;
            int children = 0;
            while (start < node.End)
            {
                int code = words[start].Codes[node.Depth];
                int end = start + 1;
                while (end < node.End && words[end].Codes[node.Depth] == code)
                    end++;
                queue.Enqueue((start, end, node.Depth + 1, code));
                children++;
                start = end;
            }

            _childCounts.Add(children);
        }
    }

    // First fit, big families first, so that small ones fill their holes. A search starts a window before the place where
    // the last family of the same size fitted: what lies before it has been seen to be full.
    private List<int> PlaceBranchingNodes()
    {
        const int window = 1 << 10;
        bool[] taken = new bool[1 << LexiconFormat.UnitBits];
        int[] firstChildren = FirstChildren();
        int[] baseOf = new int[Nodes];
        int from = 1;
        int size = 0;
        int last = 0;
        taken[0] = true;
        foreach (int node in Enumerable.Range(0, Nodes).Where(node => _childCounts[node] > 1).OrderByDescending(node => node == 0 ? int.MaxValue : _childCounts[node]))
        {
            int firstChild = firstChildren[node];
            if (_childCounts[node] != size)
                from = 1;
            int at = node == 0 ? LexiconFormat.RootBase : from;
            while (!Fits(taken, at, firstChild, _childCounts[node]))
                at++;
            from = Math.Max(from, at - window);
            size = _childCounts[node];
            baseOf[node] = at;
            for (int child = firstChild; child < firstChild + _childCounts[node]; child++)
            {
                taken[at + _codes[child]] = true;
                last = Math.Max(last, at + _codes[child]);
            }
        }

        // The only children take what is free, as the reader will do.
        int free = _characters.Length + 1;
        for (int node = 0; node < Nodes; node++)
        {
            if (_childCounts[node] != 1)
                continue;
            while (taken[free])
                free++;
            taken[free] = true;
            last = Math.Max(last, free);
        }

        // A lookup adds any code to any base: the highest base is below the last unit.
        Units = last + _characters.Length + 2;
        if (Units >= 1 << LexiconFormat.UnitBits)
            throw new InvalidDataException($"{Units} units do not fit {LexiconFormat.UnitBits} bits");
        return [.. baseOf.Where(at => at > 0)];
    }

    private int[] FirstChildren()
    {
        int[] first = new int[Nodes];
        int next = 1;
        for (int node = 0; node < Nodes; next += _childCounts[node], node++)
            first[node] = next;
        return first;
    }

    private bool Fits(bool[] taken, int at, int firstChild, int count)
    {
        for (int child = firstChild; child < firstChild + count; child++)
        {
            if (taken[at + _codes[child]])
                return false;
        }

        return true;
    }
}
