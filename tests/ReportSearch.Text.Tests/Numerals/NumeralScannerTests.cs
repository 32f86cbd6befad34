using System.Globalization;
using ReportSearch.Text.Folding;
using ReportSearch.Text.Numerals;
using ReportSearch.Text.WordForms;
using Xunit.Abstractions;

namespace ReportSearch.Text.Tests.Numerals;

public sealed class NumeralScannerTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("二〇一七年", "二〇一七=2017")]
    [InlineData("二○一七年度", "二○一七=2017")]
    [InlineData("二零一七年", "二零一七=2017")]
    [InlineData("二0一七年", "二0一七=2017")]
    [InlineData("二Ｏ一七年", "二o一七=2017")]
    [InlineData("二 ○ 一 七 年", "二○一七=2017")]
    [InlineData("2〇17年", "2〇17=2017")]
    [InlineData("２０１７年", "2017=2017")]
    [InlineData("第一二〇号", "一二〇=120")]
    [InlineData("二百三十五件", "二百三十五=235")]
    [InlineData("一万二千", "一万二千=12000")]
    [InlineData("四亿", "四亿=400000000")]
    [InlineData("三亿五千万零六百", "三亿五千万零六百=350000600")]
    [InlineData("两百", "两百=200")]
    [InlineData("兩萬", "两万=20000")]
    [InlineData("一千零五十", "一千零五十=1050")]
    [InlineData("共十五件", "十五=15")]
    [InlineData("收到申请十件", "十=10")]
    [InlineData("十", "十=10")]
    [InlineData("4,200件", "4,200=4200")]
    [InlineData("1，234，567", "1,234,567=1234567")]
    [InlineData("4.2万元", "4.2万=42000")]
    [InlineData("1.5亿", "1.5亿=150000000")]
    [InlineData("3万5千", "3万5千=35000")]
    [InlineData("1亿2000万元", "1亿2000万=120000000")]
    [InlineData("3.50", "3.50=3.5")]
    [InlineData("0.50%", "0.50%=0.5%")]
    [InlineData("5％", "5%=5%")]
    [InlineData("百分之五", "百分之五=5%")]
    [InlineData("百分之九十五点三", "百分之九十五点三=95.3%")]
    [InlineData("百分之百", "百分之百=100%")]
    [InlineData("百分之零点五", "百分之零点五=0.5%")]
    [InlineData("百分之12.50", "百分之12.50=12.5%")]
    [InlineData("千分之三", "千分之三=3‰")]
    [InlineData("三点五万元", "三点五万=35000")]
    [InlineData("零点", "")]
    [InlineData("第五条", "五=5")]
    [InlineData("五件", "五=5")]
    [InlineData("一件", "一=1")]
    [InlineData("第一，", "一=1")]
    [InlineData("第三季度", "三=3")]
    [InlineData("第三章第二节", "三=3 二=2")]
    [InlineData("三月三日", "三=3 三=3")]
    [InlineData("2017.12.31", "2017=2017 ")]
    [InlineData("2017 2018", "2017=2017 2018=2018")]
    public void Is_a_number(string text, string numerals) => Assert.Equal(numerals.Trim(), Print(text, numerals));

    [Theory]
    [InlineData("一是加强领导")]
    [InlineData("统一件数")]
    [InlineData("统一")]
    [InlineData("十分重要")]
    [InlineData("万一")]
    [InlineData("三公经费")]
    [InlineData("两微一端")]
    [InlineData("十三五规划")]
    [InlineData("三四天")]
    [InlineData("七八百件")]
    [InlineData("二百五")]
    [InlineData("三万五")]
    [InlineData("几十件")]
    [InlineData("数百件")]
    [InlineData("十余件")]
    [InlineData("二十多件")]
    [InlineData("三分之二")]
    [InlineData("二十分之一")]
    [InlineData("成千上万")]
    [InlineData("千方百计")]
    [InlineData("一二三四五")]
    [InlineData("第三方评估")]
    [InlineData("第一时间")]
    [InlineData("一一对应")]
    [InlineData("五一")]
    [InlineData("一个")]
    [InlineData("之一")]
    [InlineData("一五一十")]
    [InlineData("两点一线")]
    [InlineData("三点十分")]
    [InlineData("007")]
    [InlineData("2017a")]
    [InlineData("a2017")]
    [InlineData("v4.2万")]
    [InlineData("一 二 三")]
    [InlineData("1234567890123456789")]
    [InlineData("一亿亿亿亿亿")]
    [InlineData("123456789012亿")]
    [InlineData("二〇一〇〇〇〇〇〇〇〇〇〇〇〇〇〇〇〇〇〇〇〇〇")]
    [InlineData("零")]
    [InlineData("五\n件")]
    public void Is_no_number(string text) => Assert.Equal("", Print(text, ""));

    [Fact]
    public void Every_writing_of_a_number_has_its_value()
    {
        const int seed = 90_210;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (int round = 0; round < 5_000; round++)
        {
            long value = 11 + random.NextInt64(round % 2 == 0 ? 10_000 : 9_999_999_999);
            string plain = value.ToString(CultureInfo.InvariantCulture);
            foreach (string written in (string[])[plain, value.ToString("N0", CultureInfo.InvariantCulture), plain + ".00", Chinese(value), HanNumber.Write(value % 99_999_999 + 1)])
            {
                string expected = written == HanNumber.Write(value % 99_999_999 + 1) ? $"{value % 99_999_999 + 1}" : plain;
                // One character alone needs more around it.
                if (written.Length > 1)
                    Assert.Equal((written, expected), (written, Assert.Single(Find($"共{written}。")).Value));
            }
        }
    }

    [Fact]
    public void Numerals_stand_in_order_inside_one_run_and_are_not_empty()
    {
        const int seed = 90_211;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        const string alphabet = "〇○一二三五九两十百千万亿点分之第年月日件几多0123457.,%‰oa 第\n　\ud83d";
        for (int round = 0; round < 20_000; round++)
        {
            string line = string.Concat(Enumerable.Range(0, random.Next(24)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            FoldedText text = FoldedText.Of(line);
            int end = 0;
            foreach (Numeral numeral in Find(line))
            {
                Assert.True(numeral.Start >= end && numeral.Length > 0, line);
                end = numeral.End;
                Assert.False(Enumerable.Range(numeral.Start + 1, numeral.Length - 1).Any(text.StartsRun), line);
                Assert.Matches(@"^(0|[1-9]\d*)(\.\d*[1-9])?[%‰]?$", numeral.Value);
                Assert.True(numeral.Value.Count(char.IsAsciiDigit) <= NumeralScanner.MaxDigits, line);
            }
        }
    }

    [Theory]
    [InlineData("二〇一七年度报告", "2017 2017年 2017年度")]
    [InlineData("第五条规定", "5 5条 5条规 第5 第5条 第5条规")]
    [InlineData("二〇一七年十二月三十一日", "2017 2017年 2017年12月 2017年12月31日 12 12月 12月31日 31 31日")]
    [InlineData("4.2万元", "42000 42000元")]
    [InlineData("2017年报告", "")]
    [InlineData("2017 年", "")]
    [InlineData("３．５％", "")]
    public void Forms_are_given_where_they_are_not_written_plainly(string text, string forms)
    {
        List<PlainForm> found = [];
        NumeralForms.Find(FoldedText.Of(text), plainToo: false, found);
        Assert.Equal(forms, string.Join(' ', found.Select(form => form.Plain)));
    }

    [Theory]
    [InlineData("2017", "二〇一七")]
    [InlineData("42000", "42,000 4.2万")]
    [InlineData("235", "二百三十五")]
    [InlineData("5%", "百分之五")]
    [InlineData("10", "十")]
    [InlineData("110", "一百一十")]
    [InlineData("20000", "20,000 2万 二万")]
    [InlineData("3.5", "")]
    public void Examples_are_other_usual_writings(string plain, string examples) => Assert.Equal(examples, string.Join(' ', NumeralForms.Examples(plain)));

    private static List<Numeral> Find(string text)
    {
        List<Numeral> numerals = [];
        NumeralScanner.Find(FoldedText.Of(text), numerals);
        return numerals;
    }

    private static string Print(string text, string expected)
    {
        string folded = FoldedText.Of(text).Text;
        IEnumerable<string> all = Find(text).Select(numeral => $"{folded.Substring(numeral.Start, numeral.Length)}={numeral.Value}");
        // "first and more" where the expectation ends with a blank.
        return string.Join(' ', expected.EndsWith(' ') ? all.Take(1) : all);
    }

    // Independent of the product: four digits at a time, zeros written once between.
    private static string Chinese(long value)
    {
        string[] units = ["", "万", "亿"];
        string[] names = ["", "十", "百", "千"];
        string result = "";
        bool gap = false;
        for (int group = 2; group >= 0; group--)
        {
            long section = value / (long)Math.Pow(10_000, group) % 10_000;
            if (section == 0)
            {
                gap = result != "";
                continue;
            }

            string written = "";
            bool zero = false;
            for (int place = 3; place >= 0; place--)
            {
                long digit = section / (long)Math.Pow(10, place) % 10;
                if (digit == 0)
                {
                    zero = written != "";
                    continue;
                }

                written += $"{(zero ? "零" : "")}{"零一二三四五六七八九"[(int)digit]}{names[place]}";
                zero = false;
            }

            if (result != "" && (gap || section < 1_000))
                written = "零" + written;
            result += written + units[group];
            gap = false;
        }

        return result;
    }
}
