namespace ReportSearch.Engine.Postings;

/// <summary>Units from one to before another.</summary>
internal readonly record struct UnitStretch(int From, int To);
