namespace ReportSearch.TopicTraining;

/// <summary>One text of the data.</summary>
/// <param name="Topics">Indices of its topics; empty for a text about none of them.</param>
/// <param name="Origin">The family of phrasing that it belongs to: cross-validation holds out whole families.</param>
/// <param name="Text">The text as written.</param>
public sealed record TopicText(IReadOnlyList<int> Topics, string Origin, string Text);
