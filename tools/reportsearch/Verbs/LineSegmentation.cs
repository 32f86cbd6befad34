using System.Text;
using ReportSearch.Corpus;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>
/// Streams lines through the segmenter in constant memory: a line longer than <see cref="ChunkChars"/> is cut in pieces, where words cannot
/// span the cut (behind white space or punctuation) as long as there is such a place.
/// </summary>
internal abstract class LineSegmentation
{
    /// <summary>Characters of a line that are held at once.</summary>
    public const int ChunkChars = 1 << 16;

    private readonly char[] _held = new char[ChunkChars];
    private int _count;

    /// <summary>Reads everything and writes one line for each line.</summary>
    public void Run(Stream input, CancellationToken cancellation)
    {
        // No detection of byte order marks: a mark would be lost, and the output must be the input but for white space.
        using var reader = new StreamReader(input, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, ChunkChars, leaveOpen: true);
        var block = new char[ChunkChars];
        var open = false;
        int read;
        while ((read = reader.Read(block, 0, block.Length)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var rest = block.AsSpan(0, read); rest.Length > 0;)
            {
                var end = rest.IndexOf('\n');
                Hold(end < 0 ? rest : rest[..end]);
                open = end < 0;
                if (!open)
                    FinishLine();
                rest = end < 0 ? default : rest[(end + 1)..];
            }

            Flush(); // whoever feeds us line by line wants each answer before sending the next
        }

        if (open)
            FinishLine();
    }

    /// <summary>Writes the words of a piece of the line.</summary>
    protected abstract void Write(string piece);

    /// <summary>Ends the line.</summary>
    protected abstract void EndLine();

    /// <summary>Passes on what was written.</summary>
    protected abstract void Flush();

    private void Hold(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            if (_count == _held.Length)
                WriteHead();
            var fits = Math.Min(text.Length, _held.Length - _count);
            text[..fits].CopyTo(_held.AsSpan(_count));
            _count += fits;
            text = text[fits..];
        }
    }

    private void WriteHead()
    {
        var cut = CutPlace(_held.AsSpan(0, _count));
        Write(new string(_held, 0, cut));
        _held.AsSpan(cut, _count - cut).CopyTo(_held);
        _count -= cut;
    }

    private void FinishLine()
    {
        Write(new string(_held, 0, _count));
        _count = 0;
        EndLine();
    }

    // The last safe place in the second half; without one, the end, but never inside a surrogate pair.
    private static int CutPlace(ReadOnlySpan<char> text)
    {
        for (var i = text.Length - 1; i > text.Length / 2; i--)
            if (char.IsWhiteSpace(text[i]) || text[i] is '。' or '，' or '；' or '！' or '？' or '、' or '：')
                return i + 1;
        return char.IsHighSurrogate(text[^1]) ? text.Length - 1 : text.Length;
    }
}

/// <summary>Words separated by one blank.</summary>
internal sealed class WordLines(TextWriter output) : LineSegmentation
{
    private bool _first = true;

    protected override void Write(string piece)
    {
        foreach (var word in TextAnalyzer.Words(piece))
        {
            if (!_first)
                output.Write(' ');
            output.Write(word);
            _first = false;
        }
    }

    protected override void EndLine()
    {
        output.Write('\n');
        _first = true;
    }

    protected override void Flush() => output.Flush();
}

/// <summary>One JSON array of words with offsets for each line.</summary>
internal sealed class SearchLines(TextWriter output) : LineSegmentation
{
    private int _done;
    private bool _first = true;

    protected override void Write(string piece)
    {
        foreach (var word in TextAnalyzer.SearchWords(piece))
        {
            output.Write(_first ? '[' : ',');
            output.Write(ContractJson.Write(new { word = word.Token, start = _done + word.Start, length = word.Length }));
            _first = false;
        }

        _done += piece.Length;
    }

    protected override void EndLine()
    {
        output.Write(_first ? "[]\n" : "]\n");
        _first = true;
        _done = 0;
    }

    protected override void Flush() => output.Flush();
}
