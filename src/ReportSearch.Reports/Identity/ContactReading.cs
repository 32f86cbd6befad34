using System.Text.RegularExpressions;
using ReportSearch.Reports.Documents;
using ReportSearch.Text;

namespace ReportSearch.Reports.Identity;

/// <summary>Address, telephone and mail of the body, from the lines that say how to reach it.</summary>
internal static class ContactReading
{
    private const int EdgeBlocks = 30;
    private const int LongestBlock = 3000;
    private static readonly Regex Address = InputPattern.Of("(地址|办公地点|联系地点)(为|是)?[：:]([^，。；,;（）()：:]{4,60})");
    private static readonly Regex Postcode = InputPattern.Of("(邮编|邮政编码|邮码)(为|是)?[：:]?([0-9０-９]{6})");
    private static readonly Regex Phone = InputPattern.Of("(电话|联系方式|热线)(号码)?(（[^）]{1,8}）)?(/传真|及传真|（传真）|\\(传真\\))?(为|是)?[：:]?([（(]?0?[0-9０-９]{2,4}[）)]?[-—－–―]{0,2}[0-9０-９]{6,8}([-—－转][0-9０-９]{1,5})?)");
    private static readonly Regex Fax = InputPattern.Of("传真(号码)?(为|是)?[：:]?([（(]?0?[0-9０-９]{2,4}[）)]?[-—－–―]{0,2}[0-9０-９]{6,8})");
    private static readonly Regex Email = InputPattern.Of("[A-Za-z0-9][A-Za-z0-9._+-]{0,60}[@＠][A-Za-z0-9-]{1,40}(\\.[A-Za-z0-9-]{1,20}){1,4}");
    private static readonly string[] NextFields = ["邮编", "邮政编码", "电话", "联系", "传真", "邮箱", "电子", "办公时间", "网址"];

    /// <summary>What the document says, and where; the contact is null when it says nothing.</summary>
    internal static (ReportContact? Contact, TextRange? Place) Find(Document document)
    {
        string? address = null, postcode = null, phone = null, fax = null, email = null;
        int start = int.MaxValue, end = 0;
        for (int i = 0; i < document.Blocks.Count; i++)
        {
            Block block = document.Blocks[i];
            if (block.Kind != BlockKind.Paragraph || (i >= EdgeBlocks && i < document.Blocks.Count - EdgeBlocks) || block.End - block.Start > LongestBlock)
                continue;
            PlainText line = PlainText.Of(document.Text, block.Start, block.End);
            postcode ??= Take(line, Postcode, 3);
            phone ??= Take(line, Phone, 6);
            fax ??= Take(line, Fax, 3);
            email ??= line.Text.Contains('@') || line.Text.Contains('＠') ? Take(line, Email, 0) : null;
            address ??= Take(line, Address, 3);
        }

        if (address is not null)
        {
            foreach (string next in NextFields)
            {
                if (address.IndexOf(next, StringComparison.Ordinal) is > 0 and var at)
                    address = address[..at];
            }
        }

        // An address alone may be that of a web page or of a place the report speaks of.
        bool told = phone is not null || postcode is not null || email is not null;
        return told ? (new ReportContact(address, Ascii(postcode), Ascii(phone), Ascii(fax), Ascii(email)), new TextRange(start, end)) : (null, null);

        string? Take(PlainText line, Regex form, int group)
        {
            if (form.Match(line.Text) is not { Success: true } match || match.Groups[group] is not { Length: > 0 } found)
                return null;
            TextRange range = line.Range(found.Index, found.Length);
            start = Math.Min(start, range.Start);
            end = Math.Max(end, range.End);
            return found.Value;
        }
    }

    private static string? Ascii(string? printed) => printed is null ? null : string.Create(printed.Length, printed, static (ascii, text) =>
    {
        for (int i = 0; i < text.Length; i++)
            ascii[i] = text[i] is >= '！' and <= '～' ? (char)(text[i] - '！' + '!') : text[i] is '—' or '–' or '―' ? '-' : text[i];
    });
}
