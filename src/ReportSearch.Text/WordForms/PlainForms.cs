using ReportSearch.Text.Folding;
using ReportSearch.Text.Numerals;

namespace ReportSearch.Text.WordForms;

/// <summary>All that equals something plainer though it is written otherwise: numbers and words of traditional texts.</summary>
public static class PlainForms
{
    /// <summary>Appends the plain forms of what is written otherwise in a text, in order of their starts.</summary>
    public static void Find(FoldedText text, List<PlainForm> forms)
    {
        int first = forms.Count;
        NumeralForms.Find(text, plainToo: false, forms);
        TraditionalWords.Find(text, forms);
        forms.Sort(first, forms.Count - first, Comparer<PlainForm>.Create(static (a, b) => a.Start.CompareTo(b.Start)));
    }
}
