using ReportSearch.Engine.Columns;
using ReportSearch.Engine.Postings;
using ReportSearch.Engine.Storage;

namespace ReportSearch.Engine.Search;

/// <summary>The units of a segment whose column value passes a test.</summary>
internal static class ColumnFilter
{
    public static Bitmap InRange(IntegerColumn column, long minimum, long maximum, int unitCount, ReadBudget budget) =>
        Find(unitCount, budget, unit => column.TryGet(unit, out long value) && value >= minimum && value <= maximum);

    public static Bitmap WithCodes(StringColumn column, bool[] codes, int unitCount, ReadBudget budget) =>
        Find(unitCount, budget, unit => codes[column.CodeOf(unit)]);

    private static Bitmap Find(int unitCount, ReadBudget budget, Func<int, bool> matches)
    {
        var found = new Bitmap(unitCount);
        for (int unit = 0; unit < unitCount; unit++)
        {
            if ((unit & 0xFFF) == 0)
                budget.Spend(0x1000);
            if (matches(unit))
                found.Set(unit);
        }
        return found;
    }
}
