using Mono.Cecil;

namespace ReportSearch.Architecture.Tests;

/// <summary>Inside the engine a namespace uses only those before it, so that each structure can be read without the ones above.</summary>
public class EngineLayerTests
{
    private const string Prefix = "ReportSearch.Engine";

    /// <summary>From the bottom to the top; namespaces in one row do not use one another.</summary>
    private static readonly string[][] Layers =
    [
        [""],
        [".Storage"],
        [".Schema"],
        [".Documents"],
        [".Postings"],
        [".TermDictionary", ".Columns", ".StoredUnits", ".Norms", ".Groups"],
        [".Segments"],
        [".Commits"],
        [".Queries"],
        [".Scoring"],
        [".Search"],
        [".Checking"],
    ];

    /// <summary>Types of the root namespace that stand above everything: the doors of the engine.</summary>
    private static readonly string[] Doors = ["IndexWriter", "IndexSnapshot"];

    [Fact]
    public void A_namespace_uses_only_lower_ones()
    {
        using AssemblyDefinition engine = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, Prefix + ".dll"));
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        foreach (TypeDefinition type in engine.MainModule.Types.Where(t => t.Namespace.StartsWith(Prefix, StringComparison.Ordinal) && !Doors.Contains(t.Name)))
        {
            int own = LayerOf(type.Namespace);
            foreach (string used in TypeUse.NamespacesOf(type).Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n != type.Namespace))
            {
                if (LayerOf(used) >= own)
                    wrong.Add($"{type.FullName} uses {used}");
            }

            if (TypeUse.Of(type).Any(n => Doors.Any(d => n == $"{Prefix}.{d}")))
                wrong.Add($"{type.FullName} uses a door");
        }

        Assert.Empty(wrong);
    }

    private static int LayerOf(string space)
    {
        int layer = Array.FindIndex(Layers, l => l.Contains(space[Prefix.Length..]));
        Assert.True(layer >= 0, $"namespace {space} has no place in the order: give it one");
        return layer;
    }
}
