using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ReportSearch.Reports.Formats;

/// <summary>Turns the main content of a page into paragraphs and tables, as a browser would show it.</summary>
internal sealed class HtmlBlocks(PageContent content)
{
    private const int DeepestTable = 20;
    private const int LongestFurniture = 80;
    private const int FurnitureReach = 12;

    private static readonly HashSet<string> s_inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "big", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "img", "wbr", "nobr", "acronym",
    };

    // What content systems print around an article.
    private static readonly string[] s_furniture =
        ["当前位置", "您的位置", "您所在的位置", "您现在的位置", "当前的位置", "打印本页", "关闭窗口", "关闭本页", "分享到", "【打印】", "【关闭】", "[打印]", "[关闭]", "字号：", "字体：", "字体大小", "上一篇", "下一篇", "版权所有", "ICP备", "公网安备", "网站标识码", "扫一扫", "浏览次数", "点击数", "阅读次数", "访问量", "返回顶部",
            "责任编辑", "主办单位：", "承办单位：", "主办：", "无障碍浏览", "长者模式", "长者版", "文明发言", "发表评论"];

    // Words that stand in such lines and in nothing else.
    private static readonly HashSet<string> s_furnitureWords = new(StringComparer.Ordinal)
    {
        "打印", "关闭", "收藏", "分享", "朗读", "播放", "暂停", "停止", "网友评论", "我要评论", "相关信息", "相关链接", "相关阅读", "相关文章", "相关附件", "相关附件：", "附件下载", "附件下载：", "下载",
    };

    private static readonly string[] s_fileEnds = [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".wps", ".ofd", ".zip", ".rar"];

    private List<SourceBlock> _blocks = [];
    private StringBuilder _line = new();
    private int _tables;

    /// <summary>Lists of links, and lines that content systems print around an article, which were left out.</summary>
    internal int Menus { get; private set; }

    /// <summary>Elements with text that no browser shows.</summary>
    internal int Hidden { get; private set; }

    internal List<SourceBlock> Read()
    {
        foreach (IElement outside in content.Outside)
        {
            Walk(outside, 0, preformatted: false);
            EndLine();
        }

        Walk(content.Main, 0, preformatted: false);
        EndLine();
        _blocks = SourceBlockWriter.WithoutLayout(_blocks);
        DropFurniture();
        return _blocks;
    }

    private void Walk(INode parent, int depth, bool preformatted)
    {
        int item = parent is IHtmlOrderedListElement list ? list.Start - 1 : 0;
        foreach (INode child in parent.ChildNodes)
        {
            if (child is IText text)
                Append(text.Data, preformatted);
            else if (child is IElement element && depth < PageContent.Deepest && !IsLeftOut(element))
                Element(element, depth, preformatted, ref item);
        }

        void Element(IElement element, int depth, bool preformatted, ref int item)
        {
            string name = element.LocalName;
            if (name == "br")
            {
                _line.Append('\n');
            }
            else if (name == "table" && _tables < DeepestTable)
            {
                EndLine();
                Table((IHtmlTableElement)element, depth);
            }
            else if (s_inline.Contains(name) || name.Contains(':', StringComparison.Ordinal))
            {
                Walk(element, depth + 1, preformatted);
            }
            else
            {
                EndLine();
                if (name == "li" && parent is IHtmlOrderedListElement ordered)
                    _line.Append(Marker(ordered, ++item));
                Walk(element, depth + 1, preformatted || name is "pre" or "listing" or "xmp");
                EndLine();
            }
        }
    }

    /// <summary>Whether an element is no text of the report; what is lost with it is counted.</summary>
    private bool IsLeftOut(IElement element)
    {
        if (!content.IsLeftOut(element))
            return false;
        bool hidden = content.IsHidden(element);
        if ((hidden || content.IsMenu(element)) && !string.IsNullOrWhiteSpace(element.TextContent))
        {
            Hidden += hidden ? 1 : 0;
            Menus += hidden ? 0 : 1;
        }

        return true;
    }

    /// <summary>The number that a browser prints in front of an item.</summary>
    private static string Marker(IHtmlOrderedListElement list, int number)
    {
        string? style = list.GetAttribute("style");
        if (style is not null && style.Contains("none", StringComparison.OrdinalIgnoreCase))
            return "";
        return list.Type switch
        {
            "a" or "A" when number is >= 1 and <= 26 => $"{(char)(list.Type[0] + number - 1)}.",
            "i" or "I" => "",
            _ => string.Create(CultureInfo.InvariantCulture, $"{number}."),
        };
    }

    /// <summary>White space collapses to a blank, and to nothing where a line of the markup ends between Chinese characters.</summary>
    private void Append(string data, bool preformatted)
    {
        if (preformatted)
        {
            _line.Append(data.Replace("\r\n", "\n", StringComparison.Ordinal));
            return;
        }

        for (int i = 0; i < data.Length; i++)
        {
            char unit = data[i];
            if (unit is not (' ' or '\t' or '\n' or '\r' or '\f'))
            {
                _line.Append(unit);
                continue;
            }

            bool lineEnd = false;
            int next = i;
            for (; next < data.Length && data[next] is ' ' or '\t' or '\n' or '\r' or '\f'; next++)
                lineEnd |= data[next] is '\n' or '\r';
            char before = _line.Length == 0 ? ' ' : _line[^1];
            bool betweenChinese = lineEnd && before >= '\u2E80' && (next >= data.Length || data[next] >= '\u2E80');
            if (before is not (' ' or '\n') && !betweenChinese)
                _line.Append(' ');
            i = next - 1;
        }
    }

    private void EndLine()
    {
        string text = _line.ToString();
        _line.Clear();
        if (!string.IsNullOrWhiteSpace(text))
            _blocks.Add(new SourceBlock.Paragraph(text));
    }

    private void Table(IHtmlTableElement table, int depth)
    {
        (List<SourceBlock> outerBlocks, StringBuilder outerLine) = (_blocks, _line);
        if (table.Caption is { } caption)
        {
            Walk(caption, depth + 1, preformatted: false);
            EndLine();
        }

        _tables++;
        var rows = new List<List<SpannedCell>>();
        foreach (IHtmlTableRowElement row in table.Rows)
        {
            if (IsLeftOut(row))
                continue;
            var cells = new List<SpannedCell>();
            foreach (IHtmlTableCellElement cell in row.Cells)
            {
                (_blocks, _line) = ([], new StringBuilder());
                if (!IsLeftOut(cell))
                {
                    Walk(cell, depth + 3, preformatted: false);
                    EndLine();
                }

                cells.Add(new SpannedCell(_blocks, Math.Clamp(cell.ColumnSpan, 1, 1000), cell.RowSpan == 0 ? int.MaxValue : Math.Max(cell.RowSpan, 1)));
            }

            rows.Add(cells);
        }

        _tables--;
        (_blocks, _line) = (outerBlocks, outerLine);
        _blocks.Add(new SourceBlock.Table(rows));
    }

    /// <summary>Takes out what the content system printed above and below the article.</summary>
    private void DropFurniture()
    {
        bool filesBelow = false;
        for (int i = _blocks.Count - 1; i >= 0; i--)
        {
            bool near = i < FurnitureReach || i >= _blocks.Count - FurnitureReach;
            if (!near || _blocks[i] is not SourceBlock.Paragraph { Text.Length: <= LongestFurniture } paragraph)
            {
                filesBelow = false;
                continue;
            }

            string line = paragraph.Text.Trim();
            bool file = IsFileLink(line);
            if (file || (filesBelow && line is "附件" or "附件：" or "附件:") || IsFurniture(line))
            {
                _blocks.RemoveAt(i);
                Menus++;
                filesBelow |= file;
            }
            else
            {
                filesBelow = false;
            }
        }
    }

    private static bool IsFurniture(string line)
    {
        if (PageContent.IsDateLine(line))
            return false;
        return (!line.Contains('。', StringComparison.Ordinal) || line.Contains("文明发言", StringComparison.Ordinal)) && Array.Exists(s_furniture, sign => line.Contains(sign, StringComparison.Ordinal))
            || line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words && Array.TrueForAll(words, s_furnitureWords.Contains);
    }

    /// <summary>The name of a file that hangs on the page; what is in it comes as a file of its own.</summary>
    private static bool IsFileLink(string line) =>
        !line.Contains('。', StringComparison.Ordinal) && Array.Exists(s_fileEnds, end => line.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
