namespace ReportSearch.Reports.Statistics;

/// <summary>Tables 2 to 4 of the forms of 2019 and 2021, together or apart: hands what it is told on to the rows of the table that the labels name.</summary>
internal sealed class StandardRows(string text, FigureSink sink) : ITableRows
{
    private enum Table
    {
        None,
        Disclosure,
        Requests,
        Remedies,
    }

    private readonly DisclosureRows _disclosure = new(text, sink);
    private readonly RequestRows _requests = new(text, sink);
    private readonly RemedyRows _remedies = new(sink);
    private Table _table;

    public LabelMeaning[] Meanings(string key) => Array.FindAll(LabelIndex.Exact(key).ToArray(), IsStandard);

    public LabelMeaning[] Nearest(string key) => LabelIndex.Nearest(key, IsStandard);

    public LabelMeaning[] Completed(string key) => LabelIndex.Completed(key, IsStandard);

    public void Label(LabelMeaning[] meanings, LabelPlace place)
    {
        // A word of several tables, as 总计 and 其他, belongs to the one that is open.
        LabelMeaning? chosen = meanings.Length == 1 ? meanings[0] : null;
        chosen ??= _table switch
        {
            Table.Requests => _requests.Choose(meanings, place),
            Table.Remedies => Array.Find(meanings, meaning => meaning.Role is LabelRole.Result or LabelRole.Remedy),
            Table.Disclosure => Array.Find(meanings, meaning => meaning.Role is LabelRole.Column or LabelRole.Disclosure),
            _ => null,
        };
        chosen ??= Array.Find(meanings, meaning => meaning.Role == LabelRole.Applicant);
        if (chosen is null)
            return;
        Open(chosen.Role switch
        {
            LabelRole.Request or LabelRole.Applicant => Table.Requests,
            LabelRole.Disclosure or LabelRole.Column => Table.Disclosure,
            _ => Table.Remedies,
        });
        switch (_table)
        {
            case Table.Requests:
                _requests.Label(chosen, place);
                break;
            case Table.Disclosure:
                _disclosure.Label(chosen, place);
                break;
            default:
                _remedies.Label(chosen, place);
                break;
        }
    }

    public void Figure(FigureCell cell)
    {
        switch (_table)
        {
            case Table.Requests:
                _requests.Figure(cell);
                break;
            case Table.Disclosure:
                _disclosure.Figure(cell);
                break;
            case Table.Remedies:
                _remedies.Figure(cell);
                break;
        }
    }

    public void Unit(ReadOnlySpan<char> unit, LabelPlace place)
    {
        // The forms print no units of their own; 件 alone in a cell says nothing.
    }

    public void Text(LabelPlace place, bool aloneInRow)
    {
        if (_table == Table.Disclosure)
            _disclosure.Text();
    }

    public void Close()
    {
        _disclosure.Close();
        _requests.Close();
        _remedies.Close();
        _table = Table.None;
    }

    private static bool IsStandard(LabelMeaning meaning) => meaning.Role != LabelRole.Annex;

    private void Open(Table table)
    {
        if (table == _table)
            return;
        bool requests = _table == Table.Requests;
        Close();
        if (requests && table != Table.Requests)
            _requests.Leave();
        _table = table;
    }
}
