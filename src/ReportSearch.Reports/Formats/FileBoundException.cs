namespace ReportSearch.Reports.Formats;

/// <summary>A file holds more than is read: it may be whole, but no report is like that. The message says of what there is too much.</summary>
internal sealed class FileBoundException(string message) : Exception(message);
