// Writes the invented sample reports anew: dotnet run --project tools/samples [FOLDER], by default index-data/samples of the checkout.
using ReportSearch.Samples;

string folder = args.Length == 1 ? args[0] : Path.Combine("index-data", "samples");
if (args.Length > 1 || (args.Length == 0 && !Directory.Exists(folder)))
{
    Console.Error.WriteLine("use: dotnet run --project tools/samples [FOLDER]   at the root of the checkout");
    return 2;
}

Console.WriteLine($"{SampleSet.Write(folder)} reports written to {folder}");
return 0;
