namespace ReportSearch.Corpus.Search;

/// <summary>A search parameter has no meaning.</summary>
/// <param name="parameter">Its name, as year or section.</param>
/// <param name="message">What is wrong and what is allowed.</param>
public sealed class SearchParameterException(string parameter, string message) : Exception(message)
{
    /// <summary>Name of the parameter.</summary>
    public string Parameter { get; } = parameter;
}
