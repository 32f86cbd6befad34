using ReportSearch.Reports.Formats;

namespace ReportSearch.Reports.Tests.Formats;

/// <summary>A test that reads PDF files; skipped where poppler's tools are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PdfFactAttribute : FactAttribute
{
    public PdfFactAttribute()
    {
        if (ChildPrograms.OfSystem.Find("pdftotext") is null || ChildPrograms.OfSystem.Find("pdftocairo") is null)
            Skip = "pdftotext and pdftocairo are not installed: apt-get install poppler-utils";
    }
}

/// <summary>A test over files that a browser printed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = PdfPrinting.Missing("chromium");
}
