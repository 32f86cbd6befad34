using System.Globalization;
using Microsoft.Data.Sqlite;
using ReportSearch.Corpus.Store;
using ReportSearch.Reports.Statistics;

namespace ReportSearch.Corpus.Catalogue;

/// <summary>Figures as rows of the catalogue, there and back. What a row leaves out because the form says it already is put in again on reading.</summary>
internal static class FigureRows
{
    /// <summary>Columns of a figure for <see cref="Read"/>, over figures AS f with the joins of <see cref="Joins"/>.</summary>
    public const string Columns = "i.indicatorId, f.flags, f.value, f.printed, f.start, f.length, l.text, u.text, n.text, f.ordinal";

    public const string Joins =
        "LEFT JOIN indicators AS i ON i.id = f.indicator LEFT JOIN texts AS l ON l.id = f.label LEFT JOIN texts AS u ON u.id = f.unit LEFT JOIN texts AS n ON n.id = f.note";

    public static void Write(Database database, CatalogueCodes codes, long reading, IReadOnlyList<Figure> figures)
    {
        for (int ordinal = 0; ordinal < figures.Count; ordinal++)
        {
            Figure figure = figures[ordinal];
            Indicator? official = figure.Id is null ? null : IndicatorTable.Find(figure.Id);
            database.Execute(
                "INSERT INTO figures VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                reading, ordinal, figure.Id is null ? null : codes.IndicatorNumber(figure.Id),
                FigureSchema.FlagsOf(figure.State, figure.Approximate, figure.From, figure.TableForm, figure.Scope),
                Stored(figure.Value),
                figure.Printed == PlainPrint(figure.State, figure.Value) ? null : figure.Printed,
                figure.Start, figure.End - figure.Start,
                figure.Label == official?.Label ? null : codes.TextNumber(figure.Label),
                figure.Unit == official?.Unit ? null : codes.TextNumber(figure.Unit),
                figure.Note is null ? null : codes.TextNumber(figure.Note));
        }
    }

    /// <summary>The figures of a reading in order of the source. Offsets into the cleaned text are not kept: both are 0.</summary>
    public static List<Figure> Of(Database database, long reading) =>
        database.Query($"SELECT {Columns} FROM figures AS f {Joins} WHERE f.reading = $1 ORDER BY f.ordinal", Read, reading);

    public static Figure Read(SqliteDataReader row)
    {
        string? id = row.TextOrNull(0);
        Indicator? official = id is null ? null : IndicatorTable.Find(id);
        int flags = row.GetInt32(1);
        FigureState state = FigureSchema.StateOf(flags);
        decimal? value = ValueAt(row, 2);
        int start = row.GetInt32(4);
        return new Figure(
            id, row.TextOrNull(6) ?? official?.Label ?? "", row.TextOrNull(7) ?? official?.Unit ?? "", row.TextOrNull(3) ?? PlainPrint(state, value), value, state,
            FigureSchema.IsApproximate(flags), start, start + row.GetInt32(5), 0, 0, FigureSchema.OriginOf(flags), FigureSchema.FormOf(flags), FigureSchema.ScopeOf(flags),
            row.TextOrNull(8));
    }

    /// <summary>A number as SQLite keeps it: whole ones as integers, others as reals, and as text what a real would round.</summary>
    public static object? Stored(decimal? value)
    {
        if (value is not decimal number)
            return null;
        if (number == decimal.Truncate(number) && Math.Abs(number) <= long.MaxValue)
            return (long)number;
        double real = (double)number;
        return Math.Abs(real) < 1e15 && (decimal)real == number ? real : number.ToString(CultureInfo.InvariantCulture);
    }

    public static decimal? ValueAt(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetValue(column) switch
    {
        long whole => whole,
        double real => (decimal)real,
        string text => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture),
        object other => throw new InvalidDataException($"a value is stored as {other.GetType().Name}"),
    };

    private static string PlainPrint(FigureState state, decimal? value) => state switch
    {
        FigureState.Value => Plain(value!.Value),
        FigureState.NotApplicable => "/",
        _ => "",
    };

    // 4.20 and 4.2 are one number and two prints.
    private static string Plain(decimal value) => (value == decimal.Truncate(value) ? decimal.Truncate(value) : value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}
