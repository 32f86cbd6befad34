using System.CommandLine;
using ReportSearch.Corpus.Search;

namespace ReportSearch.CommandLine.Options;

/// <summary>The query and the options that say which hits there are: the same for every verb that searches.</summary>
internal sealed class SearchOptions
{
    private const double MostSeconds = 86_400;

    private readonly bool _limited;
    private readonly Argument<string[]>? _query;
    private readonly Option<string?> _year = new("--year") { Description = "Report year, as 2017 or 2015..2018.", HelpName = "R" };
    private readonly Option<string[]> _region = new("--region") { Description = "Region by name or code, lower ones included; may be repeated.", HelpName = "NAME|CODE" };
    private readonly Option<string[]> _level = new("--level") { Description = "province, prefecture, county, township or department; may be repeated.", HelpName = "L" };
    private readonly Option<string[]> _section = new("--section") { Description = "Section tag, as on_request; may be repeated.", HelpName = "TAG" };
    private readonly Option<string[]> _topic = new("--topic") { Description = "What requests were about, as land_expropriation; may be repeated.", HelpName = "ID" };
    private readonly Option<string[]> _form = new("--form") { Description = "free, standard2019 or standard2021; may be repeated.", HelpName = "F" };
    private readonly Option<string> _within = new("--within") { Description = "Where the whole query must hold: unit, sentence, paragraph or report.", HelpName = "W", DefaultValueFactory = _ => "unit" };
    private readonly Option<string> _expand = new("--expand") { Description = "yes or no: whether words are widened by the thesaurus.", HelpName = "yes|no", DefaultValueFactory = _ => "yes" };

    private readonly Option<double> _seconds = new("--seconds") { Description = "Longest time for an answer; past it the answer says that it is partial. 0 for any.", HelpName = "S", DefaultValueFactory = _ => 60 };

    /// <param name="query">Says what the query is for; null for the usual.</param>
    /// <param name="optional">Whether the query may be left out.</param>
    /// <param name="withQuery">Whether there is a query at all.</param>
    /// <param name="limited">Whether the answer's time is limited; not where it must be whole, or is not given now.</param>
    public SearchOptions(string? query = null, bool optional = false, bool withQuery = true, bool limited = true)
    {
        _limited = limited;
        _query = !withQuery ? null : new Argument<string[]>("QUERY")
        {
            Description = query ?? "The query; several words are joined by blanks. Empty finds what the filters leave. Left open in a word: ? one character, * none to eight of one sentence (土地*补偿), "
                + "between digits or letters inside of their run (20*8), at an end what a run begins or ends with (201*, *17).",
            Arity = optional ? ArgumentArity.ZeroOrMore : ArgumentArity.OneOrMore,
        };
    }

    /// <summary>Gives the verb the query and the options.</summary>
    public void AddTo(Command verb)
    {
        foreach (Option option in (Option[])[_year, _region, _level, _section, _topic, _form, _expand])
            verb.Options.Add(option);
        if (_limited)
            verb.Options.Add(_seconds);
        if (_query is null)
            return;
        verb.Arguments.Add(_query);
        verb.Options.Add(_within);
    }

    /// <summary>What was given.</summary>
    /// <exception cref="WrongUseException">A value has no meaning.</exception>
    public SearchParameters Read(ParseResult parsed)
    {
        var years = parsed.GetValue(_year) is { } range ? YearRange.Parse(range) : default;
        return new SearchParameters
        {
            Query = string.Join(' ', _query is null ? [] : parsed.GetValue(_query) ?? []),
            YearFrom = years.From,
            YearTo = years.To,
            Regions = parsed.GetValue(_region) ?? [],
            Levels = parsed.GetValue(_level) ?? [],
            Sections = parsed.GetValue(_section) ?? [],
            Topics = parsed.GetValue(_topic) ?? [],
            Forms = parsed.GetValue(_form) ?? [],
            Within = _query is null ? "unit" : OneOf(parsed, _within, "unit", "sentence", "paragraph", "report"),
            Expand = OneOf(parsed, _expand, "yes", "no") == "yes",
            Budget = (_limited ? parsed.GetValue(_seconds) : 0) switch
            {
                0 => AnswerBudget.Unlimited,
                > 0 and <= MostSeconds and var seconds => new AnswerBudget(TimeSpan.FromSeconds(seconds), null),
                var other => throw new WrongUseException($"{parsed.CommandResult.Command.Name}: --seconds '{other}' has no meaning; there is 0 for any time, or up to {MostSeconds}"),
            },
        };
    }

    /// <summary>The value of an option that takes few values: a wrong one is wrong use whether there is a store or not.</summary>
    /// <exception cref="WrongUseException">It is none of them.</exception>
    public static string OneOf(ParseResult parsed, Option<string> option, params string[] known) => parsed.GetValue(option) is { } value && known.Contains(value)
        ? value
        : throw new WrongUseException($"{parsed.CommandResult.Command.Name}: {option.Name} '{parsed.GetValue(option)}' has no meaning; there is {string.Join(", ", known)}");
}
