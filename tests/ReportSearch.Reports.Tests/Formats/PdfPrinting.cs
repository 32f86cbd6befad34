using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using ReportSearch.Reports.Formats;

namespace ReportSearch.Reports.Tests.Formats;

/// <summary>How a web page prints its tables.</summary>
internal sealed record PrintedLook(string Name, string TableStyle, string CellStyle)
{
    internal static readonly PrintedLook Bordered = new("bordered", "border-collapse:collapse;width:100%", "border:1px solid #000;padding:2px 4px;text-align:center");
    internal static readonly PrintedLook Boxed = new("boxed", "width:100%;border:1px solid #999", "border:1px solid #999;text-align:center");
    internal static readonly PrintedLook Bare = new("bare", "width:100%", "text-align:center");
    internal static readonly PrintedLook BareLeft = new("bareLeft", "width:100%;border-collapse:collapse", "text-align:left;padding:4px 6px");
}

/// <summary>Makes PDF files of printed tables and texts with the programs that offices use: LibreOffice over Word files, and a browser's printer over web pages.</summary>
internal static class PdfPrinting
{
    /// <summary>A web page of these tables, each below its title.</summary>
    internal static string Page(IEnumerable<PrintedTable> tables, PrintedLook look, string style = "")
    {
        var page = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>政府信息公开工作年度报告</title><style>body{font:16px 'Noto Serif CJK SC'}table{font-size:13px;")
            .Append(look.TableStyle).Append("}td{").Append(look.CellStyle).Append('}').Append(style).Append("</style></head><body><h1>绍兴市2021年政府信息公开工作年度报告</h1>\n");
        foreach (PrintedTable table in tables)
        {
            page.Append("<h2>").Append(table.Title).Append("</h2><p style=\"text-indent:2em\">下面的表格列出本年度的全部数据，各项的口径与上一年度相同，凡是没有发生的事项都填写零。</p>\n<table><colgroup>");
            foreach (int width in table.Widths)
                page.Append(CultureInfo.InvariantCulture, $"<col style=\"width:{width}%\">");
            page.Append("</colgroup>\n");
            foreach (IReadOnlyList<PrintedCell> row in table.Rows)
            {
                page.Append("<tr>");
                foreach (PrintedCell cell in row)
                    page.Append(CultureInfo.InvariantCulture, $"<td colspan={cell.Columns} rowspan={cell.Rows}>{WebUtility.HtmlEncode(cell.Text)}</td>");
                page.Append("</tr>\n");
            }

            page.Append("</table>\n<p style=\"text-indent:2em\">上面的表格由办公室填写，填写人对数据负责，如有疑问可以向办公室询问。</p>\n");
        }

        return page.Append("</body></html>").ToString();
    }

    /// <summary>A Word file of these tables, each below its title; the heads repeat on every page.</summary>
    internal static byte[] Word(IEnumerable<PrintedTable> tables, bool borders, bool repeatHeads)
    {
        var body = new StringBuilder(DocxFile.Paragraph("绍兴市2021年政府信息公开工作年度报告", "<w:jc w:val=\"center\"/>"));
        foreach (PrintedTable table in tables)
        {
            body.Append(DocxFile.Paragraph(table.Title)).Append(DocxFile.Paragraph("下面的表格列出本年度的全部数据，各项的口径与上一年度相同，凡是没有发生的事项都填写零。", "<w:ind w:firstLine=\"480\"/>"));
            body.Append("<w:tbl><w:tblPr><w:tblW w:w=\"9000\" w:type=\"dxa\"/>");
            if (borders)
                body.Append("<w:tblBorders>").AppendJoin("", new[] { "top", "left", "bottom", "right", "insideH", "insideV" }.Select(side => $"<w:{side} w:val=\"single\" w:sz=\"4\"/>")).Append("</w:tblBorders>");
            body.Append("<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>").AppendJoin("", table.Widths.Select(width => $"<w:gridCol w:w=\"{width * 90}\"/>")).Append("</w:tblGrid>");
            var open = new Dictionary<int, (int Rows, int Columns)>();
            for (int row = 0; row < table.Rows.Count; row++)
            {
                body.Append("<w:tr><w:trPr><w:cantSplit/>").Append(repeatHeads && row < table.HeadRows ? "<w:tblHeader/>" : "").Append("</w:trPr>");
                var cells = new Queue<PrintedCell>(table.Rows[row]);
                for (int column = 0; column < table.Widths.Length;)
                {
                    bool goesOn = open.TryGetValue(column, out (int Rows, int Columns) above);
                    PrintedCell? cell = goesOn ? null : cells.Dequeue();
                    int columns = cell?.Columns ?? above.Columns;
                    string merge = goesOn ? "<w:vMerge/>" : cell!.Rows > 1 ? "<w:vMerge w:val=\"restart\"/>" : "";
                    body.Append(CultureInfo.InvariantCulture, $"<w:tc><w:tcPr><w:tcW w:w=\"{table.Widths.Skip(column).Take(columns).Sum() * 90}\" w:type=\"dxa\"/><w:gridSpan w:val=\"{columns}\"/>{merge}<w:vAlign w:val=\"center\"/></w:tcPr>");
                    body.Append(DocxFile.Paragraph(cell?.Text ?? "", "<w:jc w:val=\"center\"/>").Replace("<w:r>", "<w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr>", StringComparison.Ordinal)).Append("</w:tc>");
                    if (cell is { Rows: > 1 })
                        open[column] = (cell.Rows - 1, columns);
                    else if (goesOn && above.Rows == 1)
                        open.Remove(column);
                    else if (goesOn)
                        open[column] = (above.Rows - 1, columns);
                    column += columns;
                }

                body.Append("</w:tr>");
            }

            body.Append("</w:tbl>").Append(DocxFile.Paragraph("上面的表格由办公室填写，填写人对数据负责，如有疑问可以向办公室询问。", "<w:ind w:firstLine=\"480\"/>"));
        }

        return DocxFile.Write(body.ToString());
    }

    /// <summary>Prints one web page with Chromium.</summary>
    internal static byte[] Chromium(string page, params string[] options)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("reportsearch-print-");
        try
        {
            string input = Path.Combine(folder.FullName, "in.html"), output = Path.Combine(folder.FullName, "out.pdf");
            File.WriteAllText(input, page);
            Run("chromium", folder, ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--user-data-dir=" + Path.Combine(folder.FullName, "profile"),
                .. options.Length == 0 ? ["--no-pdf-header-footer"] : options.Where(option => option.Length > 0), "--print-to-pdf=" + output, "file://" + input]);
            return File.ReadAllBytes(output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Converts files with LibreOffice, all in one process.</summary>
    internal static List<byte[]> LibreOffice(params (string Extension, byte[] Bytes)[] files)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("reportsearch-print-");
        try
        {
            List<string> inputs = [.. files.Select((file, i) => Path.Combine(folder.FullName, $"in{i}.{file.Extension}"))];
            for (int i = 0; i < files.Length; i++)
                File.WriteAllBytes(inputs[i], files[i].Bytes);
            OfficeConversion.Convert(inputs, "pdf", folder.FullName);
            return [.. inputs.Select(input => File.ReadAllBytes(Path.ChangeExtension(input, "pdf")))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(string program, DirectoryInfo folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder.FullName };
        start.Environment["HOME"] = folder.FullName;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(), output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException(program + " did not end");
        }

        if (process.ExitCode != 0 || errors.Result.StartsWith("Error:", StringComparison.Ordinal))
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors.Result} {output.Result}");
    }

    /// <summary>Why a test that prints with these programs and reads what they print cannot run here; null when it can.</summary>
    internal static string? Missing(params string[] programs) =>
        Array.Find([.. programs, "pdftotext", "pdftocairo"], program => ChildPrograms.OfSystem.Find(program) is null) is { } missing ? $"{missing} is not installed" : null;
}
