using ReportSearch.Text.Folding;
using ReportSearch.Text.Words;

namespace ReportSearch.Text.Tests.Words;

/// <summary>Terms of disclosure work in sentences written for the purpose: one unit in search mode, not cut across in word mode.</summary>
public sealed class GenreProbeTests
{
    private static readonly (string Sentence, string Term)[] s_probes =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Words", "genre-probes.tsv")).Where(line => line.Length > 0 && line[0] != '#').Select(line => (line.Split('\t')[0], line.Split('\t')[1]))];

    public static IEnumerable<object[]> Probes => s_probes.Select(probe => new object[] { probe.Sentence, probe.Term });

    [Fact]
    public void There_are_a_hundred_and_fifty_probes() => Assert.True(s_probes.DistinctBy(probe => probe.Term).Count() >= 150);

    [Theory]
    [MemberData(nameof(Probes))]
    public void A_term_of_the_genre_is_a_unit(string sentence, string term)
    {
        string folded = CharacterFolding.Fold(sentence);
        int start = folded.IndexOf(term, StringComparison.Ordinal);
        Assert.Contains(new WordSpan(start, term.Length), Segmentation.SearchSpans(folded));
        List<WordSpan> words = Segmentation.Spans(folded);
        Assert.DoesNotContain(words, word => word.Start < start && word.End > start && word.End < start + term.Length);
        Assert.DoesNotContain(words, word => word.Start > start && word.Start < start + term.Length && word.End > start + term.Length);
    }
}
