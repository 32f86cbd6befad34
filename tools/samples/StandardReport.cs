namespace ReportSearch.Samples;

/// <summary>The six sections of the years since 2019.</summary>
internal sealed partial class ReportWriter
{
    private void StandardBody(string tableForm)
    {
        Part("总体情况", ["overview"]);
        Paragraphs("overview", _random.Between(1, 2), [], false, 0);
        int number = Paragraphs("proactive_disclosure", 1, ["proactive_disclosure"], true, 0);
        number = Paragraphs("requests_standard", 1, ["on_request"], true, number);
        if (_random.Chance(70))
            number = Paragraphs("management", 1, [], true, number);
        number = Paragraphs("platform", 1, ["platform"], true, number);
        number = Paragraphs("organisation", _random.Between(1, 2), ["organisation"], true, number);
        if (_random.Chance(60))
            number = Paragraphs("interpretation_response", 1, ["interpretation_response"], true, number);
        if (_random.Chance(70))
            number = Paragraphs("key_fields", _random.Between(1, 4), ["key_fields"], true, number);
        if (_random.Chance(50))
            Paragraphs("power_operation", _random.Between(1, 2), ["power_operation"], true, number);

        Part("主动公开政府信息情况", ["proactive_disclosure"]);
        _tables.Disclosure(tableForm);

        Part("收到和处理政府信息公开申请情况", ["on_request"]);
        if (_random.Chance(40))
            Paragraphs("subjects", 1, [], false, 0);
        _tables.Requests(tableForm);

        Part(_random.Pick(["政府信息公开行政复议、行政诉讼情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况", "行政复议、行政诉讼情况"]), ["review_litigation"]);
        if (_contradiction == Contradiction.ReviewsInProse || _random.Chance(60))
            Paragraphs("review_standard", 1, [], false, 0);
        _tables.Remedies();

        Part(_random.Pick(["存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进情况"]), ["problems_improvements"]);
        Problems();

        Part("其他需要报告的事项", ["other_matters"]);
        Paragraphs("other_matters", _random.Between(1, 2), [], false, 0);
    }
}
