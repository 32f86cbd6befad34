using ReportSearch.Engine.Documents;
using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.TermDictionary;

/// <summary>Writes the terms of field after field, each field's in ascending order.</summary>
internal sealed class TermDictionaryWriter(FileWriter writer, int fieldCount)
{
    private readonly List<(long Offset, long Blocks, long Terms)> _directory = [];
    private readonly List<long> _blocks = [];
    private readonly byte[] _terms = new byte[TermDictionaryFormat.BlockTerms * TokenizedUnit.MaxTermBytes];
    private readonly int[] _lengths = new int[TermDictionaryFormat.BlockTerms];
    private readonly PostingsAddress[] _addresses = new PostingsAddress[TermDictionaryFormat.BlockTerms];
    private int _pending;
    private long _termCount;

    public void Add(ReadOnlySpan<byte> term, PostingsAddress address)
    {
        if (_pending == TermDictionaryFormat.BlockTerms)
            FlushBlock();
        term.CopyTo(_terms.AsSpan(_pending * TokenizedUnit.MaxTermBytes));
        _lengths[_pending] = term.Length;
        _addresses[_pending++] = address;
        _termCount++;
    }

    public void FinishField()
    {
        FlushBlock();
        _directory.Add((writer.Position, _blocks.Count, _termCount));
        foreach (long block in _blocks)
            writer.WriteUInt64((ulong)block);
        _blocks.Clear();
        _termCount = 0;
    }

    public FileSummary Complete()
    {
        while (_directory.Count < fieldCount)
            FinishField();
        foreach ((long offset, long blocks, long terms) in _directory)
        {
            writer.WriteUInt64((ulong)offset);
            writer.WriteUInt64((ulong)blocks);
            writer.WriteUInt64((ulong)terms);
        }
        return writer.Complete();
    }

    private void FlushBlock()
    {
        if (_pending == 0)
            return;
        _blocks.Add(writer.Position);
        writer.WriteVarint((ulong)_pending);
        writer.WriteVarint((ulong)_addresses[0].PostingsOffset);
        writer.WriteVarint((ulong)_addresses[0].PositionsOffset);
        ReadOnlySpan<byte> previous = default;
        for (int i = 0; i < _pending; i++)
        {
            ReadOnlySpan<byte> term = _terms.AsSpan(i * TokenizedUnit.MaxTermBytes, _lengths[i]);
            int shared = term.CommonPrefixLength(previous);
            writer.WriteVarint((ulong)shared);
            writer.WriteVarint((ulong)(term.Length - shared));
            writer.Write(term[shared..]);
            writer.WriteVarint((ulong)_addresses[i].Units);
            writer.WriteVarint((ulong)(_addresses[i].Occurrences - _addresses[i].Units));
            writer.WriteVarint((ulong)_addresses[i].PostingsBytes);
            writer.WriteVarint((ulong)_addresses[i].PositionsBytes);
            if (_addresses[i].Units >= TermDictionaryFormat.ImpactUnits)
                writer.WriteFixed(BitConverter.HalfToUInt16Bits(_addresses[i].Impact), 2);
            previous = term;
        }
        _pending = 0;
    }
}
