using System.Globalization;
using ReportSearch.Samples.Figures;
using ReportSearch.Samples.Formats;
using ReportSearch.Samples.Prose;
using ReportSearch.Samples.Writing;

namespace ReportSearch.Samples;

/// <summary>A written report and what is true of it.</summary>
/// <param name="Text">The text, damage done.</param>
/// <param name="Bom">Whether the file begins with a byte order mark.</param>
/// <param name="Truth">What is true of it.</param>
/// <param name="Undamaged">The report before damage was done, for the other formats.</param>
internal sealed record SampleFile(string Text, bool Bom, Truth Truth, SampleDocument Undamaged);

/// <summary>Writes one report: cover, title, preface, parts, tables, signature, then the damage.</summary>
internal sealed partial class ReportWriter
{
    public const string Notice = "（本报告为虚构示例，地名与数字均为虚构，仅用于演示。）";

    private readonly SampleBody _body;
    private readonly int _year;
    private readonly YearFigures _figures;
    private readonly ParagraphPool _pool;
    private readonly SampleRandom _random;
    private readonly ReportStyle _style;
    private readonly DamagePlan _damage;
    private readonly Contradiction _contradiction;
    private readonly Manuscript _manuscript = new();
    private readonly Dictionary<string, decimal> _prosaic = [];
    private readonly HashSet<SampleParagraph> _written = [];
    private readonly List<TrueContradiction> _planted = [];
    private readonly List<string> _otherTitles = [];
    private readonly DateOnly _published;
    private readonly ProseContext _context;
    private readonly TableWriter _tables;
    private string _title = "";
    private int _parts;
    private int _lostNumbers;

    private ReportWriter(SampleBody body, int year, YearFigures figures, ParagraphPool pool)
    {
        _body = body.In(year);
        _year = year;
        _figures = figures;
        _pool = pool;
        _random = new SampleRandom($"report {body.Stem} {year}");
        _style = ReportStyle.Of(_body, _random);
        _damage = DamagePlan.Of(body, year);
        _contradiction = Contradictions.Of(body, year);
        _published = new DateOnly(year + 1, year >= 2018 ? 1 : _random.Between(1, 3), _random.Between(8, 28));
        _context = new ProseContext(_body, year, figures, _random, _manuscript, _prosaic);
        _tables = new TableWriter(_manuscript, figures, _damage.Overprint is null ? _style.Layout : TableLayout.Inline, _style.Nothing, _random);
    }

    private string Issuer => _style.IssuedByOffice ? _body.Office : _body.Government;

    private string Year => _year.ToString(CultureInfo.InvariantCulture);

    public static SampleFile Write(SampleBody body, int year, YearFigures figures, ParagraphPool pool)
    {
        var writer = new ReportWriter(body, year, figures, pool);
        return writer.Write($"{body.Stem}-{year}.txt");
    }

    private SampleFile Write(string file)
    {
        Plant();
        string tableForm = TableForm();
        _manuscript.Add(BlockKind.Title, "");
        int preface = Front();
        if (_year < 2019)
            FreeBody();
        else
            StandardBody(tableForm);
        FinishPreface(preface);
        string? published = Signed();
        if (_year < 2019 && tableForm != "none")
            Annex(tableForm);
        _manuscript.Blocks.RemoveAll(block => block.Kind == BlockKind.Title && block.Text.Length == 0);
        var closing = new Block(BlockKind.Notice, Notice);
        _manuscript.Blocks.Add(closing);
        var undamaged = SampleDocument.Of(Path.GetFileNameWithoutExtension(file), _manuscript);
        _manuscript.Blocks.RemoveAt(_manuscript.Blocks.Count - 1);
        var damages = DoDamage();
        _manuscript.Blocks.Add(closing);

        var (text, sections, figures) = _manuscript.Print(_style.LineEnd, _style.Indent, _style.BlankLines);
        string form = _year < 2019 ? "free" : _year < 2021 ? "standard2019" : "standard2021";
        return new SampleFile(text, _style.Bom, new Truth(
            file, _title, _otherTitles, Issuer, _body.Code, _body.Name, _body.Level, _year, form, tableForm, published, sections, figures, _planted, damages), undamaged);
    }

    private string TableForm()
    {
        if (_year >= 2019)
            return _year >= 2021 && !(_body.Stem == "tingquan" && _year == 2021) ? "2021" : "2019";
        return (_body.Stem, _year) switch
        {
            ("luming", 2016) or ("weitang", 2017) or ("qingsong", 2014) => "none",
            _ when _body.Level == "prefecture" || _body.Stem is "panxi" or "huanshi" => "old13",
            _ => "old9",
        };
    }

    /// <summary>Sets what is printed instead of the truth and says so.</summary>
    private void Plant()
    {
        switch (_contradiction)
        {
            case Contradiction.AnsweredTotal:
                PlantTotal("rq_answered", _figures["rq_answered"] + 4, "the parts of the answers add up to another number");
                _prosaic["rq_answered"] = _figures["rq_answered"] + 4;
                break;
            case Contradiction.ColumnTotal:
                PlantTotal("ap_new.total", _figures["ap_new.total"] + 2, "the columns of the row add up to another number");
                _prosaic["ap_new.total"] = _figures["ap_new.total"] + 2;
                break;
            case Contradiction.ReceivedInProse:
                PlantProse("rq_received", 10);
                break;
            case Contradiction.ReviewsInProse:
                PlantProse("rl_review.total", 1);
                break;
            case Contradiction.CarriedIn:
                int handedOn = _figures.CarriedIn - 3;
                _planted.Add(new TrueContradiction("crossYear", ["ap_carried_in.total"], Manuscript.Number(_figures.CarriedIn), Manuscript.Number(handedOn), "the report of the year before hands on another number"));
                break;
            case Contradiction.Period:
                _planted.Add(new TrueContradiction("date", [], $"{_year - 1}年12月31日", $"{_year}年12月31日", "the period ends before it begins"));
                break;
        }
    }

    private void PlantTotal(string id, decimal printed, string note)
    {
        _tables.Instead[id] = printed;
        _planted.Add(new TrueContradiction("sum", [id], Manuscript.Number(printed), Manuscript.Number(_figures[id]), note));
    }

    private void PlantProse(string id, int off)
    {
        _prosaic[id] = _figures[id] + off;
        _planted.Add(new TrueContradiction("proseVsTable", [id], Manuscript.Number(_prosaic[id]), Manuscript.Number(_figures[id]), "the text gives another number than the table"));
    }

    /// <summary>Cover, title, notice and preface; returns the place of the preface's block.</summary>
    private int Front()
    {
        string work = _random.Pick(["政府信息公开工作年度报告", "政府信息公开工作年度报告", "政府信息公开年度报告", "政府信息公开工作报告"]);
        string plain = $"{_body.Name}{Year}年{work}";
        string withIssuer = $"{_body.Government}{Year}年{work}";
        switch (_style.Cover)
        {
            case 0:
                _title = plain;
                _manuscript.Add(BlockKind.Title, _title);
                break;
            case 1:
                _title = withIssuer;
                _manuscript.Add(BlockKind.Title, _body.Government);
                _manuscript.Add(BlockKind.Title, $"{Year}年{work}");
                break;
            case 2:
                _title = $"{Year}年{_body.Name}{work}";
                _manuscript.Add(BlockKind.Title, _title);
                _manuscript.Add(BlockKind.Title, $"（{_published.Year}年{_published.Month}月）");
                break;
            case 3:
                // A cover with the title on three lines, then the title again in another wording.
                _title = $"{Year}年{_body.Name}{work}";
                _otherTitles.Add(withIssuer);
                _manuscript.Add(BlockKind.Title, "   " + Year + "年");
                _manuscript.Add(BlockKind.Title, $" {_body.Name}政府信息公开");
                _manuscript.Add(BlockKind.Title, "        " + work["政府信息公开".Length..]);
                _manuscript.Add(BlockKind.Title, Issuer);
                _manuscript.Add(BlockKind.Title, $"{_published.Year}年{_published.Month}月");
                _manuscript.Add(BlockKind.Title, withIssuer);
                break;
            default:
                _title = $"{_body.Name}人民政府关于{Year}年度政府信息公开工作的报告";
                _manuscript.Add(BlockKind.Title, _title);
                break;
        }

        _manuscript.Add(BlockKind.Notice, Notice);
        _manuscript.Add(BlockKind.Paragraph, "");
        return _manuscript.Blocks.Count - 1;
    }

    /// <summary>The preface names the number of parts, which is known only when they are written.</summary>
    private void FinishPreface(int at)
    {
        string law = _random.Pick([
            "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）的要求，",
            "按照《中华人民共和国政府信息公开条例》和上级有关规定，",
            "依据《中华人民共和国政府信息公开条例》，结合本地实际，",
        ]);
        string made = _random.Pick([$"由{Issuer}编制本报告。", $"{Issuer}编制并公布{Year}年度报告。", $"现由{Issuer}向社会公布本年度报告。"]);
        int endYear = _contradiction == Contradiction.Period ? _year - 1 : _year;
        string period = _random.Pick([
            $"本报告中所列数据的统计期限为{Year}年1月1日至{endYear}年12月31日。",
            $"报告所列数据统计时间从{Year}年1月1日起，到{endYear}年12月31日止。",
        ]);
        string parts = "";
        if (_contradiction == Contradiction.AnnouncedParts)
        {
            string announced = Forms.AnnexForm.Chinese(_parts + 1);
            parts = $"全文共{announced}个部分。";
            _planted.Add(new TrueContradiction("structure", [], announced, Forms.AnnexForm.Chinese(_parts), "fewer parts than announced"));
        }
        else if (_random.Chance(45))
        {
            parts = $"全文共{Forms.AnnexForm.Chinese(_parts)}个部分。";
        }

        string contact = _random.Pick([
            "",
            $"如对本报告有疑问，请与{_body.Office}联系，电话：0000-{_random.Between(2000000, 8999999)}。",
            $"本报告电子版可在{_body.ShortName}政府网“政府信息公开”专栏下载。",
        ]);
        _manuscript.Blocks[at] = new Block(BlockKind.Paragraph, law + made + parts + period + contact);
    }

    private string? Signed()
    {
        if (!_style.Signature)
            return null;
        _manuscript.Add(BlockKind.Title, new string(' ', 30) + Issuer);
        _manuscript.Add(BlockKind.Title, new string(' ', 32) + $"{_published.Year}年{_published.Month}月{_published.Day}日");
        return _published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private List<TrueDamage> DoDamage()
    {
        var damage = new Damage(_manuscript, _random);
        if (_lostNumbers > 0)
            damage.Lost("lostNumbers", _lostNumbers);
        if (_damage.WrapAt > 0)
            damage.WrapLines(_damage.WrapAt);
        if (_damage.PageMark is not null)
            damage.PageMarks(_damage.PageMark, 6);
        if (_damage.Images > 0)
            damage.ImageMarks(_damage.Images);
        if (_damage.Chart)
            damage.ChartResidue(_year);
        if (_damage.Overprint is not null)
            damage.Overprint(_damage.Overprint);
        return damage.Done;
    }

    /// <summary>Writes the heading of a part and counts it.</summary>
    private void Part(string title, IReadOnlyList<string> tags)
    {
        _parts++;
        string number = _damage.LostNumbers ? "" : _style.Number(1, _parts);
        if (_damage.LostNumbers)
            _lostNumbers++;
        _manuscript.Add(BlockKind.Heading, _manuscript.Heading(number, title, 1, tags));
    }

    /// <summary>A paragraph under a heading of its own, which stands before it on the same line or on a line of its own.</summary>
    private void Subsection(int number, string title, IReadOnlyList<string> tags, string text)
    {
        string heading = _manuscript.Heading(_style.Number(2, number), title, 2, tags);
        if (_style.HeadingRunsIn)
        {
            _manuscript.Add(BlockKind.Paragraph, heading + "。" + text);
            return;
        }

        _manuscript.Add(BlockKind.Heading, heading);
        _manuscript.Add(BlockKind.Paragraph, text);
    }
}
