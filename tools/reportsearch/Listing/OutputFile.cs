namespace ReportSearch.CommandLine.Listing;

/// <summary>A file that is there whole or not at all: written beside its place and moved there at the end.</summary>
internal static class OutputFile
{
    /// <summary>Lets <paramref name="write"/> fill the file, or standard output where no file is named.</summary>
    public static T Write<T>(Terminal terminal, string? path, Func<Stream, T> write)
    {
        if (path is null)
        {
            terminal.Out.Flush();
            var result = write(terminal.Out.BaseStream);
            terminal.Out.BaseStream.Flush();
            return result;
        }

        var full = Path.GetFullPath(path);
        var begun = full + ".part";
        try
        {
            T result;
            using (var file = new FileStream(begun, FileMode.Create, FileAccess.Write))
                result = write(file);
            File.Move(begun, full, overwrite: true);
            return result;
        }
        finally
        {
            File.Delete(begun);
        }
    }
}
