using ReportSearch.Corpus.Store;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Corpus.Catalogue;

/// <summary>A copy of a catalogue for researchers: one file, compact, without a log beside it.</summary>
internal static class CatalogueSnapshot
{
    /// <exception cref="StoreException">The file is there already.</exception>
    public static void Write(string catalogue, string file, IReadOnlyList<Annotation> annotations)
    {
        string full = Path.GetFullPath(file);
        if (File.Exists(full) || Directory.Exists(full))
            throw new StoreException(StoreFailure.Unusable, $"{full}: is there already; name another file or remove it");
        if (!Directory.Exists(Path.GetDirectoryName(full)))
            throw new StoreException(StoreFailure.Unusable, $"{full}: there is no such folder; make it first");
        string begun = full + DurableFile.TemporarySuffix;
        File.Delete(begun);
        try
        {
            using (Database source = Database.OpenForReading(catalogue, CatalogueSchema.Version))
                source.Execute("VACUUM INTO $1", begun);
            using (Database copy = Database.OpenForWriting(begun, CatalogueSchema.Sql, CatalogueSchema.Version))
            {
                copy.InTransaction(() =>
                {
                    VerdictRows.Replace(copy, annotations);
                    // A copy belongs to who asked for it, to change it with any tool.
                    RowSums.Remove(copy);
                });
                _ = copy.Text("PRAGMA journal_mode = DELETE");
            }

            File.Move(begun, full);
            DurableFile.SyncFolder(Path.GetDirectoryName(full)!);
        }
        finally
        {
            File.Delete(begun);
        }
    }
}
