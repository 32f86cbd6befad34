using System.CommandLine;
using System.CommandLine.Parsing;

namespace ReportSearch.CommandLine;

/// <summary>Says why a command line cannot be run, naming what is unknown and the nearest thing that is known.</summary>
internal static class Refusal
{
    /// <summary>The message, or null when the command line can be run.</summary>
    public static string? Of(ParseResult parsed, string[] args)
    {
        var command = parsed.CommandResult.Command;
        if (UnknownToken(parsed, args) is { } unknown)
            return Name(command, unknown);
        if (parsed.Errors.Count == 0)
            return null;
        return command is RootCommand
            ? $"no verb given; one of {string.Join(", ", Names(command))}; `reportsearch --help` says more"
            : $"{command.Name}: {parsed.Errors[0].Message.TrimEnd('.')}; `reportsearch {command.Name} --help` says more";
    }

    private static string Name(Command command, string unknown)
    {
        var name = unknown.Split('=', 2)[0];
        var isOption = name.StartsWith('-');
        if (command is RootCommand && !isOption)
            return $"unknown verb '{name}'{Suggest(name, Names(command))}; there are {string.Join(", ", Names(command))}";
        if (!isOption)
            return $"{command.Name}: unexpected '{name}'; `reportsearch {command.Name} --help` says more";
        var hint = command is RootCommand ? "reportsearch --help" : $"reportsearch {command.Name} --help";
        return $"unknown option '{name}'{(command is RootCommand ? "" : $" of '{command.Name}'")}{Suggest(name, OptionNames(command))}; " +
            $"`{hint}` lists them, and what follows a lone -- is taken as it is";
    }

    // The parser hands an unknown option to an argument that still takes values; what looks like an option and stands before a lone -- is one.
    private static string? UnknownToken(ParseResult parsed, string[] args)
    {
        if (parsed.UnmatchedTokens.Count > 0)
            return parsed.UnmatchedTokens[0];
        var lone = Array.IndexOf(args, "--");
        var literal = lone < 0 ? [] : args[(lone + 1)..];
        return parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .Select(token => token.Value)
            .FirstOrDefault(value => LooksLikeOption(value) && !literal.Contains(value));
    }

    // -拆迁 is a query that excludes a word; -x and --x are options.
    private static bool LooksLikeOption(string value)
    {
        var name = value.StartsWith("--", StringComparison.Ordinal) ? value[2..] : value.StartsWith('-') ? value[1..] : "";
        return name.Length > 0 && char.IsAsciiLetter(name[0]) && name.Split('=', 2)[0].All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
    }

    private static IEnumerable<string> Names(Command command) => command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name);

    private static IEnumerable<string> OptionNames(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive))).Select(option => option.Name);

    private static string Suggest(string name, IEnumerable<string> known)
    {
        var (nearest, distance) = known.Select(candidate => (candidate, Distance(name, candidate))).MinBy(pair => pair.Item2);
        // A third of the letters wrong is a slip; more is another word.
        return nearest is not null && distance <= Math.Max(1, nearest.Length / 3) ? $", did you mean '{nearest}'?" : "";
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two words.</summary>
    internal static int Distance(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                var replaced = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replaced, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[a.Length, b.Length];
    }
}
