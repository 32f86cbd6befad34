// Writes the invented sample reports anew: dotnet run --project tools/samples [FOLDER], by default index-data/samples of the checkout;
// or every sample in every format: dotnet run --project tools/samples -- formats --out DIR
using ReportSearch.Samples;
using ReportSearch.Samples.Formats;

string checkedIn = Path.Combine("index-data", "samples");
if (args is ["formats", "--out", var into] && Directory.Exists(checkedIn))
{
    int files = FormatSet.WriteAll([.. FormatSet.Generated(), .. FormatSet.Handwritten(Path.Combine(checkedIn, "handwritten"))], Path.GetFullPath(into));
    Console.WriteLine($"{files} files written to {into}{(OfficeConversion.Program is null ? "; pdf and doc need LibreOffice, which is not installed" : "")}");
    return 0;
}

string folder = args.Length == 1 ? args[0] : checkedIn;
if (args.Length > 1 || (args.Length == 0 && !Directory.Exists(folder)))
{
    Console.Error.WriteLine("use: dotnet run --project tools/samples [FOLDER]   or   ... -- formats --out DIR   at the root of the checkout");
    return 2;
}

Console.WriteLine($"{SampleSet.Write(folder)} reports written to {folder}");
return 0;
