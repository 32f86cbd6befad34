using System.Text;

namespace ReportSearch.Corpus.Queries;

/// <summary>
/// A folded word with characters left open. ? stands for any one character, * between two characters for none to <see cref="MostOfStar"/> that hold no sentence end; a ?
/// beside a * is one character more of its gap. Between two digits or Latin letters a * stays inside of their run. At an end of the word a * says that a run of digits and
/// Latin letters may go on there.
/// </summary>
/// <param name="Pieces">What stands between the stars, with its ?; where two are neighbours, each ends or begins with a character that is not open.</param>
/// <param name="Gaps">For each piece but the last the gap behind it.</param>
/// <param name="OpenStart">Whether a run may begin before the word.</param>
/// <param name="OpenEnd">Whether a run may go on behind it.</param>
internal sealed record OpenPattern(IReadOnlyList<string> Pieces, IReadOnlyList<PatternGap> Gaps, bool OpenStart, bool OpenEnd)
{
    /// <summary>Stands for any one character.</summary>
    public const char AnyCharacter = '?';

    /// <summary>Stands for any characters, or none.</summary>
    public const char AnyCharacters = '*';

    /// <summary>Most characters that one * stands for.</summary>
    public const int MostOfStar = 8;

    /// <summary>Most gaps in a word of the query language.</summary>
    public const int MaxGaps = 8;

    /// <summary>Whether a match must begin with the run of its first character.</summary>
    public bool WholeStart => !OpenStart && TextOccurrences.IsRunCharacter(Pieces[0][0]);

    /// <summary>Whether a match must end with the run of its last character.</summary>
    public bool WholeEnd => !OpenEnd && TextOccurrences.IsRunCharacter(Pieces[^1][^1]);

    /// <summary>Reads a folded word; null when all of it is open.</summary>
    public static OpenPattern? Of(string folded)
    {
        var pieces = new List<string>();
        var gaps = new List<PatternGap>();
        var piece = new StringBuilder();
        bool openStart = false, openEnd = false;
        for (int at = 0; at < folded.Length;)
        {
            if (!IsOpen(folded[at]))
            {
                piece.Append(folded[at++]);
                continue;
            }

            int start = at, questions = 0;
            for (; at < folded.Length && IsOpen(folded[at]); at++)
                questions += folded[at] == AnyCharacter ? 1 : 0;
            bool star = questions < at - start;
            if (start == 0 && at == folded.Length)
                return null;
            if (star && start > 0 && at < folded.Length)
            {
                bool inRun = TextOccurrences.IsRunCharacter(folded[start - 1]) && TextOccurrences.IsRunCharacter(folded[at]);
                gaps.Add(new PatternGap(questions, questions + MostOfStar, inRun));
                pieces.Add(piece.ToString());
                piece.Clear();
                continue;
            }

            openStart |= star && start == 0;
            openEnd |= star && at == folded.Length;
            piece.Append(AnyCharacter, questions);
        }

        if (piece.Length == 0)
            return null;
        pieces.Add(piece.ToString());
        return new OpenPattern(pieces, gaps, openStart, openEnd);
    }

    private static bool IsOpen(char unit) => unit is AnyCharacter or AnyCharacters;
}

/// <summary>What a * stands for.</summary>
/// <param name="Least">Fewest characters.</param>
/// <param name="Most">Most characters.</param>
/// <param name="InRun">Whether they and the characters beside them are of one run of digits and Latin letters.</param>
internal readonly record struct PatternGap(int Least, int Most, bool InRun);
