using System.Globalization;

namespace ReportSearch.Engine.Scoring;

/// <summary>A place of one of several texts in a unit.</summary>
/// <param name="Start">Position of its first character.</param>
/// <param name="End">One past its last.</param>
/// <param name="Text">Which text.</param>
internal readonly record struct TextPlace(int Start, int End, int Text) : IComparable<TextPlace>
{
    public int CompareTo(TextPlace other)
    {
        int order = Start.CompareTo(other.Start);
        if (order == 0)
            order = End.CompareTo(other.End);
        return order != 0 ? order : Text.CompareTo(other.Text);
    }
}

/// <summary>
/// How close texts stand together in a unit, 0 to 1:
/// <code>
/// (n - 1) / (N - 1) / d^2    d = 1 + between / (2 (n - 1))    n of N texts stand in the unit, at least 2; 0 where fewer do
/// </code>
/// with the characters that are of none of the texts in their shortest cover. A cover is a place with the nearest place before it of every other of the n texts (by start,
/// end, then the order of the texts); it reaches from the first start to the end of that place. The minimal cover is a measure of Tao and Zhai (An exploration of proximity
/// measures in information retrieval, 2007), the inverse square of the distance in words that of Rasolofo and Savoy (Term proximity scoring for keyword-based retrieval
/// systems, 2003); a Chinese word is taken as two characters.
/// </summary>
internal static class Closeness
{
    /// <summary>No unit has more.</summary>
    public const double Most = 1;

    private const double WordCharacters = 2;

    /// <param name="standing">How many of the texts stand in the unit, and the characters between them, as of <see cref="FewestBetween"/>.</param>
    /// <param name="texts">How many texts, 2 or more.</param>
    public static double Of((int Texts, int Between) standing, int texts)
    {
        if (standing.Texts < 2)
            return 0;
        double distance = 1 + standing.Between / (WordCharacters * (standing.Texts - 1));
        return (standing.Texts - 1.0) / (texts - 1) / (distance * distance);
    }

    /// <summary>How many of the texts have a place, and the characters between these in their shortest cover.</summary>
    /// <param name="places">All places, sorted.</param>
    /// <param name="last">One for each text, to work with.</param>
    public static (int Texts, int Between) FewestBetween(ReadOnlySpan<TextPlace> places, Span<TextPlace> last)
    {
        last.Fill(new TextPlace(-1, -1, -1));
        int texts = 0;
        foreach (TextPlace place in places)
        {
            texts += last[place.Text].Start < 0 ? 1 : 0;
            last[place.Text] = place;
        }

        int seen = 0, least = int.MaxValue;
        last.Fill(new TextPlace(-1, -1, -1));
        foreach (TextPlace place in places)
        {
            seen += last[place.Text].Start < 0 ? 1 : 0;
            last[place.Text] = place;
            if (seen < texts)
                continue;
            int start = int.MaxValue, covered = 0;
            foreach (TextPlace nearest in last)
            {
                if (nearest.Start < 0)
                    continue;
                start = Math.Min(start, nearest.Start);
                covered += nearest.End - nearest.Start;
            }

            // Texts over each other cover less than their lengths.
            least = Math.Min(least, Math.Max(0, place.End - start - covered));
        }

        return (texts, least);
    }

    public static string Explain((int Texts, int Between) standing, int texts) => standing.Texts < 2
        ? $"closeness of {texts} texts, of which fewer than 2 stand there"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"closeness of {standing.Texts} of {texts} texts with {standing.Between} characters between them in their shortest cover: {standing.Texts - 1} / {texts - 1} / (1 + {standing.Between} / {WordCharacters * (standing.Texts - 1)})^2");
}
