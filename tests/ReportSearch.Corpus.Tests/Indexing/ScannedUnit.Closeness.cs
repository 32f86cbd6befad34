using ReportSearch.Corpus.Indexing;
using ReportSearch.Corpus.Queries;
using ReportSearch.Text.Folding;
using ReportSearch.Text.WordForms;

namespace ReportSearch.Corpus.Tests.Indexing;

internal sealed partial class ScannedUnit
{
    /// <summary>From each place on, the nearest one before it of every other word that stands there; the cover with the fewest characters between its words.</summary>
    private double ClosenessOf(QueryNode.Closeness closeness)
    {
        // Residue is no body to be ranked by.
        if (Unit.Kind == UnitKind.Residue)
            return 0;
        List<List<(int Start, int End)>> words = [.. closeness.Words.Select(word => PlacesOf(word).Distinct().ToList()).Where(places => places.Count > 0)];
        if (words.Count < 2)
            return 0;
        List<int> between = [];
        for (int word = 0; word < words.Count; word++)
        {
            foreach ((int Start, int End) last in words[word])
            {
                List<(int Start, int End)> cover = [last];
                for (int other = 0; other < words.Count; other++)
                {
                    if (other != word)
                        cover.AddRange(words[other].Where(place => (place, other).CompareTo((last, word)) < 0).OrderDescending().Take(1));
                }

                if (cover.Count == words.Count)
                    between.Add(Math.Max(0, last.End - cover.Min(place => place.Start) - cover.Sum(place => place.End - place.Start)));
            }
        }

        double distance = 1 + between.Min() / (2.0 * (words.Count - 1));
        return (words.Count - 1.0) / (closeness.Words.Count - 1) / (distance * distance);
    }

    private IEnumerable<(int Start, int End)> PlacesOf(QueryNode word)
    {
        switch (word)
        {
            case QueryNode.Writings writings:
                return writings.Children.SelectMany(PlacesOf);
            case QueryNode.Equal equal:
                List<PlainForm> forms = [];
                FoldedText folded = FoldedText.Of(Unit.Text);
                PlainForms.Find(folded, forms);
                // A break takes a place of its own.
                int Position(int index) => index + Enumerable.Range(1, index).Count(folded.StartsRun);
                return forms.Where(form => form.Plain == equal.Plain).Select(form => (Position(form.Start), Position(form.Start) + 1));
            default:
                var text = (QueryNode.Text)word;
                string wanted = new([.. text.Value.Where(unit => !char.IsWhiteSpace(unit)).Select(CharacterFolding.Fold)]);
                var places = new List<(int, int)>();
                int before = 0;
                foreach (List<Scanned> run in _body.Where(run => run.Count > 0))
                {
                    places.AddRange(Places([run], wanted, text.Match).Select(at => (before + at, before + at + wanted.Length)));
                    before += run.Count + 1;
                }

                return places;
        }
    }
}
