using System.Text;

namespace ReportSearch.Reports.Identity;

/// <summary>A part of the cleaned text without white space, with the way back.</summary>
internal sealed class PlainText
{
    private readonly List<int> _places;

    private PlainText(string text, List<int> places)
    {
        Text = text;
        _places = places;
    }

    /// <summary>The text without white space.</summary>
    internal string Text { get; }

    /// <param name="text">The cleaned text.</param>
    /// <param name="start">First unit.</param>
    /// <param name="end">One past the last unit.</param>
    internal static PlainText Of(string text, int start, int end)
    {
        var plain = new StringBuilder(end - start);
        var places = new List<int>(end - start);
        for (int i = start; i < end; i++)
        {
            if (char.IsWhiteSpace(text[i]))
                continue;
            plain.Append(text[i]);
            places.Add(i);
        }

        return new PlainText(plain.ToString(), places);
    }

    /// <summary>The range of the cleaned text for a range of this one that is not empty.</summary>
    internal TextRange Range(int start, int length) => new(_places[start], _places[start + length - 1] + 1);
}

/// <summary>A range [Start, End) of the cleaned text.</summary>
internal readonly record struct TextRange(int Start, int End);
