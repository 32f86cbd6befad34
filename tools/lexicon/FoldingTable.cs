using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReportSearch.LexiconGenerator;

/// <summary>
/// Makes the table of character folding. A unit is folded to the unit that a reader would call the same character: plain for full-width,
/// small or vertical forms, the ideograph for a radical that looks like it, lower case for upper case, simplified for traditional.
/// Not folded, because the reader sees another character or its place in the text matters: circled and bracketed numbers (reports number
/// their parts with them), superscripts (m² is not m2), Roman numerals but for their case, whatever would need two units, and white space.
/// </summary>
internal sealed class FoldingTable
{
    // The ideographs of the 214 Kangxi radicals U+2F00 to U+2FD5, in their order. PDF files give these for common characters.
    private const string KangxiRadicals =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴"
        + "廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿"
        + "目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵"
        + "邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    // Radicals of the supplement U+2E80 to U+2EF3 that are drawn like an ideograph of their own; the parts of characters stay.
    private const string DrawnRadicals = "⺟⺠⺫⺬⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳";
    private const string DrawnIdeographs = "母民目示虎西见角贝车长长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟";

    // U+FF61 to U+FF9D; the two voicing marks behind them belong to the character before and stay.
    private const string HalfWidthKatakana = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

    private const string PresentationForms =
        "︐︑︒︓︔︕︖︗︘︱︲︳︴︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈﹍﹎﹏﹐﹑﹒﹔﹕﹖﹗﹘﹙﹚﹛﹜﹝﹞﹟﹠﹡﹢﹣﹤﹥﹦﹨﹩﹪﹫";
    private const string PresentedCharacters =
        ",、。:;!?〖〗—–__(){}〔〕【】《》〈〉「」『』[]___,、.;:?!—(){}〔〕#&*+-<>=\\$%@";

    // Letters and marks that Unicode has twice, the micro sign, and the three Hangzhou numerals that are ideographs.
    private const string TwiceEncoded = "\u037E\u0387\u2126\u212A\u212B\u2329\u232A\u00B5\u3038\u3039\u303A\uFFE0\uFFE1\uFFE2\uFFE4\uFFE5\uFFE6\uFFE8\uFFE9\uFFEA\uFFEB\uFFEC\uFFED\uFFEE";
    private const string OnceEncoded = "\u003B\u00B7\u03A9\u004B\u00C5\u3008\u3009\u03BC\u5341\u5344\u5345\u00A2\u00A3\u00AC\u00A6\u00A5\u20A9\u2502\u2190\u2191\u2192\u2193\u25A0\u25CB";

    private readonly char[] _folded = new char[char.MaxValue + 1];

    private FoldingTable(char[] step)
    {
        // A unit may need several steps (full-width to half-width to lower case; radical to traditional to simplified).
        for (int unit = 0; unit < _folded.Length; unit++)
        {
            char folded = (char)unit;
            for (int steps = 0; step[folded] != folded; steps++)
            {
                if (steps > 8)
                    throw new InvalidDataException($"Folding of U+{unit:X4} does not come to rest");
                folded = step[folded];
            }

            _folded[unit] = folded;
        }
    }

    public char Fold(char unit) => _folded[unit];

    public string Fold(string text) => string.Create(text.Length, text, (folded, source) =>
    {
        for (int i = 0; i < folded.Length; i++)
            folded[i] = _folded[source[i]];
    });

    /// <summary>The table from the rules here and OpenCC's lists; the first choice of a list counts.</summary>
    public static FoldingTable Make(IEnumerable<string> traditionalToSimplified, IEnumerable<string> compatibilityIdeographs)
    {
        char[] step = new char[char.MaxValue + 1];
        for (int unit = 0; unit < step.Length; unit++)
            step[unit] = char.IsSurrogate((char)unit) ? (char)unit : char.ToLowerInvariant((char)unit);
        foreach (string line in traditionalToSimplified.Concat(compatibilityIdeographs))
        {
            string[] columns = line.Split('\t');
            string first = columns[1].Split(' ')[0];
            if (columns[0].Length == 1 && first.Length == 1)
                Put(step, columns[0][0], first[0]);
        }

        for (char unit = '\uFF01'; unit <= '\uFF5E'; unit++)
            Put(step, unit, (char)(unit - '\uFF01' + '!'));
        PutAll(step, Range('\u2F00', KangxiRadicals.Length), KangxiRadicals);
        PutAll(step, DrawnRadicals, DrawnIdeographs);
        PutAll(step, Range('\uFF61', HalfWidthKatakana.Length), HalfWidthKatakana);
        PutAll(step, PresentationForms, PresentedCharacters);
        PutAll(step, TwiceEncoded, OnceEncoded);
        return new FoldingTable(step);
    }

    /// <summary>The folded units, one line each: "from to" in hexadecimal, because an editor may normalise compatibility characters.</summary>
    public (string Text, string Version) Write()
    {
        var lines = new StringBuilder();
        for (int unit = 0; unit < _folded.Length; unit++)
        {
            if (_folded[unit] != unit)
                lines.Append(CultureInfo.InvariantCulture, $"{unit:X4} {(int)_folded[unit]:X4}\n");
        }

        string version = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(lines.ToString())))[..16];
        return ($"version {version}\n{lines}", version);
    }

    private static string Range(char first, int count) => new([.. Enumerable.Range(first, count).Select(unit => (char)unit)]);

    private static void PutAll(char[] step, string from, string to)
    {
        if (from.Length != to.Length)
            throw new InvalidDataException($"{from.Length} forms stand against {to.Length} characters: {from}");
        for (int i = 0; i < from.Length; i++)
            Put(step, from[i], to[i]);
    }

    private static void Put(char[] step, char from, char to)
    {
        if (char.IsWhiteSpace(from) || char.IsWhiteSpace(to) || char.IsSurrogate(from) || char.IsSurrogate(to))
            throw new InvalidDataException($"U+{(int)from:X4} to U+{(int)to:X4}: white space and surrogates are never folded");
        step[from] = to;
    }
}
