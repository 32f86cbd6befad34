using ReportSearch.Reports.Formats;

namespace ReportSearch.Reports.Tests.Formats;

/// <summary>A test that needs files which LibreOffice writes; skipped where it or a reader's program is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficeFactAttribute : FactAttribute
{
    public OfficeFactAttribute(params string[] readers)
    {
        if (OfficeConversion.Program is null)
            Skip = "LibreOffice is not installed: apt-get install libreoffice-writer-nogui";
        else if (Array.Find(readers, reader => ChildPrograms.OfSystem.Find(reader) is null) is { } missing)
            Skip = $"{missing} is not installed: apt-get install poppler-utils antiword";
    }
}
