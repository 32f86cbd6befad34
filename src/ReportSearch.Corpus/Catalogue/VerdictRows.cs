using ReportSearch.Corpus.Store;

namespace ReportSearch.Corpus.Catalogue;

/// <summary>The copy of persons' verdicts in a catalogue.</summary>
internal static class VerdictRows
{
    public static void Replace(Database database, IReadOnlyList<Annotation> annotations)
    {
        database.Execute("DELETE FROM verdicts");
        foreach (Annotation a in annotations)
        {
            database.Execute(
                "INSERT OR REPLACE INTO verdicts VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", a.Report, a.Kind, a.Subject, a.Verdict, a.Value, a.Note, a.Author, a.Noted);
        }
    }
}
