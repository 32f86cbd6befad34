namespace ReportSearch.WordMiner;

/// <summary>A possible word with what stands around it.</summary>
internal sealed class Candidate(string word, double pmi, string example)
{
    // More different neighbours say nothing new: the rest is counted as one each.
    private const int MaxNeighbors = 256;

    // The end of a stretch is one neighbour: what only ever fills a cell of a form is a label.
    private const char Edge = '\0';

    private readonly Dictionary<char, int> _left = [];
    private readonly Dictionary<char, int> _right = [];
    private int _leftAlone;
    private int _rightAlone;

    public string Word { get; } = word;

    public double Pmi { get; } = pmi;

    public string Example { get; } = example;

    public int Count { get; private set; }

    /// <summary>Counts one place; null is the end of a stretch.</summary>
    public void Add(char? left, char? right)
    {
        Count++;
        Add(_left, left, ref _leftAlone);
        Add(_right, right, ref _rightAlone);
    }

    public double LeftEntropy => Entropy(_left, _leftAlone);

    public double RightEntropy => Entropy(_right, _rightAlone);

    private static void Add(Dictionary<char, int> neighbors, char? unit, ref int alone)
    {
        char neighbor = unit ?? Edge;
        if (neighbors.Count < MaxNeighbors || neighbors.ContainsKey(neighbor))
            neighbors[neighbor] = neighbors.GetValueOrDefault(neighbor) + 1;
        else
            alone++;
    }

    // In bits. Summed in the order of counts, so that it does not hang on the order of the text.
    private double Entropy(Dictionary<char, int> neighbors, int alone)
    {
        double entropy = alone * Math.Log2(Count) / Count;
        foreach (int count in neighbors.Values.Order())
            entropy += (double)count / Count * Math.Log2((double)Count / count);
        return entropy;
    }
}
