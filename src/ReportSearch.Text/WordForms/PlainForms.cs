using ReportSearch.Text.Folding;
using ReportSearch.Text.Numerals;

namespace ReportSearch.Text.WordForms;

/// <summary>All that equals something plainer though it is written otherwise: numbers and words of traditional texts.</summary>
public static class PlainForms
{
    // Counts up with every change of the rules for numbers.
    private const int RulesVersion = 1;

    /// <summary>A change of it means that other forms may be found: version of the rules for numbers, a hyphen, version of the table of words.</summary>
    public static string Version => $"{RulesVersion}-{TraditionalWords.Version}";

    /// <summary>Appends the plain forms of what is written otherwise in a text, in order of their starts.</summary>
    public static void Find(FoldedText text, List<PlainForm> forms)
    {
        int first = forms.Count;
        NumeralForms.Find(text, plainToo: false, forms);
        TraditionalWords.Find(text, forms);
        if (forms.Count - first < 2)
            return;
        forms.Sort(first, forms.Count - first, Comparer<PlainForm>.Create(static (a, b) => a.Start.CompareTo(b.Start)));
    }
}
