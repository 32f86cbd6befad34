using System.Reflection;
using System.Text.RegularExpressions;

namespace ReportSearch.Architecture.Tests;

/// <summary>Every way to make a regular expression but the project's own is refused when src and tools are built.</summary>
public class BannedPatternTests
{
    private static readonly string[] Banned =
        [.. new[] { "BannedSymbols.txt", "BannedSymbols.Patterns.txt" }.SelectMany(file => File.ReadAllLines(Path.Combine(Checkout.Root, "tools", "build", file))).Select(line => line.Split(';')[0])];

    [Fact]
    public void Every_call_that_takes_a_pattern_is_on_the_list()
    {
        IEnumerable<MethodBase> calls = typeof(Regex).GetConstructors().Concat<MethodBase>(typeof(Regex).GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(call => call.GetParameters().Any(parameter => parameter.Name == "pattern"));
        Assert.Empty(calls.Select(DocumentationId).Except(Banned));
        Assert.Contains("T:System.Text.RegularExpressions.GeneratedRegexAttribute", Banned);
    }

    [Theory]
    [InlineData("src")]
    [InlineData("tools")]
    public void The_list_holds_for_src_and_tools(string folder) =>
        Assert.Contains("BannedSymbols.Patterns.txt", File.ReadAllText(Path.Combine(Checkout.Root, folder, "Directory.Build.props")));

    [Fact]
    public void Only_the_factory_lifts_the_ban()
    {
        IEnumerable<string> lifting = Checkout.Files("*.cs").Where(file => !Path.GetRelativePath(Checkout.Root, file).StartsWith("tests", StringComparison.Ordinal) && File.ReadAllText(file).Contains("RS0030"));
        Assert.Equal(["InputPattern.cs"], lifting.Select(Path.GetFileName));
    }

    private static string DocumentationId(MethodBase call) =>
        $"M:{call.DeclaringType!.FullName}.{(call.IsConstructor ? "#ctor" : call.Name)}({string.Join(',', call.GetParameters().Select(parameter => Name(parameter.ParameterType)))})";

    private static string Name(Type type) =>
        type.IsGenericType ? $"{type.FullName!.Split('`')[0]}{{{string.Join(',', type.GetGenericArguments().Select(Name))}}}" : type.FullName!;
}
