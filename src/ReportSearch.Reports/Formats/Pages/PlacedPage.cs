namespace ReportSearch.Reports.Formats.Pages;

/// <summary>A run of characters drawn on a page. Lengths in points, measured from the page's top left corner.</summary>
internal readonly record struct PlacedWord(double Left, double Top, double Right, double Bottom, string Text)
{
    private const double TurnedShare = 1.8;
    private const double LongTurnedShare = 1.1;
    private const double LongInEm = 2.9;
    private const double TurnedLetterShare = 1.15;

    /// <summary>The place of the word in the order in which the page is drawn.</summary>
    internal int Order { get; init; }

    /// <summary>Height of the middle of the line.</summary>
    internal double Middle => (Top + Bottom) / 2;

    /// <summary>Whether its letters stand on their side, as heads of narrow columns do.</summary>
    internal bool IsTurned => Text.Length > 1 && Bottom - Top > (PageLine.WidthInEm(Text) > LongInEm ? LongTurnedShare : TurnedShare) * (Right - Left);

    /// <summary>Whether this single letter lies on its side: it is wider than its line is high.</summary>
    internal bool IsTurnedLetter => Text.Length == 1 && Text[0] >= '\u2E80' && Right - Left > TurnedLetterShare * (Bottom - Top);

    /// <summary>Size of the font, from the width: the height that programs give depends on the font's own idea of its line.</summary>
    internal double Em => (IsTurned ? Bottom - Top : Right - Left) / Math.Max(PageLine.WidthInEm(Text), 0.5);
}

/// <summary>A straight horizontal or vertical rule of a page, as the border of a table, in points.</summary>
internal readonly record struct PlacedRule(double Left, double Top, double Right, double Bottom)
{
    internal bool IsHorizontal => Right - Left >= Bottom - Top;
}

/// <summary>One page as it is drawn: words in any order and rules.</summary>
internal sealed record PlacedPage(double Width, double Height, IReadOnlyList<PlacedWord> Words, IReadOnlyList<PlacedRule> Rules)
{
    /// <summary>Coordinates beyond it are no place on any paper; page layout walks distances step by step.</summary>
    internal const double FarthestPlace = 20_000;

    // A page with a turned head or two is still read upright.
    private const double TurnedWords = 0.7;

    /// <summary>The page turned so that its text is read from left to right: wide tables are drawn on their side.</summary>
    internal PlacedPage Upright()
    {
        if (Words.Any(word => word.IsTurnedLetter))
            return (this with { Words = JoinTurnedLetters() }).Upright();
        int wide = 0, turned = 0;
        double across = 0;
        for (int i = 0; i < Words.Count; i++)
        {
            if (Words[i].Text.Length < 2)
                continue;
            wide++;
            turned += Words[i].IsTurned ? 1 : 0;
            across += i > 0 && Words[i].IsTurned ? Math.Sign(Words[i].Left - Words[i - 1].Left) : 0;
        }

        if (turned < 4 || turned < wide * TurnedWords)
            return this;
        // Lines follow each other to the right when their letters were turned to the left.
        bool toTheLeft = across >= 0;
        (double Left, double Top, double Right, double Bottom) Turn(double left, double top, double right, double bottom) =>
            toTheLeft ? (Height - bottom, left, Height - top, right) : (top, Width - right, bottom, Width - left);
        var words = new List<PlacedWord>(Words.Count);
        foreach (PlacedWord word in Words)
        {
            (double left, double top, double right, double bottom) = Turn(word.Left, word.Top, word.Right, word.Bottom);
            words.Add(word with { Left = left, Top = top, Right = right, Bottom = bottom });
        }

        var rules = new List<PlacedRule>(Rules.Count);
        foreach (PlacedRule rule in Rules)
        {
            (double left, double top, double right, double bottom) = Turn(rule.Left, rule.Top, rule.Right, rule.Bottom);
            rules.Add(new PlacedRule(left, top, right, bottom));
        }

        return new PlacedPage(Height, Width, words, rules);
    }

    /// <summary>Letters on their side that are drawn one after the other up or down the page are a word.</summary>
    private List<PlacedWord> JoinTurnedLetters()
    {
        var words = new List<PlacedWord>(Words.Count);
        for (int i = 0; i < Words.Count;)
        {
            PlacedWord word = Words[i++];
            if (!word.IsTurnedLetter)
            {
                words.Add(word);
                continue;
            }

            double em = word.Bottom - word.Top, top = word.Top, bottom = word.Bottom, middle = (word.Left + word.Right) / 2;
            string text = word.Text;
            for (; i < Words.Count && Words[i].IsTurnedLetter && Math.Abs(((Words[i].Left + Words[i].Right) / 2) - middle) < 0.3 * em
                && (Math.Abs(Words[i].Bottom - top) < 0.5 * em || Math.Abs(Words[i].Top - bottom) < 0.5 * em); i++)
            {
                text += Words[i].Text;
                (top, bottom) = (Math.Min(top, Words[i].Top), Math.Max(bottom, Words[i].Bottom));
            }

            words.Add(word with { Left = middle - (em / 2), Top = top, Right = middle + (em / 2), Bottom = bottom, Text = text });
        }

        return words;
    }
}
