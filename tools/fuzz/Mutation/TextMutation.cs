using System.Globalization;
using System.Text;

namespace ReportSearch.Fuzz.Mutation;

/// <summary>Damages a text the way that converters, editors and malice do: lines, tables, headings, digits, invisible characters.</summary>
internal static class TextMutation
{
    private static readonly string[] Fragments =
    [
        "一、", "（一）", "1.", "（1）", "第一部分 ", "附件：", "附表", "[image: image1.png]xR", "[bookmark: _GoBack]", "-- 12 --", "- 3 -", "第 3 页 共 9 页", "\f", "\u3000\u3000", "\t", "|", "||", "\n\n\n", "\r\n", "\r", "\u0085", "\u2028",
        "\u200B", "\uFEFF", "\u00AD", "\uD83D", "\uDC00", "\uD83D\uDE00", "\u202E", "\0", "\u0001", "????", "锟斤拷", "HYPERLINK \"http://x\"", "TOC \\o", "PAGE \\* MERGEFORMAT", "<table>", "</td>", "&#x0;", "# ", "## ", "- [ ] ", "> ", "```", "---|---", "**", "*", "~~",
        "2018年", "二〇一八年", "2018年2月30日", "2017-2018年", "9999999999999999999999", "１２３", "-0", "4.2万", "1e308", "/", "-", "其中：", "合计", "统计指标", "单位", "件", "的的的的", "德德德德 州州州州", "22220000", "。", "，", "（", "）", "“", "《", "人民政府", "复议", "网站",
    ];

    internal static string Mutate(string text, FuzzRandom random, Func<string> other)
    {
        for (int i = random.Small(8); i > 0; i--)
            text = Once(text, random, other);
        return text;
    }

    private static string Once(string text, FuzzRandom random, Func<string> other)
    {
        if (text.Length == 0)
            return random.Pick(Fragments);
        switch (random.Below(21))
        {
            case 0:
                return Lines(text, random, static (lines, r) => lines.RemoveAt(r.Below(lines.Count)));
            case 1:
                return Lines(text, random, static (lines, r) => lines.Insert(r.Below(lines.Count), lines[r.Below(lines.Count)]));
            case 2:
                return Lines(text, random, static (lines, r) => (lines[0], lines[r.Below(lines.Count)]) = (lines[r.Below(lines.Count)], lines[0]));
            case 3:
                return Lines(text, random, static (lines, r) =>
                {
                    int at = r.Below(lines.Count), count = Math.Min(lines.Count - at, r.Small(12));
                    List<string> piece = lines.GetRange(at, count);
                    for (int i = r.Small(24); i > 0; i--)
                        lines.InsertRange(at, piece);
                });
            case 4:
                return text.Insert(random.Below(text.Length + 1), random.Pick(Fragments));
            case 5:
                string fragment = random.Pick(Fragments);
                return text.Insert(random.Below(text.Length + 1), string.Concat(Enumerable.Repeat(fragment, random.Small(200))));
            case 6:
                return text.Remove(random.Below(text.Length));
            case 7:
                int from = random.Below(text.Length);
                return text.Remove(from, Math.Min(text.Length - from, random.Small(64)));
            case 8:
                int start = random.Below(text.Length), length = Math.Min(text.Length - start, random.Small(256));
                return text.Insert(random.Below(text.Length), text.Substring(start, length));
            case 9:
                string spliced = other();
                return text[..random.Below(text.Length)] + spliced[random.Below(spliced.Length)..];
            case 10:
                return Digits(text, random);
            case 11:
                return Wrap(text, random.Between(4, 60), random);
            case 12:
                return text.Replace("\n", random.Pick((string[])["\r\n", "\r", "\n\n", "", " ", "\v", "\u2028"]), StringComparison.Ordinal);
            case 13:
                return Overprint(text, random);
            case 14:
                return text.Replace('\t', random.Pick((char[])['|', ' ', '\n', '\u3000', '｜']));
            case 15:
                return text.Replace(random.Pick((string[])["、", "，", "。", "（", "年", "\n", "件", "政府"]), random.Pick(Fragments), StringComparison.Ordinal);
            case 16:
                char[] units = text.ToCharArray();
                for (int i = random.Small(16); i > 0; i--)
                    units[random.Below(units.Length)] = Unit(random);
                return new string(units);
            case 17:
                return Lines(text, random, static (lines, r) => lines[r.Below(lines.Count)] += lines[r.Below(lines.Count)]);
            case 18:
                return Lines(text, random, static (lines, r) =>
                {
                    int at = r.Below(lines.Count);
                    lines[at] = r.Pick(Fragments) + lines[at] + r.Pick(Fragments);
                });
            case 19:
                return Spread(text, random);
            default:
                return Lines(text, random, static (lines, r) =>
                {
                    int at = r.Below(lines.Count), count = Math.Min(lines.Count - at, r.Small(16));
                    lines.Reverse(at, count);
                });
        }
    }

    private static string Lines(string text, FuzzRandom random, Action<List<string>, FuzzRandom> change)
    {
        List<string> lines = [.. text.Split('\n')];
        change(lines, random);
        return string.Join('\n', lines);
    }

    private static char Unit(FuzzRandom random) => random.Below(6) switch
    {
        0 => (char)random.Below(0x80),
        1 => (char)random.Below(0x10000),
        2 => (char)random.Between(0xD800, 0xDFFF),
        3 => "0123456789"[random.Below(10)],
        4 => "\n\t |，。、：（）"[random.Below(10)],
        _ => (char)random.Between(0x4E00, 0x9FFF),
    };

    /// <summary>Another number in the place of one.</summary>
    private static string Digits(string text, FuzzRandom random)
    {
        int at = text.AsSpan(random.Below(text.Length)).IndexOfAnyInRange('0', '9');
        if (at < 0 || (at = text.AsSpan().IndexOfAnyInRange('0', '9')) < 0)
            return text;
        // The next number behind a random place.
        int from = random.Below(text.Length);
        int next = text.AsSpan(from).IndexOfAnyInRange('0', '9');
        at = next >= 0 ? from + next : at;
        int end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        string number = random.Below(8) switch
        {
            0 => "",
            1 => "/",
            2 => new string('9', random.Small(400)),
            3 => string.Concat(text[at..end].Select(digit => "〇一二三四五六七八九"[digit - '0'])),
            4 => string.Concat(text[at..end].Select(digit => "０１２３４５６７８９"[digit - '0'])),
            5 => string.Create(CultureInfo.InvariantCulture, $"{random.Below(1_000_000):N0}"),
            6 => string.Create(CultureInfo.InvariantCulture, $"{random.Below(1_000_000) / 7.0}"),
            _ => random.Below(1 << 30).ToString(CultureInfo.InvariantCulture),
        };
        return string.Concat(text.AsSpan(0, at), number, text.AsSpan(end));
    }

    /// <summary>Hard line ends, as of a print-out.</summary>
    private static string Wrap(string text, int width, FuzzRandom random)
    {
        var wrapped = new StringBuilder();
        int blankEvery = random.OneIn(3) ? random.Between(5, 30) : int.MaxValue;
        int lines = 0;
        foreach (string line in text.Split('\n'))
        {
            for (int at = 0; at < line.Length || at == 0; at += width)
            {
                wrapped.Append(line.AsSpan(at, Math.Min(width, line.Length - at))).Append('\n');
                if (++lines % blankEvery == 0)
                    wrapped.Append(CultureInfo.InvariantCulture, $"\n- {lines / blankEvery} -\n\n");
            }
        }

        return wrapped.ToString();
    }

    /// <summary>Every run between blanks four times, or nearly.</summary>
    private static string Overprint(string text, FuzzRandom random)
    {
        int copies = random.OneIn(4) ? random.Between(2, 6) : 4;
        int piece = random.Between(1, 6);
        var printed = new StringBuilder(text.Length * copies);
        foreach (string line in text.Split('\n'))
        {
            for (int at = 0; at < line.Length; at += piece)
            {
                string run = line.Substring(at, Math.Min(piece, line.Length - at));
                for (int i = 0; i < copies; i++)
                    printed.Append(run);
            }

            printed.Append('\n');
        }

        return printed.ToString();
    }

    /// <summary>Blanks between the characters of a stretch, as in letter-spaced headings.</summary>
    private static string Spread(string text, FuzzRandom random)
    {
        int from = random.Below(text.Length), to = Math.Min(text.Length, from + random.Small(60));
        return text[..from] + string.Join(random.OneIn(2) ? "  " : "\u3000", text[from..to].ToCharArray()) + text[to..];
    }
}
