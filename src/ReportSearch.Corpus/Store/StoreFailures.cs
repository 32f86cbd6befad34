using Microsoft.Data.Sqlite;
using ReportSearch.Engine;

namespace ReportSearch.Corpus.Store;

/// <summary>Turns what disk, database and index throw into the one exception of a store.</summary>
internal static class StoreFailures
{
    /// <summary>Whether an exception says that the store cannot be used as it is, rather than that the program is wrong.</summary>
    public static bool IsStoreFailure(Exception e) => e is SqliteException or IOException or UnauthorizedAccessException or CorruptIndexException or DamagedRowException;

    /// <summary>The exception for a store that cannot be used.</summary>
    public static StoreException Unusable(string folder, Exception cause)
    {
        string advice = cause switch
        {
            DamagedRowException => "run `rebuild`, which makes it anew from the originals",
            CorruptIndexException => "the index is damaged: run `rebuild`, which makes it anew from the originals",
            SqliteException { SqliteErrorCode: 11 or 26 } => "a database is damaged: run `verify` to see which; catalogue and index can be made anew with `rebuild`",
            SqliteException { SqliteErrorCode: 5 or 6 } => "a database stayed locked by another program for half a minute: close it and try again",
            SqliteException { SqliteErrorCode: 13 } or IOException { HResult: 28 } => "the disk is full: make room and run the command again; nothing acknowledged is lost",
            UnauthorizedAccessException or SqliteException { SqliteErrorCode: 8 or 14 or 23 } => "the rights are missing: choose another folder or change its rights",
            _ => "check the disk and the folder's rights and run the command again; the store is at its last commit",
        };
        return new StoreException(StoreFailure.Unusable, $"{folder}: {cause.Message}; {advice}", cause);
    }

    /// <summary>Runs <paramref name="work"/>; what says that the store is unusable comes out as a <see cref="StoreException"/>.</summary>
    public static T Guard<T>(string folder, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (IsStoreFailure(e))
        {
            throw Unusable(folder, e);
        }
    }
}
