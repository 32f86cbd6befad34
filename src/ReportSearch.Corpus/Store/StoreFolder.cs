using System.Globalization;
using System.Text;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Corpus.Store;

/// <summary>
/// Names of everything in a store's folder:
/// <code>
/// originals/ab/SHA256         a file as it came; SHA256.json beside it: its names and where it came from
/// ledger.db                   the journal of everything taken in
/// store.lock, writer.json     the writer's lock, and who holds it
/// generation                  number of the generation of catalogue and index that counts; 1 when there is no such file
/// catalogue.db, index/        generation 1
/// catalogue-2.db, index-2/    generation 2, made by a rebuild, and so on
/// reuse.rsfp, reuse-2.rsfp    fingerprints for the comparison of wording, made when they are asked for
/// </code>
/// A rebuild never writes over files that a reader has open: it makes the next generation beside the present one and then replaces the one small file
/// that names it. The generation before is removed when a writer opens the store the next time.
/// </summary>
internal sealed class StoreFolder(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    public string Originals => Path.Combine(Root, "originals");

    public string Ledger => Path.Combine(Root, "ledger.db");

    public string Lock => Path.Combine(Root, "store.lock");

    public string Writer => Path.Combine(Root, "writer.json");

    public string GenerationFile => Path.Combine(Root, "generation");

    /// <summary>Whether a store was ever made here.</summary>
    public bool Exists => File.Exists(Ledger);

    public string Catalogue(int generation) => Path.Combine(Root, generation == 1 ? "catalogue.db" : Invariant($"catalogue-{generation}.db"));

    public string Index(int generation) => Path.Combine(Root, generation == 1 ? "index" : Invariant($"index-{generation}"));

    public string Fingerprints(int generation) => Path.Combine(Root, generation == 1 ? "reuse.rsfp" : Invariant($"reuse-{generation}.rsfp"));

    /// <summary>The generation that counts.</summary>
    /// <exception cref="StoreException">The file that names it cannot be understood.</exception>
    public int ReadGeneration()
    {
        string text;
        try
        {
            text = File.ReadAllText(GenerationFile).Trim();
        }
        catch (FileNotFoundException)
        {
            return 1;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new StoreException(StoreFailure.Unusable, $"{GenerationFile}: holds no number; write the number of the newest catalogue-N.db into it, or 1 for catalogue.db");
    }

    /// <summary>Makes a generation the one that counts, in one durable step.</summary>
    public void WriteGeneration(int number) =>
        DurableFile.Write(GenerationFile, Encoding.ASCII.GetBytes(Invariant($"{number}\n")));

    /// <summary>Removes catalogues and indexes of other generations: what a rebuild replaced, and what a killed rebuild left.</summary>
    public void RemoveOtherGenerations(int keep)
    {
        foreach (string file in Directory.EnumerateFiles(Root, "catalogue*.db*").ToList())
        {
            // SQLite keeps catalogue.db-wal and catalogue.db-shm beside catalogue.db.
            string name = Path.GetFileName(file);
            string database = name[..(name.LastIndexOf(".db", StringComparison.Ordinal) + 3)];
            if (GenerationOf(database, "catalogue", ".db") is int generation && generation != keep)
                TryRemove(() => File.Delete(file));
        }

        foreach (string file in Directory.EnumerateFiles(Root, "reuse*.rsfp").ToList())
        {
            if (GenerationOf(Path.GetFileName(file), "reuse", ".rsfp") is int generation && generation != keep)
                TryRemove(() => File.Delete(file));
        }

        // What a killed process left of them; one that is at it now begins anew in the temporary folder.
        foreach (string file in Directory.EnumerateFiles(Root, "reuse*.rsfp.*").ToList())
            TryRemove(() => File.Delete(file));

        foreach (string folder in Directory.EnumerateDirectories(Root, "index*").ToList())
        {
            if (GenerationOf(Path.GetFileName(folder), "index", "") is int generation && generation != keep)
                TryRemove(() => Directory.Delete(folder, recursive: true));
        }
    }

    /// <summary>The generation that a name belongs to; null for a name that is none of the store's.</summary>
    private static int? GenerationOf(string name, string stem, string ending)
    {
        string middle = name[stem.Length..^ending.Length];
        if (middle.Length == 0)
            return 1;
        return middle[0] == '-' && int.TryParse(middle.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    private static void TryRemove(Action remove)
    {
        try
        {
            remove();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where the system keeps open files from being deleted, a reader still has it open: the next writer removes it.
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
