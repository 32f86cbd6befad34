using Mono.Cecil;

namespace ReportSearch.Architecture.Tests;

/// <summary>Holds the table of src/ARCHITECTURE.md (who may reference whom) against the compiled assemblies.</summary>
public class ProjectReferenceTests
{
    /// <summary>Each assembly of the product and the ones of ours that it may reference, transitive use included.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["ReportSearch.Text"] = [],
        ["ReportSearch.Engine"] = [],
        ["ReportSearch.Reports"] = ["ReportSearch.Text"],
        ["ReportSearch.Corpus"] = ["ReportSearch.Text", "ReportSearch.Engine", "ReportSearch.Reports"],
        ["ReportSearch.Server"] = ["ReportSearch.Corpus"],
        ["reportsearch"] = ["ReportSearch.Corpus"],
    };

    public static TheoryData<string> Assemblies => new(Allowed.Keys);

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_references_only_what_the_table_allows(string name)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
        string[] ours = [.. assembly.MainModule.AssemblyReferences.Select(r => r.Name).Where(Allowed.ContainsKey)];

        Assert.Empty(ours.Except(Allowed[name]));
    }

    [Fact]
    public void The_table_names_every_project_under_src()
    {
        IEnumerable<string> projects = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file));

        Assert.Equal(Allowed.Keys.Where(n => n != "reportsearch").Order(), projects.Order());
    }

    [Fact]
    public void Only_corpus_knows_the_catalogues_database()
    {
        foreach (string name in Allowed.Keys.Where(n => n != "ReportSearch.Corpus"))
        {
            using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
            Assert.DoesNotContain(assembly.MainModule.AssemblyReferences, r => r.Name.Contains("Sqlite", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void The_section_index_seam_speaks_no_engine_types()
    {
        using AssemblyDefinition corpus = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, "ReportSearch.Corpus.dll"));
        TypeDefinition[] seam = [.. corpus.MainModule.Types.Where(t =>
            t.FullName is "ReportSearch.Corpus.Indexing.ISectionIndex" or "ReportSearch.Corpus.Indexing.ISectionSnapshot"
                or "ReportSearch.Corpus.Indexing.IWordSegmenter" or "ReportSearch.Corpus.Indexing.ITopicClassifier"
                or "ReportSearch.Corpus.Indexing.IndexUnit" or "ReportSearch.Corpus.Indexing.UnitSearch" or "ReportSearch.Corpus.Indexing.UnitSearchResult"
            || t.Namespace == "ReportSearch.Corpus.Queries")];
        Assert.True(seam.Length >= 7, "the seam's types have moved: name them here");

        string[] leaks = [.. seam.SelectMany(TypeUse.Of).Where(n => n.StartsWith("ReportSearch.Engine", StringComparison.Ordinal)).Distinct()];

        Assert.Empty(leaks);
    }
}
