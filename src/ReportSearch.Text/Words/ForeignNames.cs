using System.Buffers;

namespace ReportSearch.Text.Words;

/// <summary>Foreign names written by their sound: three and more characters in a row that serve for that (特劳斯伯格), or two such runs around a point (米拉·科恩).</summary>
internal static class ForeignNames
{
    private const int MinLength = 3;
    private const int MaxLength = 24;

    /// <summary>Stands between the parts of a foreign name.</summary>
    public const char Point = '·';

    /// <summary>Characters that dictionary words of foreign names are mostly written with, without those that are common words by themselves.</summary>
    public const string Sounds =
        "阿埃艾奥巴拜贝彼宾波伯博布查茨达戴丹德迪蒂丁杜厄恩尔菲费芬弗夫佛戈葛格哈赫亨霍吉贾杰卡凯坎柯科克肯库拉莱赖兰朗劳勒雷黎莉丽卢鲁罗洛玛马迈麦曼梅蒙莫默姆穆"
        + "纳娜尼妮诺欧帕潘佩皮珀普奇乔琼瑞若萨塞赛桑瑟森沙莎珊舍施什史士舒斯丝苏索塔泰坦汤特廷图托瓦威韦维温沃乌西希锡夏谢辛雅亚耶伊英尤约扎詹兹佐安比利加里基内治";

    // Next to a point common words, too, are read as sounds.
    private const string CommonSounds =
        "翰济明高东文平金山华南良可当道本热因多大天古福海洪汉怀保理林龙宁弥齐强青让荣胜盛圣守顺松孙唐陶提田万王卫魏吴武香祥小肖晓兴休学扬杨叶依义易意因友于元云则泽真珍芝智朱卓子宗祖庆";

    private static readonly SearchValues<char> s_sounds = SearchValues.Create(Sounds);
    private static readonly SearchValues<char> s_soundsAtPoint = SearchValues.Create(Sounds + CommonSounds);

    /// <summary>True for a character that writes foreign sounds.</summary>
    public static bool IsSound(char unit) => s_sounds.Contains(unit);

    /// <summary>One past the name that starts at <paramref name="start"/>, a <see cref="IsSound"/> character; <paramref name="start"/> when there is none.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="start">Where the name would start.</param>
    /// <param name="cost">What the name costs as a word.</param>
    public static int End(ReadOnlySpan<char> text, int start, out int cost)
    {
        cost = 0;
        // A name begins where its run begins: its tails are no names.
        if (start > 0 && (text[start - 1] == Point || IsSound(text[start - 1])))
            return start;
        ReadOnlySpan<char> window = text[..Math.Min(text.Length, start + MaxLength)];
        int end = EndOfRun(window, start, s_sounds);
        int wide = EndOfRun(window, start, s_soundsAtPoint);
        bool hasPoint = false;
        while (wide + 1 < window.Length && window[wide] == Point && s_soundsAtPoint.Contains(window[wide + 1]))
        {
            hasPoint = true;
            end = wide = EndOfRun(window, wide + 1, s_soundsAtPoint);
        }

        // The title behind a name is written with sounds, too.
        if (window[start..end].EndsWith("博士", StringComparison.Ordinal))
            end -= 2;
        int length = end - start;
        if (length < MinLength || (end == window.Length && window.Length < text.Length))
            return start;
        cost = hasPoint ? 8_000 + 3_000 * length : 4_000 + 6_500 * length;
        return end;
    }

    private static int EndOfRun(ReadOnlySpan<char> text, int start, SearchValues<char> sounds)
    {
        int length = text[start..].IndexOfAnyExcept(sounds);
        return length < 0 ? text.Length : start + length;
    }
}
