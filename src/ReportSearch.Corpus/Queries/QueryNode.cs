namespace ReportSearch.Corpus.Queries;

/// <summary>Where a text is looked for.</summary>
public enum UnitField
{
    /// <summary>Body, headings, and the report's title, issuer, region names and year (a text of four digits, 年 behind them or not).</summary>
    Any,
    /// <summary>The unit's own text.</summary>
    Body,
    /// <summary>Its headings and those above it.</summary>
    Heading,
    /// <summary>The report's title.</summary>
    Title,
    /// <summary>The report's issuer.</summary>
    Issuer,
    /// <summary>Names of the report's region and of the regions above it.</summary>
    Region,
}

/// <summary>How a text is matched. In every way both sides are folded and without white space, and no match spans the end of a paragraph, row or cell.</summary>
public enum TextMatch
{
    /// <summary>
    /// Anywhere; but a text that begins or ends with a digit or Latin letter must not continue into a longer run of these
    /// (a blank ends such a run: open is found in "open data", 2017 is not found in 12017).
    /// </summary>
    Word,
    /// <summary>Anywhere, character by character: every substring is found and nothing else.</summary>
    Exact,
    /// <summary>As Word, but the text may go on at its end.</summary>
    Prefix,
    /// <summary>As Word, with ? and * for characters that are left open (<see cref="OpenPattern"/>). A text that is all open matches nothing.</summary>
    Pattern,
}

/// <summary>Column that a filter speaks of.</summary>
public enum UnitColumn
{
    /// <summary>GB/T 2260 codes of the region and those above it.</summary>
    Region,
    /// <summary>Level of the body.</summary>
    Level,
    /// <summary>Section tags, own and above.</summary>
    Section,
    /// <summary>Form of the report.</summary>
    Form,
    /// <summary>Report id.</summary>
    Report,
    /// <summary>Topics of requests, complaints, reviews and lawsuits.</summary>
    Topic,
    /// <summary>Code of the region itself.</summary>
    OwnRegion,
}

/// <summary>A stretch of a unit's text.</summary>
public enum TextStretch
{
    /// <summary>Up to the end of a line.</summary>
    Paragraph,
    /// <summary>Up to a full stop, exclamation or question mark with the quotation marks that close behind it, or the end of a line.</summary>
    Sentence,
}

/// <summary>A query over units, owned by this project: neither tokens nor types of an index engine.</summary>
public abstract record QueryNode
{
    private QueryNode()
    {
    }

    /// <summary>A text in a field; scored.</summary>
    public sealed record Text(string Value, UnitField Field, TextMatch Match) : QueryNode;

    /// <summary>
    /// What equals a text though it is written otherwise (see <see cref="ReportSearch.Text.WordForms.PlainForms"/>), in a field; scored.
    /// <c>2017年</c> finds 二〇一七年, <c>答复</c> the 答覆 of a traditional text. The plain writing itself is a <see cref="Text"/>.
    /// </summary>
    public sealed record Equal(string Plain, UnitField Field) : QueryNode;

    /// <summary>One word of the query in several writings, texts and equals: any of them.</summary>
    public sealed record Writings(IReadOnlyList<QueryNode> Children) : QueryNode;

    /// <summary>
    /// Texts near each other in one paragraph or table row: in any order, none over another, at most so many characters between neighbours (white space is none, the
    /// end of a cell is one); not scored. At most <see cref="MaxTexts"/> texts, each matched exactly.
    /// </summary>
    public sealed record Near(IReadOnlyList<string> Texts, UnitField Field, int Between) : QueryNode
    {
        /// <summary>Most texts.</summary>
        public const int MaxTexts = 6;

        /// <summary>Most characters between two.</summary>
        public const int MaxBetween = 1_000;
    }

    /// <summary>
    /// Units with a stretch of their text in which the child holds as a whole; not scored. Texts of the body must stand in the stretch; what the child says of the
    /// report and its headings holds in every stretch.
    /// </summary>
    public sealed record Within(QueryNode Child, TextStretch Stretch) : QueryNode;

    /// <summary>Every unit of the reports in which some unit matches the child; not scored.</summary>
    public sealed record InReport(QueryNode Child) : QueryNode;

    /// <summary>All of the children.</summary>
    public sealed record And(IReadOnlyList<QueryNode> Children) : QueryNode;

    /// <summary>Any of the children.</summary>
    public sealed record Or(IReadOnlyList<QueryNode> Children) : QueryNode;

    /// <summary>Units that do not match the child.</summary>
    public sealed record Not(QueryNode Child) : QueryNode;

    /// <summary>The child with its score times a factor.</summary>
    public sealed record Boost(QueryNode Child, double Factor) : QueryNode;

    /// <summary>The child, every unit of it with this score in place of its own.</summary>
    public sealed record Constant(QueryNode Child, double Score) : QueryNode;

    /// <summary>The child; its units that match any of the favoured add their scores. What matches is the child's affair alone.</summary>
    public sealed record Favoring(QueryNode Child, IReadOnlyList<QueryNode> Favored) : QueryNode;

    /// <summary>
    /// Every unit, scored 0 to 1 by how close the words, texts or their writings, stand together in the body: 1 where all stand side by side, less where fewer do, and
    /// the less the more stands between them. Meant to be favoured. 2 to <see cref="MaxWords"/> words.
    /// </summary>
    public sealed record Closeness(IReadOnlyList<QueryNode> Words) : QueryNode
    {
        /// <summary>Most words.</summary>
        public const int MaxWords = 16;
    }

    /// <summary>Reports of these years, both included; not scored.</summary>
    public sealed record Years(int From, int To) : QueryNode;

    /// <summary>Units with any of the values in the column; not scored.</summary>
    public sealed record Column(UnitColumn Name, IReadOnlyList<string> Values) : QueryNode;

    /// <summary>Every unit.</summary>
    public sealed record All : QueryNode;

    /// <summary>No unit.</summary>
    public sealed record None : QueryNode;
}
