using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace ReportSearch.Samples.Formats;

/// <summary>Writes drawn pages as OFD, with distances between letters in the short form that programs use.</summary>
internal static class OfdDrawing
{
    private const string Space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private const double Millimetre = 72 / 25.4;

    /// <summary>An OFD file of one document for each drawing.</summary>
    internal static byte[] ToOfd(params PdfDrawing[] drawings)
    {
        var parts = new List<(string, string)>
        {
            ("OFD.xml", $"<ofd:OFD {Space} Version=\"1.0\" DocType=\"OFD\">" + string.Concat(drawings.Select((_, i) => $"<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_{i}/Document.xml</ofd:DocRoot></ofd:DocBody>")) + "</ofd:OFD>"),
        };
        for (int i = 0; i < drawings.Length; i++)
            AddDocument(parts, $"Doc_{i}/", drawings[i]);
        return Zip(parts);
    }

    private static void AddDocument(List<(string, string)> parts, string folder, PdfDrawing drawing)
    {
        parts.Add((folder + "Document.xml", $"<ofd:Document {Space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 {Mm(PdfDrawing.Width)} {Mm(PdfDrawing.Height)}</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
            + string.Concat(Enumerable.Range(0, drawing.Words.Count).Select(i => $"<ofd:Page ID=\"{i + 1}\" BaseLoc=\"Pages/Page_{i}/Content.xml\"/>")) + "</ofd:Pages></ofd:Document>"));
        for (int i = 0; i < drawing.Words.Count; i++)
        {
            var content = new StringBuilder($"<ofd:Page {Space}><ofd:Content><ofd:Layer>");
            foreach ((double x, double y, double w, double h) in drawing.Rules[i])
                content.Append($"<ofd:PathObject Boundary=\"{Mm(x)} {Mm(y)} {Mm(w)} {Mm(h)}\" LineWidth=\"0.2\"><ofd:AbbreviatedData>M 0 0 L {(w > h ? $"{Mm(w)} 0" : $"0 {Mm(h)}")}</ofd:AbbreviatedData></ofd:PathObject>");
            foreach ((double x, double y, double size, string text) in drawing.Words[i])
                content.Append($"<ofd:TextObject Boundary=\"{Mm(x)} {Mm(y - size)} {Mm(450)} {Mm(size * 1.2)}\" Font=\"1\" Size=\"{Mm(size)}\"><ofd:TextCode X=\"0\" Y=\"{Mm(size)}\" DeltaX=\"{Deltas(text, size)}\">{SecurityElement.Escape(text)}</ofd:TextCode></ofd:TextObject>");
            parts.Add(($"{folder}Pages/Page_{i}/Content.xml", content.Append("</ofd:Layer></ofd:Content></ofd:Page>").ToString()));
        }
    }

    internal static byte[] Zip(IEnumerable<(string Name, string Text)> parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string text) in parts)
            {
                using Stream part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    private static string Deltas(string text, double size)
    {
        List<string> deltas = [.. text.Take(text.Length - 1).Select(unit => Mm(unit < 0x2000 ? size / 2 : size))];
        return deltas.Count > 1 && deltas.Distinct().Count() == 1 ? $"g {deltas.Count} {deltas[0]}" : string.Join(' ', deltas);
    }

    private static string Mm(double points) => (points / Millimetre).ToString("0.###", CultureInfo.InvariantCulture);
}
