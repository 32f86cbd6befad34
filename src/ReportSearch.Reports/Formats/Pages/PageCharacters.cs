using System.Text;

namespace ReportSearch.Reports.Formats.Pages;

/// <summary>Characters that fonts give instead of the printed ones: radicals in place of characters, ligatures, and private ones for bullets.</summary>
internal static class PageCharacters
{
    // The characters of the 214 radicals in the order of U+2F00 to U+2FD5.
    private const string Kangxi =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮"
        + "皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    // Radicals without a compatibility mapping, each before the character that it looks like.
    private const string Radicals = "⺎兀⺓幺⺠民⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻩黄⻬齐⻮齿⻰龙⻳龟⺟母";

    // Bullets of the symbol fonts of word processors.
    private const string Bullets = "\uF06C●\uF06E■\uF075◆\uF0A7■\uF0B7●\uF0D8➢\uF0FC✓\uF076◆\uF0A8□\uF071□";

    private static readonly string[] s_ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    private static readonly Dictionary<char, char> s_plain = Pairs(Radicals).Concat(Pairs(Bullets)).ToDictionary();

    /// <summary>The printed text; the same object when nothing is to be mended.</summary>
    internal static string Plain(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u2E80', '\u2FDF') && !text.AsSpan().ContainsAnyInRange('\uE000', '\uF8FF') && !text.AsSpan().ContainsAnyInRange('\uFB00', '\uFB06')
            && !text.AsSpan().ContainsAnyInRange('\u200B', '\u200F') && text.IndexOfAny(['\u00AD', '\uFEFF']) < 0)
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (char unit in text)
        {
            if (s_plain.TryGetValue(unit, out char printed))
                plain.Append(printed);
            else if (unit is >= '\u2F00' and <= '\u2FD5')
                plain.Append(Kangxi[unit - '\u2F00']);
            else if (unit is >= '\uFB00' and <= '\uFB06')
                plain.Append(s_ligatures[unit - '\uFB00']);
            else if (unit is not ((>= '\uE000' and <= '\uF8FF') or (>= '\u200B' and <= '\u200F') or '\u00AD' or '\uFEFF'))
                plain.Append(unit);
        }

        return plain.ToString();
    }

    private static IEnumerable<KeyValuePair<char, char>> Pairs(string text)
    {
        for (int i = 0; i < text.Length; i += 2)
            yield return new(text[i], text[i + 1]);
    }
}
