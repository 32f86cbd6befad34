using System.CommandLine;
using ReportSearch.Corpus;

namespace ReportSearch.CommandLine.Verbs;

/// <summary>`verify`: reads every byte of the store.</summary>
internal static class VerifyVerb
{
    public static Command Define(Terminal terminal, CommonOptions common)
    {
        var verb = new Command("verify", "Reads every byte of the store: catalogue against index against originals.");
        verb.SetAction(parsed =>
        {
            var store = common.Store(parsed);
            var damages = StoreVerifier.Verify(store, terminal.Interrupted);
            if (parsed.GetValue(common.Json))
            {
                terminal.Out.WriteLine(ContractJson.Write(new { Store = store, Damaged = damages.Count > 0, Damages = damages }));
            }
            else
            {
                foreach (var damage in damages)
                    terminal.Out.WriteLine(damage.Offset is { } offset ? $"{damage.File}, byte {offset}: {damage.Reason}" : $"{damage.File}: {damage.Reason}");
                terminal.Out.WriteLine(damages.Count == 0
                    ? $"{store}: no damage"
                    : $"{store}: {damages.Count} damaged; `reportsearch rebuild` makes catalogue and index anew, a damaged original must be taken in again");
            }

            return damages.Count == 0 ? ExitCode.Done : ExitCode.SomeFailed;
        });
        return verb;
    }
}
