using System.CommandLine;
using ReportSearch.CommandLine.Verbs;
using ReportSearch.Corpus.Export;
using ReportSearch.Corpus.Search;
using ReportSearch.Corpus.Store;

namespace ReportSearch.CommandLine;

/// <summary>The command line as one dispatch: parse, refuse what is unknown, run the verb, turn failures into messages and exit codes.</summary>
internal static class Dispatch
{
    public static int Run(string[] args, Terminal terminal)
    {
        var common = new CommonOptions(terminal);
        var root = new RootCommand("Full-text search over the annual reports of Chinese governments on information disclosure.")
        {
            common.Data,
            common.Regions,
            common.Json,
            IndexVerb.Define(terminal, common),
            SearchVerb.Define(terminal, common),
            KwicVerb.Define(terminal, common),
            KeynessVerb.Define(terminal, common),
            TrendsVerb.Define(terminal, common),
            ThemesVerb.Define(terminal, common),
            SimilarVerb.Define(terminal, common),
            CompareVerb.Define(terminal, common),
            CoverageVerb.Define(terminal, common),
            InspectVerb.Define(terminal, common),
            SegmentVerb.Define(terminal),
            ClassifyVerb.Define(terminal),
            AnalyzeVerb.Define(terminal),
            VerifyVerb.Define(terminal, common),
            RebuildVerb.Define(terminal, common),
            StatsVerb.Define(terminal, common),
            FollowUpVerb.Define(terminal, common),
            ReuseVerb.Define(terminal, common),
            IndicatorsVerb.Define(terminal, common),
            TopicsVerb.Define(terminal, common),
            AuditVerb.Define(terminal, common),
            SnapshotVerb.Define(terminal, common),
            ExportVerb.Define(terminal, common),
            CiteVerb.Define(terminal, common),
            SavedVerb.Define(terminal, common),
            AnnotateVerb.Define(terminal, common),
        };

        // No response files and no bundling: a query may begin with @, a path with anything.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (Refusal.Of(parsed, args) is { } refusal)
        {
            terminal.Say(refusal);
            return ExitCode.WrongUse;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }
        catch (WrongUseException wrong)
        {
            terminal.Say(wrong.Message);
            return ExitCode.WrongUse;
        }
        catch (SearchParameterException wrong)
        {
            terminal.Say(wrong.Message);
            return ExitCode.WrongUse;
        }
        catch (ExportRefusedException refused)
        {
            terminal.Say(refused.Message);
            return ExitCode.WrongUse;
        }
        catch (StoreException failure)
        {
            terminal.Say(failure.Failure == StoreFailure.Missing
                ? $"{failure.Message}; make a store with `reportsearch index PATH...`, or name another with --data DIR or REPORTSEARCH_DATA"
                : failure.Message);
            return ExitCode.NoStore;
        }
        catch (OperationCanceledException) when (terminal.Interrupted.IsCancellationRequested)
        {
            terminal.Say("interrupted; what was committed stays, the same command goes on from there");
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            terminal.Say($"{failure.Message}; check that the path exists and that you have the rights to it");
            return ExitCode.NoStore;
        }
        finally
        {
            terminal.Out.Flush();
        }
    }
}

/// <summary>The command was given something that it cannot take; the message says what and what to do.</summary>
internal sealed class WrongUseException(string message) : Exception(message);
