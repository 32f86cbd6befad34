using System.Numerics;
using System.Runtime.InteropServices;

namespace ReportSearch.TopicTraining;

/// <summary>Sums over dense vectors, in a fixed order, so that training gives the same model each time.</summary>
public static class DenseVector
{
    /// <summary>Adds a multiple of a vector to another of the same length.</summary>
    public static void AddScaled(Span<float> target, ReadOnlySpan<float> part, float factor)
    {
        Span<Vector<float>> sums = MemoryMarshal.Cast<float, Vector<float>>(target);
        ReadOnlySpan<Vector<float>> parts = MemoryMarshal.Cast<float, Vector<float>>(part);
        for (int i = 0; i < sums.Length; i++)
            sums[i] += parts[i] * factor;
        for (int i = sums.Length * Vector<float>.Count; i < target.Length; i++)
            target[i] += part[i] * factor;
    }

    /// <summary>The sum of the products of two vectors, summed in double precision.</summary>
    public static double Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
            sum += (double)left[i] * right[i];
        return sum;
    }

    /// <summary>The sum of the squares of a vector.</summary>
    public static double SumOfSquares(ReadOnlySpan<float> vector) => Dot(vector, vector);

    /// <summary>The length of a vector.</summary>
    public static double Norm(ReadOnlySpan<float> vector) => Math.Sqrt(SumOfSquares(vector));
}
