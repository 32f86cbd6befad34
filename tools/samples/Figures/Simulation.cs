namespace ReportSearch.Samples.Figures;

/// <summary>Lets ten years pass in a body, so that what one year carries over the next one takes in.</summary>
internal static class Simulation
{
    public const int FirstYear = 2014;
    public const int LastYear = 2023;

    public static readonly string[] Applicants = ["natural", "business", "research", "welfare", "legal", "other_org"];

    /// <summary>Rows of table 3 that lead to <c>ap_processed</c>, with their weights; the older and the newer rows of 其他处理 hold the same requests.</summary>
    private static readonly (string Row, int Weight)[] s_outcomes =
    [
        ("ap_granted", 420), ("ap_partial", 60),
        ("ap_denied_state_secret", 3), ("ap_denied_law", 6), ("ap_denied_security", 3), ("ap_denied_third_party", 14),
        ("ap_denied_internal", 10), ("ap_denied_process", 9), ("ap_denied_enforcement", 6), ("ap_denied_query", 12),
        ("ap_unable_not_held", 230), ("ap_unable_needs_creation", 18), ("ap_unable_unclear", 14),
        ("ap_unprocessed_complaint", 34), ("ap_unprocessed_repeat", 16), ("ap_unprocessed_publication", 3),
        ("ap_unprocessed_excessive", 4), ("ap_unprocessed_confirm", 5),
        ("ap_other_no_correction", 20), ("ap_other_unpaid", 1), ("ap_other_other", 40),
    ];

    public static IReadOnlyDictionary<int, YearFigures> Run(SampleBody body)
    {
        var years = new Dictionary<int, YearFigures>();
        int[] pending = [0, 0, 0, 0, 0, 0];
        for (int year = FirstYear; year <= LastYear; year++)
        {
            var random = new SampleRandom($"figures {body.Stem} {year}");
            // A planted break in the series: what the year says it took over is not what the year before handed on.
            if (Contradictions.Of(body, year) == Contradiction.CarriedIn)
                pending[0] += 3;
            var figures = year < 2019 ? Old(body, year, pending, random) : Standard(body, year, pending, random);
            years.Add(year, figures);
            pending = [.. figures.CarriedOut];
        }

        return years;
    }

    private static YearFigures Old(SampleBody body, int year, int[] pending, SampleRandom random)
    {
        bool city = body.Level == "prefecture";
        int received = random.Between(9, 22) * body.Size + (year - FirstYear) * body.Size * 2;
        int carriedIn = pending.Sum();
        int carriedOut = random.Chance(60) ? 0 : random.Between(1, 3);
        int closed = received + carriedIn - carriedOut;
        var f = new YearFigures { CarriedIn = carriedIn, CarriedOut = [carriedOut, 0, 0, 0, 0, 0] };

        int published = random.Between(4100, 8900) * body.Size * (10 + year - FirstYear) / 10;
        int normative = random.Between(6, 22) * body.Size;
        f["pd_total"] = published;
        f["pd_normative_disclosed"] = normative;
        f["pd_normative_issued"] = normative + random.Between(0, 3);
        f["pd_ch_gazette"] = city ? random.Between(120, 420) : 0;
        f["pd_ch_website"] = published * random.Between(62, 97) / 100;
        f["pd_ch_weibo"] = random.Between(180, 900) * body.Size;
        f["pd_ch_wechat"] = random.Between(210, 1100) * body.Size;
        f["pd_ch_other"] = random.Between(90, 1500) * body.Size;

        f["rs_hot_topics"] = random.Between(6, 40) * body.Size;
        f["rs_press_conf"] = random.Between(1, 6) * (city ? 4 : 1);
        f["rs_press_conf_principal"] = random.Between(0, (int)f["rs_press_conf"]);
        f["rs_interview"] = random.Between(2, 9) * (city ? 3 : 1);
        f["rs_interview_principal"] = random.Between(1, (int)f["rs_interview"]);
        f["rs_interpretation"] = random.Between(9, 45) * body.Size;
        f["rs_weibo_wechat"] = random.Between(12, 160) * body.Size;
        f["rs_other"] = random.Between(0, 60) * body.Size;

        f["rq_received"] = received;
        Set(f, random.Split(received, 30, 2, 48, 20, 0), "rq_by_person", "rq_by_fax", "rq_by_network", "rq_by_letter", "rq_by_other");
        f["rq_closed"] = closed;
        int extended = closed > 30 && random.Chance(60) ? random.Between(1, closed / 15) : 0;
        f["rq_closed_on_time"] = closed - extended;
        f["rq_closed_extended"] = extended;
        f["rq_answered"] = closed;
        string[] answers = ["rq_ans_already_public", "rq_ans_granted", "rq_ans_partial", "rq_ans_refused", "rq_ans_not_this_agency", "rq_ans_not_exist", "rq_ans_supplement", "rq_ans_other_channel"];
        Set(f, random.Split(closed, 18, 46, 5, 5, 10, 9, 3, 4), answers);
        string[] refusals = ["rq_ref_state_secret", "rq_ref_trade_secret", "rq_ref_privacy", "rq_ref_security_stability", "rq_ref_not_gov_info", "rq_ref_other_law"];
        Set(f, random.Split((int)f["rq_ans_refused"], 3, 8, 25, 2, 40, 22), refusals);

        Group(f, random, "rv_total", random.Between(0, 3) * body.Size / 2, [60, 15, 25], "rv_upheld", "rv_corrected", "rv_other");
        Group(f, random, "lt_total", random.Between(0, 2) * body.Size / 2, [60, 10, 30], "lt_upheld", "lt_corrected", "lt_other");
        Group(f, random, "cp_total", random.Chance(70) ? 0 : random.Between(1, 3), [60, 20, 20], "cp_upheld", "cp_corrected", "cp_other");
        f["fee_collected"] = 0;
        Group(f, random, "lib_total", random.Between(60, 480) * body.Size, [40, 60], "lib_paper", "lib_electronic");
        Group(f, random, "site_total", random.Between(12, 21) * body.Size, city ? [50, 12, 38] : [0, 45, 55], "site_municipal", "site_county", "site_township");
        f["gaz_issues"] = city ? 12 : 0;
        f["gaz_copies"] = city ? random.Between(9, 40) * 1000 : 0;
        Group(f, random, "point_total", random.Between(8, 25) * body.Size, city ? [10, 30, 60] : [0, 35, 65], "point_municipal", "point_county", "point_township");
        Group(f, random, "visit_total", random.Between(110, 1900) * body.Size, city ? [20, 40, 40] : [0, 55, 45], "visit_municipal", "visit_county", "visit_township");
        f["cap_units"] = random.Between(9, 30) * body.Size;
        f["cap_points"] = f["point_total"];
        Group(f, random, "cap_staff", random.Between(30, 90) * body.Size, [25, 75], "cap_staff_full", "cap_staff_part");
        f["cap_budget"] = random.Between(20, 400) * body.Size / 10m;
        f["tr_meetings"] = random.Between(2, 9) * body.Size;
        f["tr_courses"] = random.Between(1, 6) * body.Size;
        f["tr_trainees"] = random.Between(70, 420) * body.Size;
        return f;
    }

    private static YearFigures Standard(SampleBody body, int year, int[] pending, SampleRandom random)
    {
        int natural = random.Between(14, 34) * body.Size;
        int[] received =
        [
            natural, random.Between(0, 3) * body.Size, random.Chance(15) ? 1 : 0, random.Chance(15) ? random.Between(1, 2) : 0,
            random.Between(0, 2) * body.Size / 2, random.Chance(20) ? random.Between(1, 3) : 0,
        ];
        int[] left = [random.Between(0, 2) * body.Size / 2, received[1] > 3 && random.Chance(30) ? 1 : 0, 0, 0, 0, 0];
        var f = new YearFigures { CarriedIn = pending.Sum(), CarriedOut = left };

        foreach (var (row, _) in s_outcomes)
            f[row + ".total"] = 0;
        foreach (string row in new[] { "ap_new", "ap_carried_in", "ap_processed", "ap_carried_out", "ap_other" })
            f[row + ".total"] = 0;
        for (int i = 0; i < Applicants.Length; i++)
        {
            int processed = received[i] + pending[i] - left[i];
            Count(f, "ap_new", i, received[i]);
            Count(f, "ap_carried_in", i, pending[i]);
            Count(f, "ap_processed", i, processed);
            Count(f, "ap_carried_out", i, left[i]);
            var parts = random.Split(processed, [.. s_outcomes.Select(outcome => outcome.Weight)]);
            for (int k = 0; k < parts.Length; k++)
                Count(f, s_outcomes[k].Row, i, parts[k]);
            Count(f, "ap_other", i, parts[^1] + parts[^2] + parts[^3]);
        }

        foreach (var (id, scale) in new[] { ("rl_review", 3), ("rl_direct", 2), ("rl_after_review", 1) })
        {
            int total = random.Between(0, scale) * body.Size / 2;
            Group(f, random, id + ".total", total, [55, 15, 15, 15], id + ".upheld", id + ".corrected", id + ".other", id + ".pending");
        }

        bool city = body.Level == "prefecture";
        int rules = city ? random.Between(0, 2) : 0;
        f["ad_rules_made"] = rules;
        f["ad_rules_newly_public"] = rules;
        f["ad_rules_total_public"] = city ? 5 + year - 2019 + rules : 0;
        f["ad_rules_repealed"] = 0;
        f["ad_rules_in_force"] = f["ad_rules_total_public"];
        int normative = random.Between(2, 9) * body.Size;
        f["ad_normative_made"] = normative;
        f["ad_normative_newly_public"] = normative;
        f["ad_normative_total_public"] = random.Between(30, 60) * body.Size;
        f["ad_normative_repealed"] = random.Between(0, 4) * body.Size;
        f["ad_normative_in_force"] = f["ad_normative_total_public"] - f["ad_normative_repealed"];
        foreach (var (id, items, decisions) in new[] { ("licence", 210, 9000), ("other_management", 160, 5200), ("penalty", 1400, 1900), ("coercion", 90, 260) })
        {
            f[$"ad_{id}_items_previous"] = random.Between(items / 2, items);
            f[$"ad_{id}_items_change"] = random.Between(-12, 15);
            f[$"ad_{id}_decisions"] = random.Between(decisions / 2, decisions) * body.Size;
        }

        f["ad_fee_items_previous"] = random.Between(20, 60);
        f["ad_fee_items_change"] = random.Between(-4, 2);
        f["ad_fee_amount"] = random.Between(40000, 900000) * body.Size / 100m;
        f["ad_procurement_items"] = random.Between(25, 180) * body.Size;
        f["ad_procurement_amount"] = random.Between(90000, 2400000) * body.Size / 100m;
        return f;
    }

    private static void Count(YearFigures f, string row, int applicant, int count)
    {
        f[$"{row}.{Applicants[applicant]}"] = count;
        f[row + ".total"] += count;
    }

    private static void Group(YearFigures f, SampleRandom random, string total, int value, int[] weights, params string[] parts)
    {
        f[total] = value;
        Set(f, random.Split(value, weights), parts);
    }

    private static void Set(YearFigures f, int[] values, params string[] ids)
    {
        for (int i = 0; i < ids.Length; i++)
            f[ids[i]] = values[i];
    }
}
