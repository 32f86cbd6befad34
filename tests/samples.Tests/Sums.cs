namespace ReportSearch.Samples.Tests;

/// <summary>The arithmetic of the forms, written down here once more from the forms themselves.</summary>
internal static class Sums
{
    private static readonly string[] s_applicants = ["natural", "business", "research", "welfare", "legal", "other_org"];

    private static readonly (string Total, string[] Parts)[] s_annex =
    [
        ("rq_received", ["rq_by_person", "rq_by_fax", "rq_by_network", "rq_by_letter", "rq_by_other"]),
        ("rq_closed", ["rq_closed_on_time", "rq_closed_extended"]),
        ("rq_answered", ["rq_ans_already_public", "rq_ans_granted", "rq_ans_partial", "rq_ans_refused", "rq_ans_not_this_agency", "rq_ans_not_exist", "rq_ans_supplement", "rq_ans_other_channel"]),
        ("rq_ans_refused", ["rq_ref_state_secret", "rq_ref_trade_secret", "rq_ref_privacy", "rq_ref_security_stability", "rq_ref_not_gov_info", "rq_ref_other_law"]),
        ("rv_total", ["rv_upheld", "rv_corrected", "rv_other"]),
        ("lt_total", ["lt_upheld", "lt_corrected", "lt_other"]),
        ("cp_total", ["cp_upheld", "cp_corrected", "cp_other"]),
        ("lib_total", ["lib_paper", "lib_electronic"]),
        ("site_total", ["site_municipal", "site_county", "site_township"]),
        ("point_total", ["point_municipal", "point_county", "point_township"]),
        ("visit_total", ["visit_municipal", "visit_county", "visit_township"]),
        ("cap_staff", ["cap_staff_full", "cap_staff_part"]),
    ];

    /// <summary>Ids of totals that are not the sum of their parts; a blank adds nothing, a total whose parts the form does not ask for is not judged.</summary>
    public static IReadOnlyList<string> Wrong(IReadOnlyDictionary<string, TrueFigure> figures)
    {
        var wrong = new List<string>();
        decimal Value(string id) => figures[id].Value ?? 0;
        void Check(string total, IEnumerable<string> parts)
        {
            var asked = parts.Where(figures.ContainsKey).ToList();
            if (figures.ContainsKey(total) && asked.Count > 0 && Value(total) != asked.Sum(Value))
                wrong.Add(total);
        }

        foreach (var (total, parts) in s_annex)
        {
            // The annex of nine groups has no row for other forms of request.
            if (total == "rq_received" && !figures.ContainsKey("rq_by_other") && figures.ContainsKey(total))
                Assert.Equal(0, Value(total) - parts.Where(figures.ContainsKey).Sum(Value));
            Check(total, parts);
        }

        var rows = figures.Keys.Where(id => id.StartsWith("ap_", StringComparison.Ordinal)).Select(id => id[..id.IndexOf('.')]).Distinct().ToList();
        foreach (string row in rows)
            Check(row + ".total", s_applicants.Select(applicant => $"{row}.{applicant}"));
        foreach (string column in s_applicants.Append("total").Where(_ => rows.Count > 0))
        {
            var outcomes = rows.Where(row => row is not ("ap_new" or "ap_carried_in" or "ap_processed" or "ap_carried_out"));
            Check("ap_processed." + column, outcomes.Select(row => $"{row}.{column}"));
            if (column != "total" && Value("ap_new." + column) + Value("ap_carried_in." + column) != Value("ap_processed." + column) + Value("ap_carried_out." + column))
                wrong.Add("balance " + column);
        }

        foreach (string remedy in new[] { "rl_review", "rl_direct", "rl_after_review" })
            Check(remedy + ".total", new[] { "upheld", "corrected", "other", "pending" }.Select(result => $"{remedy}.{result}"));
        return wrong;
    }
}
