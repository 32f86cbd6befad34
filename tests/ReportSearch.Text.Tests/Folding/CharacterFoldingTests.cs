using System.Security.Cryptography;
using System.Text;
using ReportSearch.Text.Folding;

namespace ReportSearch.Text.Tests.Folding;

public sealed class CharacterFoldingTests
{
    private static readonly char[] s_allUnits = [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => (char)unit)];

    [Fact]
    public void Folding_twice_changes_nothing_more_for_every_unit()
    {
        foreach (char unit in s_allUnits)
            Assert.Equal(CharacterFolding.Fold(unit), CharacterFolding.Fold(CharacterFolding.Fold(unit)));
    }

    [Fact]
    public void White_space_and_surrogates_are_neither_folded_nor_folded_to()
    {
        foreach (char unit in s_allUnits)
        {
            char folded = CharacterFolding.Fold(unit);
            if (char.IsWhiteSpace(unit) || char.IsSurrogate(unit))
                Assert.Equal(unit, folded);
            else
                Assert.False(char.IsWhiteSpace(folded) || char.IsSurrogate(folded), $"U+{(int)unit:X4}");
        }
    }

    [Fact]
    public void Both_cases_of_a_letter_fold_alike_for_every_unit()
    {
        foreach (char unit in s_allUnits)
            Assert.Equal(CharacterFolding.Fold(char.ToLowerInvariant(unit)), CharacterFolding.Fold(unit));
    }

    [Fact]
    public void Every_full_width_ASCII_character_folds_like_its_half_width_form()
    {
        for (char plain = '!'; plain <= '~'; plain++)
            Assert.Equal(CharacterFolding.Fold(plain), CharacterFolding.Fold((char)(plain - '!' + '\uFF01')));
    }

    [Fact]
    public void Simplified_characters_of_common_use_are_left_alone()
    {
        const string common = "政府信息公开工作年度报告的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发动同也能下过子说产种面而方后多定行学法所民得经十三之进着等部家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应合还因由其些然前外天四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装";
        Assert.Equal(common, CharacterFolding.Fold(common));
    }

    [Theory]
    [InlineData('Ａ', 'a')]
    [InlineData('É', 'é')]
    [InlineData('Д', 'д')]
    [InlineData('Σ', 'σ')]
    [InlineData('１', '1')]
    [InlineData('，', ',')]
    [InlineData('％', '%')]
    [InlineData('￥', '¥')]
    [InlineData('車', '车')]
    [InlineData('報', '报')]
    [InlineData('乾', '干')] // OpenCC's first choice, also where the other one is meant
    [InlineData('\u2F9E', '车')] // radical 車, then simplified
    [InlineData('\u2F42', '文')]
    [InlineData('\u2EA0', '民')]
    [InlineData('\u2EDA', '页')]
    [InlineData('\uF902', '车')] // compatibility ideograph 車
    [InlineData('\uF9B5', '例')]
    [InlineData('\uFE35', '(')]
    [InlineData('\uFE50', ',')]
    [InlineData('\uFF71', 'ア')]
    [InlineData('\u212B', 'å')]
    [InlineData('Ⅱ', 'ⅱ')]
    public void A_form_of_a_character_folds_to_the_plain_one(char unit, char folded) => Assert.Equal(folded, CharacterFolding.Fold(unit));

    [Theory]
    [InlineData("①②⑩㈠㊣")]
    [InlineData("²³¹₂")]
    [InlineData("“”‘’《》〈〉「」")]
    [InlineData("〇○—…·")]
    [InlineData("℃㎡№")]
    public void What_a_reader_sees_as_another_character_stays(string text) => Assert.Equal(text, CharacterFolding.Fold(text));

    [Fact]
    public void The_recorded_version_is_the_hash_of_the_rows()
    {
        using Stream resource = typeof(CharacterFolding).Assembly.GetManifestResourceStream("folding.tsv")!;
        string text = new StreamReader(resource, Encoding.ASCII).ReadToEnd();
        string rows = text[(text.IndexOf('\n') + 1)..];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(rows)))[..16], CharacterFolding.Version);
    }

    [Fact]
    public void A_text_folds_unit_by_unit_also_in_place()
    {
        char[] text = [.. s_allUnits];
        CharacterFolding.Fold(text, text);
        Assert.Equal(s_allUnits.Select(CharacterFolding.Fold), text);
        Assert.Throws<ArgumentException>(() => CharacterFolding.Fold("abc", new char[2]));
    }

    [Fact]
    public void A_lookup_allocates_nothing()
    {
        CharacterFolding.Fold('Ａ');
        long before = GC.GetAllocatedBytesForCurrentThread();
        int sum = 0;
        for (int unit = 0; unit < 10_000; unit++)
            sum += CharacterFolding.Fold((char)unit);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0, sum);
    }
}
