using System.CommandLine;
using System.Globalization;
using System.Text;
using ReportSearch.CommandLine.Listing;
using ReportSearch.Corpus;
using ReportSearch.Corpus.Comparison;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`compare LEFT RIGHT`: two reports side by side.</summary>
internal static class CompareVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var left = new Argument<string>("LEFT") { Description = "A report's id, or a body and a year as BODY@YEAR (id, full name, or name or code of its region)." };
        var right = new Argument<string>("RIGHT") { Description = "The other one." };
        var verb = new Command("compare", "Two reports, or two years of a body, side by side: text by section, figures by indicator.") { left, right };
        verb.SetAction(parsed =>
        {
            using var corpus = ReportCorpus.Open(common.Store(parsed), common.Settings(parsed));
            var answer = corpus.Compare(parsed.GetRequiredValue(left), parsed.GetRequiredValue(right), terminal.Interrupted);
            if (parsed.GetValue(common.Json))
                terminal.Out.WriteLine(ContractJson.Write(answer));
            else
                List(terminal.Out, answer);
            return ExitCode.Done;
        });
        return verb;
    }

    private static void List(TextWriter output, ComparisonAnswer answer)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"左 {Plain.Line(answer.Left.Title ?? answer.Left.File)}；右 {Plain.Line(answer.Right.Title ?? answer.Right.File)}；相同 {answer.SameShare:0.0}%"));
        foreach (var notice in answer.Notices)
            output.WriteLine($"提示：{Plain.Line(notice)}");
        foreach (var section in answer.Sections)
        {
            output.WriteLine($"\n== {section.Label}");
            foreach (var row in section.Rows)
            {
                if (row.State == "same")
                    output.WriteLine("  = " + Plain.Line(row.Left!.Text));
                if (row.State != "same" && row.Left is { } left)
                    output.WriteLine("  - " + Marked(left));
                if (row.State != "same" && row.Right is { } right)
                    output.WriteLine("  + " + Marked(right));
            }
        }

        output.WriteLine("\n== 数字");
        foreach (var figure in answer.Figures.Where(figure => figure.Left?.State == "value" || figure.Right?.State == "value"))
            output.WriteLine($"  {Plain.Line(figure.Label)}  {Shown(figure.Left)} → {Shown(figure.Right)} {figure.Unit}{(figure.Change is { } change ? $"（{change.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture)}）" : "")}");
    }

    private static string Shown(SideFigure? side) => side is null ? "无" : side.State == "value" ? side.Printed : side.State == "blank" ? "空" : side.Printed;

    private static string Marked(ComparedParagraph paragraph)
    {
        var line = new StringBuilder();
        int done = 0;
        foreach (var change in paragraph.Changes)
        {
            line.Append(paragraph.Text, done, change[0] - done).Append('[').Append(paragraph.Text, change[0], change[1] - change[0]).Append(']');
            done = change[1];
        }

        return Plain.Line(line.Append(paragraph.Text, done, paragraph.Text.Length - done).ToString());
    }
}
