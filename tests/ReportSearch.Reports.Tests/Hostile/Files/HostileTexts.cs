using System.Text;
using static ReportSearch.Reports.Tests.Hostile.Files.HostileFile;

namespace ReportSearch.Reports.Tests.Hostile.Files;

/// <summary>Text: encodings that are none, endless lines, and what looks like structure without end.</summary>
internal static class HostileTexts
{
    private const int Size = 1 << 20;

    /// <summary>Longer than what is read at all.</summary>
    private const int TooLong = 100 << 20;

    private static readonly string[] Endless =
    [
        "7", "\n", "\r\n", "公", "a", " ", "\t", "　", "|", "。", "，", "（", "）", "“", "《", "0", "-", "—", "一、", "（一）", "1.", "1.1.", "第一部分", "\u200B", "\uFEFF", "\u0301", "😀", "𠮷", "\f", "\u2028", "2018年", "2018年1月1日至", "政府信息公开", "年度报告", "报告", "条", "件",
        "[image: a]", "[image: ", "[bookmark: x]", "HYPERLINK \"", "TOC \\o \"", "PAGE \\* MERGEFORMAT", "- 1 -\n", "第 1 页 共 9 页\n", "德德德德 ", "2222000011118888 ", "????", "锟斤拷", "|a|b|\n", "\t1\n", "a\tb\tc\n", "收到申请数\n件\n3\n", "一、概述\n", "一、概述\n正文。\n", "1. 项\n", "（一）项\n文\n", "# ", "# a\n", "- ", "> ", "* a\n", "**", "``", "http://a.b/", "绍兴市", "绍兴市民政局\n", "×", "_", "二〇", "零一二三四五六七八九", "9999999999", "1,", "4.2万", "．", "〔2018〕", "附件：", "附表\n", "目录\n", "……1\n", "a@b.c", "{", "<", "&", "\\", "\"", "%s",
    ];

    internal static IEnumerable<HostileFile> All => Encodings().Concat(Endlessly()).Concat(Shapes()).Concat(Long());

    private static IEnumerable<HostileFile> Endlessly()
    {
        foreach ((string unit, int i) in Endless.Select((unit, i) => (unit, i)))
        {
            int times = Size / Encoding.UTF8.GetByteCount(unit) / (i % 3 == 0 ? 1 : 8);
            yield return new($"endless-{i}.txt", () => Utf8(Sound.Split('\n')[0] + "\n" + string.Concat(Enumerable.Repeat(unit, times))), Judged(unit, times));
        }
    }

    /// <summary>A title over nothing but one thing again and again is no report, unless there is more of it than is read, or it is what conversions leave of text.</summary>
    private static string Judged(string unit, int times)
    {
        if (unit is "????" or "锟斤拷")
            return "mojibake";
        int Of(string units) => times * unit.Count(units.Contains);
        return Of("\t|") > 400_000 || Of("\n\f\u2028") > 400_000 || (unit.StartsWith("一、概述", StringComparison.Ordinal) && times > 20_000) ? "tooLarge" : Other;
    }

    private static IEnumerable<HostileFile> Encodings()
    {
        byte[] sound = Utf8(Sound);
        yield return new("empty.txt", () => [], "empty");
        yield return new("blanks.txt", () => Utf8(new string(' ', 1 << 20)), "empty");
        yield return new("blanks-wide.txt", () => Utf8(new string('\u3000', 1 << 20)), "empty");
        yield return new("newlines.txt", () => Utf8(new string('\n', 1 << 20)), "empty");
        yield return new("mark-only.txt", () => [0xEF, 0xBB, 0xBF], "empty");
        yield return new("utf16-mark-only.txt", () => [0xFF, 0xFE], "empty");
        yield return new("utf16-odd.txt", () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Sound), 0x41], IsReport);
        yield return new("utf16-half-pair.txt", () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Sound), 0x00, 0xD8], IsReport);
        yield return new("utf16-bare-half-pair.txt", () => [.. Encoding.Unicode.GetBytes(Sound), 0x00, 0xD8], IsReport);
        yield return new("utf16-bare-odd.txt", () => [.. Encoding.BigEndianUnicode.GetBytes(Sound), 0x4E], IsReport);
        yield return new("utf16-half-pair-inside.txt", () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Sound[..50]), 0x00, 0xD8, .. Encoding.Unicode.GetBytes(Sound[50..])], "encoding");
        yield return new("utf16-wrong-mark.txt", () => [0xFE, 0xFF, .. Encoding.Unicode.GetBytes(Sound)], "encoding");
        yield return new("utf16-ascii.txt", () => Encoding.Unicode.GetBytes("nothing but letters\n"), "encoding");
        yield return new("utf32.txt", () => [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(Sound)], "encoding");
        yield return new("utf32-bare.txt", () => Encoding.UTF32.GetBytes(Sound), "encoding");
        yield return new("utf7.txt", () => Encoding.ASCII.GetBytes("+ftVRdF4CbMFl1A- 2019 +XnQ-"), Other);
        yield return new("nul-inside.txt", () => [.. sound[..300], 0, .. sound[300..]], "binary");
        yield return new("nul-inside-long.txt", () => [.. Enumerable.Repeat(sound, 20).SelectMany(part => part), 0, .. sound], "binary");
        yield return new("nul-many.txt", () => [.. sound.SelectMany(unit => new byte[] { unit, 0, 0, 0 })], "encoding");
        yield return new("surrogates.txt", () => [.. Enumerable.Repeat(new byte[] { 0xED, 0xA0, 0x80 }, 500).SelectMany(unit => unit)], "encoding");
        yield return new("overlong.txt", () => [.. Enumerable.Repeat(new byte[] { 0xC0, 0xAF, 0xE0, 0x80, 0xAF }, 500).SelectMany(unit => unit)], Other);
        yield return new("above-unicode.txt", () => [.. Enumerable.Repeat(new byte[] { 0xF5, 0x80, 0x80, 0x80 }, 500).SelectMany(unit => unit)], "encoding");
        yield return new("half-gb.txt", () => [.. Enumerable.Repeat((byte)0x81, 5001)], "encoding");
        yield return new("random.txt", () => Random(1, 100_000), "binary");
        yield return new("random-high.txt", () => [.. Random(2, 100_000).Select(unit => (byte)(unit | 0x80))], "encoding");
        yield return new("latin-of-utf8.txt", () => Utf8(Encoding.Latin1.GetString(sound)), "mojibake");
        yield return new("lost.txt", () => Utf8(string.Concat(Enumerable.Repeat("锟斤拷", 400))), "mojibake");
        yield return new("controls.txt", () => [.. Enumerable.Range(0, 4000).Select(i => (byte)(i % 31 + 1))], "binary");
        yield return new("one-line-100mb.txt", () => Filled(TooLong, (byte)'7'), "tooLarge");
        yield return new("newlines-100mb.txt", () => Filled(TooLong, (byte)'\n'), "tooLarge");
    }

    private static IEnumerable<HostileFile> Shapes()
    {
        string[] read = [Other, IsReport];
        yield return new("deep-list.md", () => Utf8("# 公开\n\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => new string(' ', i) + "- 项\n"))), read);
        yield return new("deep-quote.md", () => Utf8("# 公开\n\n" + new string('>', 100_000) + " 公开\n"), read);
        yield return new("deep-brackets.md", () => Utf8("# 公开\n\n" + new string('[', 100_000) + "a" + new string(']', 100_000)), read);
        yield return new("wide-table.md", () => Utf8("# 公开\n\n|" + string.Concat(Enumerable.Repeat("a|", 100_000)) + "\n|" + string.Concat(Enumerable.Repeat("-|", 100_000)) + "\n"), read);
        yield return new("long-fence.md", () => Utf8("# 公开\n" + new string('`', 200_000) + "\n公开"), read);
        yield return new("deep-numbers.txt", () => Utf8(string.Concat(Enumerable.Range(1, 400).Select(i => string.Join('.', Enumerable.Range(1, i)) + " 公开\n"))), read);
        yield return new("counting.txt", () => Utf8(string.Concat(Enumerable.Range(1, 20_000).Select(i => $"{i}. 公开工作\n文。\n"))), read);
        yield return new("counting-twice.txt", () => Utf8(string.Concat(Enumerable.Range(0, 2).SelectMany(_ => Enumerable.Range(1, 10_000).Select(i => $"{i}、公开工作{i}\n")))), read);
        yield return new("long-numeral.txt", () => Utf8(Sound.Replace("1203", new string('9', 200_000), StringComparison.Ordinal)), read);
        yield return new("long-han-numeral.txt", () => Utf8(Sound.Replace("1203", new string('九', 200_000), StringComparison.Ordinal)), read);
        yield return new("wide-row.txt", () => Utf8(Sound + string.Join('\t', Enumerable.Range(0, 200_000))), read);
        yield return new("cells.txt", () => Utf8(Sound + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"收到申请数\t件\t{i}\n"))), read);
        yield return new("overprint-giant.txt", () => Utf8(string.Concat(Enumerable.Repeat(new string('德', 4000) + " ", 60))), read);
        yield return new("overprint-nearly.txt", () => Utf8(string.Concat(Enumerable.Range(0, 20_000).Select(i => "德德德德" + (i % 7 == 0 ? "州" : " ")))), read);
        yield return new("overprint-blocks.txt", () => Utf8(string.Concat(Enumerable.Range(0, 60).Select(i => string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Range(0, 900).Select(j => (char)('一' + ((i * j) % 5000)))), 4)) + " "))), read);
        yield return new("regex-brackets.txt", () => Utf8("绍兴市年报" + string.Concat(Enumerable.Repeat("（", 100_000)) + "\n" + string.Concat(Enumerable.Repeat("（a", 50_000))), read);
        yield return new("regex-dates.txt", () => Utf8(string.Concat(Enumerable.Repeat("二〇一八年一月一日—", 40_000))), read);
        yield return new("places.txt", () => Utf8(string.Concat(Enumerable.Repeat("浙江省绍兴市越城区", 40_000)) + "2019年政府信息公开年度报告"), read);
        yield return new("titles.txt", () => Utf8(string.Concat(Enumerable.Repeat("绍兴市2019年政府信息公开年度报告\n", 30_000))), read);
    }

    /// <summary>As long as is read, or a little longer.</summary>
    private static IEnumerable<HostileFile> Long()
    {
        string title = Sound.Split('\n')[0] + "\n";
        foreach ((string name, string unit, int times, bool refused) in ((string, string, int, bool)[])
            [
                ("lines", "公开\n", 400_001, true), ("carriage-returns", "公开\r", 400_001, true), ("characters", "公开。", 2_700_000, true), ("headings", "一、概述\n正文。\n", 20_001, true), ("cells-of-rows", "a\tb\tc\n", 200_001, true), ("strokes", "|a|b|\n", 140_000, true),
                ("one-line", "7", 7_900_000, false), ("one-sentence", "未收到申请，", 500_000, false), ("figures", "收到申请5件，", 500_000, false), ("known-titles", "存在的问题\n", 60_000, false), ("open-brackets", "收到申请数（\n", 60_000, false),
                ("split-rows", "\t收到申请数\n\n\t件\n\t3\n", 60_000, false), ("gaps", "一、概述\n存在的问题\n三、主动公开情况\n", 6_000, false), ("lists", "附件：1. 文\n2. 文\n", 40_000, false), ("dates", "2019年1月20日\n", 60_000, false),
            ])
            yield return new($"long-{name}.txt", () => Utf8(title + string.Concat(Enumerable.Repeat(unit, times))), refused ? ["tooLarge"] : [Other, IsReport]);
    }

    private static byte[] Filled(int length, byte value)
    {
        var bytes = new byte[length];
        bytes.AsSpan().Fill(value);
        return bytes;
    }

    internal static byte[] Random(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
